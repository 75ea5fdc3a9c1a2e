import type { Words } from './lang.ts';

/** Practising before the event, in a copy of the lab. */
const id = {
  title: 'Latihan',
  badge: 'Latihan',
  badgeLabel: 'Ini latihan: buka halaman latihan',
  labTitle: (title: string) => `Latihan: ${title}`,
  what: 'Coba seluruh acara lebih dulu di salinan lab ini, dengan peserta buatan.',
  copied:
    'Salinan memuat susunan acara, daftar OPD, dan pengaturan papan yang sama, dengan kode gabung sendiri. Tidak ada tulisan yang ikut, dan tidak ada yang masuk hitungan atau registri.',
  make: 'Buat latihan',
  open: 'Buka latihan',
  ready: 'Latihan Anda sudah ada.',
  original: 'Kembali ke lab sebenarnya',
  crowd: 'Peserta buatan',
  crowdWhat:
    'Mereka masuk dengan kode, lalu mengikuti Anda: mulai kegiatan di konsol, dan mereka menulis kartu, menandatangani, mengisi kesiapan, dan memberi suara.',
  people: 'Berapa orang',
  call: 'Panggil',
  here: (n: number) => `${n} orang tersambung sekarang`,
  inside: 'Peserta buatan sedang di ruangan.',
  sendHome: 'Pulangkan',
  noCrowd: 'Peserta buatan tidak dapat dipanggil dari server ini.',
  remove: 'Hapus latihan',
  removeWhat:
    'Salinan ini hilang seluruhnya: kartu, suara, tanda tangan, jurnal, dan peserta buatan. Lab sebenarnya tidak tersentuh.',
  removeSure: 'Ya, hapus latihan',
  console: 'Ke konsol latihan',
};

const en = {
  title: 'Practice',
  badge: 'Practice',
  badgeLabel: 'This is a practice: open the practice page',
  labTitle: (title: string) => `Practice: ${title}`,
  what: 'Try the whole event beforehand in a copy of this lab, with made-up participants.',
  copied:
    'The copy has the same agenda, agencies and settings of the boards, and a join code of its own. Nothing that was written comes along, and nothing of it counts or enters the registry.',
  make: 'Make a practice',
  open: 'Open the practice',
  ready: 'You have a practice already.',
  original: 'Back to the real lab',
  crowd: 'Made-up participants',
  crowdWhat:
    'They join with the code and follow you: start an activity in the console, and they write cards, sign, answer the readiness sheet and vote.',
  people: 'How many',
  call: 'Call them in',
  here: (n: number) => (n === 1 ? '1 person connected now' : `${n} people connected now`),
  inside: 'The made-up participants are in the room.',
  sendHome: 'Send them home',
  noCrowd: 'Made-up participants cannot be called by this server.',
  remove: 'Delete the practice',
  removeWhat:
    'The copy goes completely: cards, votes, signatures, journal and made-up participants. The real lab is not touched.',
  removeSure: 'Yes, delete the practice',
  console: 'To the practice console',
} satisfies Words<typeof id>;

export const practiceWords = { id, en };
