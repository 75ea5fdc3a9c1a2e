import type { Words } from './lang.ts';

/** [N20] One innovation entered by hand. */
const id = {
  open: 'Tambah',
  title: 'Tambah satu inovasi',
  lead: 'Untuk inovasi yang tidak lewat lab. Profil, klaim, dan bukti diisi sesudahnya. Yang banyak sekaligus lebih cepat lewat Impor.',
  name: 'Nama inovasi',
  agency: 'OPD atau unit',
  agencyHint: 'Pilih dari daftar, atau tulis namanya.',
  affair: 'Urusan utama',
  none: 'Belum diisi',
  year: 'Tahun',
  save: 'Tambah inovasi',
  cancel: 'Batal',
  another: 'Ini inovasi lain, tambahkan saja',
  step: 'Ditambahkan langsung ke registri.',
  flaw: {
    name: 'Tulis nama inovasinya.',
    agency: 'Tulis OPD atau unitnya.',
  },
  alike: (number: string, name: string) =>
    `Mirip dengan ${number}, ${name}. Buka yang itu, atau centang bila memang lain.`,
  openThat: (number: string) => `Buka ${number}`,
};

const en: Words<typeof id> = {
  open: 'Add',
  title: 'Add one innovation',
  lead: 'For innovations that came without a lab. Profile, claims and evidence follow afterwards. Many at once come faster by import.',
  name: 'Name of the innovation',
  agency: 'Agency or unit',
  agencyHint: 'Choose from the list, or write its name.',
  affair: 'Main affair',
  none: 'Not filled in',
  year: 'Year',
  save: 'Add innovation',
  cancel: 'Cancel',
  another: 'This is another one, add it',
  step: 'Added to the registry directly.',
  flaw: {
    name: 'Write the name of the innovation.',
    agency: 'Write the agency or unit.',
  },
  alike: (number: string, name: string) =>
    `Like ${number}, ${name}. Open that one, or tick the box if this is another.`,
  openThat: (number: string) => `Open ${number}`,
};

export const registryNewWords = { id, en };
