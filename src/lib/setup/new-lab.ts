/** What the wizard of a new lab carries from step to step, and what may still be wrong with it. */
import { day, tidy } from '#lib/lab/values.ts';
import * as v from 'valibot';

export type Draft = {
  title: string;
  place: string;
  startsOn: string;
  endsOn: string;
  template: string;
  pledgeText: string;
  /** The list of agencies as it was read, rows of cells as JSON; empty before. */
  table: string;
  /** What was pasted, so that it stays in its field. */
  pasted: string;
  /** The person chose to leave faulty lines out. */
  skip: boolean;
};

export type PlanFlaw = {
  field: 'title' | 'place' | 'startsOn' | 'endsOn' | 'template';
  key: FlawKey;
};
export type FlawKey = 'name' | 'place' | 'starts' | 'ends' | 'long' | 'template';

const most = { title: 120, place: 120, pledgeText: 2000, table: 400_000, pasted: 200_000 } as const;
export { most as mostSigns };
const longestDays = 14;
const dayMs = 86_400_000;

const field = (form: FormData, name: string, length: number) => {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, length) : '';
};

/** Reads the draft out of the form of any step. */
export function draftOf(form: FormData): Draft {
  return {
    title: tidy(field(form, 'title', most.title)),
    place: tidy(field(form, 'place', most.place)),
    startsOn: field(form, 'startsOn', 10),
    endsOn: field(form, 'endsOn', 10),
    template: field(form, 'template', 40),
    pledgeText: tidy(field(form, 'pledgeText', most.pledgeText)),
    table: field(form, 'table', most.table),
    pasted: field(form, 'pasted', most.pasted),
    skip: form.get('skip') === 'on',
  };
}

/** What the first step still lacks. */
export function planFlaws(draft: Draft, templates: readonly string[]): PlanFlaw[] {
  const flaws: PlanFlaw[] = [];
  if (!templates.includes(draft.template)) flaws.push({ field: 'template', key: 'template' });
  if (draft.title === '') flaws.push({ field: 'title', key: 'name' });
  if (draft.place === '') flaws.push({ field: 'place', key: 'place' });
  const starts = v.is(day, draft.startsOn);
  if (!starts) flaws.push({ field: 'startsOn', key: 'starts' });
  if (!v.is(day, draft.endsOn) || (starts && draft.endsOn < draft.startsOn)) {
    flaws.push({ field: 'endsOn', key: 'ends' });
  } else if (starts && daysBetween(draft.startsOn, draft.endsOn) >= longestDays) {
    flaws.push({ field: 'endsOn', key: 'long' });
  }
  return flaws;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs;

/** The day `days` after another; both `YYYY-MM-DD`. */
export const dayAfter = (from: string, days: number): string =>
  v.is(day, from) ? new Date(Date.parse(from) + days * dayMs).toISOString().slice(0, 10) : '';

const rows = v.pipe(
  v.array(v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(60))),
  v.maxLength(1000),
);

/** The rows the draft carries, or null when there are none (or somebody tampered with them). */
export function rowsOf(draft: Draft): string[][] | null {
  if (draft.table === '') return null;
  try {
    const parsed = v.safeParse(rows, JSON.parse(draft.table));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
