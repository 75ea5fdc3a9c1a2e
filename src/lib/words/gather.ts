import type { Words } from './lang.ts';

/** Being called to what runs. */
const id = {
  invited: (title: string) => `Fasilitator mengajak ke “${title}”`,
  keep: 'Tulisan Anda tetap tersimpan.',
  go: 'Ke sana',
  later: 'Nanti',
};

const en = {
  invited: (title: string) => `The facilitator invites you to “${title}”`,
  keep: 'What you wrote stays stored.',
  go: 'Go there',
  later: 'Later',
} satisfies Words<typeof id>;

export const gatherWords = { id, en };
