import type { Deed } from '#lib/lab/board/undo.ts';
import type { Words } from './lang.ts';

/** Taking back what one has done oneself, and doing it again. */
const id = {
  label: 'Urungkan dan ulangi',
  undo: 'Urungkan',
  redo: 'Ulangi',
  noUndo: 'Tidak ada lagi yang dapat diurungkan.',
  noRedo: 'Tidak ada lagi yang dapat diulangi.',
  undone: {
    written: 'Kartu ditarik kembali',
    removed: 'Kartu kembali',
    edited: 'Kata-kata kartu kembali seperti semula',
    moved: 'Kartu kembali ke tempat semula',
    grouped: 'Pengelompokan dibatalkan',
    renamed: 'Nama kluster kembali seperti semula',
    dissolved: 'Kluster kembali',
    laid: 'Bagan papan kembali seperti semula',
    voted: 'Suara Anda kembali seperti semula',
  } satisfies Record<Deed, string>,
  redone: {
    written: 'Kartu ditempel lagi',
    removed: 'Kartu dihapus lagi',
    edited: 'Kata-kata kartu diubah lagi',
    moved: 'Kartu dipindahkan lagi',
    grouped: 'Kartu dikelompokkan lagi',
    renamed: 'Nama kluster diganti lagi',
    dissolved: 'Kluster dibubarkan lagi',
    laid: 'Bagan papan diganti lagi',
    voted: 'Suara Anda diubah lagi',
  } satisfies Record<Deed, string>,
  part: (said: string) => `${said}. Yang sudah diubah orang lain tetap.`,
  none: 'Sudah diubah orang lain sejak itu, jadi tetap seperti sekarang.',
};

const en = {
  label: 'Undo and redo',
  undo: 'Undo',
  redo: 'Redo',
  noUndo: 'There is nothing left to undo.',
  noRedo: 'There is nothing left to redo.',
  undone: {
    written: 'Card taken back',
    removed: 'The card is back',
    edited: 'The card has its earlier words again',
    moved: 'The cards are back where they were',
    grouped: 'Grouping undone',
    renamed: 'The cluster has its earlier name again',
    dissolved: 'The cluster is back',
    laid: 'The board has its earlier layout again',
    voted: 'Your votes are as they were before',
  },
  redone: {
    written: 'Card stuck again',
    removed: 'Card deleted again',
    edited: 'Words of the card changed again',
    moved: 'Cards moved again',
    grouped: 'Cards grouped again',
    renamed: 'Cluster renamed again',
    dissolved: 'Cluster dissolved again',
    laid: 'Layout changed again',
    voted: 'Your votes are changed again',
  },
  part: (said: string) => `${said}. What others have changed since stays.`,
  none: 'Others have changed this since, so it stays as it is now.',
} satisfies Words<typeof id>;

export const undoWords = { id, en };
