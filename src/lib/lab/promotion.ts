/** From a finished design to the registry: the profile it becomes, and what still keeps it out. */
import { evidenced, maturity, type Catalogue, type Claims, type Level } from './catalogue.ts';
import type { Idea } from './idea/state.ts';
import { eligibility, type Missing, type Profile } from './profile.ts';

/** The IID profile of an idea, put together from canvas, traits, trial and profile fields. */
export function profileOf(idea: Idea): Profile {
  const { fields, traits, trial, profile } = idea;
  return {
    name: fields.title.text,
    stageOfInnovation: stageOf(idea),
    initiator: profile.initiator,
    initiatorName: profile.initiatorName,
    classification: profile.classification,
    digital: traits.digital,
    form: profile.form,
    theme: profile.theme,
    pkpn: profile.pkpn,
    affair: traits.affair,
    otherAffairs: profile.otherAffairs,
    trialStart: trial.start,
    trialEnd: trial.end,
    appliedOn: trial.appliedOn,
    developedOn: trial.developedOn,
    design: profile.design,
    goal: profile.goal,
    benefit: profile.benefit,
    result: profile.result,
    budget: { amount: profile.budget, note: profile.budgetNote },
  };
}

/** Inisiatif, Uji Coba or Penerapan, from the dates that are there (DOMAIN 6.7). */
const stageOf = ({ trial }: Idea): Profile['stageOfInnovation'] =>
  trial.appliedOn ? 'applied' : trial.start ? 'trial' : 'initiative';

/** Claimed levels by indicator number. */
export const claimsOf = (idea: Idea): Claims =>
  Object.fromEntries(
    Object.entries(idea.claims).map(([no, level]) => [Number(no), level as 0 | Level]),
  );

/** Indicators that at least one piece of evidence shows. */
export const evidencedLines = (idea: Idea): number[] => [
  ...new Set(
    Object.values(idea.evidence)
      .map(({ indicator }) => indicator)
      .filter((indicator) => indicator !== null),
  ),
];

/** The maturity as claimed and as far as evidence shows it, 0-111 each; never one number alone. */
export function scores(idea: Idea, catalogue: Catalogue): { claimed: number; evidenced: number } {
  const claims = claimsOf(idea);
  const shown = evidenced(claims, evidencedLines(idea));
  return { claimed: maturity(claims, catalogue), evidenced: maturity(shown, catalogue) };
}

export type PromotionLack =
  | Missing
  | { code: 'plan-not-approved'; where: 'plan'; params: Record<string, never> };

/** [P1]-[P4] Everything that keeps the idea out of the registry; empty when it may be promoted. */
export function promotionLacks(idea: Idea, catalogue: Catalogue): PromotionLack[] {
  const plan: PromotionLack[] =
    idea.plan.status === 'approved'
      ? []
      : [{ code: 'plan-not-approved', where: 'plan', params: {} }];
  return [...plan, ...eligibility(profileOf(idea), claimsOf(idea), catalogue)];
}
