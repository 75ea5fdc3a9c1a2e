import type { Words } from './lang.ts';

/** What a region says of itself: its clock. */
const id = {
  title: 'Daerah',
  lead: (region: string) => `Pengaturan ${region}, untuk semua lab dan registrinya.`,
  which: 'Pilih daerah yang akan diatur.',
  zone: 'Zona waktu',
  zoneLead:
    'Jam dan tanggal di layar, daftar hadir, berita acara, laporan, dan berkas unduhan mengikuti zona ini, juga untuk yang sudah berlalu.',
  names: {
    WIB: 'Waktu Indonesia Barat',
    WITA: 'Waktu Indonesia Tengah',
    WIT: 'Waktu Indonesia Timur',
  },
  where: {
    WIB: 'Sumatra, Jawa, Kalimantan Barat dan Tengah',
    WITA: 'Bali, Nusa Tenggara, Sulawesi, Kalimantan Selatan, Timur, dan Utara',
    WIT: 'Maluku dan Papua',
  },
  now: (time: string) => `Sekarang pukul ${time}`,
  save: 'Simpan zona waktu',
  saved: (zone: string) =>
    `Tersimpan: ${zone}. Layar lab yang sedang terbuka ikut dalam beberapa detik.`,
  choose: 'Pilih satu dari tiga zona waktu.',
};

const en: Words<typeof id> = {
  title: 'Region',
  lead: (region: string) => `Settings of ${region}, for all its labs and its registry.`,
  which: 'Choose the region whose settings you want.',
  zone: 'Time zone',
  zoneLead:
    'Hours and dates on screens, attendance lists, minutes, reports and downloads follow this zone, also those of the past.',
  names: {
    WIB: 'Western Indonesia Time',
    WITA: 'Central Indonesia Time',
    WIT: 'Eastern Indonesia Time',
  },
  where: {
    WIB: 'Sumatra, Java, West and Central Kalimantan',
    WITA: 'Bali, Nusa Tenggara, Sulawesi, South, East and North Kalimantan',
    WIT: 'Maluku and Papua',
  },
  now: (time: string) => `It is ${time} now`,
  save: 'Save time zone',
  saved: (zone: string) => `Saved: ${zone}. Screens of labs that are open follow within seconds.`,
  choose: 'Choose one of the three time zones.',
};

export const regionWords = { id, en };
