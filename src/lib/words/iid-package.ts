import type { Words } from './lang.ts';

/** The package for entering an innovation at the ministry's index by hand. */
const id = {
  title: (name: string) => `Paket IID ${name}`,
  get: 'Paket IID',
  what: 'Isian menurut urutan formulir, bukti bernama indikator, dan daftar periksa. Satu berkas zip.',
  sheets: { form: 'Isian', indicators: 'Indikator', checklist: 'Daftar periksa' },
  columns: {
    no: 'No',
    field: 'Isian',
    value: 'Isi',
    indicator: 'Indikator',
    level: 'Level diklaim',
    basis: 'Dasar ukur',
    amount: 'Nilai',
    asked: 'Bukti yang diminta',
    files: 'Berkas di folder bukti',
    links: 'Tautan',
    lack: 'Yang masih kurang',
    where: 'Bagian',
  },
  files: { form: 'isian', text: 'isian.txt', evidence: 'bukti', read: 'BACA-DULU.txt' },
  parts: { profile: 'Profil', indicators: 'Indikator', delivery: 'Waktu pelaksanaan' },
  noEvidence: (no: number, name: string) => `Indikator ${no}, ${name}: belum ada bukti`,
  otherKind: (no: number, name: string, kinds: string) =>
    `Indikator ${no}, ${name}: bukti belum berupa ${kinds}`,
  lost: (name: string) => `Berkas "${name}" tidak ditemukan di server`,
  nothing: 'Tidak ada yang kurang menurut isian di Labinov.',
  read: (name: string, number: string, year: number, date: string) =>
    [
      `${name} (${number})`,
      `Disusun Labinov ${date}, katalog IID ${year}.`,
      '',
      'isian.xlsx: isian menurut urutan formulir, indikator, dan daftar periksa.',
      'isian.txt: isian yang sama untuk disalin dan ditempel.',
      'bukti: satu folder per indikator.',
      '',
      'Bentuk formulir disusun dari sumber terbuka. Periksa sekali lagi pada aplikasi resmi.',
    ].join('\r\n'),
};

const en = {
  title: (name: string) => `IID package ${name}`,
  get: 'IID package',
  what: 'Fields in the order of the form, evidence named by indicator, and a checklist. One zip file.',
  sheets: { form: 'Form', indicators: 'Indicators', checklist: 'Checklist' },
  columns: {
    no: 'No',
    field: 'Field',
    value: 'Text',
    indicator: 'Indicator',
    level: 'Level claimed',
    basis: 'Basis of measuring',
    amount: 'Value',
    asked: 'Evidence asked for',
    files: 'Files in the evidence folder',
    links: 'Links',
    lack: 'What is missing',
    where: 'Part',
  },
  files: { form: 'form', text: 'form.txt', evidence: 'evidence', read: 'READ-FIRST.txt' },
  parts: { profile: 'Profile', indicators: 'Indicators', delivery: 'Dates' },
  noEvidence: (no: number, name: string) => `Indicator ${no}, ${name}: no evidence yet`,
  otherKind: (no: number, name: string, kinds: string) =>
    `Indicator ${no}, ${name}: no evidence of kind ${kinds} yet`,
  lost: (name: string) => `The file "${name}" was not found on the server`,
  nothing: 'Nothing is missing as far as Labinov can tell.',
  read: (name: string, number: string, year: number, date: string) =>
    [
      `${name} (${number})`,
      `Made by Labinov ${date}, IID catalogue ${year}.`,
      '',
      'form.xlsx: fields in the order of the form, indicators, and a checklist.',
      'form.txt: the same fields, to copy and paste.',
      'evidence: one folder per indicator.',
      '',
      'The form follows public sources. Check once more in the official application.',
    ].join('\r\n'),
} satisfies Words<typeof id>;

export const iidPackageWords = { id, en };
