import type { Stage } from '../stages.ts';
import type { Hall } from './state.ts';

/**
 * What the gates need to know of the ideas of a lab; stored beside each idea, so that a gate is
 * judged without opening every idea.
 */
export type GateFacts = { ideas: IdeaFacts[] };
export type IdeaFacts = {
  agencyId: string;
  canvas: 'draft' | 'submitted' | 'returned' | 'approved';
  plan: 'draft' | 'submitted' | 'returned' | 'approved';
  launched: boolean;
  /** Every row of the execution is done, or given up with a reason. */
  executed: boolean;
  /** At least one measure has a value before and after. */
  measured: boolean;
  trialled: boolean;
  /** The poster says before and after. */
  poster: boolean;
  scored: boolean;
  promoted: boolean;
};

/** One condition of a gate: how much of it is there. Met when `have` reaches `need`. */
export type Condition = { key: ConditionKey; have: number; need: number };
export type ConditionKey =
  | 'pledges' // every agency signed, absent or declined
  | 'signatures' // at least one signature
  | 'readiness' // at least one readiness sheet
  | 'ideas-per-agency' // every agency has handed in an idea
  | 'ideas-approved' // ideas approved by the leader, of those handed in
  | 'plans-approved' // plans approved, of the approved ideas
  | 'launched' // launch date set, of the approved plans
  | 'executed' // execution rows done or given up, of the launched
  | 'measured' // before and after, of the launched
  | 'trialled' // trial dates, of the launched
  | 'posters' // poster with before and after, of the launched
  | 'scored' // at least one score, of the launched
  | 'promoted'; // in the registry, of the launched

/** [G1]-[G5] The conditions of the gate at the end of `stage` (completion rules of DOMAIN 3.1-3.5). */
export function conditions(hall: Hall, facts: GateFacts, stage: Stage = hall.stage): Condition[] {
  const agencies = Object.keys(hall.agencies).length;
  const { ideas } = facts;
  const count = (test: (idea: IdeaFacts) => boolean) => ideas.filter(test).length;
  const approved = count((idea) => idea.canvas === 'approved');
  const planned = count((idea) => idea.plan === 'approved');
  const launched = count((idea) => idea.launched);
  const handedIn = (idea: IdeaFacts) => idea.canvas === 'submitted' || idea.canvas === 'approved';
  const signed = Object.values(hall.pledges).filter((pledge) => pledge.status === 'signed').length;
  switch (stage) {
    case 'drum-up':
      return [
        { key: 'pledges', have: Object.keys(hall.pledges).length, need: agencies },
        { key: 'signatures', have: Math.min(signed, 1), need: 1 },
        { key: 'readiness', have: Math.min(Object.keys(hall.radars).length, 1), need: 1 },
      ];
    case 'diagnose':
      return [
        {
          key: 'ideas-per-agency',
          have: new Set(ideas.filter(handedIn).map((idea) => idea.agencyId)).size,
          need: agencies,
        },
        { key: 'ideas-approved', have: approved, need: Math.max(1, count(handedIn)) },
      ];
    case 'design':
      return [{ key: 'plans-approved', have: planned, need: Math.max(1, approved) }];
    case 'deliver':
      return [
        { key: 'launched', have: launched, need: Math.max(1, planned) },
        { key: 'executed', have: count((idea) => idea.executed), need: Math.max(1, launched) },
        { key: 'measured', have: count((idea) => idea.measured), need: Math.max(1, launched) },
        { key: 'trialled', have: count((idea) => idea.trialled), need: Math.max(1, launched) },
      ];
    case 'display':
      return [
        { key: 'posters', have: count((idea) => idea.poster), need: Math.max(1, launched) },
        { key: 'scored', have: count((idea) => idea.scored), need: Math.max(1, launched) },
        { key: 'promoted', have: count((idea) => idea.promoted), need: Math.max(1, launched) },
      ];
  }
}

export const met = (condition: Condition) => condition.have >= condition.need;

/** Keys of what is missing at the gate of the lab's present stage; empty when it stands open. */
export const missing = (hall: Hall, facts: GateFacts) =>
  conditions(hall, facts)
    .filter((condition) => !met(condition))
    .map((condition) => condition.key);
