import type { HallAct } from '../acts.ts';
import type { HallEvent } from '../events.ts';
import { rulesOfLead } from '#lib/lab/lead-rules.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { radar } from '../readiness.ts';
import type { GateFacts } from './gates.ts';
import type { Hall } from './state.ts';

/** What a hall answers to an act: the events that follow from it, or a refusal. */
export function decideHall(
  hall: Hall,
  person: Person,
  act: HallAct,
  at: number,
  facts: GateFacts | null,
): HallEvent[] | Refusal {
  if (!hall.opened) return refuse('not-found');
  if (hall.people[person.id]?.removed) return refuse('removed');
  if (hall.closed) return refuse('closed');
  switch (act.type) {
    case 'person.correct':
      return correct(hall, person, act);
    case 'pledge.sign':
      return sign(hall, person, act);
    case 'pledge.withdraw':
      return withdraw(hall, person, act.agencyId);
    case 'readiness.answer':
      return answer(hall, person, act, at);
    default:
      return rulesOfLead()?.decideHall(hall, person, act, at, facts) ?? refuse('no-right');
  }
}

type Of<T extends HallAct['type']> = Extract<HallAct, { type: T }>;

function correct(hall: Hall, person: Person, act: Of<'person.correct'>): HallEvent[] | Refusal {
  const known = hall.people[person.id];
  if (!known) return refuse('not-found');
  // [D33] Whose link names them is called as it says.
  if (person.until !== undefined) return refuse('no-right');
  if (act.agencyId !== null && !hall.agencies[act.agencyId]) return refuse('not-found');
  // As when joining: only participants must stand for an agency.
  if (act.agencyId === null && known.role === 'participant') return refuse('empty');
  const { name, position, agencyId } = act;
  return [
    {
      type: 'person.corrected',
      personId: person.id,
      name,
      position,
      agencyId,
      from: known.agencyId,
    },
  ];
}

/** [K1] One signature per agency, by one of its own people or typed in by the facilitator. */
function sign(hall: Hall, person: Person, act: Of<'pledge.sign'>): HallEvent[] | Refusal {
  const allowed = mayPledge(hall, person, act.agencyId);
  if (allowed !== true) return allowed;
  if (hall.pledges[act.agencyId]?.status === 'signed') return refuse('exists');
  const { agencyId, name, position, as, strokes } = act;
  const personId = leads(person) ? null : person.id;
  const pledge = { agencyId, status: 'signed', name, position, as, strokes, note: '', personId };
  return [{ type: 'pledge.set', pledge: { ...pledge, status: 'signed' } }];
}

function mayPledge(hall: Hall, person: Person, agencyId: string): true | Refusal {
  if (!hall.agencies[agencyId]) return refuse('not-found');
  if (leads(person)) return true;
  if (person.role !== 'participant' && person.role !== 'leader') return refuse('no-right');
  return person.agencyId === agencyId ? true : refuse('not-yours');
}

function withdraw(hall: Hall, person: Person, agencyId: string): HallEvent[] | Refusal {
  const pledge = hall.pledges[agencyId];
  if (!pledge) return refuse('not-found');
  if (!leads(person) && pledge.personId !== person.id) return refuse('not-yours');
  return [{ type: 'pledge.withdrawn', agencyId }];
}

/** [L3] One sheet per person; answering again replaces it, and the agency's radar follows. */
function answer(
  hall: Hall,
  person: Person,
  act: Of<'readiness.answer'>,
  at: number,
): HallEvent[] | Refusal {
  const agencyId = person.agencyId;
  if (agencyId === null || !hall.agencies[agencyId]) return refuse('no-right');
  const sheet = { personId: person.id, agencyId, values: act.values, at };
  const sheets = Object.values({ ...hall.sheets, [person.id]: sheet });
  const own = sheets.filter((other) => other.agencyId === agencyId).map(({ values }) => values);
  const { personId, values } = sheet;
  const known = { sheets: own.length, components: radar(own) };
  return [{ type: 'readiness.answered', personId, agencyId, values, radar: known }];
}
