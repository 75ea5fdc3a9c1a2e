/** Ideas on the projector: name, agency, before and after. Only what may be read from the street. */
import type { Agency } from '#lib/lab/hall/state.ts';
import type { Idea } from '#lib/lab/idea/state.ts';

export type Poster = {
  id: string;
  title: string;
  /** What it is called, and what that stands for: many names are short for a sentence in brackets. */
  name: string;
  meaning: string;
  agency: string;
  digital: boolean | null;
  /** One sentence of what it does. */
  about: string;
  /** Words before and after, from the poster. */
  before: string;
  after: string;
  /** The measure with a value before and after, if there is one. */
  measure: { name: string; unit: string; before: number; after: number } | null;
  /** True while `measure.after` is a target and no result yet. */
  planned: boolean;
  change: string;
  method: string;
  partners: string;
  registered: boolean;
  /** Names of those who answer for it. */
  owners: string[];
  /** `YYYY-MM-DD`; null before. */
  launchedOn: string | null;
};

/** One sentence, cut where it would not be read from fifteen metres. */
export function oneSentence(text: string, most: number): string {
  const first =
    text
      .trim()
      .split(/(?<=[.;])\s|\n/)[0]
      ?.replace(/[.;]$/, '') ?? '';
  if (first.length <= most) return first;
  const cut = first.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 20)).trimEnd()}…`;
}

/** "GANDRUNG (Gerakan Pendampingan Kandungan)" is called GANDRUNG. */
export function nameOf(title: string): { name: string; meaning: string } {
  const [, name = '', meaning = ''] = /^(.{3,}?)\s*\((.+)\)$/.exec(title.trim()) ?? [];
  return name === '' ? { name: title, meaning: '' } : { name, meaning };
}

/** An idea with an approved plan as a poster; `null` for every other idea. */
export function posterOf(idea: Idea, agencies: Record<string, Agency>): Poster | null {
  if (!idea.opened || idea.plan.status !== 'approved') return null;
  const measures = Object.values(idea.measures).filter((one) => one.before !== null);
  const done = measures.find((one) => one.after !== null);
  const chosen = done ?? measures.find((one) => one.target !== null);
  const last = chosen && (chosen.after ?? chosen.target);
  const agency = agencies[idea.agencyId];
  return {
    id: idea.id,
    title: idea.fields.title.text,
    ...nameOf(idea.fields.title.text),
    agency: agency?.short || agency?.name || '',
    digital: idea.traits.digital,
    about: oneSentence(idea.fields.idea.text, 110),
    before: oneSentence(idea.poster.before, 90),
    after: oneSentence(idea.poster.after, 90),
    measure:
      chosen && chosen.before !== null && typeof last === 'number'
        ? { name: chosen.name, unit: chosen.unit, before: chosen.before, after: last }
        : null,
    planned: !done,
    change: oneSentence(idea.fields.targetChange.text || idea.fields.goal.text, 64),
    method: oneSentence(idea.fields.novelty.text, 64),
    partners: oneSentence(idea.fields.stakeholders.text, 64),
    registered: idea.innovationId !== null,
    owners: idea.owners.map(({ name }) => name),
    launchedOn: idea.launch?.date ?? null,
  };
}
