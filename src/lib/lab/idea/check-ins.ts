/** News from those who carry an idea: how far a row is, what stands in the way, what help is wanted. */
import type { Person } from '../people.ts';
import { leads } from '../people.ts';
import { refuse } from '../refusals.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import type { CheckIn, HelpAnswer, Idea, PlanRow } from './state.ts';

/** [D60] [D61] A check-in names a row that there is; one that gives a row up says why. */
export function checkIn(idea: Idea, person: Person, { checkIn: one }: Of<'checkin.add'>): Answer {
  if (idea.checkIns[one.id]) return refuse('exists');
  if (one.rowId !== null && !idea.rows[one.rowId]) return refuse('not-found');
  if (one.cancelled && one.rowId === null) return refuse('bad-act');
  if (one.cancelled && one.note === '') return refuse('reason-missing');
  return (
    bounded(idea.checkIns, one.id) ?? [{ type: 'checkin.added', checkIn: one, by: person.name }]
  );
}

/** The rows after a check-in: the one it is about moves. */
export function progressed(idea: Idea, one: CheckIn): Idea['rows'] {
  const row = one.rowId ? idea.rows[one.rowId] : undefined;
  if (!row) return idea.rows;
  const moved = one.cancelled
    ? { ...row, status: 'cancelled' as const }
    : { ...row, progress: one.percent, status: statusOf(row, one.percent) };
  return { ...idea.rows, [row.id]: moved };
}

function statusOf({ status }: PlanRow, percent: number): PlanRow['status'] {
  if (percent >= 100) return 'done';
  if (percent > 0) return 'running';
  return status === 'cancelled' ? 'planned' : status;
}

/** The last first. */
export const checkInsOf = (idea: Idea): CheckIn[] =>
  Object.values(idea.checkIns).sort((a, b) =>
    a.date === b.date ? b.at - a.at : a.date < b.date ? 1 : -1,
  );

/** [D61] Why a row was given up; empty where nobody said so. */
export const reasonOf = (idea: Idea, rowId: string): string =>
  Object.values(idea.checkIns)
    .filter((one) => one.rowId === rowId && one.cancelled)
    .sort((a, b) => b.at - a.at)[0]?.note ?? '';

/** [D62] Help that was asked for and is not answered yet, the longest waiting first. */
export const openHelp = (idea: Idea): CheckIn[] =>
  Object.values(idea.checkIns)
    .filter(({ id, help }) => help !== undefined && !idea.helpAnswers?.[id])
    .sort((a, b) => a.at - b.at);

/** [D62] A facilitator says what was done. */
export function answerHelp(idea: Idea, person: Person, act: Of<'help.answer'>): Answer {
  if (!leads(person)) return refuse('no-right');
  const { checkInId, answer } = act;
  if (idea.checkIns[checkInId]?.help === undefined) return refuse('not-found');
  return [{ type: 'help.answered', checkInId, answer, by: person.name }];
}

export const answered = (idea: Idea, checkInId: string, answer: HelpAnswer): Idea => ({
  ...idea,
  helpAnswers: { ...idea.helpAnswers, [checkInId]: answer },
});
