/** How a facilitator opens a ballot, and what is left when it closes. */
import { targets } from '../board/ballots.ts';
import {
  dotsWay,
  mostRanked,
  mostScored,
  ranksWay,
  scoresWay,
  sumsOf,
  type Way,
} from '../board/methods.ts';
import type { Board } from '../board/state.ts';
import type { BoardEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { LeadBoardAct } from './rules.ts';

type Of<T extends LeadBoardAct['type']> = Extract<LeadBoardAct, { type: T }>;
type Opening = Of<'ballot.open' | 'scores.open' | 'ranks.open'>;

/** [V1] One ballot at a time, over what is revealed; [V9] or over the best of an earlier one. */
export function openBallot(board: Board, act: Opening): BoardEvent[] | Refusal {
  if (!board.revealed) return refuse('hidden');
  if (board.ballot) return refuse('ballot-open');
  if (board.results.some(({ id }) => id === act.ballotId)) return refuse('exists');
  const { ballotId, over } = act;
  const possible = targets(board, over);
  const some = act.among ? possible.filter((id) => act.among?.includes(id)) : null;
  const ids = some ?? possible;
  if (ids.length === 0) return refuse('empty');
  const most = mostIn[act.type];
  if (ids.length > most) return refuse('full', { most });
  // [V13, V14] Where it matters what there was when it opened, that is said.
  const among = over === 'both' || act.type === 'ranks.open' ? ids : some;
  return [{ type: 'ballot.opened', ballotId, over, way: wayOf(act, ids.length), among }];
}

const mostIn = { 'ballot.open': Infinity, 'scores.open': mostScored, 'ranks.open': mostRanked };

function wayOf(act: Opening, count: number): Way {
  switch (act.type) {
    case 'ballot.open':
      return dotsWay(act.dots, act.cap, act.live);
    case 'scores.open':
      return scoresWay(act.criteria, [act.scale.least, act.scale.most], act.live);
    case 'ranks.open':
      return ranksWay(count, act.live);
    default:
      return act satisfies never;
  }
}

/** [V4] Closing keeps the sums and forgets who gave what. */
export function closeBallot(board: Board, act: Of<'ballot.close'>): BoardEvent[] | Refusal {
  const ballot = board.ballot;
  if (!ballot || ballot.id !== act.ballotId) return refuse('no-ballot');
  return [{ type: 'ballot.closed', ballotId: ballot.id, sums: sumsOf(ballot) }];
}
