/** Days of an idea that somebody should not miss; a calendar file is written of them. */
import { isRowOpen, lastDayOf } from './idea/lateness.ts';
import type { Idea } from './idea/state.ts';

export type Occasion = {
  /** Of the same thing the same each time, so that importing again moves it. */
  id: string;
  day: string;
  kind: 'commitment' | 'row' | 'launch' | 'trial-start' | 'trial-end';
  what: string;
  who: string;
  idea: { id: string; title: string };
};

/** [D74] Everything with a day that is not done, the next first. */
export function occasionsOf(idea: Idea): Occasion[] {
  if (idea.innovationId !== null) return [];
  const about = { id: idea.id, title: idea.fields.title.text };
  const { commitments, rows, launch, trial } = idea;
  const at = (kind: 'launch' | 'trial-start' | 'trial-end', day: string | null | undefined) =>
    day ? [{ id: `${kind}-${idea.id}`, day, kind, what: '', who: '', idea: about }] : [];
  const planned = idea.plan.status === 'approved';
  return [
    ...Object.values(commitments)
      .filter(({ status }) => status === 'open')
      .map(({ id, due, what, who }) => {
        return { id, day: due, kind: 'commitment' as const, what, who, idea: about };
      }),
    ...Object.values(planned ? rows : {})
      .filter(isRowOpen)
      .flatMap((row) => {
        const day = lastDayOf(row);
        const { id, activity: what, executor: who } = row;
        return day === null ? [] : [{ id, day, kind: 'row' as const, what, who, idea: about }];
      }),
    ...at('launch', launch?.date),
    ...at('trial-start', trial.start),
    ...at('trial-end', trial.end),
  ].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
}

/** Whose things these are: the owners of ideas and those who promised something, by name. */
export function namesOf(ideas: readonly Idea[]): string[] {
  const names = ideas.flatMap(({ owners, commitments }) => [
    ...owners.map(({ name }) => name),
    ...Object.values(commitments).map(({ who }) => who),
  ]);
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'id'));
}

/** What concerns one person: all of an idea they answer for, and their own promises in others. */
export function occasionsFor(idea: Idea, name: string): Occasion[] {
  const all = occasionsOf(idea);
  if (idea.owners.some((owner) => owner.name === name)) return all;
  return all.filter(({ kind, who }) => kind === 'commitment' && who === name);
}
