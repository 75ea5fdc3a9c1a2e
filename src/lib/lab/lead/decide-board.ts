/**
 * What a board answers to acts that only facilitators ask. Phones of participants do not fetch it
 * (`lead-rules.ts`).
 */
import type { Restored } from '../board/decide.ts';
import { isWritten } from '../board/rules.ts';
import { isWeaker, type Board, type BoardRules } from '../board/state.ts';
import type { BoardEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { closeBallot, openBallot } from './ballot.ts';
import { layOut } from './layout.ts';
import { moderate } from './moderate.ts';
import type { LeadBoardAct } from './rules.ts';

type Of<T extends LeadBoardAct['type']> = Extract<LeadBoardAct, { type: T }>;

/** The board is open, and whoever asks writes here. */
export function decideLeadBoard(
  board: Board,
  person: Person,
  act: LeadBoardAct,
  restored: Restored | null,
): BoardEvent[] | Refusal {
  const lead = leads(person);
  switch (act.type) {
    case 'card.ask':
    case 'card.hide':
    case 'card.show':
      return moderate(board, person, act);
    case 'board.reveal':
      if (!lead) return refuse('no-right');
      return board.revealed ? [] : [{ type: 'board.revealed', cards: [] }];
    case 'board.sign':
      return lead ? sign(board, act) : refuse('no-right');
    case 'board.rules':
      return lead ? setRules(board, act) : refuse('no-right');
    case 'board.lock':
      return lead ? [{ type: 'board.locked', locked: act.locked }] : refuse('no-right');
    case 'board.layout':
      return lead ? layOut(board, act) : refuse('no-right');
    case 'board.restore':
      return lead ? restoreBoard(board, restored) : refuse('no-right');
    case 'ballot.open':
    case 'scores.open':
    case 'ranks.open':
      return lead ? openBallot(board, act) : refuse('no-right');
    case 'ballot.close':
      return lead ? closeBallot(board, act) : refuse('no-right');
    default:
      return act satisfies never;
  }
}

/**
 * [B10] While nothing has been written the facilitator chooses freely how cards are signed. With
 * the first card, also one that is taken away again, only something stronger can be chosen; with
 * the reveal the room has seen what it has seen.
 */
function sign(board: Board, { names }: Of<'board.sign'>): BoardEvent[] | Refusal {
  if (names === board.names) return [];
  if (isWritten(board) && (board.revealed || isWeaker(names, board.names))) return refuse('begun');
  return [{ type: 'board.signed', names }];
}

/** [B70] Silent or open is chosen while nothing is written; who adds and groups, and how many, at any time. */
function setRules(board: Board, act: Of<'board.rules'>): BoardEvent[] | Refusal {
  const { adds, groups, most } = board.rules;
  const isSilent = !board.revealed;
  const silent = act.silent ?? isSilent;
  if (silent !== isSilent && isWritten(board)) return refuse('begun');
  const rules: BoardRules = {
    adds: act.adds ?? adds,
    groups: act.groups ?? groups,
    most: act.most ?? most,
  };
  const same = rules.adds === adds && rules.groups === groups && rules.most === most;
  return same && silent === isSilent ? [] : [{ type: 'board.ruled', silent, ...rules }];
}

/** [B52] Not before the reveal, when a facilitator knows nothing of the wall, and not under a ballot. */
function restoreBoard(board: Board, restored: Restored | null): BoardEvent[] | Refusal {
  if (!board.revealed) return refuse('hidden');
  if (board.ballot) return refuse('ballot-open');
  return restored ? [restored] : refuse('not-found');
}
