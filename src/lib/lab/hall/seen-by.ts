import type { HallEvent } from '../events.ts';
import type { Person } from '../people.ts';
import type { Activity, Hall, Pledge } from './state.ts';
import { leadersView } from '../audience.ts';

const hush = (activity: Activity): Activity => ({ ...activity, guide: { id: '', en: '' } });

const own = <T>(record: Record<string, T>, id: string): Record<string, T> => {
  const mine = record[id];
  return mine === undefined ? {} : { [id]: mine };
};

/**
 * Drawn signatures hang on the projector's wall; phones need the names only (and their own). Why
 * an agency does not sign is the facilitator's note.
 */
function pledgeFor<T extends Pick<Pledge, 'personId' | 'strokes' | 'note'>>(
  pledge: T,
  person: Person,
): T {
  const noted = { ...pledge, note: '' };
  if (pledge.personId !== null && pledge.personId === person.id) return noted;
  const strokes = person.role === 'projector' ? pledge.strokes : '';
  return { ...noted, personId: null, strokes };
}

/** That a gate was passed is known to all; by whom, why and what was missing is not. */
const gatesSeen = (gates: Hall['gates']): Hall['gates'] =>
  Object.fromEntries(
    Object.entries(gates).map(([stage, { at }]) => [
      stage,
      { at, by: '', reason: null, missing: [] },
    ]),
  );

/** The hall as this person may see it: other people are numbers, other sheets are radars. */
export function hallSeenBy(hall: Hall, person: Person): Hall {
  if (leadersView(person)) return hall;
  const pledges = Object.entries(hall.pledges).map(
    ([agencyId, pledge]) => [agencyId, pledgeFor(pledge, person)] as const,
  );
  return {
    ...hall,
    activities: hall.activities.map(hush),
    shelf: hall.shelf.map(({ activity, after }) => ({ activity: hush(activity), after })),
    parked: hall.parked.map((one) => ({ ...one, by: '' })),
    gates: gatesSeen(hall.gates),
    people: own(hall.people, person.id),
    handed: [],
    pledges: Object.fromEntries(pledges),
    sheets: own(hall.sheets, person.id),
    attendance: {},
  };
}

/** The event as this person may see it; `hall` is the state after it. */
export function hallEventSeenBy(hall: Hall, event: HallEvent, person: Person): HallEvent | null {
  // [D89] Signatures are read from the journal by the printed list, and travel to no screen.
  if (event.type === 'attendance.marked') {
    return leadersView(person) ? { ...event, signature: '' } : null;
  }
  if (leadersView(person)) return event;
  switch (event.type) {
    case 'attendance.cleared':
      return null;
    case 'hall.opened':
      return { ...event, activities: event.activities.map(hush) };
    case 'agenda.added':
      return { ...event, activity: hush(event.activity) };
    case 'parking.added':
      return { ...event, by: '' };
    case 'agenda.edited': {
      const { guide: _guide, ...change } = event.change;
      return { ...event, change };
    }
    case 'person.joined':
    case 'person.merged':
    case 'person.removed':
      return told(event, person, counted(hall, [event.agencyId]));
    case 'person.corrected':
      return told(event, person, counted(hall, [event.from, event.agencyId]));
    case 'pledge.set':
      return { ...event, pledge: pledgeFor(event.pledge, person) };
    case 'readiness.answered':
      return event.personId === person.id ? event : { ...event, personId: '', values: null };
    case 'lead.changed':
      return null;
    case 'stage.passed':
      return { ...event, by: '', reason: null, missing: [] };
    default:
      return event;
  }
}

type Told = Extract<HallEvent, { type: 'people.counted' }>;
type ComingOrGoing = Extract<
  HallEvent,
  { type: 'person.joined' | 'person.corrected' | 'person.removed' | 'person.merged' }
>;

/** One's own coming and going as it is, everybody else's as numbers; both with the numbers of now. */
const told = (event: ComingOrGoing, person: Person, numbers: Told): HallEvent =>
  event.personId === person.id ? { ...event, counts: numbers.counts } : numbers;

function counted(hall: Hall, agencyIds: (string | null)[]): Told {
  const counts = agencyIds
    .filter((agencyId) => agencyId !== null)
    .map((agencyId) => [agencyId, hall.present[agencyId] ?? 0] as const);
  return { type: 'people.counted', counts: Object.fromEntries(counts) };
}

/** Persons who see this event in a way of their own. */
export function hallEventOwners(event: HallEvent): string[] {
  switch (event.type) {
    case 'person.joined':
    case 'person.merged':
    case 'person.removed':
    case 'person.corrected':
    case 'readiness.answered':
      return [event.personId];
    case 'pledge.set':
      return event.pledge.personId ? [event.pledge.personId] : [];
    default:
      return [];
  }
}
