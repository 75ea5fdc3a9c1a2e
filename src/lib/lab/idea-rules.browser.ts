import type { IdeaRules } from './idea/rules.ts';

let known: IdeaRules | null = null;

/** See `idea-rules.ts`. Here they are known once `idea/learn.ts` was loaded. */
export function rulesOfIdea(): IdeaRules {
  if (!known) throw new Error('A page that opens ideas imports lab/idea/learn.ts');
  return known;
}

export const learnIdea = (rules: IdeaRules): void => void (known = rules);
