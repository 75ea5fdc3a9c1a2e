import type { Words } from './lang.ts';

/** Cards of the lab's boards that become risks, or links of the theory of change. */
const id = {
  take: (n: number) => `Ambil dari papan (${n})`,
  title: { risks: 'Ambil risiko dari papan', chain: 'Ambil teori perubahan dari papan' },
  why: {
    risks:
      'Kartu pre-mortem di lab ini. Yang Anda pilih menjadi risiko dan tetap terhubung dengan kartunya.',
    chain:
      'Kartu teori perubahan di lab ini. Yang Anda pilih masuk ke rantai menurut kolomnya dan tetap terhubung dengan kartunya.',
  },
  all: 'Pilih semua',
  none: 'Kosongkan pilihan',
  level: 'Bagian rantai',
  chooseLevel: 'Pilih bagian',
  levelMissing: (n: number) => `${n} kartu terpilih belum punya bagian.`,
  nothing: 'Semua kartu sudah diambil.',
  unread: 'Kartu belum dapat dibaca. Coba lagi setelah tersambung.',
  again: 'Coba lagi',
  add: { risks: (n: number) => `Jadikan ${n} risiko`, chain: (n: number) => `Ambil ${n} kartu` },
  taken: (n: number) => `${n} kartu diambil.`,
  undo: 'Urungkan',
};

const en = {
  take: (n: number) => `Take from a board (${n})`,
  title: { risks: 'Take risks from a board', chain: 'Take the theory of change from a board' },
  why: {
    risks:
      'Cards of the pre-mortem in this lab. Those you choose become risks and stay linked to their card.',
    chain:
      'Cards of the theory of change in this lab. Those you choose go where their column says and stay linked to their card.',
  },
  all: 'Choose all',
  none: 'Choose none',
  level: 'Part of the chain',
  chooseLevel: 'Choose a part',
  levelMissing: (n: number) =>
    n === 1 ? 'One chosen card has no part yet.' : `${n} chosen cards have no part yet.`,
  nothing: 'All cards have been taken.',
  unread: 'The cards cannot be read yet. Try again once connected.',
  again: 'Try again',
  add: {
    risks: (n: number) => (n === 1 ? 'Make it a risk' : `Make ${n} risks`),
    chain: (n: number) => (n === 1 ? 'Take 1 card' : `Take ${n} cards`),
  },
  taken: (n: number) => (n === 1 ? '1 card was taken.' : `${n} cards were taken.`),
  undo: 'Undo',
} satisfies Words<typeof id>;

export const takeCardsWords = { id, en };
