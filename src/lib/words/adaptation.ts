import type { Words } from './lang.ts';

/** What of an innovation from elsewhere holds here. The five questions are a proposal. */
const id = {
  title: 'Daftar penyesuaian',
  hint: 'Inovasi ini berasal dari tempat lain. Periksa apa yang berlaku di sini; peninjau ikut membacanya.',
  parts: {
    problem: 'Masalahnya sama di sini?',
    people: 'Orang dan keterampilannya ada?',
    budget: 'Anggarannya ada?',
    legal: 'Dasar hukumnya ada?',
    partners: 'Mitranya ada?',
  },
  answers: { holds: 'Ya', changes: 'Disesuaikan', lacks: 'Belum' },
  question: 'Yang diperiksa',
  answer: 'Jawaban',
  note: 'Apa yang disesuaikan',
  count: (have: number) => `${have} dari 5 terjawab`,
};

const en = {
  title: 'Adaptation checklist',
  hint: 'This innovation comes from elsewhere. Check what of it holds here; reviewers read it too.',
  parts: {
    problem: 'Is the problem the same here?',
    people: 'Are the people and their skills here?',
    budget: 'Is the budget here?',
    legal: 'Is the legal basis here?',
    partners: 'Are the partners here?',
  },
  answers: { holds: 'Yes', changes: 'With changes', lacks: 'Not yet' },
  question: 'What is checked',
  answer: 'Answer',
  note: 'What is adapted',
  count: (have: number) => `${have} of 5 answered`,
} satisfies Words<typeof id>;

export const adaptationWords = { id, en };
