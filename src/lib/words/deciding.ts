import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** Ballots and quick questions, for whoever runs the room. */
const id = {
  ways: { dots: 'Titik', ranks: 'Urutan', usg: 'USG', apkl: 'APKL' },
  wayWhat: {
    ranks: 'Tiap orang mengurutkan dari yang paling penting. Hasilnya rata-rata tempat.',
    usg: 'Urgensi, keseriusan, perkembangan: 1–5, dijumlahkan, diurutkan.',
    apkl: 'Empat saringan ya atau tidak: aktual, problematik, kekhalayakan, layak.',
  },
  over: 'Yang dipilih',
  overs: {
    clusters: (n: number) => `${n} kluster`,
    both: (n: number, loose: number) => `${n} kluster dan ${loose} kartu lepas`,
    cards: (n: number) => `Semua ${n} kartu`,
  },
  loose: (n: number) =>
    `${n} kartu di luar kluster tidak ikut. Sertakan di atas, atau kelompokkan dulu.`,
  suggested: (dots: number, cap: number) => `Saran: ${dots}, paling banyak ${cap} di satu tempat.`,
  because: {
    few: (options: number) =>
      `Hanya ${options} pilihan: kurang dari separuhnya, supaya pilihan terasa.`,
    quarter: (options: number) =>
      `Sekitar seperempat dari ${options} pilihan, antara tiga dan lima; bertumpuk dua menandai yang utama.`,
    runoff: 'Putaran kedua memilih satu saja.',
  },
  useSuggested: 'Pakai saran',
  tooMany: {
    scores: (n: number, most: number) =>
      `${n} terlalu banyak untuk dinilai satu per satu, paling banyak ${most}.`,
    ranks: (n: number, most: number) =>
      `${n} terlalu banyak untuk diurutkan di ponsel, paling banyak ${most}.`,
  },
  onlyBest: (n: number) => `Hanya ${n} teratas putaran lalu`,
  dotsFirst: 'Pilih dengan titik dulu',
  startRanks: 'Mulai mengurutkan',
  remoteTitle: 'Pertanyaan dan suara',
  voted: (n: number, all: number) => `${n} dari ${all} orang sudah memilih`,
  sureClose: 'Ketuk lagi: ditutup',
  sureBack: 'Ketuk lagi: pertanyaan selesai',
  sureAsk: 'Ketuk lagi: tampil di semua layar',
  askedBefore: (at: string) =>
    `Sudah ditanyakan ${at}. Hasilnya dibandingkan bila kata dan pilihannya sama.`,
  again: 'Ulangi: lalu dibandingkan dengan hasil pertama',
  leaveTitle: 'Pemungutan suara masih terbuka',
  leaveWhat: (n: number, all: number) =>
    `${n} dari ${all} orang sudah memilih. Bila Anda lanjut sekarang, pemungutan suara ditutup dan hasilnya disimpan.`,
  leave: 'Tutup dan lanjut',
  stay: 'Tetap di sini',
  way: 'Cara memilih',
  live: 'Tampilkan hasil sementara',
  liveWhat: 'Lima penjawab terakhir selalu ditahan, supaya jawaban siapa pun tidak terbaca.',
  startScores: 'Mulai menilai',
  runoff: 'Putaran kedua',
  runoffWhat: (n: number) => `Hanya ${n} teratas yang dipilih lagi.`,
  best: 'Teratas',
  askNow: 'Tanya sekarang',
  askWhat: 'Kegiatan yang berjalan menunggu dengan sisa waktunya, lalu lanjut sendiri.',
  question: 'Pertanyaan',
  questionHint: 'Satu kalimat, paling banyak dua belas kata.',
  kind: 'Jenis',
  kinds: {
    one: 'Satu pilihan',
    some: 'Beberapa pilihan',
    scale: 'Skala 1–5',
    four: 'Empat pertanyaan',
    checkIn: 'Sapa ruangan',
    words: 'Awan kata',
  },
  option: (n: number) => `Pilihan ${n}`,
  addOption: 'Tambah pilihan',
  removeOption: (n: number) => `Hapus pilihan ${n}`,
  yesNoFour: 'Jawab ya atau tidak, bukan 1–5',
  askStart: 'Tanyakan',
  needOptions: 'Isi pertanyaan dan sedikitnya dua pilihan.',
  needQuestion: 'Isi pertanyaannya dulu.',
  asked: 'Pertanyaan sudah tampil di semua layar',
  aside: 'Pertanyaan sela',
  goBack: 'Selesai',
  goBackTo: (title: string) => `Selesai, kembali ke ${title}`,
  closeFirst: 'Tutup dan tampilkan hasil',
  hiddenYet: 'Jawaban tersembunyi sampai ditutup.',
  fourQuestion: 'Inovasi di OPD kita: bagaimana menurut Anda?',
  four: [
    'Inginkah kita berinovasi?',
    'Mungkinkah dilakukan?',
    'Mampukah kita?',
    'Maukah kita memulai?',
  ],
  checkInQuestion: 'Bagaimana Anda saat ini?',
  checkIn: ['Semangat', 'Baik-baik saja', 'Mulai lelah', 'Perlu jeda'],
  scaleName: 'Nilai',
};

const en = {
  ways: { dots: 'Dots', ranks: 'Order', usg: 'USG', apkl: 'APKL' },
  wayWhat: {
    ranks: 'Everybody puts them in order, the most important first. The result is the mean place.',
    usg: 'Urgency, seriousness, growth: 1–5, summed, ranked.',
    apkl: 'Four sieves, yes or no: current, problematic, concerns the public, feasible.',
  },
  over: 'Voted on',
  overs: {
    clusters: (n: number) => plural(n, 'cluster', 'clusters'),
    both: (n: number, loose: number) =>
      `${plural(n, 'cluster', 'clusters')} and ${plural(loose, 'loose card', 'loose cards')}`,
    cards: (n: number) => `All ${plural(n, 'card', 'cards')}`,
  },
  loose: (n: number) =>
    `${plural(n, 'card outside of clusters is', 'cards outside of clusters are')} left out. Add them above, or group first.`,
  suggested: (dots: number, cap: number) => `Suggested: ${dots}, at most ${cap} on one.`,
  because: {
    few: (options: number) =>
      `Only ${plural(options, 'choice', 'choices')}: fewer than half of them, so that a choice is felt.`,
    quarter: (options: number) =>
      `About a quarter of ${options} choices, between three and five; two on one mark what matters most.`,
    runoff: 'A runoff chooses a single one.',
  },
  useSuggested: 'Use the suggestion',
  tooMany: {
    scores: (n: number, most: number) => `${n} are too many to score one by one; at most ${most}.`,
    ranks: (n: number, most: number) =>
      `${n} are too many to put in order on a phone; at most ${most}.`,
  },
  onlyBest: (n: number) => `Only the best ${n} of last time`,
  dotsFirst: 'Vote with dots first',
  startRanks: 'Start ranking',
  remoteTitle: 'Questions and votes',
  voted: (n: number, all: number) => `${n} of ${plural(all, 'person has', 'people have')} voted`,
  sureClose: 'Tap again: it closes',
  sureBack: 'Tap again: the question ends',
  sureAsk: 'Tap again: it is on all screens',
  askedBefore: (at: string) =>
    `Asked before, at ${at}. The results are compared where words and choices are the same.`,
  again: 'Ask again: then compared with the first result',
  leaveTitle: 'The vote is still open',
  leaveWhat: (n: number, all: number) =>
    `${n} of ${plural(all, 'person has', 'people have')} voted. If you go on now, the vote closes and its result is kept.`,
  leave: 'Close and go on',
  stay: 'Stay here',
  way: 'Way of deciding',
  live: 'Show the result so far',
  liveWhat: 'The last five answers are always held back, so that nobody’s can be read off.',
  startScores: 'Start scoring',
  runoff: 'Runoff',
  runoffWhat: (n: number) => `Only the best ${n} are voted on again.`,
  best: 'Best',
  askNow: 'Ask now',
  askWhat: 'What runs waits with the time it has left, and goes on afterwards.',
  question: 'Question',
  questionHint: 'One sentence, twelve words at most.',
  kind: 'Kind',
  kinds: {
    one: 'One choice',
    some: 'Several choices',
    scale: 'Scale 1–5',
    four: 'Four questions',
    checkIn: 'Check-in',
    words: 'Word cloud',
  },
  option: (n: number) => `Choice ${n}`,
  addOption: 'Add a choice',
  removeOption: (n: number) => `Remove choice ${n}`,
  yesNoFour: 'Answer yes or no instead of 1–5',
  askStart: 'Ask',
  needOptions: 'Write the question and at least two choices.',
  needQuestion: 'Write the question first.',
  asked: 'The question is on all screens',
  aside: 'Quick question',
  goBack: 'Done',
  goBackTo: (title: string) => `Done, back to ${title}`,
  closeFirst: 'Close and show the result',
  hiddenYet: 'Answers stay hidden until it closes.',
  fourQuestion: 'Innovation in our agency: what do you think?',
  four: [
    'Do we wish to innovate?',
    'Is it possible?',
    'Are we able to?',
    'Are we willing to start?',
  ],
  checkInQuestion: 'How are you right now?',
  checkIn: ['Full of energy', 'Fine', 'Getting tired', 'I need a break'],
  scaleName: 'Mark',
} satisfies Words<typeof id>;

export const decidingWords = { id, en };
