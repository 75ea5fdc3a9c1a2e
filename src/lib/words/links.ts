import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** Personal links of leaders, those they name, and experts: making, opening, closing. */
const id = {
  title: 'Tautan pribadi',
  lead: 'Satu tautan untuk satu orang. Berlaku di perangkat yang pertama membukanya.',
  roles: { leader: 'Pimpinan', expert: 'Ahli', jury: 'Juri' },
  what: {
    leader: 'Menyetujui ide dan rencana.',
    expert: 'Menelaah ide dan rencana yang diserahkan.',
    jury: 'Menilai inovasi saat pameran.',
  },
  role: 'Untuk',
  name: 'Nama lengkap',
  position: 'Jabatan',
  days: 'Berlaku',
  lifetime: (n: number) => (n === 365 ? '1 tahun' : `${n} hari`),
  make: 'Buat tautan',
  made: (name: string) =>
    `Tautan untuk ${name}. Salin atau pindai sekarang; sesudah halaman ini ditutup tidak ditampilkan lagi.`,
  message: (name: string, lab: string, address: string) =>
    `Yth. ${name}, ini tautan pribadi Anda untuk ${lab}: ${address} Mohon tidak diteruskan; tautan berlaku di satu perangkat.`,
  copyMessage: 'Salin pesan',
  copyLink: 'Salin tautan',
  copyAll: (n: number) => `Salin ${n} pesan`,
  print: (n: number) => `Cetak ${n} tautan`,
  paper: 'Satu tautan untuk satu orang, di perangkat yang pertama membukanya. Jangan diteruskan.',
  agency: 'OPD juri',
  agencyHint: 'Juri tidak menilai inovasi OPD-nya sendiri.',
  agencyNone: 'Bukan dari OPD lab ini',
  state: {
    fresh: 'Belum dibuka',
    opened: (when: string) => `Dibuka ${when}`,
    ended: 'Masa berlaku habis',
    juryClosed: 'Penilaian sudah ditutup',
  },
  until: (day: string) => `sampai ${day}`,
  behalf: (name: string) => `atas nama ${name}`,
  again: 'Izinkan perangkat lain',
  againOpen: (time: string) => `Boleh dibuka di satu perangkat lain sampai ${time}`,
  close: 'Tutup',
  closeOf: (name: string) => `Tutup tautan ${name}`,
  closeTitle: (name: string) => `Tutup tautan ${name}?`,
  closeWhat:
    'Perangkatnya langsung keluar dari lab. Keputusan yang sudah dicatat tetap ada. Tautan yang dibuat olehnya ikut ditutup.',
  none: 'Belum ada tautan pribadi.',
  old: {
    leader: 'Tautan pimpinan tanpa nama masih berlaku.',
    jury: 'Tautan juri tanpa nama masih berlaku.',
  },
  oldClose: 'Tutup tautan lama',
  needs: 'Tulis nama dan jabatan.',
  open: {
    title: (name: string) => `Tautan ini untuk ${name}`,
    leader:
      'Dengan tautan ini Anda menyetujui ide dan rencana aksi. Keputusan dicatat dengan nama dan waktu.',
    expert: 'Dengan tautan ini Anda menelaah ide dan rencana aksi yang sudah diserahkan.',
    jury: 'Dengan tautan ini Anda menilai inovasi di pameran. Nilai Anda tidak terlihat siapa pun sampai penilaian ditutup.',
    juryOwn: (agency: string) => `Inovasi ${agency} dinilai anggota juri lain.`,
    behalf: (name: string) => `Anda memutuskan atas nama ${name}.`,
    binds: 'Tautan berlaku di perangkat ini saja. Buka di ponsel yang Anda pakai sehari-hari.',
    notMe: 'Bila nama ini bukan Anda, tutup halaman ini dan beri tahu fasilitator.',
    go: 'Buka di perangkat ini',
    again: 'Tautan ini dibuka untuk satu perangkat lagi.',
    elsewhereTitle: 'Sudah dibuka di perangkat lain',
    elsewhere:
      'Tautan ini berlaku di perangkat yang pertama membukanya. Untuk memakainya di sini, tekan “Izinkan perangkat lain” di halaman Persetujuan pada perangkat itu, atau minta fasilitator.',
    until: (day: string) => `Berlaku sampai ${day}.`,
  },
  delegate: {
    open: 'Tunjuk wakil',
    title: 'Tunjuk yang memutuskan atas nama Anda',
    what: 'Wakil mendapat tautannya sendiri. Setiap keputusannya tercatat atas nama Anda.',
    list: 'Wakil Anda',
  },
  device: 'Pakai juga di perangkat lain',
  deviceWhat: 'Buka tautan Anda di perangkat itu dalam 15 menit.',
};

const en = {
  title: 'Personal links',
  lead: 'One link for one person. It works on the device that opens it first.',
  roles: { leader: 'Leader', expert: 'Expert', jury: 'Juror' },
  what: {
    leader: 'Approves ideas and plans.',
    expert: 'Reviews ideas and plans that were handed in.',
    jury: 'Scores innovations at the exhibition.',
  },
  role: 'For',
  name: 'Full name',
  position: 'Position',
  days: 'Good for',
  lifetime: (n: number) => (n === 365 ? '1 year' : plural(n, 'day', 'days')),
  make: 'Make a link',
  made: (name: string) =>
    `The link for ${name}. Copy or scan it now; it is not shown again after this page is closed.`,
  message: (name: string, lab: string, address: string) =>
    `Dear ${name}, this is your personal link for ${lab}: ${address} Please do not pass it on; it works on one device.`,
  copyMessage: 'Copy message',
  copyLink: 'Copy link',
  copyAll: (n: number) => `Copy ${n} messages`,
  print: (n: number) => `Print ${plural(n, 'link', 'links')}`,
  paper: 'One link for one person, on the device that opens it first. Do not pass it on.',
  agency: "The juror's agency",
  agencyHint: 'Jurors do not score innovations of their own agency.',
  agencyNone: 'Not of an agency of this lab',
  state: {
    fresh: 'Not opened yet',
    opened: (when: string) => `Opened ${when}`,
    ended: 'Has ended',
    juryClosed: 'The scoring is closed',
  },
  until: (day: string) => `until ${day}`,
  behalf: (name: string) => `in the name of ${name}`,
  again: 'Allow another device',
  againOpen: (time: string) => `May be opened on one device more until ${time}`,
  close: 'Close',
  closeOf: (name: string) => `Close the link of ${name}`,
  closeTitle: (name: string) => `Close the link of ${name}?`,
  closeWhat:
    'Their device leaves the lab at once. Decisions that were recorded stay. Links that they made are closed too.',
  none: 'No personal links yet.',
  old: {
    leader: 'The leader’s link without a name still works.',
    jury: 'The jury’s link without a name still works.',
  },
  oldClose: 'Close the old link',
  needs: 'Write name and position.',
  open: {
    title: (name: string) => `This link is for ${name}`,
    leader:
      'With this link you approve ideas and action plans. Decisions are kept with name and time.',
    expert: 'With this link you review ideas and action plans that were handed in.',
    jury: 'With this link you score innovations of the exhibition. Nobody sees your scores until the scoring is closed.',
    juryOwn: (agency: string) => `Other members of the jury score innovations of ${agency}.`,
    behalf: (name: string) => `You decide in the name of ${name}.`,
    binds: 'The link works on this device only. Open it on the phone that you use every day.',
    notMe: 'If this is not your name, close this page and tell the facilitator.',
    go: 'Open on this device',
    again: 'This link is open for one device more.',
    elsewhereTitle: 'Opened on another device',
    elsewhere:
      'This link works on the device that opened it first. To use it here, press “Allow another device” on the Approvals page of that device, or ask the facilitator.',
    until: (day: string) => `Good until ${day}.`,
  },
  delegate: {
    open: 'Name a deputy',
    title: 'Name somebody who decides in your name',
    what: 'They get a link of their own. Each of their decisions is recorded in your name.',
    list: 'Your deputies',
  },
  device: 'Use on another device too',
  deviceWhat: 'Open your link on that device within 15 minutes.',
} satisfies Words<typeof id>;

export const linkWords = { id, en };
