import type { CheckKey, Light } from '#lib/lab/room-check.ts';
import type { Words } from './lang.ts';

type Told = Record<string, string | number>;
type Sentences = Record<CheckKey, { name: string } & Record<Light, (told: Told) => string>>;
/** Where a light cannot come, and nothing needs to be said. */
const never = () => '';

/** Tens of thousands of megabytes are said as gigabytes. */
const size = (mb: unknown) =>
  Number(mb) >= 10_000 ? `${Math.round(Number(mb) / 1000)} GB` : `${Number(mb)} MB`;

const id = {
  title: 'Periksa sebelum acara',
  what: 'Diukur langsung di komputer ini dan diperbarui sendiri setiap beberapa detik.',
  lights: { ok: 'Baik', warn: 'Perlu dilihat', bad: 'Belum siap', ask: 'Belum dicoba' },
  verdict: {
    ok: 'Semua siap untuk acara.',
    ask: 'Sejauh ini baik. Coba juga yang belum dicoba.',
    warn: 'Dapat dimulai, tetapi ada yang perlu dilihat.',
    bad: 'Belum siap: selesaikan yang merah dulu.',
  },
  lost: 'Server tidak menjawab. Angka di bawah ini yang terakhir diketahui.',
  lines: {
    stored: {
      name: 'Penyimpanan',
      ok: () => 'Semua yang ditulis tersimpan di komputer ini.',
      bad: () => 'Server tidak dapat menyimpan. Kosongkan disk atau periksa izin folder data.',
      warn: never,
      ask: never,
    },
    network: {
      name: 'Alamat untuk ponsel',
      ok: (p) => `Server menjawab di ${p['address']}.`,
      bad: (p) =>
        p['address']
          ? `Server tidak menjawab di ${p['address']}. Jalankan tanpa HOST, lalu izinkan Node di firewall.`
          : 'Komputer ini belum tersambung ke jaringan. Sambungkan ke Wi-Fi ruangan.',
      warn: never,
      ask: never,
    },
    link: {
      name: 'Tautan gabung',
      ok: (p) => `Ponsel membuka tautan, jawaban tiba dalam ${p['trip']} milidetik.`,
      warn: (p) =>
        `Ponsel membuka tautan, tetapi jawaban baru tiba setelah ${p['trip']} milidetik. Dekatkan ke pemancar Wi-Fi.`,
      ask: () => 'Pindai kode di bawah dengan satu ponsel yang memakai Wi-Fi ruangan.',
      bad: never,
    },
    devices: {
      name: 'Perangkat peserta',
      ok: (p) => `${p['connected']} dari ${p['joined']} orang tersambung.`,
      warn: (p) =>
        `Baru ${p['connected']} dari ${p['joined']} orang tersambung. Minta yang lain membuka halaman lab lagi.`,
      ask: () => 'Belum ada peserta yang masuk. Coba dengan satu ponsel.',
      bad: never,
    },
    speed: {
      name: 'Perangkat paling lambat',
      ok: (p) => `${p['name']}: ${p['trip']} milidetik, terasa langsung.`,
      warn: (p) => `${p['name']}: ${p['trip']} milidetik. Masih jalan, terasa agak lambat.`,
      bad: (p) =>
        `${p['name']}: ${p['trip']} milidetik. Pindahkan perangkat itu lebih dekat ke pemancar Wi-Fi.`,
      ask: () => 'Terukur setelah ada peserta yang tersambung.',
    },
    waiting: {
      name: 'Tulisan yang belum terkirim',
      ok: () => 'Tidak ada yang menunggu di perangkat yang tersambung.',
      warn: (p) =>
        `${p['waiting']} tulisan menunggu di ${p['waitingOn']} perangkat. Biarkan halamannya terbuka sampai terkirim.`,
      bad: never,
      ask: never,
    },
    projector: {
      name: 'Layar ruangan',
      ok: (p) => (p['n'] === 1 ? 'Satu layar terbuka.' : `${p['n']} layar terbuka.`),
      warn: () => 'Belum ada layar yang terbuka. Tekan “Buka layar” di konsol.',
      bad: never,
      ask: never,
    },
    backup: {
      name: 'Cadangan terakhir',
      ok: (p) => `Dibuat ${p['hours']} jam lalu.`,
      warn: (p) =>
        p['at']
          ? `Sudah ${p['hours']} jam lalu. Buat yang baru sebelum acara.`
          : 'Labinov tidak mencatat cadangan. Sebelum dan sesudah acara: hentikan server sebentar, salin seluruh folder data ke diska lain, lalu jalankan lagi.',
      bad: never,
      ask: never,
    },
    disk: {
      name: 'Ruang disk',
      ok: (p) => `${size(p['mb'])} bebas, cukup untuk satu acara.`,
      warn: (p) => `Tinggal ${size(p['mb'])}. Kosongkan sampai 500 MB agar foto bukti muat.`,
      bad: (p) =>
        `Tinggal ${size(p['mb'])}. Kosongkan disk sekarang: server dapat berhenti menyimpan.`,
      ask: never,
    },
    clock: {
      name: 'Jam komputer',
      ok: () => 'Jam berjalan tanpa lompatan.',
      warn: (p) =>
        `Jam melompat ${p['seconds']} detik; penghitung waktu tidak terganggu. Biasanya komputer sempat tidur.`,
      bad: () => 'Tanggal komputer ini keliru. Setel jam, lalu jalankan server lagi.',
      ask: never,
    },
    power: {
      name: 'Listrik dan tidur',
      ok: (p) => `Baterai ${p['percent']} %, tersambung ke listrik.`,
      warn: (p) => `Baterai ${p['percent']} % dan tidak diisi. Pasang pengisi daya.`,
      bad: (p) => `Baterai tinggal ${p['percent']} %. Pasang pengisi daya sekarang.`,
      ask: () => 'Pasang pengisi daya, dan cegah komputer tidur seperti petunjuk di bawah.',
    },
  } satisfies Sentences as Sentences,
  test: 'Coba tautan gabung',
  testWhat:
    'Ponsel yang membuka kode ini membuat lampunya hijau. Kode ini tidak memasukkan siapa pun ke lab.',
  testLabel: (address: string) => `Kode QR untuk mencoba sambungan: ${address}`,
  testAgain: 'Coba dengan ponsel lain',
  sleep: 'Agar komputer tidak tidur',
  system: {
    win32: 'Windows',
    darwin: 'macOS',
    linux: 'Linux',
  },
  sleepHow: {
    win32:
      'Pengaturan, Sistem, Daya: pilih “Jangan pernah” untuk layar dan tidur saat tercolok. Panel Kontrol, Opsi Daya: menutup layar tidak melakukan apa pun.',
    darwin:
      'Pengaturan Sistem, Baterai, Opsi: cegah tidur otomatis saat memakai adaptor. Biarkan layar terbuka, atau jalankan caffeinate -s di Terminal.',
    linux:
      'Pengaturan, Daya: matikan penangguhan otomatis saat tercolok. Atau jalankan server dengan systemd-inhibit --what=sleep:idle npm start.',
  },
  thisOne: 'komputer ini',
  reached: 'Sambungan berhasil',
  reachedWhat:
    'Ponsel ini mencapai server. Halaman ini boleh ditutup; hasilnya tampil pada fasilitator.',
  reachedTrip: (ms: number) => `Jawaban server tiba dalam ${ms} milidetik.`,
  unknown: 'Alamat percobaan ini sudah tidak berlaku. Pindai lagi dari layar fasilitator.',
};

const en = {
  title: 'Check before the event',
  what: 'Measured on this computer, and kept up to date by itself every few seconds.',
  lights: { ok: 'Good', warn: 'Have a look', bad: 'Not ready', ask: 'Not tried yet' },
  verdict: {
    ok: 'Everything is ready.',
    ask: 'Good so far. Try what has not been tried yet.',
    warn: 'You can begin, but something needs a look.',
    bad: 'Not ready: mend what is red first.',
  },
  lost: 'The server does not answer. What stands below was known last.',
  lines: {
    stored: {
      name: 'Storage',
      ok: () => 'Everything that is written is stored on this computer.',
      bad: () =>
        'The server cannot store. Free the disk, or look at the rights of the data folder.',
      warn: never,
      ask: never,
    },
    network: {
      name: 'Address for phones',
      ok: (p) => `The server answers at ${p['address']}.`,
      bad: (p) =>
        p['address']
          ? `The server does not answer at ${p['address']}. Start it without HOST and allow Node in the firewall.`
          : 'This computer is on no network. Connect it to the Wi-Fi of the room.',
      warn: never,
      ask: never,
    },
    link: {
      name: 'Join link',
      ok: (p) => `A phone opened the link; the answer came within ${p['trip']} milliseconds.`,
      warn: (p) =>
        `A phone opened the link, but the answer took ${p['trip']} milliseconds. Move closer to the access point.`,
      ask: () => 'Scan the code below with one phone that uses the Wi-Fi of the room.',
      bad: never,
    },
    devices: {
      name: 'Devices of participants',
      ok: (p) => `${p['connected']} of ${p['joined']} people are connected.`,
      warn: (p) =>
        `Only ${p['connected']} of ${p['joined']} people are connected. Ask the others to open the lab again.`,
      ask: () => 'Nobody has joined yet. Try with one phone.',
      bad: never,
    },
    speed: {
      name: 'Slowest device',
      ok: (p) => `${p['name']}: ${p['trip']} milliseconds, feels immediate.`,
      warn: (p) => `${p['name']}: ${p['trip']} milliseconds. It works, but feels slow.`,
      bad: (p) => `${p['name']}: ${p['trip']} milliseconds. Move that device closer to the Wi-Fi.`,
      ask: () => 'Measured as soon as somebody is connected.',
    },
    waiting: {
      name: 'Not sent yet',
      ok: () => 'Nothing waits on the devices that are connected.',
      warn: (p) =>
        `${p['waiting']} texts wait on ${p['waitingOn']} devices. Leave their pages open until they are sent.`,
      bad: never,
      ask: never,
    },
    projector: {
      name: 'Screen of the room',
      ok: (p) => (p['n'] === 1 ? 'One screen is open.' : `${p['n']} screens are open.`),
      warn: () => 'No screen is open. Press “Open projector” in the console.',
      bad: never,
      ask: never,
    },
    backup: {
      name: 'Last backup',
      ok: (p) => `Made ${p['hours']} hours ago.`,
      warn: (p) =>
        p['at']
          ? `It is ${p['hours']} hours old. Make a new one before the event.`
          : 'Labinov keeps no record of backups. Before and after the event: stop the server for a moment, copy the whole data folder to another disk, and start it again.',
      bad: never,
      ask: never,
    },
    disk: {
      name: 'Disk space',
      ok: (p) => `${size(p['mb'])} free, enough for an event.`,
      warn: (p) => `Only ${size(p['mb'])} left. Free it up to 500 MB so that photos fit.`,
      bad: (p) => `Only ${size(p['mb'])} left. Free the disk now: the server may stop storing.`,
      ask: never,
    },
    clock: {
      name: 'Clock of this computer',
      ok: () => 'The clock has not jumped.',
      warn: (p) =>
        `The clock jumped by ${p['seconds']} seconds; timers are not disturbed. Usually the computer slept.`,
      bad: () => 'The date of this computer is wrong. Set it and start the server again.',
      ask: never,
    },
    power: {
      name: 'Power and sleep',
      ok: (p) => `Battery ${p['percent']} %, on mains power.`,
      warn: (p) => `Battery ${p['percent']} % and not charging. Plug in the charger.`,
      bad: (p) => `Battery down to ${p['percent']} %. Plug in the charger now.`,
      ask: () => 'Plug in the charger, and keep the computer from sleeping as said below.',
    },
  } satisfies Sentences as Sentences,
  test: 'Try the join link',
  testWhat: 'A phone that opens this code turns the light green. It lets nobody into the lab.',
  testLabel: (address: string) => `QR code to try the connection: ${address}`,
  testAgain: 'Try another phone',
  sleep: 'Keep the computer from sleeping',
  system: {
    win32: 'Windows',
    darwin: 'macOS',
    linux: 'Linux',
  },
  sleepHow: {
    win32:
      'Settings, System, Power: choose “Never” for screen and sleep when plugged in. Control Panel, Power Options: closing the lid does nothing.',
    darwin:
      'System Settings, Battery, Options: prevent automatic sleeping on the power adapter. Leave the lid open, or run caffeinate -s in the Terminal.',
    linux:
      'Settings, Power: turn automatic suspend off when plugged in. Or start the server with systemd-inhibit --what=sleep:idle npm start.',
  },
  thisOne: 'this computer',
  reached: 'The connection works',
  reachedWhat: 'This phone reaches the server. You can close this page; the facilitator sees it.',
  reachedTrip: (ms: number) => `The answer of the server came within ${ms} milliseconds.`,
  unknown: 'This test address is no longer valid. Scan again from the facilitator’s screen.',
} satisfies Words<typeof id>;

export const checkWords = { id, en };
