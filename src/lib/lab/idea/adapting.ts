/** [Q9] What of an innovation from elsewhere holds here: five questions, answered while it is adapted. */
import type { IdeaEvent } from '../events.ts';
import { refuse } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import type { Idea } from './state.ts';

/** A proposal, not a form of any ministry; the sentences stand in `words/adaptation.ts`. */
export const adaptationParts = ['problem', 'people', 'budget', 'legal', 'partners'] as const;
export type AdaptationPart = (typeof adaptationParts)[number];

/** It is here as it is there, it has to change, or it is missing here. */
export const adaptationAnswers = ['holds', 'changes', 'lacks'] as const;
export type AdaptationAnswer = (typeof adaptationAnswers)[number];

export type Adaptation = Partial<
  Record<AdaptationPart, { answer: AdaptationAnswer | null; note: string }>
>;

/** Whether it began with somebody else's innovation, taken from the shelf or named by its people. */
export const isCopy = ({ lineage, traits }: Pick<Idea, 'lineage' | 'traits'>): boolean =>
  lineage.innovation !== null || traits.source === 'replicated';

/** How many of the five have an answer. */
export const adapted = ({ adaptation = {} }: Pick<Idea, 'adaptation'>): number =>
  adaptationParts.filter((part) => adaptation[part]?.answer).length;

export function adapt(idea: Idea, { part, answer, note }: Of<'adaptation.set'>): Answer {
  if (!isCopy(idea)) return refuse('not-found');
  return [{ type: 'adaptation.set', part, answer, note }];
}

type Adapted = Extract<IdeaEvent, { type: 'adaptation.set' }>;

export const foldAdaptation = (idea: Idea, { part, answer, note }: Adapted): Idea => ({
  ...idea,
  adaptation: { ...idea.adaptation, [part]: { answer, note } },
});
