/**
 * Deciding: what a ballot is over, and what may stand on a paper. How it opens and closes is
 * `lead/ballot.ts`; what is counted, and how, is `methods.ts`. Pure.
 */
import type { BoardAct } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { batch, packMarks, sumsOf } from './methods.ts';
import type { Ballot, Board, Over } from './state.ts';
import { hangs } from './talk.ts';

type Of<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;
type Placing = Of<'dots.place' | 'scores.place' | 'ranks.place'>;

/** What can be voted on; over both, the clusters and the cards in none of them. */
export function targets({ cards, clusters }: Pick<Board, 'cards' | 'clusters'>, over: Over) {
  const ids: string[] = over === 'cards' ? [] : Object.keys(clusters);
  if (over === 'clusters') return ids;
  for (const card of Object.values(cards)) {
    const isLoose = !card.clusterId || !clusters[card.clusterId];
    if (hangs(card) && (over === 'cards' || isLoose)) ids.push(card.id);
  }
  return ids;
}

/** What this ballot, open or closed, was over, as far as it still stands. */
export function asked(board: Board, { over, among }: Pick<Ballot, 'over' | 'among'>): string[] {
  if (!among) return targets(board, over);
  const all =
    over === 'both'
      ? [...targets(board, 'clusters'), ...targets(board, 'cards')]
      : targets(board, over);
  return all.filter((id) => among.includes(id));
}

/** Dots a person still has on the open ballot. */
export const dotsLeft = (ballot: Ballot, personId: string) =>
  ballot.dots - Object.values(ballot.papers[personId] ?? {}).reduce((sum, dots) => sum + dots, 0);

const methodOf = { 'dots.place': 'dots', 'scores.place': 'scores', 'ranks.place': 'ranks' };

/** [V2] A paper replaces the earlier one. [V5] Facilitators do not vote. */
export function place(board: Board, person: Person, act: Placing): BoardEvent[] | Refusal {
  const { ballot } = board;
  if (!ballot || ballot.id !== act.ballotId || ballot.method !== methodOf[act.type])
    return refuse('no-ballot');
  if (leads(person)) return refuse('no-right');
  const ids = asked(board, ballot);
  const paper = paperOf(ballot, person, act, ids);
  return 'code' in paper ? paper : [cast(ballot, person, paper.paper)];
}

type Paper = { paper: Record<string, number> };

function paperOf(ballot: Ballot, { id }: Person, act: Placing, ids: string[]): Paper | Refusal {
  switch (act.type) {
    case 'dots.place':
      return dotsOn(ballot, act, ids);
    case 'scores.place':
      return marksOn(ballot, ballot.papers[id] ?? {}, act, ids);
    case 'ranks.place':
      return orderOn(act, ids);
    default:
      return act satisfies never;
  }
}

/** [V3] Never more dots than given, nor than the cap on one. */
function dotsOn(ballot: Ballot, act: Of<'dots.place'>, ids: string[]): Paper | Refusal {
  const dots = Object.entries(act.dots).filter(([, count]) => count > 0);
  const sum = dots.reduce((total, [, count]) => total + count, 0);
  if (sum > ballot.dots) return refuse('dots', { dots: ballot.dots });
  if (dots.some(([, count]) => count > ballot.cap)) return refuse('dots-cap', { cap: ballot.cap });
  const possible = new Set(ids);
  if (dots.some(([target]) => !possible.has(target))) return refuse('not-found');
  return { paper: Object.fromEntries(dots) };
}

/** [V6] Marks for one thing, on the scale and for each criterion; the rest of the paper stays. */
function marksOn(
  { least, most, criteria }: Ballot,
  earlier: Paper['paper'],
  { targetId, marks }: Of<'scores.place'>,
  ids: string[],
): Paper | Refusal {
  const fits = marks.every((mark) => mark === null || (mark >= least && mark <= most));
  if (!fits || marks.length !== criteria.length) return refuse('bad-act');
  if (!ids.includes(targetId)) return refuse('not-found');
  return { paper: { ...earlier, [targetId]: packMarks(marks, least) } };
}

/** [V12] The things from the first on, each once; what is left out has no place yet. */
function orderOn({ order }: Of<'ranks.place'>, ids: string[]): Paper | Refusal {
  if (new Set(order).size !== order.length) return refuse('bad-act');
  if (!order.every((target) => ids.includes(target))) return refuse('not-found');
  return { paper: Object.fromEntries(order.map((target, at) => [target, at + 1])) };
}

function cast(ballot: Ballot, person: Person, paper: Record<string, number>): BoardEvent {
  const others = Object.entries(ballot.papers).filter(([voter]) => voter !== person.id).length;
  // A client knows only its own paper: its guess of the turnout is at least what it has been told.
  const turnout = Math.max(others + 1, ballot.turnout + (ballot.papers[person.id] ? 0 : 1));
  const papers = { ...ballot.papers, [person.id]: paper };
  return {
    type: 'ballot.cast',
    ballotId: ballot.id,
    voter: person.id,
    dots: paper,
    turnout,
    partial: early({ ...ballot, papers, turnout }),
  };
}

/**
 * [V10] Sums before closing, where that was chosen. They leave out the last five who voted and move
 * by five at least, so that neither two of them nor the last of them and the result tell one paper.
 * A device knows its own paper alone and never guesses them.
 */
function early(ballot: Ballot) {
  const { live, papers, turnout, partial } = ballot;
  if (!live || Object.keys(papers).length !== turnout) return null;
  const counted = turnout - batch;
  if (counted < (partial?.turnout ?? 0) + batch) return null;
  const first = Object.fromEntries(Object.entries(papers).slice(0, counted));
  return sumsOf({ ...ballot, papers: first, turnout: counted });
}

/**
 * [F5] The paper of somebody without a device is taken back: it was entered wrongly, or they have
 * come with a device after all. Sums that showed early stay until five more have voted.
 */
export function takePaper(
  board: Board,
  person: Person,
  act: Of<'paper.take'>,
): BoardEvent[] | Refusal {
  if (!person.entered) return refuse('no-right');
  const { ballot } = board;
  if (!ballot || ballot.id !== act.ballotId) return refuse('no-ballot');
  if (!ballot.papers[person.id]) return [];
  const turnout = ballot.turnout - 1;
  return [{ type: 'ballot.taken', ballotId: ballot.id, voter: person.id, turnout }];
}
