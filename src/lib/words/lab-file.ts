import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** A whole lab as one file: how it leaves, and how it comes in elsewhere. */
const id = {
  card: 'Seluruh lab sebagai satu berkas (.labinov)',
  what: 'Untuk memindahkan lab ini ke komputer lain, misalnya dari laptop aula ke server kantor, atau menyimpannya utuh.',
  inside: 'Isinya',
  parts: [
    'Semua papan, ide, rencana, ikrar, dan hasil, dengan jurnal lengkapnya',
    'Semua berkas bukti dan foto',
    'Inovasi lab ini di registri, dengan riwayatnya',
    'Nama peserta, jabatan, tanda tangan, dan kontak yang mereka isi',
    'Kartu yang belum dibuka',
  ],
  outside:
    'Tidak ikut: kode gabung, tautan, akun, kata sandi, surat suara, dan siapa penulis kartu di papan yang tidak menampilkan nama.',
  keep: 'Simpan berkas ini seperti data aslinya: siapa pun yang memegangnya dapat membaca isinya.',
  make: 'Buat berkas lab',
  how: 'Cara memasukkannya di komputer lain',
  steps: [
    'Masuk ke Labinov di komputer itu sebagai Bappeda, fasilitator, atau admin.',
    'Di Beranda, pilih Masukkan lab dari berkas.',
    'Pilih berkas ini, periksa isinya, lalu tekan Masukkan.',
  ],
  here: 'Masukkan lab dari berkas',
  cannot: {
    'no-lab': 'Lab itu tidak ada lagi. Kembali ke Beranda.',
    'ballot-open': (board: string) =>
      `Pemungutan suara di papan "${board}" masih terbuka. Tutup dulu, lalu buat berkasnya: surat suara rahasia tidak boleh ikut keluar.`,
    unrevealed: (board: string) =>
      `Kartu di papan "${board}" belum dibuka. Minta fasilitator membukanya, atau membuat berkas ini.`,
    storage: 'Ruang simpan tidak cukup untuk berkas ini. Kosongkan ruang, lalu ulangi.',
  },
  title: 'Masukkan lab dari berkas',
  lead: 'Berkas .labinov dibuat di halaman Ekspor lab, di komputer mana pun. Anda melihat isinya dulu.',
  noRegion: 'Akun Anda belum terhubung ke daerah. Minta admin menghubungkannya.',
  file: 'Berkas lab',
  fileHint: 'Pilih atau seret berkas .labinov ke sini, paling besar 2 GB.',
  choose: 'Pilih berkas',
  noScript: 'Halaman ini memerlukan JavaScript. Nyalakan, lalu muat ulang.',
  reading: (name: string) => `Memeriksa ${name}`,
  readingWhat: 'Diperiksa di latar belakang; lab yang sedang berjalan tidak terganggu.',
  cancel: 'Batalkan',
  other: 'Pilih berkas lain',
  from: (region: string, day: string) => `Dari ${region}, dibuat ${day}`,
  counts: {
    people: 'Orang',
    boards: 'Papan',
    ideas: 'Ide',
    events: 'Peristiwa',
    files: 'Berkas bukti',
    entries: 'Inovasi di registri',
  },
  will: {
    new: 'Lab ini belum ada di sini. Akan masuk sebagai lab baru.',
    newer:
      'Lab ini sudah ada di sini. Yang baru di berkas ini akan ditambahkan, yang ada tidak hilang.',
    same: 'Lab ini sudah ada di sini, tidak ada yang baru.',
  },
  region: 'Masuk ke daerah',
  leads: 'Fasilitator',
  leadsHint: 'Mereka yang menjalankan lab ini di sini.',
  noLeads: 'Belum ada akun yang dapat menjalankan lab di daerah ini. Buat dulu di halaman Akun.',
  bring: 'Masukkan lab ini',
  update: 'Tambahkan yang baru',
  bringing: 'Memasukkan',
  done: {
    new: (title: string) => `${title} sudah masuk.`,
    newer: (title: string) => `${title} sudah diperbarui.`,
    same: (title: string) => `${title} sudah ada, tidak ada yang baru.`,
  },
  doneWhat: (events: number, files: number, entries: number) =>
    `${events} peristiwa, ${files} berkas bukti, ${entries} inovasi baru di registri.`,
  next: 'Kode gabung dan tautannya baru. Bagikan lagi kepada peserta yang masih perlu masuk.',
  open: 'Buka lab',
  home: 'Ke Beranda',
  flaws: {
    'no-lab-file': 'Ini bukan berkas lab Labinov. Pilih berkas .labinov dari halaman Ekspor lab.',
    cut: 'Berkas ini tidak utuh atau berubah. Salin sekali lagi dari komputer asalnya.',
    'too-new': 'Berkas ini dari Labinov yang lebih baru. Perbarui Labinov di sini, lalu ulangi.',
    foreign:
      'Isi berkas ini tidak cocok satu sama lain, jadi tidak ada yang diambil. Buat lagi berkasnya.',
    'went-on': 'Lab ini sudah berjalan lain di sini, jadi tidak ditimpa. Pakai salah satunya saja.',
    voting:
      'Lab ini sudah ada di sini dan pemungutan suaranya masih terbuka. Tutup dulu, lalu ulangi.',
    serving:
      'Lab ini sudah ada dan server sedang berjalan. Masukkan lewat halaman Masukkan lab dari berkas di server itu.',
    storage: 'Ruang simpan tidak cukup untuk lab ini. Kosongkan ruang, lalu ulangi.',
    broken:
      'Berkas ini tidak dapat dibaca sampai selesai. Buat lagi berkasnya di komputer asalnya.',
    'too-large':
      'Berkas ini lebih dari 2 GB. Masukkan dengan perintah import-lab di komputer server.',
    full: 'Terlalu banyak berkas sedang dikirim. Tunggu sebentar, lalu pilih lagi.',
    'not-yours':
      'Lab ini sudah ada di sini. Minta fasilitatornya atau Bappeda daerahnya memasukkan berkas ini.',
    judged: 'Berkas ini membawa inovasi yang sudah diperiksa Bappeda. Minta Bappeda memasukkannya.',
    'no-lead': 'Belum ada fasilitatornya. Pilih paling sedikit satu orang.',
    'no-place': 'Daerah itu bukan milik Anda. Pilih daerah dari daftar.',
    gone: 'Berkas itu tidak menunggu lagi. Pilih sekali lagi.',
  },
};

const en = {
  card: 'The whole lab as one file (.labinov)',
  what: 'To move this lab to another computer, for example from the laptop of the hall to the server of the office, or to keep it whole.',
  inside: 'What is in it',
  parts: [
    'All boards, ideas, plans, pledges and results, with their full journals',
    'All files of evidence and photos',
    'The innovations of this lab in the registry, with their history',
    'Names of participants, positions, signatures, and contacts they gave',
    'Cards that are not revealed yet',
  ],
  outside:
    'Not in it: join codes, links, accounts, passwords, ballot papers, and who wrote a card on a board that does not show names.',
  keep: 'Keep this file like the data itself: whoever holds it can read what is in it.',
  make: 'Make the lab file',
  how: 'How to take it in on another computer',
  steps: [
    'Sign in to Labinov on that computer as Bappeda, facilitator or admin.',
    'On Home, choose Take in a lab from a file.',
    'Choose this file, look at what is in it, then press Take in.',
  ],
  here: 'Take in a lab from a file',
  cannot: {
    'no-lab': 'That lab does not exist any more. Go back to Home.',
    'ballot-open': (board: string) =>
      `The ballot on the board "${board}" is still open. Close it, then make the file: secret papers must not leave.`,
    unrevealed: (board: string) =>
      `The cards on the board "${board}" are not revealed. Ask a facilitator to reveal them, or to make this file.`,
    storage: 'There is no room for this file. Make room, then try again.',
  },
  title: 'Take in a lab from a file',
  lead: 'A .labinov file is made on the Exports page of a lab, on any computer. You see what is in it first.',
  noRegion: 'Your account belongs to no region yet. Ask an admin to connect it.',
  file: 'Lab file',
  fileHint: 'Choose a .labinov file or drop it here, 2 GB at most.',
  choose: 'Choose a file',
  noScript: 'This page needs JavaScript. Turn it on, then reload.',
  reading: (name: string) => `Checking ${name}`,
  readingWhat: 'It is checked in the background; a running lab is not disturbed.',
  cancel: 'Cancel',
  other: 'Choose another file',
  from: (region: string, day: string) => `From ${region}, made on ${day}`,
  counts: {
    people: 'People',
    boards: 'Boards',
    ideas: 'Ideas',
    events: 'Events',
    files: 'Files of evidence',
    entries: 'Innovations in the registry',
  },
  will: {
    new: 'This lab is not here yet. It comes in as a new lab.',
    newer:
      'This lab is here already. What is new in this file is added, nothing that is here is lost.',
    same: 'This lab is here already, nothing is new.',
  },
  region: 'Into the region',
  leads: 'Facilitators',
  leadsHint: 'Those who run this lab here.',
  noLeads: 'No account may run labs in this region yet. Make one on the Accounts page first.',
  bring: 'Take in this lab',
  update: 'Add what is new',
  bringing: 'Taking it in',
  done: {
    new: (title: string) => `${title} is in.`,
    newer: (title: string) => `${title} is up to date.`,
    same: (title: string) => `${title} was here already, nothing is new.`,
  },
  doneWhat: (events: number, files: number, entries: number) =>
    `${plural(events, 'event', 'events')}, ${plural(files, 'file', 'files')} of evidence, ${plural(entries, 'new innovation', 'new innovations')} in the registry.`,
  next: 'Its join code and links are new. Share them with participants who still need to come in.',
  open: 'Open the lab',
  home: 'To Home',
  flaws: {
    'no-lab-file':
      'This is no lab file of Labinov. Choose a .labinov file made on the Exports page.',
    cut: 'This file is not whole, or was changed. Copy it once more from where it was made.',
    'too-new': 'This file is from a newer Labinov. Update the one here, then try again.',
    foreign: 'The parts of this file do not fit together, so nothing was taken. Make it again.',
    'went-on': 'This lab went its own way here, so it is not overwritten. Use one of the two only.',
    voting: 'This lab is here already and a ballot of it is open. Close it, then try again.',
    serving:
      'This lab is here already and the server is running. Use the page Take in a lab from a file there.',
    storage: 'There is no room for this lab. Make room, then try again.',
    broken: 'This file could not be read to its end. Make it again where it came from.',
    'too-large':
      'This file is over 2 GB. Take it in with the command import-lab on the computer of the server.',
    full: 'Too many files are being sent. Wait a moment, then choose it again.',
    'not-yours':
      'This lab is here already. Ask its facilitator or Bappeda of its region to take in this file.',
    judged: 'This file brings innovations that Bappeda has checked. Ask Bappeda to take it in.',
    'no-lead': 'It has no facilitator yet. Choose at least one person.',
    'no-place': 'That region is not yours. Choose one from the list.',
    gone: 'That file does not wait any more. Choose it once more.',
  },
} satisfies Words<typeof id>;

export const labFileWords = { id, en };
