/**
 * A question that was asked before in the same words: what the room said then and says now. Beside
 * the rules, read by the screens that show it. Pure.
 */
import { asked } from '../board/ballots.ts';
import type { Way } from '../board/methods.ts';
import { ranked } from '../board/standings.ts';
import type { BallotResult, Board } from '../board/state.ts';
import type { Activity, Hall } from './state.ts';

const plain = (text: string) => text.trim().toLocaleLowerCase('id');

/** [A18] The first time these words were asked; null where they never were. */
export function firstAsked(hall: Hall, question: string, not?: string): Activity | null {
  const words = plain(question);
  const begun = ({ id }: Activity) => hall.runs[id]?.startedAt ?? Infinity;
  const [first] = hall.activities
    .filter((one) => one.kind === 'ask' && hall.runs[one.id] && plain(one.question.id) === words)
    .toSorted((a, b) => begun(a) - begun(b));
  return first && first.id !== not ? first : null;
}

export type Change = {
  id: string;
  name: string;
  /** Mean mark, or the share of those who answered, 0 to 1; null where nobody did. */
  before: number | null;
  after: number | null;
};

export type Comparison = {
  /** On what scale: marks, or shares where dots (or yes and no) were asked for. */
  least: number;
  most: number;
  share: boolean;
  turnout: [before: number, after: number];
  lines: Change[];
};

/** [A18] Both results side by side, in the order they were asked; null where they cannot be compared. */
export function compared(before: Board, after: Board): Comparison | null {
  const [old, now] = [before.results.at(-1), after.results.at(-1)];
  if (!old || !now || after.ballot || !isSameWay(old, now)) return null;
  const [then, here] = [linesOf(before, old), linesOf(after, now)];
  const same = then.length === here.length && here.every(({ name }, at) => name === then[at]?.name);
  if (!same) return null;
  const share = now.method === 'dots' || (now.least === 0 && now.most === 1);
  return {
    least: share ? 0 : now.least,
    most: share ? 1 : now.most,
    share,
    turnout: [old.turnout, now.turnout],
    lines: here.map(({ id, name, value }, at) => ({
      id,
      name,
      before: then[at]?.value ?? null,
      after: value,
    })),
  };
}

const isSameWay = (a: Way, b: Way) =>
  a.method === b.method && a.least === b.least && a.most === b.most && a.dots === b.dots;

function linesOf(board: Board, result: BallotResult) {
  const places = new Map(ranked(result, asked(board, result)).map((place) => [place.id, place]));
  return Object.values(board.cards)
    .filter(({ id }) => places.has(id))
    .toSorted((a, b) => a.at - b.at)
    .map(({ id, text: name }) => {
      const place = places.get(id);
      const dots = result.method === 'dots';
      const none = !place || (dots ? result.turnout === 0 : place.raters === 0);
      const value = none ? null : dots ? place.sum / result.turnout : place.value;
      return { id, name, value };
    });
}
