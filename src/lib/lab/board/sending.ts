/**
 * Cards from one board to another, with their trace: an agency sends some of its own board to the
 * plenary, a facilitator takes over what an earlier board left. It is asked at the source, whose
 * words are taken as they stand there; the target receives them in the same transaction
 * (`receiving.ts`), so that both journals always tell the same.
 */
import type { BoardAct } from '../acts.ts';
import { derivedId } from '../derived-id.ts';
import type { BoardEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Id } from '../values.ts';
import type { Board, Trace } from './state.ts';
import { hangs } from './talk.ts';

type Act<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;
type Event<T extends BoardEvent['type']> = Extract<BoardEvent, { type: T }>;
export type Sent = Event<'cards.sent'> | Event<'cards.recalled'>;

/** The id of the copy: the same thing never hangs twice on the same board. */
export const copyOf = (sourceId: Id, to: Id): Id => derivedId(sourceId, to);

const isSent = (board: Board, id: Id, to: Id) => board.sent[id]?.includes(to) ?? false;

/** Cards and clusters that stand here; of a cluster its name is taken. */
const stands = ({ cards, clusters }: Board, id: Id): boolean =>
  (cards[id] !== undefined && hangs(cards[id])) || clusters[id] !== undefined;

/** What has been sent from here to `to` and not taken back. */
export const sentTo = ({ sent }: Board, to: Id): Id[] =>
  Object.keys(sent).filter((id) => sent[id]?.includes(to));

/** Who may send from here to there. */
function mayChoose(board: Board, person: Person, to: Id): Refusal | null {
  if (to === board.id) return refuse('exists');
  if (board.home) {
    // [B75] Nothing of an agency's own board goes anywhere but to its plenary.
    if (to !== board.home.plenaryId) return refuse('no-right');
    return board.locked && !leads(person) ? refuse('locked') : null;
  }
  if (!leads(person)) return refuse('no-right');
  // [B78] What nobody has seen yet is not shown elsewhere.
  return board.revealed ? null : refuse('hidden');
}

/** [B75] An agency's people send up to so many; [B78] facilitators take over from any seen board. */
export function send(board: Board, person: Person, act: Act<'cards.send'>): BoardEvent[] | Refusal {
  const { to } = act;
  const no = mayChoose(board, person, to);
  if (no) return no;
  const standing = [...new Set(act.ids)].filter((id) => stands(board, id));
  if (standing.length === 0) return refuse('not-found');
  const ids = standing.filter((id) => !isSent(board, id, to));
  const { home } = board;
  if (home && sentTo(board, to).length + ids.length > home.most) {
    return refuse('sent-full', { most: home.most });
  }
  return ids.length === 0 ? [] : [{ type: 'cards.sent', ids, to }];
}

/** [B76] What was sent is taken back by those who may send it. */
export function recall(
  board: Board,
  person: Person,
  act: Act<'cards.recall'>,
): BoardEvent[] | Refusal {
  const no = mayChoose(board, person, act.to);
  if (no) return no;
  const ids = [...new Set(act.ids)].filter((id) => isSent(board, id, act.to));
  return ids.length === 0 ? [] : [{ type: 'cards.recalled', ids, to: act.to }];
}

/** The source after it: where each of its things was sent. */
export function foldSent(board: Board, { type, ids, to }: Sent): Board {
  const sent = { ...board.sent };
  for (const id of ids) {
    const others = (sent[id] ?? []).filter((one) => one !== to);
    const all = type === 'cards.sent' ? [...others, to] : others;
    if (all.length > 0) sent[id] = all;
    else delete sent[id];
  }
  return { ...board, sent };
}

/** Where each card that came came from; nothing where this viewer is not told. */
export function tracesOf(event: Event<'cards.received'>): Record<Id, Trace> {
  const { cards, from, agencyId, sources } = event;
  const traces: Record<Id, Trace> = {};
  for (const [at, { id }] of cards.entries()) {
    const sourceId = sources[at];
    if (from !== null && sourceId) traces[id] = { boardId: from, sourceId, agencyId };
  }
  return traces;
}
