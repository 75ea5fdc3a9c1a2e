/** Who speaks when: drawn by chance among the agencies that are there, never by weight. */
import { mixed } from '../chance.ts';
import type { HallAct } from '../acts.ts';
import type { HallEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Id } from '../values.ts';
import type { Hall } from './state.ts';

type Of<T extends HallAct['type']> = Extract<HallAct, { type: T }>;
type Speak = Of<'speaking.draw' | 'speaking.mark' | 'speaking.end'>;

/**
 * [F8] Agencies with somebody in the room, in an order by chance: first those that have not spoken
 * and from which nothing has come, then those that have not spoken, then the others. The chance
 * comes with the act, so that every device and the journal have the same order.
 */
export function speak(hall: Hall, act: Speak): HallEvent[] | Refusal {
  switch (act.type) {
    case 'speaking.draw': {
      const here = Object.keys(hall.agencies).filter((id) => (hall.present[id] ?? 0) > 0);
      if (here.length === 0) return refuse('empty');
      const first = new Set(act.first);
      const rank = (id: Id) => (hall.heard.includes(id) ? 2 : first.has(id) ? 0 : 1);
      const byChance = mixed(here, act.seed);
      const order = [0, 1, 2].flatMap((place) => byChance.filter((id) => rank(id) === place));
      return [{ type: 'speaking.drawn', order }];
    }
    case 'speaking.mark': {
      const { agencyId, spoken } = act;
      const { speaking } = hall;
      if (!speaking) return refuse('not-running');
      if (!speaking.order.includes(agencyId)) return refuse('not-found');
      const isSo = speaking.done.includes(agencyId) === spoken;
      return isSo ? [] : [{ type: 'speaking.marked', agencyId, spoken }];
    }
    case 'speaking.end':
      return hall.speaking ? [{ type: 'speaking.ended' }] : [];
    default:
      return act satisfies never;
  }
}

/**
 * [F9] Agencies that are here and from which nothing has been heard: nothing written, no idea, no
 * turn to speak. Never persons, and never who has voted. `came` are those of whom something came.
 */
export const unheard = (hall: Hall, came: ReadonlySet<Id>): Id[] =>
  Object.keys(hall.agencies).filter(
    (id) => (hall.present[id] ?? 0) > 0 && !hall.heard.includes(id) && !came.has(id),
  );

/** Whose turn it is, and who comes then. */
export function turns(hall: Hall): { now: Id | null; next: Id[] } {
  const left = hall.speaking?.order.filter((id) => !hall.speaking?.done.includes(id)) ?? [];
  return { now: left[0] ?? null, next: left.slice(1) };
}
