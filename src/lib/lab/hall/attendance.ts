/**
 * The attendance list: who was there, per day and half of the day. Present is whoever joined in that
 * session on a device of their own, and whoever was seen at the door. Signatures are in the journal
 * alone (the hall knows only that there is one), so that no screen carries them about.
 */
import { dayAt, hourAt, minuteAt, type Zone } from '../zone.ts';
import type { Activity, Hall, HallPerson } from './state.ts';

/** Halves of a day, by the minute at which they begin; more of them may be added here. */
export const dayParts = [
  { key: 'morning', from: 0 },
  { key: 'afternoon', from: 12 * 60 },
] as const;
export type DayPart = (typeof dayParts)[number]['key'];

/** `key` is what acts and sheets say: `2-morning`. `date` is a day of the calendar. */
export type Session = { key: string; day: number; part: DayPart; date: string };

const dayMs = 24 * 60 * 60_000;

const minuteOf = ({ start }: Pick<Activity, 'start'>) => {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  return hours * 60 + minutes;
};
const partAt = (minute: number): DayPart =>
  dayParts.findLast(({ from }) => minute >= from)?.key ?? dayParts[0].key;

/** [D86] The sessions of the lab, from what its agenda holds on which day. */
export function sessionsOf({ lab, activities }: Hall): Session[] {
  const days = [...new Set(activities.map(({ day }) => day))].toSorted((a, b) => a - b);
  const first = Date.parse(`${lab.startsOn}T00:00:00Z`);
  return days.flatMap((day) => {
    const held = new Set(
      activities.filter((one) => one.day === day).map((one) => partAt(minuteOf(one))),
    );
    const at = first + (day - 1) * dayMs;
    const date = Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
    return dayParts
      .filter(({ key }) => held.has(key))
      .map(({ key: part }) => ({ key: `${day}-${part}`, day, part, date }));
  });
}

/** The session that an instant falls into on the region's clock; null where none is held. */
export const sessionAt = (hall: Hall, at: number, zone: Zone): Session | null =>
  sessionAmong(sessionsOf(hall), at, zone);

function sessionAmong(sessions: readonly Session[], at: number, zone: Zone): Session | null {
  const date = dayAt(at, zone);
  const part = partAt(minuteAt(at, zone));
  return sessions.find((one) => one.date === date && one.part === part) ?? null;
}

/** The session to begin with: the one of now, else the last before now, else the first. */
export function sessionFor(hall: Hall, at: number, zone: Zone): Session | null {
  const all = sessionsOf(hall);
  const before = all.findLast(
    ({ date, part }) => `${date}${startOf(part)}` <= dayAt(at, zone) + hourAt(at, zone),
  );
  return sessionAt(hall, at, zone) ?? before ?? all[0] ?? null;
}
const startOf = (part: DayPart) => {
  const from = dayParts.find(({ key }) => key === part)?.from ?? 0;
  return `${String(Math.floor(from / 60)).padStart(2, '0')}:${String(from % 60).padStart(2, '0')}`;
};

export type Presence = {
  person: HallPerson;
  /** How we know: at the door, or because they joined; null: not seen. */
  how: 'door' | 'join' | null;
  at: number | null;
  signed: boolean;
};

/** [D87] Everybody once, by name: with and without a device, whoever is not out of the lab. */
export function presences(hall: Hall, session: Session, zone: Zone): Presence[] {
  const marks = hall.attendance[session.key] ?? {};
  const all = sessionsOf(hall);
  return Object.values(hall.people)
    .filter(({ removed }) => !removed)
    .map((person): Presence => {
      const mark = marks[person.id];
      if (mark) return { person, how: 'door', at: mark.at, signed: mark.signed };
      const joined =
        !person.entered && sessionAmong(all, person.joinedAt, zone)?.key === session.key;
      return {
        person,
        how: joined ? 'join' : null,
        at: joined ? person.joinedAt : null,
        signed: false,
      };
    })
    .toSorted((a, b) => a.person.name.localeCompare(b.person.name, 'id', { numeric: true }));
}

/**
 * The keys of the sessions that each of these people attended, as `presences` has it. Lists are made
 * agency by agency, so nobody else is looked at.
 */
export function attended(
  hall: Hall,
  people: readonly HallPerson[],
  zone: Zone,
): Map<string, Set<string>> {
  const all = sessionsOf(hall);
  const seen = people.map(({ id, removed, entered, joinedAt }): [string, Set<string>] => {
    const joined = entered ? null : sessionAmong(all, joinedAt, zone);
    const there = all.filter(({ key }) => hall.attendance[key]?.[id] || joined?.key === key);
    return [id, new Set(removed ? [] : there.map(({ key }) => key))];
  });
  return new Map(seen);
}
