import type { Words } from './lang.ts';

/** Small signals of the room: who is ready, that somebody is writing. */
const id = {
  ready: 'Siap',
  readyLabel: (others: number) =>
    others > 0 ? `Saya siap. ${others} orang sudah siap` : 'Saya siap',
  readyOf: (people: number) => `${people} orang siap`,
  readyAgencies: (ready: number, agencies: number) => `${ready} dari ${agencies} OPD siap`,
  typing: (n: number) => `${n} orang sedang menulis`,
};

const en = {
  ready: 'Ready',
  readyLabel: (others: number) =>
    others > 0 ? `I am ready. ${others} ready so far` : 'I am ready',
  readyOf: (people: number) => (people === 1 ? '1 person ready' : `${people} people ready`),
  readyAgencies: (ready: number, agencies: number) => `${ready} of ${agencies} agencies ready`,
  typing: (n: number) => (n === 1 ? '1 person is writing' : `${n} people are writing`),
} satisfies Words<typeof id>;

export const presenceWords = { id, en };
