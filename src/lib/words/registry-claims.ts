import type { Words } from './lang.ts';

/** [N19] Claims and evidence that are entered at an entry of the registry itself. */
const id = {
  open: 'Isi klaim dan bukti',
  lead: 'Untuk inovasi yang tidak lewat lab, atau bukti tahun yang baru. Indikator yang klaim atau buktinya berubah diperiksa lagi.',
  claims: 'Level yang diklaim',
  claimOf: (no: number, name: string) => `${no}. ${name}`,
  none: 'Belum diklaim',
  save: 'Simpan klaim',
  proofs: 'Bukti yang ada',
  noProofs: 'Belum ada bukti. Tambahkan di bawah.',
  drop: 'Keluarkan',
  dropOf: (title: string) => `Keluarkan bukti ${title}`,
  dropped: 'Bukti dikeluarkan dari inovasi ini.',
  add: 'Tambah bukti',
  title: 'Judul bukti',
  year: 'Tahun',
  indicator: 'Menunjukkan indikator',
  noIndicator: 'Tidak terikat indikator',
  file: 'Foto atau dokumen',
  fileHint:
    'JPG, PNG, WebP, PDF, DOCX, XLSX, MP4, paling besar 10 MB. Yang lebih besar: isi tautan.',
  link: 'Atau tautan',
  linkHint: 'Mulai dengan https://',
  send: 'Simpan bukti',
  added: (title: string) => `Bukti tersimpan: ${title}`,
  flaw: {
    title: 'Beri judul buktinya dulu, misalnya “SK tim inovasi”.',
    year: 'Tahun harus empat angka, misalnya 2026.',
    link: 'Tautan harus dimulai dengan http:// atau https:// tanpa spasi.',
    empty: 'Pilih berkasnya, atau isi tautannya.',
    'too-large': 'Berkas lewat halaman ini paling besar 10 MB. Kecilkan dulu, atau isi tautannya.',
    'wrong-type':
      'Jenis berkas ini tidak diterima. Pakai JPG, PNG, WebP, PDF, DOCX, XLSX, atau MP4, atau isi tautannya.',
    'wrong-ending':
      'Isi berkas ini bukan seperti nama akhirannya. Simpan ulang dari aplikasinya, lalu kirim lagi.',
    heic: 'Foto HEIC dari iPhone tidak diterima karena data lokasinya tidak dapat dihapus. Kirim fotonya sebagai JPG.',
    active:
      'Dokumen ini berisi makro atau mengambil sesuatu dari luar. Simpan ulang tanpa itu, atau sebagai PDF.',
    broken: 'Berkas ini rusak atau tidak terbaca. Simpan ulang dari aplikasinya, lalu kirim lagi.',
    expands: 'Isi dokumen ini terlalu besar setelah dibuka. Simpan sebagai PDF, lalu kirim lagi.',
    'too-wide': 'Gambar ini lebih dari 64 megapiksel. Kecilkan ukurannya, lalu kirim lagi.',
  },
};

const en: Words<typeof id> = {
  open: 'Enter claims and evidence',
  lead: 'For innovations that came without a lab, or evidence of a new year. Indicators whose claim or evidence changes are checked again.',
  claims: 'Levels claimed',
  claimOf: (no: number, name: string) => `${no}. ${name}`,
  none: 'Not claimed',
  save: 'Save claims',
  proofs: 'Evidence so far',
  noProofs: 'No evidence yet. Add some below.',
  drop: 'Take out',
  dropOf: (title: string) => `Take out the evidence ${title}`,
  dropped: 'The evidence was taken out of this innovation.',
  add: 'Add evidence',
  title: 'Title of the evidence',
  year: 'Year',
  indicator: 'Shows indicator',
  noIndicator: 'Not tied to an indicator',
  file: 'Photo or document',
  fileHint: 'JPG, PNG, WebP, PDF, DOCX, XLSX, MP4, at most 10 MB. Anything larger: enter a link.',
  link: 'Or a link',
  linkHint: 'Begin with https://',
  send: 'Save evidence',
  added: (title: string) => `Evidence saved: ${title}`,
  flaw: {
    title: 'Give the evidence a title first, such as “Decree on the team”.',
    year: 'The year has four digits, such as 2026.',
    link: 'A link begins with http:// or https:// and has no blanks.',
    empty: 'Choose a file, or enter a link.',
    'too-large': 'A file on this page may have 10 MB at most. Make it smaller, or enter a link.',
    'wrong-type':
      'This kind of file is not taken. Use JPG, PNG, WebP, PDF, DOCX, XLSX or MP4, or enter a link.',
    'wrong-ending':
      'The content is not what the ending says. Save it anew from its program and send it again.',
    heic: 'HEIC photos of an iPhone are not taken, because their position cannot be removed. Send the photo as JPG.',
    active:
      'This document has macros or fetches something from outside. Save it without, or as a PDF.',
    broken: 'This file is broken or unreadable. Save it anew from its program and send it again.',
    expands: 'This document unpacks to too much. Save it as a PDF and send it again.',
    'too-wide': 'This picture has more than 64 megapixels. Make it smaller and send it again.',
  },
};

export const registryClaimsWords = { id, en };
