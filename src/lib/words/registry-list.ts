import type { Words } from './lang.ts';

/** Doing something with many entries of the registry, and keeping questions to its list. */
const id = {
  chosen: 'dipilih',
  tickSome: 'Centang inovasi untuk memeriksa, mengarsipkan, atau mengekspor beberapa sekaligus.',
  allThatFit: (n: string) => `Semua ${n} yang cocok`,
  deed: 'Tindakan',
  deeds: {
    check: 'Mulai periksa',
    archive: 'Pindahkan ke arsip',
    catalogue: 'Atur tahun katalog',
  },
  why: 'Alasan',
  catalogue: 'Tahun katalog',
  run: 'Jalankan',
  export: 'Ekspor',
  result: (done: string, refused: string) => `${done} inovasi diubah, ${refused} tidak.`,
  standsAs: (status: string) => `tidak dapat dari status ${status}`,
  moreRefused: (n: string) => `dan ${n} lainnya`,
  none: 'Pilih dulu inovasi yang akan diubah.',
  tooMany: (most: string) => `Paling banyak ${most} sekaligus. Persempit dulu dengan saringan.`,
  keep: 'Simpan tampilan ini',
  keepIt: 'Simpan',
  viewName: 'Nama tampilan',
  share: 'Tampilkan untuk semua di Bappeda',
  drop: (name: string) => `Hapus tampilan ${name}`,
  kept: 'Tampilan disimpan.',
  dropped: 'Tampilan dihapus.',
  tooManyViews: 'Anda sudah menyimpan 30 tampilan. Hapus satu dulu.',
};

const en: Words<typeof id> = {
  chosen: 'selected',
  tickSome: 'Tick innovations to check, archive or export several at once.',
  allThatFit: (n: string) => `All ${n} that match`,
  deed: 'Action',
  deeds: {
    check: 'Begin to check',
    archive: 'Move to the archive',
    catalogue: 'Set the catalogue year',
  },
  why: 'Reason',
  catalogue: 'Catalogue year',
  run: 'Run',
  export: 'Export',
  result: (done: string, refused: string) => `${done} changed, ${refused} not.`,
  standsAs: (status: string) => `not possible from status ${status}`,
  moreRefused: (n: string) => `and ${n} more`,
  none: 'Select the innovations first.',
  tooMany: (most: string) => `At most ${most} at once. Narrow the list with filters first.`,
  keep: 'Keep this view',
  keepIt: 'Keep',
  viewName: 'Name of the view',
  share: 'Show it to all of Bappeda',
  drop: (name: string) => `Remove view ${name}`,
  kept: 'The view is kept.',
  dropped: 'The view is removed.',
  tooManyViews: 'You have kept 30 views. Remove one first.',
};

export const registryListWords = { id, en };
