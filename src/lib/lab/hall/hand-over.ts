/** Several facilitators of one lab, and giving it to another. Pure; accounts are looked up before. */
import type { HallAct } from '../acts.ts';
import type { HallEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Hall } from './state.ts';

type Change = Extract<HallAct, { type: 'lead.change' }>;

/** So often a lab changes hands at most; a bound on what every console holds. */
export const mostHandings = 200;

/**
 * [O1] A facilitator takes an account in, or out, or hands the lab over and leaves. [O2] Nobody
 * leaves otherwise, and nobody who is out by now changes anything: there is always somebody left.
 */
export function changeLead(hall: Hall, person: Person, act: Change): HallEvent[] | Refusal {
  if (!leads(person) || isOut(hall, person.id)) return refuse('no-right');
  const { how, accountId: to, name: toName } = act;
  // Who takes oneself out must say who goes on.
  if (to === person.id) return refuse('exists');
  if (hall.handed.length >= mostHandings) return refuse('full', { most: mostHandings });
  return [{ type: 'lead.changed', how, by: person.id, byName: person.name, to, toName }];
}

/** What this account did or was done to last: it may be out although its page does not know yet. */
export function isOut(hall: Hall, accountId: string): boolean {
  const last = hall.handed.findLast(
    ({ how, by, to }) => to === accountId || (how === 'handed' && by === accountId),
  );
  if (!last) return false;
  return last.to === accountId ? last.how === 'dismissed' : true;
}
