/**
 * People without a device: a facilitator enters them, and enters what they write and decide. They
 * are people of the lab like all others, so that whatever is counted counts them once.
 */
import type { Act, HallAct } from '../acts.ts';
import type { HallEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Id } from '../values.ts';
import type { Hall, HallPerson } from './state.ts';

/** Most people of one lab; more than the largest hall seen, and a bound on what the server holds. */
export const mostPeople = 600;

/** What may be entered for somebody. A signature is typed in by the facilitator anyway (K1). */
const enterable: ReadonlySet<Act['type']> = new Set([
  'card.add',
  'dots.place',
  'scores.place',
  'ranks.place',
  'paper.take',
]);

/** A name as people read it: the same one however it was typed. */
const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');

const isSame = (one: Entry, other: Entry) =>
  one.agencyId === other.agencyId && plain(one.name) === plain(other.name);
type Entry = { name: string; agencyId: Id | null };

/** Who is in already under this name and agency. */
export const knownAs = (hall: Hall, entry: Entry): HallPerson | undefined =>
  Object.values(hall.people).find((one) => !one.removed && isSame(one, entry));

type Of<T extends HallAct['type']> = Extract<HallAct, { type: T }>;

/** [F1] People from the attendance list. Whoever is in already is not entered a second time. */
export function enter(hall: Hall, people: Of<'people.enter'>['people']): HallEvent[] | Refusal {
  if (people.some(({ agencyId }) => !hall.agencies[agencyId])) return refuse('not-found');
  if (people.some(({ personId }) => hall.people[personId])) return refuse('exists');
  const fresh = people.filter(
    (one, at) => !knownAs(hall, one) && people.findIndex((other) => isSame(one, other)) === at,
  );
  if (new Set(fresh.map(({ personId }) => personId)).size < fresh.length) return refuse('exists');
  const room = mostPeople - Object.keys(hall.people).length;
  if (fresh.length > room) return refuse('full', { most: mostPeople });
  return fresh.map((one) => ({
    type: 'person.joined',
    ...one,
    role: 'participant',
    entered: true,
  }));
}

/** [F6] One person from now on: the entry goes, what was entered for them stays with their agency. */
export function merge(hall: Hall, { personId, intoId }: Of<'person.merge'>): HallEvent[] | Refusal {
  const entry = hall.people[personId];
  const into = hall.people[intoId];
  if (!entry?.entered || entry.removed || !into || into.removed) return refuse('not-found');
  if (into.entered || into.role !== 'participant') return refuse('no-right');
  if (into.agencyId !== entry.agencyId) return refuse('not-yours');
  return [{ type: 'person.merged', personId, intoId, agencyId: entry.agencyId }];
}

/**
 * [F2] As whom a facilitator's act counts that is entered for somebody; [F3] refused for whoever
 * has a device of their own, for whoever is not in, and for anything that is not entered so.
 */
export function represented(hall: Hall, person: Person, act: Act, personId: Id): Person | Refusal {
  if (!leads(person)) return refuse('no-right');
  const known = hall.people[personId];
  if (!known || known.removed) return refuse('not-found');
  if (!known.entered || !enterable.has(act.type)) return refuse('own-device');
  const { id, role, agencyId, name, position } = known;
  return { id, role, labId: person.labId, agencyId, name, position, entered: true };
}

/** People without a device, by name. */
export const withoutDevice = (hall: Hall): HallPerson[] =>
  Object.values(hall.people)
    .filter(({ entered, removed }) => entered && !removed)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'id'));

/** [F6] Entries that may be people who have come with a device since: same name, same agency. */
export const likely = (hall: Hall): { entry: HallPerson; person: HallPerson }[] =>
  withoutDevice(hall).flatMap((entry) => {
    const person = Object.values(hall.people).find(
      (one) => !one.entered && !one.removed && one.role === 'participant' && isSame(one, entry),
    );
    return person ? [{ entry, person }] : [];
  });
