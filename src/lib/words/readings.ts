import type { Words } from './lang.ts';

/** How a measure goes over the weeks: values by day, their curve, and the numbers behind it. */
const id = {
  enter: 'Catat angka baru',
  value: (unit: string) => (unit ? `Angka (${unit})` : 'Angka'),
  valueOf: (name: string, unit: string) => (unit ? `${name} (${unit})` : name),
  day: 'Diukur tanggal',
  put: 'Catat',
  missing: 'Tulis angkanya dulu.',
  early: 'Tanggal ini sebelum pengukuran awal. Periksa tanggalnya.',
  numbers: (n: number) => `${n} angka`,
  of: (name: string) => `Perjalanan angka: ${name}`,
  date: 'Tanggal',
  by: 'Dicatat oleh',
  baseline: 'angka awal',
  target: (value: string) => `target ${value}`,
  remove: (day: string) => `Hapus angka ${day}`,
  atCheckIn: 'Angka ukuran hari ini',
  watched: (n: number) => `${n} ukuran dari waktu ke waktu`,
};

const en = {
  enter: 'Enter a new value',
  value: (unit: string) => (unit ? `Value (${unit})` : 'Value'),
  valueOf: (name: string, unit: string) => (unit ? `${name} (${unit})` : name),
  day: 'Measured on',
  put: 'Enter',
  missing: 'Write the value first.',
  early: 'This day is before the baseline was measured. Please check the date.',
  numbers: (n: number) => (n === 1 ? '1 value' : `${n} values`),
  of: (name: string) => `Values over time: ${name}`,
  date: 'Date',
  by: 'Entered by',
  baseline: 'baseline',
  target: (value: string) => `target ${value}`,
  remove: (day: string) => `Delete the value of ${day}`,
  atCheckIn: 'Values measured today',
  watched: (n: number) => (n === 1 ? '1 measure over time' : `${n} measures over time`),
} satisfies Words<typeof id>;

export const readingsWords = { id, en };
