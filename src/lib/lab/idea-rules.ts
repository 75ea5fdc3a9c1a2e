import { ideaRules, type IdeaRules } from './idea/rules.ts';

/**
 * The rules of an idea. Everywhere but in a browser they are simply here; a browser gets
 * `idea-rules.browser.ts` in the place of this file (package.json, `imports`), because the room of
 * a participant opens no idea and should not carry them.
 */
export const rulesOfIdea = (): IdeaRules => ideaRules;

/** Pages that open ideas bring the rules along by importing `idea/learn.ts`. */
export const learnIdea = (_rules: IdeaRules): void => {};
