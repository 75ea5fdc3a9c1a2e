/** [D63] When an idea is delivered (DOMAIN 3.4, proposal). */
import { reasonOf } from './check-ins.ts';
import type { Lack } from './forms.ts';
import type { Idea } from './state.ts';

/** What Deliver still lacks of an idea, in the order in which it is worked on. */
export function deliverLacks(idea: Idea): Lack[] {
  const lacks: Lack[] = idea.launch ? [] : [{ key: 'launch' }];
  for (const row of openRows(idea)) lacks.push({ key: 'row', of: row.activity || row.id });
  if (!isMeasured(idea)) lacks.push({ key: 'measured' });
  if (!isTrialled(idea)) lacks.push({ key: 'trial' });
  return lacks;
}

/** Rows of the execution that are neither done nor given up with a reason. */
const openRows = (idea: Idea) =>
  Object.values(idea.rows).filter(
    ({ id, phase, status }) =>
      phase === 'execution' &&
      status !== 'done' &&
      !(status === 'cancelled' && reasonOf(idea, id) !== ''),
  );

/** Every row of the execution is done or given up with a reason. */
export const isExecuted = (idea: Idea): boolean =>
  idea.plan.status === 'approved' && openRows(idea).length === 0;

/** At least one measure has a value before and after. */
export const isMeasured = (idea: Idea): boolean =>
  Object.values(idea.measures).some(({ before, after }) => before !== null && after !== null);

/** The trial has begun and ended. */
export const isTrialled = ({ trial }: Idea): boolean => trial.start !== null && trial.end !== null;
