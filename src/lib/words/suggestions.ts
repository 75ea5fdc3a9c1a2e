import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** Suggestions for grouping cards: a preview that is taken, changed or dropped. */
const id = {
  open: 'Usulan kelompok',
  title: 'Usulan kelompok',
  loading: 'Membaca kartu…',
  what: 'Dihitung di server ini dari kata-kata di kartu, tanpa internet. Belum ada yang berubah di papan.',
  failed: 'Usulan belum dapat diambil. Papan tidak berubah.',
  retry: 'Coba lagi',
  none: 'Belum ada usulan',
  noneWhat: 'Kartu yang belum dikelompokkan terlalu sedikit atau terlalu berbeda satu sama lain.',
  duplicates: (n: number) => `${n} kumpulan kartu yang hampir sama`,
  duplicatesWhat: 'Hanya untuk dilihat. Kartunya tidak digabung dan tidak dihapus.',
  themes: 'Kelompok yang diusulkan',
  use: (title: string) => `Pakai kelompok ${title}`,
  name: 'Nama kelompok',
  joins: 'Menambah ke kluster yang sudah ada',
  cards: (n: number) => `${n} kartu`,
  inside: (text: string) => `Ikutkan kartu: ${text}`,
  move: (text: string) => `Pindahkan kartu: ${text}`,
  moveShort: 'Pindah ke…',
  out: 'Keluarkan dari usulan',
  left: (n: number) => `${n} kartu tidak masuk usulan`,
  leftWhat: 'Kartu ini tetap di Belum dikelompokkan. Pindahkan bila cocok.',
  nothing: 'Pilih paling sedikit satu kelompok.',
  unnamed: 'Setiap kelompok yang dipakai perlu nama.',
  sum: (cards: number, groups: number) => `${cards} kartu dalam ${groups} kelompok`,
  take: 'Pakai usulan',
  drop: 'Buang',
  taken: (cards: number, groups: number) => `${cards} kartu masuk ${groups} kelompok`,
  undo: 'Urungkan',
  undone: 'Usulan diurungkan. Kartu yang sudah dipindahkan orang lain tetap di tempatnya.',
};

const en = {
  open: 'Suggested groups',
  title: 'Suggested groups',
  loading: 'Reading the cards…',
  what: 'Computed on this server from the words on the cards, without internet. Nothing on the board has changed yet.',
  failed: 'The suggestions could not be fetched. The board is unchanged.',
  retry: 'Try again',
  none: 'No suggestions yet',
  noneWhat: 'There are too few loose cards, or they differ too much from one another.',
  duplicates: (n: number) =>
    plural(n, 'set of cards that are nearly the same', 'sets of cards that are nearly the same'),
  duplicatesWhat: 'Only to be seen. The cards are neither merged nor deleted.',
  themes: 'Groups suggested',
  use: (title: string) => `Use group ${title}`,
  name: 'Name of the group',
  joins: 'Adds to a cluster that is there',
  cards: (n: number) => plural(n, 'card', 'cards'),
  inside: (text: string) => `Include card: ${text}`,
  move: (text: string) => `Move card: ${text}`,
  moveShort: 'Move to…',
  out: 'Take out of the suggestion',
  left: (n: number) => `${plural(n, 'card is', 'cards are')} in no group`,
  leftWhat: 'These cards stay in Not grouped yet. Move them where they fit.',
  nothing: 'Choose at least one group.',
  unnamed: 'Every group that is used needs a name.',
  sum: (cards: number, groups: number) =>
    `${plural(cards, 'card', 'cards')} in ${plural(groups, 'group', 'groups')}`,
  take: 'Use suggestion',
  drop: 'Drop',
  taken: (cards: number, groups: number) =>
    `${plural(cards, 'card', 'cards')} put into ${plural(groups, 'group', 'groups')}`,
  undo: 'Undo',
  undone: 'Suggestion undone. Cards that others have moved stay where they are.',
} satisfies Words<typeof id>;

export const suggestionWords = { id, en };
