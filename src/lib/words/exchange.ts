import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** Innovations as a package from one region to another. */
const id = {
  title: 'Tukar inovasi',
  open: 'Tukar',
  lead: 'Kirim inovasi ke daerah lain dan terima kiriman mereka, sebagai satu berkas lewat USB, surel, atau pesan.',
  receive: 'Terima paket',
  receiveWhat:
    'Anda melihat isinya dulu. Yang diterima masuk rak Belanja inovasi, bukan registri Anda.',
  file: 'Paket dari daerah lain',
  fileHint: 'Berkas .zip dari Labinov daerah lain, paling besar 64 MB.',
  look: 'Lihat isinya',
  none: 'Pilih berkas dulu.',
  send: 'Kirim ke daerah lain',
  sendWhat:
    'Centang inovasi di daftar registri, lalu pilih Kirim ke daerah lain. Hanya yang siap didaftarkan atau terdaftar yang bisa dikirim.',
  toRegistry: 'Buka registri',
  sources: 'Sumber yang dikenal',
  noSources: 'Belum ada paket dari daerah lain.',
  sourceLine: (n: number, day: string) => `${n} inovasi di rak, dikenal sejak ${day}`,
  lookRegion: (region: string, n: number) => `Lihat ${n} inovasi ${region}`,
  remove: 'Hapus dari rak',
  removeSure: (name: string, n: number) => `Hapus ${name} dan ${n} inovasinya dari rak?`,
  removed: 'Sumber dan inovasinya sudah dihapus dari rak. Ide yang meniru tetap ada.',
  own: 'Sidik kunci Anda',
  ownWhat: 'Bacakan kepada daerah penerima saat mereka pertama kali menerima paket Anda.',
  from: (region: string) => `Paket dari ${region}`,
  made: (day: string) => `Dibuat ${day}`,
  fingerprint: 'Sidik kunci pengirim',
  trust: {
    known: 'Kunci ini sudah dikenal dari paket sebelumnya.',
    first:
      'Kunci ini belum pernah dilihat di sini. Hubungi daerah pengirim dan cocokkan sidik kuncinya.',
    'other-key':
      'Nama daerah ini sudah dikenal, tetapi dengan kunci lain. Pastikan dulu kepada pengirim sebelum menerima.',
    own: 'Paket ini dibuat oleh registri Anda sendiri. Tidak ada yang perlu diterima.',
  },
  confirm: 'Sidik kuncinya sudah saya cocokkan dengan pengirim',
  contents: 'Isi paket',
  novelty: {
    new: 'Baru',
    same: 'Sudah ada',
    changed: 'Diperbarui',
    older: 'Lebih lama dari yang ada',
    elsewhere: 'Sudah ada dari sumber lain',
    own: 'Ada di registri Anda',
  },
  pieces: (n: number) => `${n} bukti`,
  bring: (n: number) => `Terima ${n} inovasi`,
  nothing: 'Tidak ada yang baru di paket ini.',
  brought: (fresh: number, changed: number, left: number) =>
    `${fresh} inovasi baru di rak, ${changed} diperbarui, ${left} tidak berubah.`,
  other: 'Pilih berkas lain',
  gone: 'Paket itu tidak menunggu lagi. Pilih berkasnya sekali lagi.',
  flaws: {
    empty: 'Berkas ini kosong, jadi tidak ada yang diterima. Pilih berkas lain.',
    'too-large':
      'Paket ini terlalu besar, jadi tidak ada yang diterima. Minta paket di bawah 64 MB.',
    'not-a-package':
      'Berkas ini bukan paket inovasi Labinov. Pilih berkas .zip dari Tukar inovasi.',
    broken: 'Paket ini rusak, jadi tidak ada yang diterima. Minta pengirim membuatnya lagi.',
    protected: 'Paket ini terkunci kata sandi. Minta paket tanpa kata sandi.',
    forged:
      'Tanda tangan paket ini tidak cocok: isinya berubah setelah dibuat. Tidak ada yang diterima; minta paket baru.',
    'too-new': 'Paket ini dibuat oleh Labinov yang lebih baru. Perbarui Labinov di sini dulu.',
    evidence: 'Ada bukti di paket ini yang tidak bisa diterima. Minta paket tanpa bukti itu.',
    storage: 'Ruang simpan hampir penuh, jadi paket tidak diterima. Kosongkan ruang, lalu ulangi.',
    own: 'Paket ini dibuat oleh registri Anda sendiri. Tidak ada yang perlu diterima.',
    unconfirmed: 'Cocokkan dulu sidik kuncinya, lalu centang tandanya.',
    full: 'Rak sudah penuh. Hapus sumber yang tidak dipakai, lalu ulangi.',
  },
  pack: {
    title: 'Kirim ke daerah lain',
    lead: 'Satu berkas untuk dibawa dengan USB atau dikirim. Nama inisiator, pemilik, dan kontak tidak ikut.',
    chosen: (n: number) => `${n} inovasi`,
    left: (n: number) =>
      `${n} tidak bisa dikirim: belum dinyatakan siap atau terdaftar oleh Bappeda.`,
    nothing: 'Belum ada inovasi yang bisa dikirim',
    nothingWhat: 'Centang di registri yang sudah siap didaftarkan atau terdaftar.',
    poster: 'Sertakan isi poster (sebelum, sesudah, tonggak)',
    paper: 'Sertakan poster siap cetak',
    paperWhat: 'PDF satu halaman A4 dengan fotonya, tanpa nama pemilik dan tanpa kode pindai.',
    paperTitle: 'Poster siap cetak',
    tooManyPapers: (most: number) =>
      `Paling banyak ${most} poster siap cetak dalam satu paket. Kurangi pilihannya, atau buat dua paket.`,
    evidence: 'Sertakan bukti',
    evidenceWhat: 'Buka dulu tiap berkas: nama dan foto orang di dalam berkas tidak disamarkan.',
    openFile: 'Buka berkas',
    noEvidence: 'Tidak ada berkas bukti.',
    hidden: (n: number) => `${n} nama atau kontak di teksnya disamarkan`,
    make: 'Buat paket',
    tooMuch: 'Bukti yang dipilih lebih dari 56 MB. Kurangi, lalu buat paketnya lagi.',
  },
  fileName: (region: string, day: string) => `paket-inovasi ${region} ${day}`,
  read: (region: string, fingerprint: string) =>
    `Paket inovasi dari ${region}.\nTerima lewat Registri > Tukar inovasi di Labinov daerah Anda.\nSidik kunci pengirim: ${fingerprint}\n`,
};

const innovations = (n: number) => plural(n, 'innovation', 'innovations');
const en = {
  title: 'Exchange innovations',
  open: 'Exchange',
  lead: 'Send innovations to other regions and receive theirs, as one file by USB stick, mail or messenger.',
  receive: 'Receive a package',
  receiveWhat: 'You see what is in it first. It goes to the shelf, not into your registry.',
  file: 'Package of another region',
  fileHint: 'A .zip from the Labinov of another region, 64 MB at most.',
  look: 'Look inside',
  none: 'Choose a file first.',
  send: 'Send to another region',
  sendWhat:
    'Tick innovations in the list of the registry, then choose Send to another region. Only what is ready or registered can be sent.',
  toRegistry: 'Open the registry',
  sources: 'Known sources',
  noSources: 'No package of another region yet.',
  sourceLine: (n: number, day: string) => `${innovations(n)} on the shelf, known since ${day}`,
  lookRegion: (region: string, n: number) => `See ${innovations(n)} of ${region}`,
  remove: 'Take off the shelf',
  removeSure: (name: string, n: number) => `Take ${name} and its ${innovations(n)} off the shelf?`,
  removed: 'The source and its innovations are off the shelf. Ideas that copied them stay.',
  own: 'Fingerprint of your key',
  ownWhat: 'Read it out to the region that receives a package of yours for the first time.',
  from: (region: string) => `Package from ${region}`,
  made: (day: string) => `Made on ${day}`,
  fingerprint: 'Fingerprint of the sender’s key',
  trust: {
    known: 'This key is known from an earlier package.',
    first: 'This key was never seen here. Call the sender and compare the fingerprint.',
    'other-key':
      'This region is known, but with another key. Make sure with the sender before you receive it.',
    own: 'This package was made by your own registry. There is nothing to receive.',
  },
  confirm: 'I compared the fingerprint with the sender',
  contents: 'What is in it',
  novelty: {
    new: 'New',
    same: 'Already there',
    changed: 'Updated',
    older: 'Older than what is there',
    elsewhere: 'Already there from another source',
    own: 'In your registry',
  },
  pieces: (n: number) => plural(n, 'piece of evidence', 'pieces of evidence'),
  bring: (n: number) => `Receive ${innovations(n)}`,
  nothing: 'There is nothing new in this package.',
  brought: (fresh: number, changed: number, left: number) =>
    `${innovations(fresh)} new on the shelf, ${changed} updated, ${left} unchanged.`,
  other: 'Choose another file',
  gone: 'That package does not wait any more. Choose its file once more.',
  flaws: {
    empty: 'This file is empty, so nothing was received. Choose another.',
    'too-large': 'This package is too large, so nothing was received. Ask for one below 64 MB.',
    'not-a-package': 'This file is no package of Labinov. Choose a .zip made by Exchange.',
    broken: 'This package is damaged, so nothing was received. Ask the sender to make it again.',
    protected: 'This package has a password. Ask for one without.',
    forged:
      'The signature does not fit: the content changed after it was made. Nothing was received; ask for a new one.',
    'too-new': 'This package was made by a newer Labinov. Update the one here first.',
    evidence: 'A file in this package cannot be taken. Ask for the package without it.',
    storage: 'The disk is nearly full, so nothing was received. Make room, then try again.',
    own: 'This package was made by your own registry. There is nothing to receive.',
    unconfirmed: 'Compare the fingerprint first, then tick the box.',
    full: 'The shelf is full. Take off a source that is not used, then try again.',
  },
  pack: {
    title: 'Send to another region',
    lead: 'One file to carry on a USB stick or to send. Names of initiators and owners and contacts stay here.',
    chosen: (n: number) => innovations(n),
    left: (n: number) => `${n} cannot be sent: not yet found ready or registered by Bappeda.`,
    nothing: 'No innovation that can be sent yet',
    nothingWhat: 'Tick in the registry what is ready or registered.',
    poster: 'With the words of the poster (before, after, milestones)',
    paper: 'With the printable poster',
    paperWhat: 'A PDF of one page A4 with its photo, without names of owners and without a code.',
    paperTitle: 'Printable poster',
    tooManyPapers: (most: number) =>
      `A package takes ${most} printable posters at most. Choose fewer, or make two packages.`,
    evidence: 'With evidence',
    evidenceWhat: 'Open each file first: names and faces inside files are not blanked.',
    openFile: 'Open the file',
    noEvidence: 'No files of evidence.',
    hidden: (n: number) =>
      `${plural(n, 'name or contact is', 'names or contacts are')} blanked in its texts`,
    make: 'Make the package',
    tooMuch: 'The chosen evidence is over 56 MB. Choose less, then make the package again.',
  },
  fileName: (region: string, day: string) => `innovations ${region} ${day}`,
  read: (region: string, fingerprint: string) =>
    `Innovations from ${region}.\nReceive them by Registry > Exchange in the Labinov of your region.\nFingerprint of the sender's key: ${fingerprint}\n`,
} satisfies Words<typeof id>;

export const exchangeWords = { id, en };
