import type { LeadRules } from './lead/rules.ts';

let known: LeadRules | null = null;

/** See `lead-rules.ts`. Here they are known once `lead/learn.ts` was loaded; to others it is a no. */
export const rulesOfLead = (): LeadRules | null => known;

export const learnLead = (rules: LeadRules): void => void (known = rules);
