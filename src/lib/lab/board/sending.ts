/**
 * Cards from one board to another, with their trace: an agency sends some of its own board to the
 * plenary, a facilitator takes over what an earlier board left. It is asked at the source, whose
 * words are taken as they stand there; the target receives them in the same transaction
 * (`server/live/following.ts`), so that both journals always tell the same.
 */
import type { BoardAct } from '../acts.ts';
import { derivedId } from '../derived-id.ts';
import type { BoardEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Id } from '../values.ts';
import { isWritten } from './rules.ts';
import { papers, type Board, type Card, type Trace } from './state.ts';
import { hangs } from './talk.ts';

type Act<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;
type Event<T extends BoardEvent['type']> = Extract<BoardEvent, { type: T }>;
type Sent = Event<'cards.sent'> | Event<'cards.recalled'>;

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

/** What the other board is asked because of this; `board` is the source after the event. */
export function onwards(board: Board, event: Sent): BoardAct {
  if (event.type === 'cards.recalled') {
    const cardIds = event.ids.map((id) => copyOf(id, event.to));
    return { type: 'cards.return', cardIds };
  }
  const cards = event.ids.map((id) => copied(board, id));
  return { type: 'cards.receive', from: board.id, agencyId: board.home?.agencyId ?? null, cards };
}

/** [B77] As the source signs it: never more of its author than was promised there. */
function copied({ cards, clusters, names, home }: Board, id: Id) {
  const card = cards[id];
  if (!card) {
    const text = clusters[id]?.title ?? '';
    return { sourceId: id, text, paper: papers[0], place: '', author: null, agencyId: null };
  }
  const { text, paper, clusterId } = card;
  const place = (clusterId && clusters[clusterId]?.title) || '';
  // What an agency sends is the agency's, whoever of it wrote the words.
  if (home) return { sourceId: id, text, paper, place, author: null, agencyId: home.agencyId };
  const author = names === 'author' ? card.author : null;
  const agencyId = names === 'nobody' ? null : card.agencyId;
  return { sourceId: id, text, paper, place, author, agencyId };
}

/** [B75], [B78] Hangs what comes, where the board still takes cards; a second time nothing. */
export function receive(
  board: Board,
  person: Person,
  act: Act<'cards.receive'>,
  at: number,
  room: number,
): BoardEvent[] | Refusal {
  if (board.home) return refuse('no-right');
  if (board.locked && !leads(person)) return refuse('locked');
  const fresh = act.cards.filter(({ sourceId }) => !board.traces[copyOf(sourceId, board.id)]);
  if (fresh.some(({ sourceId }) => isTaken(board, copyOf(sourceId, board.id)))) {
    return refuse('exists');
  }
  if (fresh.length === 0) return [];
  if (fresh.length > room) return refuse('full', { most: room });
  // What an earlier board has shown is not hidden again; a plenary waits for its reveal.
  const opens = !board.revealed && act.agencyId === null;
  if (opens && isWritten(board)) return refuse('hidden');
  const { rules } = board;
  const opened: BoardEvent[] = opens ? [{ type: 'board.ruled', silent: false, ...rules }] : [];
  const cards = fresh.map(({ sourceId, text, paper, place, author, agencyId }, order): Card => {
    const id = copyOf(sourceId, board.id);
    const region = Object.values(board.clusters).find(({ title }) => title === place);
    const clusterId = board.layout && place !== '' ? (region?.id ?? null) : null;
    // In the order of the source. Taken back and sent again it hangs since when it hung, hidden
    // where it was hidden (B63).
    const { at: since = at + order, talk = null } = board.cards[id] ?? {};
    const signed = { authorId: null, author, agencyId };
    return { id, text, paper, ...signed, clusterId, at: since, removed: false, talk };
  });
  const sources = fresh.map(({ sourceId }) => sourceId);
  const { from, agencyId } = act;
  return [...opened, { type: 'cards.received', cards, from, agencyId, sources }];
}

/** Somebody's own card has this id; only what was taken back, and is nobody's, may hang again. */
function isTaken({ cards }: Board, id: Id): boolean {
  const card = cards[id];
  return card !== undefined && !(card.removed && card.authorId === null);
}

/** [B76] Not while the board is locked or voted on. What a facilitator took away stays away. */
export function giveBack(
  board: Board,
  person: Person,
  act: Act<'cards.return'>,
): BoardEvent[] | Refusal {
  if (board.locked && !leads(person)) return refuse('locked');
  if (board.ballot) return refuse('ballot-open');
  const cardIds = act.cardIds.filter((id) => board.traces[id]);
  return cardIds.length === 0 ? [] : [{ type: 'cards.returned', cardIds }];
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
