/**
 * What comes to a board from another one (`sending.ts`). The server alone asks this: a device learns
 * of it by the news, and does not fetch these rules.
 */
import type { BoardEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Id } from '../values.ts';
import { authorsOf } from './authors.ts';
import { mostCards } from './decide.ts';
import { isWritten } from './rules.ts';
import { copyOf, type Sent } from './sending.ts';
import { papers, type Board, type Card } from './state.ts';

/** What this board answers to what happened at `source`; the source as it is after the event. */
export function arrive(
  board: Board,
  person: Person,
  { source, event }: { source: Board; event: Sent },
  at: number,
): BoardEvent[] | Refusal {
  // A board of another lab answers as one that does not exist.
  if (!board.opened || board.labId !== source.labId) return refuse('not-found');
  if (board.locked && !leads(person)) return refuse('locked');
  const { ids } = event;
  return event.type === 'cards.sent' ? receive(board, source, ids, at) : giveBack(board, ids);
}

/** [B77] As the source signs it: never more of its author than was promised there. */
function copied({ cards, clusters, names, home }: Board, id: Id) {
  const card = cards[id];
  if (!card) {
    const text = clusters[id]?.title ?? '';
    return { text, paper: papers[0], place: '', author: null, agencyId: null };
  }
  const { text, paper, clusterId } = card;
  const place = (clusterId && clusters[clusterId]?.title) || '';
  // What an agency sends is the agency's, whoever of it wrote the words.
  if (home) return { text, paper, place, author: null, agencyId: home.agencyId };
  const author = names === 'author' ? card.author : null;
  const agencyId = names === 'nobody' ? null : card.agencyId;
  return { text, paper, place, author, agencyId };
}

/** [B75], [B78] Hangs what comes, where the board still takes cards; a second time nothing. */
function receive(
  board: Board,
  source: Board,
  ids: readonly Id[],
  at: number,
): BoardEvent[] | Refusal {
  if (board.home) return refuse('no-right');
  const fresh = ids.filter((id) => !board.traces[copyOf(id, board.id)]);
  if (fresh.some((id) => isTaken(board, copyOf(id, board.id)))) return refuse('exists');
  if (fresh.length === 0) return [];
  if (fresh.length > mostCards - authorsOf(board.cards).cards) {
    return refuse('full', { most: mostCards });
  }
  // What an earlier board has shown is not hidden again; a plenary waits for its reveal.
  const opens = !board.revealed && source.home === null;
  if (opens && isWritten(board)) return refuse('hidden');
  const { rules } = board;
  const opened: BoardEvent[] = opens ? [{ type: 'board.ruled', silent: false, ...rules }] : [];
  const cards = fresh.map((sourceId, order): Card => {
    const id = copyOf(sourceId, board.id);
    const { place, ...copy } = copied(source, sourceId);
    const region = Object.values(board.clusters).find(({ title }) => title === place);
    const clusterId = board.layout && place !== '' ? (region?.id ?? null) : null;
    // In the order of the source. Taken back and sent again it hangs since when it hung, hidden
    // where it was hidden (B63).
    const { at: since = at + order, talk = null } = board.cards[id] ?? {};
    return {
      id,
      ...copy,
      authorId: null,
      clusterId,
      at: since,
      removed: false,
      talk,
      entered: false,
    };
  });
  const agencyId = source.home?.agencyId ?? null;
  const event = { type: 'cards.received', cards, from: source.id, agencyId } as const;
  return [...opened, { ...event, sources: fresh }];
}

/** Somebody's own card has this id; only what was taken back, and is nobody's, may hang again. */
function isTaken({ cards }: Board, id: Id): boolean {
  const card = cards[id];
  return card !== undefined && !(card.removed && card.authorId === null);
}

/** [B76] Not while the board is voted on. What a facilitator took away stays away. */
function giveBack(board: Board, ids: readonly Id[]): BoardEvent[] | Refusal {
  if (board.ballot) return refuse('ballot-open');
  const cardIds = ids.map((id) => copyOf(id, board.id)).filter((id) => board.traces[id]);
  return cardIds.length === 0 ? [] : [{ type: 'cards.returned', cardIds }];
}
