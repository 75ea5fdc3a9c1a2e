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
} satisfies Words<typeof id>;

export const labFileWords = { id, en };
