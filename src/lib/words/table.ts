import type { Words } from './lang.ts';

/** One device for a table: whose turn it is, who sits at it. */
const id = {
  title: 'Perangkat untuk satu meja',
  what: 'Beberapa orang bergantian di perangkat ini. Masing-masing punya kartu, suara, dan catatan sendiri; giliran berikutnya tidak melihatnya.',
  turn: 'Giliran',
  turnOf: (name: string) => `Giliran ${name}`,
  give: (name: string) => `Beri giliran ke ${name}`,
  manage: 'Atur meja',
  here: 'Di perangkat ini',
  now: 'sedang giliran',
  add: 'Tambah orang di perangkat ini',
  addButton: 'Tambahkan',
  added: (name: string) => `${name} ditambahkan.`,
  full: (most: number) => `Paling banyak ${most} orang di satu perangkat.`,
  end: 'Akhiri',
  endOf: (name: string) => `Akhiri ${name} di perangkat ini`,
  endAll: 'Akhiri semua',
  endWhat:
    'Tulisan mereka tetap di lab. Perangkat ini tidak lagi masuk sebagai mereka; yang belum terkirim tetap tersimpan sampai mereka kembali.',
  offline: 'Belum tersambung, jadi giliran belum berpindah. Tulisan Anda tetap tersimpan.',
  back: 'Ke ruang lab',
  ownPrivacy: 'Minta izin orangnya. “Data saya” berlaku untuk yang sedang giliran.',
};

const en = {
  title: 'One device for a table',
  what: 'Several people take turns on this device. Each has their own cards, votes and notes; whoever comes next does not see them.',
  turn: 'Turn',
  turnOf: (name: string) => `${name}’s turn`,
  give: (name: string) => `Give the turn to ${name}`,
  manage: 'Manage the table',
  here: 'On this device',
  now: 'has the turn',
  add: 'Add somebody on this device',
  addButton: 'Add',
  added: (name: string) => `${name} has been added.`,
  full: (most: number) => `At most ${most} people on one device.`,
  end: 'End',
  endOf: (name: string) => `End ${name} on this device`,
  endAll: 'End all',
  endWhat:
    'What they wrote stays in the lab. This device no longer is theirs; what is not sent stays stored until they come back.',
  offline: 'Not connected, so the turn has not moved on. What you wrote is kept.',
  back: 'To the room',
  ownPrivacy: 'Ask the person for leave. “My data” is that of whoever has the turn.',
} satisfies Words<typeof id>;

export const tableWords = { id, en };
