import type { Words } from './lang.ts';

/** What a form says when it has the words back that were not sent before. */
const id = {
  restored: 'Isian Anda yang belum tersimpan ada di sini lagi. Periksa, lalu simpan.',
  discard: 'Buang isian ini',
};

const en = {
  restored: 'What you had filled in and not saved is here again. Check it, then save.',
  discard: 'Discard it',
} satisfies Words<typeof id>;

export const keptWords = { id, en };
