import { tidy } from '#lib/lab/values.ts';

/** What somebody wrote about themselves, and which field is not right yet. */
export type Typed = { name: string; position: string; agencyId: string };
export type Flaw = 'name' | 'nameLong' | 'agency';

export const fieldOf = { name: 'name', nameLong: 'name', agency: 'agency' } as const;

/** Longest name and position that the rules take. */
export const most = { name: 80, position: 120 } as const;

/** Reads the fields of the form as they are kept. */
export function typedIn(form: FormData): Typed {
  const text = (name: string, length: number) => {
    const value = form.get(name);
    return typeof value === 'string' ? tidy(value.slice(0, 1000)).slice(0, length) : '';
  };
  return {
    name: text('name', 200),
    position: text('position', most.position),
    agencyId: text('agencyId', 40),
  };
}

/** What must be mended first; null when the form is good. `agencies` are the ids of the roster. */
export function flawOf(
  typed: Typed,
  agencies: ReadonlySet<string>,
  agencyNeeded: boolean,
): Flaw | null {
  if (typed.name === '') return 'name';
  if (typed.name.length > most.name) return 'nameLong';
  if (typed.agencyId === '') return agencyNeeded ? 'agency' : null;
  return agencies.has(typed.agencyId) ? null : 'agency';
}
