import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** The public page of the exhibition: whoever passes, without an account. */
const id = {
  title: (region: string) => `Pameran Inovasi ${region}`,
  pick: 'Pilih tiga inovasi yang paling Anda butuhkan',
  used: (n: number) => `${n} dari 3 dukungan terpakai`,
  rest: ['Tiga dukungan terpakai', 'Sisa satu dukungan', 'Sisa dua dukungan', 'Tiga dukungan'].join(
    '|',
  ),
  like: (name: string) => `Dukung ${name}`,
  unlike: (name: string) => `Batalkan dukungan untuk ${name}`,
  full: 'Tiga dukungan sudah terpakai. Batalkan satu untuk memilih yang lain.',
  likes: (n: number) => `${n} pendukung`,
  read: 'Baca posternya',
  none: 'Belum ada inovasi',
  noneWhat: 'Inovasi tampil di sini setelah rencananya disetujui.',
  closed: 'Pameran ini sedang tidak dibuka',
  closedWhat: 'Tanyakan kepada penyelenggara, atau datang lagi nanti.',
  registry: 'Lihat di registri inovasi',
  all: 'Semua inovasi',
  words: 'Kata pengunjung',
  word: 'Tulis umpan balik',
  text: 'Apa yang bagus, apa yang ingin Anda tanyakan?',
  copy: 'Kami ingin meniru',
  copyWhat: 'Untuk dinas atau daerah yang ingin memakai inovasi ini.',
  name: 'Nama dan asal Anda',
  contact: 'Telepon atau email',
  consent:
    'Saya setuju kontak ini dipakai penyelenggara untuk menghubungi saya tentang inovasi ini saja, dan dihapus bila saya minta.',
  send: 'Kirim',
  sent: 'Terima kasih, umpan balik Anda terkirim.',
  missing: 'Tulis sesuatu, atau centang “Kami ingin meniru”.',
  contactMissing: 'Tulis telepon atau email supaya Anda dapat dihubungi.',
  consentMissing: 'Centang persetujuan, atau kosongkan nama dan kontak.',
  tooLong: 'Terlalu panjang. Umpan balik paling banyak 1.000 huruf.',
  slow: 'Terlalu cepat. Tunggu sebentar, lalu kirim lagi.',
  device:
    'Satu perangkat, satu dukungan untuk tiap inovasi. Kami hanya menyimpan tanda perangkat ini.',
};

const en = {
  title: (region: string) => `Innovations of ${region}`,
  pick: 'Choose the three innovations you need most',
  used: (n: number) => `${n} of 3 given`,
  rest: 'All three given|One left|Two left|Three to give',
  like: (name: string) => `Support ${name}`,
  unlike: (name: string) => `Take back support for ${name}`,
  full: 'All three are given. Take one back to choose another.',
  likes: (n: number) => plural(n, 'supporter', 'supporters'),
  read: 'Read the poster',
  none: 'No innovations yet',
  noneWhat: 'Innovations appear here once their plan is approved.',
  closed: 'This exhibition is not open now',
  closedWhat: 'Ask the organisers, or come back later.',
  registry: 'See it in the innovation registry',
  all: 'All innovations',
  words: 'What visitors say',
  word: 'Leave feedback',
  text: 'What is good, what would you like to ask?',
  copy: 'We want to copy this',
  copyWhat: 'For agencies or regions that want to use this innovation.',
  name: 'Your name and where you are from',
  contact: 'Phone or email',
  consent:
    'I agree that the organisers use this contact to reach me about this innovation only, and delete it when I ask.',
  send: 'Send',
  sent: 'Thank you, your feedback was sent.',
  missing: 'Write something, or tick “We want to copy this”.',
  contactMissing: 'Write a phone number or email so that you can be reached.',
  consentMissing: 'Tick the agreement, or leave name and contact empty.',
  tooLong: 'Too long. Feedback has at most 1,000 characters.',
  slow: 'Too fast. Wait a moment, then send again.',
  device: 'One device, one support for each innovation. We keep nothing but a mark of this device.',
} satisfies Words<typeof id>;

export const visitorWords = { id, en };
