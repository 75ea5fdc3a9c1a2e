import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** Who is in the lab, its doors, and what a participant finds under "my data". */
const id = {
  title: 'Peserta dan kode',
  back: 'Ke konsol',
  room: 'Ke ruang lab',
  lead: 'Siapa yang hadir, dari OPD mana, dan pintu masuk lab.',
  readOnly:
    'Anda melihat sebagai Bappeda. Mengubah daftar dan kode hanya bisa dilakukan fasilitator.',
  count: {
    people: 'orang bergabung',
    connected: 'tersambung sekarang',
    agencies: (of: number) => `dari ${of} OPD dan unit hadir`,
  },
  search: 'Cari nama, jabatan, atau OPD',
  none: (query: string) => `Tidak ada yang cocok dengan “${query}”.`,
  empty: 'Belum ada yang bergabung',
  emptyWhat: 'Tampilkan kode di layar depan. Nama muncul di sini begitu peserta masuk.',
  here: 'tersambung',
  away: 'tidak tersambung',
  others: 'Tanpa OPD',
  removedOnes: (n: number) => `${n} orang dikeluarkan`,
  silent: 'Belum hadir',
  silentWhat: (n: number) =>
    `${n} OPD dan unit belum punya peserta. Hubungi mereka sebelum menutup Drum-up.`,
  allHere: 'Semua OPD dan unit sudah hadir.',
  remove: 'Keluarkan',
  removeOf: (name: string) => `Keluarkan ${name}`,
  removeTitle: (name: string) => `Keluarkan ${name}?`,
  removeWhat:
    'Perangkatnya langsung terputus dan tidak bisa masuk lagi dengan kode ini. Kartu dan ikrar yang sudah ditulisnya tetap ada. Ia bisa kembali bila Anda mengganti kode dan memberikannya.',
  removeByLink:
    'Perangkatnya langsung terputus, dan tautan pribadi yang dipakainya tidak berlaku lagi untuk siapa pun. Yang sudah masuk tetap di dalam; untuk yang lain, buat tautan baru.',
  removed: (name: string) => `${name} dikeluarkan dari lab.`,
  unit: {
    open: 'Tambahkan OPD atau unit',
    what: 'Untuk yang belum tercantum di daftar. Peserta yang menunggu di halaman gabung memuat ulang halamannya, lalu memilihnya.',
    name: 'Nama OPD atau unit',
    short: 'Singkatan (boleh kosong)',
    kind: 'Jenis',
    add: 'Tambahkan ke daftar',
    added: (name: string) => `${name} ditambahkan ke daftar.`,
  },
  door: {
    title: 'Kode gabung',
    qr: (address: string) => `Kode QR untuk ${address}`,
    address: 'Alamat di peramban',
    renew: 'Ganti kode',
    renewTitle: 'Ganti kode gabung?',
    renewWhat:
      'Kode dan QR yang lama langsung tidak berlaku. Yang sudah bergabung tetap di dalam. Peserta yang pernah dikeluarkan bisa masuk lagi dengan kode baru.',
    renewed: (code: string) => `Kode baru: ${code}. Muat ulang layar depan agar kode baru tampil.`,
    noLan:
      'Server ini hanya dikenal di komputer ini. Sambungkan ke Wi-Fi ruangan agar ponsel bisa masuk.',
  },
  links: {
    title: 'Layar',
    copied: 'Tautan disalin.',
    copyByHand: 'Tekan lama pada tautan untuk menyalinnya.',
    screen: 'Layar proyektor',
    screenWhat: 'Hanya menampilkan, tanpa akun, tidak pernah memuat tulisan yang tersembunyi.',
    open: 'Buka layar',
  },
  me: {
    title: 'Data saya',
    lead: 'Ini semua yang lab simpan tentang Anda.',
    change: 'Perbaiki',
    saved: 'Data Anda sudah diperbaiki.',
    role: 'Peran',
    joined: 'Bergabung',
    sheet: 'Kuesioner kesiapan',
    sheetYes: 'Sudah diisi',
    sheetNo: 'Belum diisi',
    download: 'Unduh data saya (JSON)',
    leave: 'Keluar dari perangkat ini',
    leaveTitle: 'Keluar dari perangkat ini?',
    leaveWhat:
      'Tulisan Anda tetap di lab, tetapi perangkat ini tidak lagi masuk sebagai Anda. Untuk kembali dengan kursi yang sama, pakai perangkat lain yang masih masuk; bila tidak ada, gabung lagi sebagai orang baru.',
    waiting: (n: number) =>
      `${n} catatan belum terkirim dari perangkat ini. Tunggu sampai terkirim sebelum keluar.`,
    remove:
      'Penghapusan data belum bisa dilakukan sendiri di sini. Mintalah kepada fasilitator atau kepada penanggung jawab data.',
    staff: 'Data akun Anda ada di halaman akun.',
    account: 'Buka akun',
  },
};

const en = {
  title: 'People and code',
  back: 'To the console',
  room: 'To the lab room',
  lead: 'Who is here, from which agency, and the ways into the lab.',
  readOnly: 'You are looking as Bappeda. Only facilitators can change the list and the code.',
  count: {
    people: 'people joined',
    connected: 'connected now',
    agencies: (of: number) => `of ${of} agencies and units are here`,
  },
  search: 'Search by name, position or agency',
  none: (query: string) => `Nothing matches “${query}”.`,
  empty: 'Nobody has joined yet',
  emptyWhat: 'Show the code on the front screen. Names appear here as people come in.',
  here: 'connected',
  away: 'not connected',
  others: 'No agency',
  removedOnes: (n: number) => `${plural(n, 'person', 'people')} removed`,
  silent: 'Not here yet',
  silentWhat: (n: number) =>
    `${plural(n, 'agency or unit has', 'agencies and units have')} nobody here. Call them before Drum-up closes.`,
  allHere: 'All agencies and units are here.',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeWhat:
    'Their device is disconnected at once and cannot come back with this code. Cards and pledges they wrote stay. They can return if you change the code and give it to them.',
  removeByLink:
    'Their devices are disconnected at once, and the personal link they used no longer works for anybody. Whoever is in stays in; make a new link for others.',
  removed: (name: string) => `${name} was removed from the lab.`,
  unit: {
    open: 'Add an agency or unit',
    what: 'For one that the list does not have. Whoever waits on the join page loads it again and chooses it.',
    name: 'Name of the agency or unit',
    short: 'Short name (may be empty)',
    kind: 'Kind',
    add: 'Add to the list',
    added: (name: string) => `${name} is on the list now.`,
  },
  door: {
    title: 'Join code',
    qr: (address: string) => `QR code for ${address}`,
    address: 'Address in the browser',
    renew: 'Change the code',
    renewTitle: 'Change the join code?',
    renewWhat:
      'The old code and QR stop working at once. Whoever has joined stays in. Participants who were removed can come back with the new code.',
    renewed: (code: string) => `New code: ${code}. Reload the front screen to show it.`,
    noLan:
      'This server is only known on this computer. Connect it to the Wi-Fi of the room so that phones can come in.',
  },
  links: {
    title: 'Screen',
    copied: 'The link was copied.',
    copyByHand: 'Press and hold the link to copy it.',
    screen: 'Projector screen',
    screenWhat: 'Only shows, needs no account, never holds hidden text.',
    open: 'Open the screen',
  },
  me: {
    title: 'My data',
    lead: 'This is everything the lab keeps about you.',
    change: 'Correct',
    saved: 'Your data were corrected.',
    role: 'Role',
    joined: 'Joined',
    sheet: 'Readiness questionnaire',
    sheetYes: 'Answered',
    sheetNo: 'Not answered yet',
    download: 'Download my data (JSON)',
    leave: 'Leave this device',
    leaveTitle: 'Leave this device?',
    leaveWhat:
      'What you wrote stays in the lab, but this device no longer comes in as you. To return to the same seat use another device that is still in; if there is none, join again as a new person.',
    waiting: (n: number) =>
      `${plural(n, 'note has', 'notes have')} not been sent from this device yet. Wait for that before you leave.`,
    remove:
      'Deleting your data cannot be done here yet. Ask the facilitator or whoever is responsible for the data.',
    staff: 'The data of your account are on the account page.',
    account: 'Open account',
  },
} satisfies Words<typeof id>;

export const peopleWords = { id, en };
