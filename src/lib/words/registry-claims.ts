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
  added: (title: string) => `Bukti tersimpan: ${title}`,
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
  added: (title: string) => `Evidence saved: ${title}`,
};

export const registryClaimsWords = { id, en };
