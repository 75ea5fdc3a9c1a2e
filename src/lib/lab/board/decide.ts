import type { BoardAct } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { rulesOfLead } from '#lib/lab/lead-rules.ts';
import { leads, writes, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { arrange, mostClusters, undoArrange } from './arrange.ts';
import { authorsOf } from './authors.ts';
import { place, takePaper } from './ballots.ts';
import { merge } from './merging.ts';
import { fixed, movesOwn, placeFor } from './layouts.ts';
import { mayAdd, mayGroup, mostOwnCards } from './rules.ts';
import { recall, send } from './sending.ts';
import { isWeaker, type Back, type Board, type Card } from './state.ts';
import { isAsked } from './talk.ts';
import { decideTalk } from './talk-decide.ts';

/** Most cards on one board: a bound on a flood, far above a real hall. */
export const mostCards = 2000;

type Of<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;

/** The wall as it was, put together by the server, which alone can read on in the journal. */
export type Restored = Extract<BoardEvent, { type: 'board.restored' }>;

/** What a board answers to an act: the events that follow from it, or a refusal. */
export function decideBoard(
  board: Board,
  person: Person,
  act: BoardAct,
  at: number,
  restored: Restored | null = null,
): BoardEvent[] | Refusal {
  if (!board.opened) return refuse('not-found');
  if (!writes(person)) return refuse('no-right');
  switch (act.type) {
    case 'card.add':
      return addCard(board, person, act, at);
    case 'card.edit':
      return editCard(board, person, act);
    case 'card.remove':
      return removeCard(board, person, act);
    case 'card.restore':
      return restoreCard(board, person, act);
    case 'card.group':
      return group(board, person, act);
    case 'comment.add':
    case 'comment.remove':
    case 'card.react':
      return decideTalk(board, person, act, at);
    case 'cards.send':
      return send(board, person, act);
    case 'cards.recall':
      return recall(board, person, act);
    case 'cluster.add':
      return addCluster(board, person, act);
    case 'cluster.rename': {
      // [B41] What a region is called is the facilitator's.
      if (board.layout && !leads(person)) return refuse('no-right');
      const rest = board.layout ? voting(board) : grouping(board, person);
      const no = rest ?? clusterThere(board, act.clusterId);
      return no ?? [{ type: 'cluster.renamed', clusterId: act.clusterId, title: act.title }];
    }
    case 'cluster.remove': {
      const no = grouping(board, person) ?? clusterThere(board, act.clusterId) ?? fixed(board);
      return no ?? [{ type: 'cluster.removed', clusterId: act.clusterId }];
    }
    case 'cluster.merge':
      return grouping(board, person) ?? merge(board, act);
    case 'board.arrange':
      return grouping(board, person) ?? arrange(board, act);
    case 'board.arrange.undo':
      return grouping(board, person) ?? undoArrange(board, act);
    case 'dots.place':
    case 'scores.place':
    case 'ranks.place':
      return place(board, person, act);
    case 'paper.take':
      return takePaper(board, person, act);
    default:
      return rulesOfLead()?.decideBoard(board, person, act, restored) ?? refuse('no-right');
  }
}

const standing = (board: Board, cardId: string): Card | null => {
  const card = board.cards[cardId];
  return card && !card.removed ? card : null;
};

/** [B1] Everybody in the room may add cards while the board is not locked. */
function addCard(board: Board, person: Person, act: Of<'card.add'>, at: number) {
  if (board.locked && !leads(person)) return refuse('locked');
  if (board.cards[act.cardId]) return refuse('exists');
  const no = mayAdd(board, person);
  if (no) return no;
  // [B11] Written under a promise that this board does not keep any more, or never gave.
  if (act.names && isWeaker(board.names, act.names)) return refuse('names');
  const { cards, by } = authorsOf(board.cards);
  if (cards >= mostCards) return refuse('full', { most: mostCards });
  if ((by.get(person.id) ?? 0) >= mostOwnCards) return refuse('full', { most: mostOwnCards });
  const card: Card = {
    id: act.cardId,
    text: act.text,
    paper: act.paper,
    authorId: person.id,
    author: person.name,
    agencyId: person.agencyId,
    clusterId: placeFor(board, act.clusterId),
    at,
    removed: false,
    talk: null,
    entered: person.entered === true,
  };
  return [{ type: 'card.added' as const, card }];
}

/** [B2] Only the author changes the words of a card. */
function editCard(board: Board, person: Person, act: Of<'card.edit'>): BoardEvent[] | Refusal {
  const card = standing(board, act.cardId);
  if (!card) return refuse('not-found');
  if (card.authorId !== person.id) return refuse('not-yours');
  if (board.locked && !leads(person) && !isAsked(card)) return refuse('locked');
  return [{ type: 'card.edited', cardId: act.cardId, text: act.text }];
}

/** [B3] The author takes a card away; so may the facilitator. It stays in the journal. */
function removeCard(board: Board, person: Person, act: Of<'card.remove'>): BoardEvent[] | Refusal {
  const card = standing(board, act.cardId);
  if (!card) return refuse('not-found');
  if (card.authorId !== person.id && !leads(person)) return refuse('not-yours');
  if (board.locked && !leads(person)) return refuse('locked');
  return [{ type: 'card.removed', cardId: act.cardId, back: backOf(board, card, person) }];
}

/** [B50] What nobody else has read stays its author's; what a facilitator took away stays theirs. */
function backOf(board: Board, card: Card, person: Person): Back {
  if (!board.revealed) return 'author';
  return card.authorId === person.id ? 'either' : 'lead';
}

/** [B51] A card comes back to where it hung, in the words it had. */
function restoreCard(board: Board, person: Person, act: Of<'card.restore'>) {
  const card = board.cards[act.cardId];
  if (!card) return refuse('not-found');
  if (!card.removed) return [];
  if (!mayBringBack(board, card, person)) return refuse('not-yours');
  if (board.locked && !leads(person)) return refuse('locked');
  const no = mayAdd(board, person);
  if (no) return no;
  return [{ type: 'card.restored' as const, card: { ...card, removed: false } }];
}

/** [B50] Without a note of how it went, a card is its author's. */
export function mayBringBack({ taken }: Board, card: Card, person: Person): boolean {
  const back = taken[card.id] ?? 'author';
  return card.authorId === person.id
    ? back !== 'lead' || leads(person)
    : back !== 'author' && leads(person);
}

const voting = (board: Board) => (board.ballot ? refuse('ballot-open') : null);

const writing = (board: Board, person: Person) =>
  board.locked && !leads(person) ? refuse('locked') : null;

/** [B4] Grouping begins after the reveal: nobody moves what nobody may read. */
function grouping(board: Board, person: Person): Refusal | null {
  if (!board.revealed) return refuse('hidden');
  if (board.locked && !leads(person)) return refuse('locked');
  return mayGroup(board, person) ?? voting(board);
}

const clusterThere = (board: Board, clusterId: string) =>
  board.clusters[clusterId] ? null : refuse('not-found');

/** [B5] Grouping what somebody else has just moved or removed loses no card: the last word holds. */
function group(board: Board, person: Person, act: Of<'card.group'>): BoardEvent[] | Refusal {
  const own = movesOwn(board, person, act.cardIds);
  const no = own ? writing(board, person) : grouping(board, person);
  if (no) return no;
  if (act.clusterId !== null && !board.clusters[act.clusterId]) return refuse('not-found');
  const cardIds = act.cardIds.filter((cardId) => standing(board, cardId));
  if (cardIds.length === 0) return refuse('not-found');
  return [{ type: 'card.grouped', cardIds, clusterId: act.clusterId }];
}

function addCluster(board: Board, person: Person, act: Of<'cluster.add'>): BoardEvent[] | Refusal {
  const no = grouping(board, person) ?? fixed(board);
  if (no) return no;
  if (board.clusters[act.clusterId]) return refuse('exists');
  if (Object.keys(board.clusters).length >= mostClusters)
    return refuse('full', { most: mostClusters });
  const cardIds = act.cardIds.filter((cardId) => standing(board, cardId));
  return [{ type: 'cluster.added', clusterId: act.clusterId, title: act.title, cardIds }];
}
