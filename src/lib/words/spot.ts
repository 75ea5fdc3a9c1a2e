import type { Words } from './lang.ts';

/** The spotlight: one card or cluster that everybody looks at. */
const id = {
  onScreen: 'Disorot fasilitator',
  badge: 'Disorot',
  card: 'Fasilitator menyorot satu kartu',
  cluster: (title: string) => `Fasilitator menyorot kelompok “${title}”`,
  see: 'Lihat di papan',
  inside: (n: number) => `${n} kartu`,
  light: 'Sorot',
  lightCluster: (title: string) => `Sorot kelompok ${title} di semua layar`,
  lightCard: 'Sorot kartu terpilih di semua layar',
  lit: 'Sedang disorot di semua layar',
  out: 'Akhiri sorotan',
  isOut: 'Sorotan berakhir',
  started: 'Disorot di semua layar',
  pick: 'Sorot kartu atau kelompok',
  find: 'Cari kartu atau kelompok',
  nothing: 'Tidak ada yang cocok.',
  more: (n: number) => `${n} lagi, cari dengan beberapa kata`,
  dark: 'Yang disorot tidak tampil di papan lagi.',
};

const en = {
  onScreen: 'In the spotlight',
  badge: 'Spotlight',
  card: 'The facilitator points at one card',
  cluster: (title: string) => `The facilitator points at the cluster “${title}”`,
  see: 'See it on the wall',
  inside: (n: number) => (n === 1 ? '1 card' : `${n} cards`),
  light: 'Spotlight',
  lightCluster: (title: string) => `Show cluster ${title} on all screens`,
  lightCard: 'Show the selected card on all screens',
  lit: 'In the spotlight on all screens',
  out: 'End spotlight',
  isOut: 'The spotlight is off',
  started: 'Shown on all screens',
  pick: 'Spotlight a card or cluster',
  find: 'Find a card or cluster',
  nothing: 'Nothing matches.',
  more: (n: number) => `${n} more, search with a few words`,
  dark: 'What was in the spotlight is no longer on the wall.',
} satisfies Words<typeof id>;

export const spotWords = { id, en };
