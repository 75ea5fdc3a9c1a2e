import type { Happening } from '#lib/lab/board/history.ts';
import { plural } from './formats.ts';
import type { Words } from './lang.ts';

type Changes = { back: number; gone: number; moved: number; clusters: number; lost: number };

const joined = (parts: (string | false)[], and: string): string => {
  const said = parts.filter((part) => part !== false);
  const last = said.pop() ?? '';
  return said.length > 0 ? `${said.join(', ')} ${and} ${last}` : last;
};

/** The history of a board: minutes with counts, removed cards, and the way back. */
const id = {
  title: 'Riwayat papan',
  what: 'Apa yang terjadi di papan ini, per menit, tanpa nama. Kartu yang dihapus dan susunan lama dapat dikembalikan.',
  silent: 'Selama mode senyap hanya jumlah kartu yang tercatat di sini.',
  removed: 'Kartu yang dihapus',
  removedNone: 'Tidak ada kartu yang dapat dikembalikan',
  removedWhat:
    'Kartu yang dihapus penulisnya sebelum dibuka tetap milik penulisnya dan tidak tampil di sini.',
  byAuthor: (time: string) => `Dihapus penulisnya pukul ${time}`,
  byLead: (time: string) => `Dihapus fasilitator pukul ${time}`,
  restore: 'Kembalikan',
  restoreCard: (text: string) => `Kembalikan kartu: ${text}`,
  cardBack: 'Kartu kembali ke papan',
  minutes: 'Menit demi menit',
  minutesNone: 'Belum ada yang terjadi di papan ini',
  before: (time: string) => `Kembalikan seperti sebelum pukul ${time}`,
  beforeRestored: 'Batalkan pengembalian ini',
  beforeShort: 'Kembalikan',
  sure: (time: string) => `Kembalikan papan seperti sebelum pukul ${time}?`,
  changes: ({ back, gone, moved, clusters, lost }: Changes) =>
    joined(
      [
        back > 0 && `${back} kartu yang dihapus kembali`,
        moved > 0 && `${moved} kartu kembali ke tempat lamanya`,
        clusters > 0 && `${clusters} kluster kembali atau bernama seperti dulu`,
        lost > 0 && `${lost} kluster yang dibuat sesudahnya dibubarkan`,
        gone > 0 && `${gone} kartu yang sempat dikembalikan dihapus lagi`,
      ],
      'dan',
    ) || 'Hanya bagan papan yang kembali seperti dulu',
  stays: 'Kartu yang ditulis sesudahnya tetap ada, begitu juga kata-kata di setiap kartu.',
  nothing: 'Papan sudah seperti waktu itu. Tidak ada yang berubah.',
  ballot: 'Pemungutan suara sedang berjalan. Tutup dulu untuk mengembalikan susunan papan.',
  done: (time: string) => `Papan kembali seperti sebelum pukul ${time}`,
  counts: {
    written: (n) => `${n} kartu ditulis`,
    removed: (n) => `${n} kartu dihapus`,
    back: (n) => `${n} kartu dikembalikan`,
    received: (n) => `${n} kartu datang dari papan lain`,
    edited: (n) => `${n} kartu diubah`,
    moved: (n) => `${n} kartu dipindahkan`,
    made: (n) => `${n} kluster dibuat`,
    renamed: (n) => `${n} kluster berganti nama`,
    dissolved: (n) => `${n} kluster dibubarkan`,
    laid: () => 'bagan papan diganti',
    hidden: (n) => `${n} kartu disembunyikan`,
    revealed: () => 'kartu dibuka',
    ballots: (n) => `${n} pemungutan suara dibuka`,
    restored: () => 'susunan papan dikembalikan',
  } satisfies Record<Happening, (n: number) => string>,
};

const en = {
  title: 'History of the board',
  what: 'What happened on this board, minute by minute, without names. Deleted cards and earlier arrangements can be brought back.',
  silent: 'Of the silent time only the number of cards is kept here.',
  removed: 'Deleted cards',
  removedNone: 'There is no card to bring back',
  removedWhat:
    'Cards that their authors deleted before the reveal stay their authors’ and are not shown here.',
  byAuthor: (time: string) => `Deleted by its author at ${time}`,
  byLead: (time: string) => `Deleted by a facilitator at ${time}`,
  restore: 'Bring back',
  restoreCard: (text: string) => `Bring back the card: ${text}`,
  cardBack: 'The card is back on the board',
  minutes: 'Minute by minute',
  minutesNone: 'Nothing has happened on this board yet',
  before: (time: string) => `Bring back as it was before ${time}`,
  beforeRestored: 'Take this back again',
  beforeShort: 'Bring back',
  sure: (time: string) => `Bring the board back as it was before ${time}?`,
  changes: ({ back, gone, moved, clusters, lost }: Changes) =>
    joined(
      [
        back > 0 && `${plural(back, 'deleted card comes', 'deleted cards come')} back`,
        moved > 0 && `${plural(moved, 'card goes', 'cards go')} back to where they were`,
        clusters > 0 &&
          `${plural(clusters, 'cluster comes', 'clusters come')} back or get their old name`,
        lost > 0 && `${plural(lost, 'cluster', 'clusters')} made since dissolved`,
        gone > 0 && `${plural(gone, 'card', 'cards')} brought back since deleted again`,
      ],
      'and',
    ) || 'Only the layout of the board goes back',
  stays: 'Cards written since stay, and so do the words on every card.',
  nothing: 'The board is as it was then. Nothing would change.',
  ballot: 'Voting is open. Close it first to bring back an earlier arrangement.',
  done: (time: string) => `The board is as it was before ${time}`,
  counts: {
    written: (n) => `${plural(n, 'card', 'cards')} written`,
    removed: (n) => `${plural(n, 'card', 'cards')} deleted`,
    back: (n) => `${plural(n, 'card', 'cards')} brought back`,
    received: (n) => `${plural(n, 'card', 'cards')} from another board`,
    edited: (n) => `${plural(n, 'card', 'cards')} changed`,
    moved: (n) => `${plural(n, 'card', 'cards')} moved`,
    made: (n) => `${plural(n, 'cluster', 'clusters')} made`,
    renamed: (n) => `${plural(n, 'cluster', 'clusters')} renamed`,
    dissolved: (n) => `${plural(n, 'cluster', 'clusters')} dissolved`,
    laid: () => 'layout changed',
    hidden: (n) => `${plural(n, 'card', 'cards')} hidden`,
    revealed: () => 'cards revealed',
    ballots: (n) => `${plural(n, 'vote', 'votes')} opened`,
    restored: () => 'earlier arrangement brought back',
  },
} satisfies Words<typeof id>;

export const historyWords = { id, en };
