/** A quick question as it is being written: what each kind asks for, and the act it becomes. Pure. */
import type { HallAct } from '#lib/lab/acts.ts';
import type { Activity } from '#lib/lab/hall/state.ts';

export const askKinds = ['one', 'some', 'scale', 'four', 'checkIn', 'words'] as const;
export type AskKind = (typeof askKinds)[number];

export type Draft = {
  kind: AskKind;
  question: string;
  options: string[];
  /** The four questions: yes or no instead of 1 to 5. */
  yesNo: boolean;
  live: boolean;
  minutes: number;
};

type Ask = Extract<HallAct, { type: 'poll.ask' }>;
/** What the room answers in, in both languages. */
export type Named = { id: string; en: string };

export const hasOptions = (kind: AskKind): boolean =>
  kind === 'one' || kind === 'some' || kind === 'four' || kind === 'checkIn';

/** The act, or null while something is missing. */
export function askOf(draft: Draft, newId: () => string, mark: Named): Ask | null {
  const { kind, live, minutes } = draft;
  const question = draft.question.trim();
  const said = draft.options.map((text) => text.trim()).filter((text) => text !== '');
  // A scale is one thing to mark: the question itself.
  const texts = kind === 'scale' ? [question.slice(0, 140)] : hasOptions(kind) ? said : [];
  const fewest = kind === 'words' ? 0 : kind === 'scale' || kind === 'four' ? 1 : 2;
  if (question === '' || texts.length < fewest) return null;
  const options = texts.map((text) => ({ id: newId(), text }));
  const ids = { activityId: newId(), boardId: newId(), ballotId: newId() };
  return {
    type: 'poll.ask',
    ...ids,
    minutes,
    question,
    options,
    way: wayOf(draft, said, mark),
    live,
  };
}

function wayOf({ kind, yesNo }: Draft, said: string[], mark: Named): Ask['way'] {
  const dots = (count: number) => ({
    method: 'dots' as const,
    dots: count,
    criteria: [],
    scale: null,
  });
  const marks = (least: number, most: number) => ({
    method: 'scores' as const,
    dots: 0,
    criteria: [{ ...mark }],
    scale: { least, most },
  });
  switch (kind) {
    case 'one':
    case 'checkIn':
      return dots(1);
    case 'some':
      return dots(said.length);
    case 'scale':
      return marks(1, 5);
    case 'four':
      return yesNo ? marks(0, 1) : marks(1, 5);
    case 'words':
      return { ...dots(0), method: 'words' };
    default:
      return kind satisfies never;
  }
}

/** Questions that are ready to be asked with one tap. */
export const readyKinds = ['checkIn', 'four'] as const;
type ReadyKind = (typeof readyKinds)[number];

type ReadyWords = {
  checkInQuestion: string;
  checkIn: readonly string[];
  fourQuestion: string;
  four: readonly string[];
  scaleName: string;
};

/** What a ready question says and offers. */
export const readyDraft = (kind: ReadyKind, words: ReadyWords): Draft => ({
  kind,
  question: kind === 'four' ? words.fourQuestion : words.checkInQuestion,
  options: [...(kind === 'four' ? words.four : words.checkIn)],
  yesNo: false,
  live: false,
  minutes: 3,
});

/** A ready question as an act; asked again in the same words it is compared (A18). */
export function readyAsk(kind: ReadyKind, words: ReadyWords, newId: () => string): Ask {
  const mark = { id: words.scaleName, en: words.scaleName };
  const act = askOf(readyDraft(kind, words), newId, mark);
  if (!act) throw new Error(`The ready question ${kind} is not whole`);
  return act;
}

/**
 * Whether the agenda means the four questions by this activity: a poll whose question begins with the
 * first of them, as both templates write it.
 */
export const meansFour = ({ kind, question }: Pick<Activity, 'kind' | 'question'>): boolean =>
  kind === 'poll' && /^inginkah\b/i.test(question.id.trim());
