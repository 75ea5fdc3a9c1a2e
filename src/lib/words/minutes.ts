import type { deeds } from '#lib/lab/board/minutes.ts';
import { numbers } from './formats.ts';
import type { Words } from './lang.ts';

/** Minutes of a board (`export/board-minutes.ts`). */
const id = {
  title: (board: string) => `Notulen papan ${board}`,
  facts: {
    lab: 'Lab',
    when: 'Waktu',
    place: 'Tempat',
    lead: 'Fasilitator',
    agencies: 'OPD yang menulis',
    signed: 'Tanda pada kartu',
    cards: 'Kartu tergantung',
  },
  signed: {
    author: 'Nama dan OPD',
    agency: 'OPD, tanpa nama',
    nobody: 'Tanpa nama dan tanpa OPD; jam menulis tidak dicatat di notulen',
  },
  agenciesOf: (n: number, most: string) => `${numbers('id').number(n)}: ${most}`,
  course: 'Jalannya kegiatan',
  between: 'di antaranya',
  written: 'Kartu',
  groups: 'Kelompok',
  groupOf: (title: string, n: number) => `${title} (${numbers('id').number(n)} kartu)`,
  loose: 'Dilepas dari kelompok',
  said: 'Komentar',
  onCard: 'Pada kartu',
  reasons: 'Disembunyikan karena',
  results: 'Hasil',
  place: (rank: number, thing: string, value: string) => `${rank}. ${thing}: ${value}`,
  more: (n: number) => `dan ${numbers('id').number(n)} lainnya`,
  votes: (n: number) => `${numbers('id').number(n)} suara`,
  mean: (value: string) => `rata-rata ${value}`,
  turnout: (n: number) => `${numbers('id').number(n)} orang memilih`,
  outcome: 'Hasil akhir papan',
  picture: 'Papan pada saat notulen dibuat',
  deeds: {
    commented: (n) => `${n} komentar`,
    sent: (n) => `${n} kartu dikirim ke papan lain`,
    closed: () => 'pemungutan suara ditutup',
    locked: () => 'papan dikunci',
    unlocked: () => 'kunci papan dibuka',
  } satisfies Record<(typeof deeds)[number], (n: number) => string>,
};

const en: Words<typeof id> = {
  title: (board: string) => `Minutes of the board ${board}`,
  facts: {
    lab: 'Laboratory',
    when: 'Time',
    place: 'Place',
    lead: 'Facilitators',
    agencies: 'Agencies that wrote',
    signed: 'On the cards',
    cards: 'Cards that hang',
  },
  signed: {
    author: 'Name and agency',
    agency: 'Agency, no name',
    nobody: 'Neither name nor agency; the minutes keep no hour of writing',
  },
  agenciesOf: (n: number, most: string) => `${numbers('en').number(n)}: ${most}`,
  course: 'What happened',
  between: 'in between',
  written: 'Cards',
  groups: 'Clusters',
  groupOf: (title: string, n: number) => `${title} (${numbers('en').number(n)} cards)`,
  loose: 'Taken out of a cluster',
  said: 'Comments',
  onCard: 'On the card',
  reasons: 'Hidden because',
  results: 'Result',
  place: (rank: number, thing: string, value: string) => `${rank}. ${thing}: ${value}`,
  more: (n: number) => `and ${numbers('en').number(n)} more`,
  votes: (n: number) => `${numbers('en').number(n)} ${n === 1 ? 'vote' : 'votes'}`,
  mean: (value: string) => `mean ${value}`,
  turnout: (n: number) => `${numbers('en').number(n)} ${n === 1 ? 'person' : 'people'} voted`,
  outcome: 'The board in the end',
  picture: 'The board when these minutes were made',
  deeds: {
    commented: (n) => `${n} ${n === 1 ? 'comment' : 'comments'}`,
    sent: (n) => `${n} ${n === 1 ? 'card' : 'cards'} sent to another board`,
    closed: () => 'vote closed',
    locked: () => 'board locked',
    unlocked: () => 'board unlocked',
  },
};

export const minutesWords = { id, en };
