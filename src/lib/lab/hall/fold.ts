import type { HallEvent } from '../events.ts';
import { nextStage } from '../stages.ts';
import { foldAgenda, ran } from './fold-agenda.ts';
import { attendanceMerged, foldAttendance, foldPhoto } from './fold-attendance.ts';
import { foldDisplay } from './fold-display.ts';
import { foldAsked, foldDivided, foldSpoken, litBeside, litUnder } from './fold-room.ts';
import type { Hall, Parked, Pledge } from './state.ts';

/** A copy of `record` without `key`. */
const without = <T>(record: Record<string, T>, key: string) => {
  const { [key]: _gone, ...rest } = record;
  return rest;
};

const byId = <T extends { id: string }>(list: T[]) =>
  Object.fromEntries(list.map((item) => [item.id, item]));

/** Whoever reads numbers alone is told them; a step would count twice beside those of others. */
const present = (hall: Hall, { counts }: { counts?: Hall['present'] }, step: Hall['present']) =>
  counts ? { ...hall.present, ...counts } : step;

const shift = (counts: Record<string, number>, agencyId: string | null, by: number) =>
  agencyId === null ? counts : { ...counts, [agencyId]: Math.max(0, (counts[agencyId] ?? 0) + by) };

const withParked = (hall: Hall, id: string, change: Partial<Parked>): Parked[] =>
  hall.parked.map((one) => (one.id === id ? { ...one, ...change } : one));

/** The hall after one event. */
export function foldHall(hall: Hall, event: HallEvent, at: number): Hall {
  switch (event.type) {
    case 'agency.added':
      return { ...hall, agencies: { ...hall.agencies, [event.agency.id]: event.agency } };
    case 'hall.opened': {
      const { lab, agencies, activities } = event;
      return { ...hall, opened: true, lab, agencies: byId(agencies), activities };
    }
    case 'person.joined': {
      const { personId: id, name, position, agencyId, role } = event;
      // Journals from before there were people without a device do not say it.
      const entered = event.entered ?? false;
      const person = { id, name, position, agencyId, role, joinedAt: at, removed: false, entered };
      return {
        ...hall,
        people: { ...hall.people, [id]: person },
        present: present(hall, event, shift(hall.present, agencyId, 1)),
      };
    }
    case 'person.corrected': {
      const { personId, name, position, agencyId, from } = event;
      const known = hall.people[personId];
      const people = known
        ? { ...hall.people, [personId]: { ...known, name, position, agencyId } }
        : hall.people;
      const moved = shift(shift(hall.present, from, -1), agencyId, 1);
      return { ...hall, people, present: present(hall, event, moved) };
    }
    case 'person.merged':
    case 'person.removed': {
      const known = hall.people[event.personId];
      const people = known
        ? { ...hall.people, [event.personId]: { ...known, removed: true } }
        : hall.people;
      const left = shift(hall.present, event.agencyId, -1);
      const gone = { ...hall, people, present: present(hall, event, left) };
      return event.type === 'person.merged' ? attendanceMerged(gone, event) : gone;
    }
    case 'people.counted':
      return { ...hall, present: { ...hall.present, ...event.counts } };
    case 'clock.set': {
      const { clock, left } = event;
      const done = left && !hall.done.includes(left) ? [...hall.done, left] : hall.done;
      // Something else was started: what waited for the question is an activity like all others.
      const aside = clock?.activityId === hall.aside?.activityId ? hall.aside : null;
      const runs = ran(hall, clock, at);
      return { ...hall, clock, done, aside, runs, spotlight: litUnder(hall, clock) };
    }
    case 'agenda.added':
    case 'agenda.edited':
    case 'agenda.moved':
    case 'agenda.removed':
    case 'agenda.restored':
    case 'agenda.shifted':
      return foldAgenda(hall, event);
    case 'agenda.divided':
      return foldDivided(hall, event);
    case 'boards.given':
    case 'boards.locked':
      return hall;
    case 'poll.asked':
      return foldAsked(hall, event, at);
    case 'stage.passed': {
      const { stage, by, reason, missing } = event;
      const next = nextStage(stage);
      return {
        ...hall,
        stage: next ?? hall.stage,
        closed: next === null,
        gates: { ...hall.gates, [stage]: { at, by, reason, missing } },
      };
    }
    case 'passing.required':
      return { ...hall, passFirst: event.forms };
    case 'pledge.worded':
      return { ...hall, lab: { ...hall.lab, pledgeText: event.text } };
    case 'pledge.set': {
      const pledge: Pledge = { ...event.pledge, at };
      return { ...hall, pledges: { ...hall.pledges, [pledge.agencyId]: pledge } };
    }
    case 'pledge.withdrawn':
      return { ...hall, pledges: without(hall.pledges, event.agencyId) };
    case 'readiness.answered': {
      const { personId, agencyId, values, radar } = event;
      const sheets = values
        ? { ...hall.sheets, [personId]: { personId, agencyId, values, at } }
        : hall.sheets;
      return { ...hall, sheets, radars: { ...hall.radars, [agencyId]: radar } };
    }
    case 'room.gathered':
      return { ...hall, gathered: { activityId: event.activityId, at } };
    case 'room.spotlit': {
      const { activityId, boardId, over, targetId } = event;
      return { ...hall, spotlight: { activityId, boardId, over, targetId } };
    }
    case 'room.released':
      return { ...hall, spotlight: null };
    case 'lead.changed': {
      const { how, by, byName, to, toName } = event;
      return { ...hall, handed: [...hall.handed, { how, by, byName, to, toName, at }] };
    }
    case 'parking.added': {
      const { itemId: id, text, by } = event;
      return { ...hall, parked: [...hall.parked, { id, text, by, at, done: false }] };
    }
    case 'parking.edited':
      return { ...hall, parked: withParked(hall, event.itemId, { text: event.text }) };
    case 'parking.marked':
      return { ...hall, parked: withParked(hall, event.itemId, { done: event.done }) };
    case 'parking.removed':
      return { ...hall, parked: hall.parked.filter(({ id }) => id !== event.itemId) };
    case 'speaking.drawn':
      return { ...hall, speaking: { order: event.order, done: [], at } };
    case 'speaking.marked':
      return foldSpoken(hall, event);
    case 'speaking.ended':
      return { ...hall, speaking: null };
    case 'attendance.marked':
    case 'attendance.cleared':
      return foldAttendance(hall, event, at);
    case 'photo.added':
    case 'photo.removed':
      return foldPhoto(hall, event, at);
    case 'gallery.set':
    case 'jury.set':
    case 'scoring.set':
    case 'pitch.set':
    case 'award.revealed':
    case 'awards.hidden':
      return foldDisplay(hall, event);
    case 'projector.shown':
      return {
        ...hall,
        projector: { view: event.view, ideaId: event.ideaId },
        spotlight: litBeside(hall, event.view),
      };
    default:
      return event satisfies never;
  }
}
