/** The answers of a quick question as lines of a poster, in the order in which they were asked. */
import { type Sums, type Way } from '#lib/lab/board/methods.ts';
import { ranked } from '#lib/lab/board/standings.ts';
import { standingOn } from '#lib/lab/board/standing.ts';
import type { Board } from '#lib/lab/board/state.ts';

export type PollLine = {
  id: string;
  name: string;
  /** Answers, or the mean of the marks. */
  value: number;
  /** Of the largest there is, 0-100. */
  share: number;
  /** How often each mark was given; null where dots were. */
  marks: number[] | null;
  most: number;
};

/** `shown` is false while answers are secret: then there is nothing but their names. */
export function pollLines(board: Board): {
  way: Way;
  shown: boolean;
  turnout: number;
  lines: PollLine[];
} {
  const way: Way = board.ballot ?? board.results.at(-1) ?? nothing;
  const sums: Sums | null = board.ballot ? board.ballot.partial : (board.results.at(-1) ?? null);
  const cards = standingOn(board).cards;
  const places = sums
    ? ranked(
        { ...way, ...sums },
        cards.map(({ id }) => id),
      )
    : [];
  const most = Math.max(1, ...places.map(({ value }) => value));
  const lines = cards.map(({ id, text: name }): PollLine => {
    const value = places.find((place) => place.id === id)?.value ?? 0;
    const marks = sums?.scores[id]?.marks[0] ?? null;
    const whole = way.method === 'dots' ? most : way.most;
    const share = (value / whole) * 100;
    return { id, name, value, share, marks, most: Math.max(0, ...(marks ?? [])) };
  });
  return { way, shown: sums !== null, turnout: sums?.turnout ?? 0, lines };
}

const nothing: Way = {
  method: 'dots',
  dots: 1,
  cap: 1,
  criteria: [],
  least: 0,
  most: 0,
  live: false,
};
