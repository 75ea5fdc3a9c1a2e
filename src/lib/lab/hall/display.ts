/**
 * Display, as far as the hall keeps it: by what the jury scores and whether it does so now, whether
 * the public page stands open, who presents, and which awards the room has seen. Scores themselves
 * stay with the ideas (`idea/showing.ts`) and leave them as a ranking only (`ranking.ts`).
 */
import type { Id } from '../values.ts';
import type { Bilingual, Hall } from './state.ts';

export type JuryCriterion = { key: string; name: Bilingual; weight: number };
export const juryScales = [5, 100] as const;
export type JuryScale = (typeof juryScales)[number];

/** In the order in which a hall opens them: the last is the first place. */
export const awardPlaces = ['favourite', 'third', 'second', 'first'] as const;
export type AwardPlace = (typeof awardPlaces)[number];
export type Award = {
  place: AwardPlace;
  /** More than one where they are level. */
  winners: { ideaId: Id; title: string; agency: string }[];
  /** Mean on the jury's scale, or how many visitors. */
  value: number;
};

export type Display = {
  /** Whoever passes may open the public page. */
  open: boolean;
  criteria: JuryCriterion[];
  scale: JuryScale;
  scoring: 'off' | 'open' | 'closed';
  pitch: { ideaId: Id; startedAt: number; endsAt: number } | null;
  /** What has been revealed, in that order. */
  awards: Award[];
};

export const mostJuryCriteria = 6;

/** What LAN's guide lets a jury judge. (DOMAIN 3.5) */
export const usualCriteria = (): JuryCriterion[] => [
  { key: 'novelty', name: { id: 'Kebaruan', en: 'Novelty' }, weight: 1 },
  { key: 'breadth', name: { id: 'Keluasan manfaat', en: 'Breadth of benefit' }, weight: 1 },
];

export const noDisplay = (): Display => ({
  open: false,
  criteria: usualCriteria(),
  scale: 5,
  scoring: 'off',
  pitch: null,
  awards: [],
});

/** [Y5] Whether these marks can be given now: scoring is open, and every criterion has its mark. */
export function isScorable(
  { display }: Hall,
  { marks, scale }: { marks: Record<string, number>; scale: number },
): boolean {
  const { criteria, scoring } = display;
  return (
    scoring === 'open' &&
    scale === display.scale &&
    Object.keys(marks).length === criteria.length &&
    criteria.every(({ key }) => Object.hasOwn(marks, key))
  );
}
