/** The people of a hall, by agency and as somebody searches them. */
import type { Agency, Hall, HallPerson } from '#lib/lab/hall/state.ts';

export type RollPerson = HallPerson & { here: boolean };
export type RollGroup = { agency: Agency | null; people: RollPerson[] };

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Who is in, grouped by agency (those without one first), agencies by name, people by name. */
export function roll(hall: Hall, connected: readonly string[], query: string): RollGroup[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const here = new Set(connected);
  const groups = new Map<string, RollGroup>();
  for (const person of Object.values(hall.people)) {
    if (person.removed) continue;
    const agency = person.agencyId ? (hall.agencies[person.agencyId] ?? null) : null;
    const where = plain(
      `${person.name} ${person.position} ${agency?.name ?? ''} ${agency?.short ?? ''}`,
    );
    if (!words.every((word) => where.includes(word))) continue;
    const key = agency?.id ?? '';
    const group = groups.get(key) ?? { agency, people: [] };
    group.people.push({ ...person, here: here.has(person.id) });
    groups.set(key, group);
  }
  const sorted = [...groups.values()].toSorted((a, b) =>
    (a.agency?.name ?? '').localeCompare(b.agency?.name ?? '', 'id'),
  );
  for (const { people } of sorted) people.sort((a, b) => a.name.localeCompare(b.name, 'id'));
  return sorted;
}

/** Agencies from which nobody is in, in the order of the roster. */
export const absent = (hall: Hall): Agency[] =>
  Object.values(hall.agencies).filter(({ id }) => !hall.present[id]);
