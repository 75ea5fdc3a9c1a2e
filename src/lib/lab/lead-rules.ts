import { leadRules, type LeadRules } from './lead/rules.ts';

/**
 * The rules of what only facilitators ask. Everywhere but in a browser they are simply here; a
 * browser gets `lead-rules.browser.ts` in the place of this file (package.json, `imports`), because
 * the phone of a participant never asks such a thing and should not carry them.
 */
export const rulesOfLead = (): LeadRules | null => leadRules;

/** The pages of a facilitator bring the rules along by importing `lead/learn.ts`. */
export const learnLead = (_rules: LeadRules): void => {};
