/**
 * What the jury's scores come to. Pure, over whole ideas; whoever calls it sees to it that nobody
 * reads the outcome before scoring is closed (Y6).
 */
import { leadersView } from './audience.ts';
import type { Hall } from './hall/state.ts';
import type { Idea, Score } from './idea/state.ts';
import type { Person } from './people.ts';
import type { Id } from './values.ts';

export type Ranked = {
  ideaId: Id;
  /** From 1; whoever is level shares a place. Null before anybody scored it. */
  rank: number | null;
  /** Weighted mean on the scale of the jury. */
  value: number;
  low: number;
  high: number;
  /** Standard deviation of the members' values. */
  spread: number;
  count: number;
  /** Mean per criterion, on the same scale; null where nobody marked it. */
  means: (number | null)[];
};

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** One member's value: the weighted mean of the marks, on the scale of the jury. */
export function valueOf({ marks, scale }: Score, { criteria, scale: to }: Hall['display']): number {
  const known = criteria.filter(({ key }) => marks[key] !== undefined);
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return 0;
  const sum = known.reduce((total, { key, weight }) => total + weight * (marks[key] ?? 0), 0);
  return (sum / weights / scale) * to;
}

/** [Y7] Places by the weighted mean, with lowest, highest, spread and number of scores. */
export function rankingOf(
  ideas: readonly Pick<Idea, 'id' | 'scores'>[],
  display: Hall['display'],
): Ranked[] {
  const lines = ideas.map(({ id, scores }) => lineOf(id, Object.values(scores), display));
  const scored = lines.filter(({ count }) => count > 0).sort((a, b) => b.value - a.value);
  const ranks = new Map<Id, number>();
  scored.forEach((line, at) => {
    const before = scored[at - 1];
    const level = before && Math.abs(before.value - line.value) < 1e-9;
    ranks.set(line.ideaId, level ? (ranks.get(before.ideaId) ?? at + 1) : at + 1);
  });
  const unscored = lines.filter(({ count }) => count === 0);
  return [...scored, ...unscored].map((line) => ({
    ...line,
    rank: ranks.get(line.ideaId) ?? null,
  }));
}

function lineOf(ideaId: Id, scores: readonly Score[], display: Hall['display']): Ranked {
  const values = scores.map((score) => valueOf(score, display));
  const means = display.criteria.map(({ key }) => {
    const marks = scores.flatMap(({ marks: given, scale }) =>
      given[key] === undefined ? [] : [(given[key] / scale) * display.scale],
    );
    return marks.length > 0 ? mean(marks) : null;
  });
  const none = { ideaId, rank: null, count: 0, value: 0, low: 0, high: 0, spread: 0, means };
  if (values.length === 0) return none;
  const value = mean(values);
  const spread = Math.sqrt(mean(values.map((one) => (one - value) ** 2)));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { ...none, count: values.length, value, low, high, spread };
}

/** [Y6] The ranking for whoever may read it, from the moment scoring is closed; nothing before. */
export const openRanking = (
  { display }: Hall,
  ideas: readonly Pick<Idea, 'id' | 'scores'>[],
  person: Person,
): Ranked[] =>
  display.scoring === 'closed' && leadersView(person) ? rankingOf(ideas, display) : [];

export type JuryProgress = {
  personId: Id;
  name: string;
  /** Of those that are theirs to score. */
  scored: number;
  of: number;
  conflicts: number;
};

/** [Y7] How far each member of the jury is; those who have most to do stand first. */
export function progressOf(
  hall: Hall,
  ideas: readonly Pick<Idea, 'id' | 'agencyId' | 'scores' | 'conflicts'>[],
): JuryProgress[] {
  return Object.values(hall.people)
    .filter(({ role, removed }) => role === 'jury' && !removed)
    .map(({ id, name, agencyId }) => {
      const others = ideas.filter((idea) => agencyId === null || idea.agencyId !== agencyId);
      const theirs = others.filter(({ conflicts }) => !conflicts?.[id]);
      const scored = theirs.filter(({ scores }) => scores[id]).length;
      const conflicts = others.length - theirs.length;
      return { personId: id, name, scored, of: theirs.length, conflicts };
    })
    .sort((a, b) => b.of - b.scored - (a.of - a.scored) || a.name.localeCompare(b.name, 'id'));
}
