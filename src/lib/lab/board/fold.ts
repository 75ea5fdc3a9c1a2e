import type { BoardEvent } from '../events.ts';
import { toWrite, type Owned } from '../owned.ts';
import { foldArranged, foldUndone } from './arrange.ts';
import { forgetAuthors, knownAuthors, oneMore, sameAuthors } from './authors.ts';
import type { Restored } from './decide.ts';
import { foldLaid } from './layouts.ts';
import { foldSent, tracesOf } from './sending.ts';
import { isWeaker, noneHidden, type Board, type Card, type HiddenCounts } from './state.ts';
import { answered, foldTalk, withSums } from './talk-fold.ts';

type Change = (card: Card) => Card;

const without = <T>(record: Record<string, T>, key: string): Record<string, T> => {
  const { [key]: _gone, ...rest } = record;
  return rest;
};

/** The board with some of its cards changed. */
function changed(board: Board, cardIds: string[], change: Change, owned?: Owned): Board {
  const cards = toWrite(board.cards, owned);
  for (const cardId of cardIds) {
    const card = cards[cardId];
    if (card) cards[cardId] = change(card);
  }
  sameAuthors(board.cards, cards);
  return { ...board, cards };
}

/** Journals from before cards were talked about, or entered for somebody, do not say it. */
const whole = (card: Card): Card =>
  'talk' in card && 'entered' in card
    ? card
    : {
        ...(card as Card),
        talk: (card as Card).talk ?? null,
        entered: (card as Card).entered ?? false,
      };

/** The board with one card more; one that came before is replaced. */
function withCard(board: Board, card: Card, owned?: Owned): Board['cards'] {
  const { cards } = board;
  const authors = cards[card.id] ? undefined : knownAuthors(cards);
  const more = toWrite(cards, owned);
  if (more[card.id] && more === cards) forgetAuthors(cards);
  more[card.id] = whole(card);
  if (authors) oneMore(authors, more, card);
  return more;
}

/**
 * On the author's device: one silent card more or less in the room, and perhaps one writer; `board`
 * is the one without that card. The others are told the counts, the server counts afresh.
 */
function withOwn(board: Board, { authorId }: Card, by: 1 | -1): HiddenCounts {
  const { hidden } = board;
  if (board.revealed) return hidden;
  const writes = Object.values(board.cards).some(
    (card) => card.authorId === authorId && !card.removed,
  );
  const writers = Math.max(0, hidden.writers + (writes ? 0 : by));
  return { ...hidden, cards: Math.max(0, hidden.cards + by), writers };
}

/** The board after one event. */
export function foldBoard(board: Board, event: BoardEvent, at: number, owned?: Owned): Board {
  const withCards = (on: Board, cardIds: string[], change: Change) =>
    changed(on, cardIds, change, owned);
  switch (event.type) {
    case 'board.opened': {
      const { labId, title, silent } = event;
      // [B9] What somebody was promised before writing holds, whatever is opened again.
      const names = board.opened && isWeaker(event.names, board.names) ? board.names : event.names;
      return { ...board, opened: true, labId, title, names, revealed: !silent };
    }
    case 'card.added': {
      // Counted before the card hangs: the wall may be written on.
      const hidden = withOwn(board, event.card, 1);
      return { ...board, cards: withCard(board, event.card, owned), hidden };
    }
    case 'card.edited':
      return withCards(board, [event.cardId], (card) => {
        return { ...card, text: event.text, talk: answered(card.talk, at) };
      });
    case 'card.removed': {
      const card = board.cards[event.cardId];
      if (!card || card.removed) return board;
      const gone = withCards(board, [card.id], (one) => ({ ...one, removed: true }));
      const hidden = withOwn(gone, card, -1);
      const taken = event.back ? { ...board.taken, [card.id]: event.back } : board.taken;
      return { ...gone, taken, hidden };
    }
    case 'card.restored': {
      const hidden = withOwn(board, event.card, 1);
      const { [event.card.id]: _back, ...taken } = board.taken;
      const traces = event.traces ?? board.traces;
      return { ...board, cards: withCard(board, event.card, owned), taken, traces, hidden };
    }
    case 'comment.added':
    case 'comment.removed':
    case 'card.reacted':
    case 'card.asked':
    case 'card.hidden':
      return withCards(board, [event.cardId], foldTalk(event, at));
    case 'card.shown':
      if (event.card) {
        const { card, trace } = event;
        const traces = trace ? { ...board.traces, [card.id]: trace } : board.traces;
        return { ...board, cards: withCard(board, card, owned), traces };
      }
      return withCards(board, [event.cardId], foldTalk(event, at));
    case 'cards.reacted': {
      const { sums } = event;
      return withCards(board, Object.keys(sums), (card) => withSums(card, sums[card.id] ?? []));
    }
    case 'cards.hidden':
      return { ...board, hidden: event.hidden };
    case 'card.grouped':
      return withCards(board, event.cardIds, (card) => ({ ...card, clusterId: event.clusterId }));
    case 'board.revealed': {
      const cards = { ...board.cards };
      for (const card of event.cards) {
        // The frame is the same for everybody; an author still knows which cards are theirs.
        const { authorId, author, agencyId } = cards[card.id] ?? card;
        cards[card.id] = authorId ? { ...card, authorId, author, agencyId } : card;
      }
      const traces = event.traces ?? board.traces;
      return { ...board, revealed: true, cards, traces, hidden: noneHidden() };
    }
    case 'board.signed':
      return { ...board, names: event.names };
    case 'board.ruled': {
      const { silent, adds, groups, most } = event;
      return { ...board, revealed: !silent, rules: { adds, groups, most } };
    }
    case 'board.given': {
      const { agencyId, plenaryId, most } = event;
      return { ...board, home: { agencyId, plenaryId, most } };
    }
    case 'cards.sent':
    case 'cards.recalled':
      return foldSent(board, event);
    case 'cards.received': {
      const traces = { ...board.traces, ...tracesOf(event) };
      let { cards } = board;
      for (const card of event.cards) cards = withCard({ ...board, cards }, card, owned);
      return { ...board, cards, traces };
    }
    case 'cards.returned': {
      const gone = withCards(board, event.cardIds, (card) => ({ ...card, removed: true }));
      const traces = { ...board.traces };
      // What its agency takes back nobody here brings back.
      const taken = { ...board.taken };
      for (const cardId of event.cardIds) {
        delete traces[cardId];
        delete taken[cardId];
      }
      return { ...gone, traces, taken };
    }
    case 'board.locked':
      return { ...board, locked: event.locked };
    case 'cluster.added': {
      const { clusterId, title, cardIds } = event;
      const clusters = { ...board.clusters, [clusterId]: { id: clusterId, title, at } };
      return withCards({ ...board, clusters }, cardIds, (card) => ({ ...card, clusterId }));
    }
    case 'cluster.renamed': {
      const cluster = board.clusters[event.clusterId];
      if (!cluster) return board;
      const clusters = { ...board.clusters, [cluster.id]: { ...cluster, title: event.title } };
      return { ...board, clusters };
    }
    case 'cluster.removed': {
      const { [event.clusterId]: _gone, ...clusters } = board.clusters;
      const loose = Object.values(board.cards)
        .filter((card) => card.clusterId === event.clusterId)
        .map((card) => card.id);
      return withCards({ ...board, clusters }, loose, (card) => ({ ...card, clusterId: null }));
    }
    case 'board.arranged':
      return foldArranged(board, event, at, withCards);
    case 'board.arrange.undone':
      return foldUndone(board, event, withCards);
    case 'board.laid':
      return foldLaid(board, event, at, withCards);
    case 'board.restored':
      return foldRestored(board, event, owned);
    case 'ballot.opened': {
      const { ballotId: id, over, way, among } = event;
      const open = { papers: {}, turnout: 0, partial: null, openedAt: at };
      return { ...board, ballot: { ...way, id, over, among, ...open } };
    }
    case 'ballot.cast': {
      const { ballot } = board;
      if (!ballot || ballot.id !== event.ballotId) return board;
      const papers =
        event.voter && event.dots ? { ...ballot.papers, [event.voter]: event.dots } : ballot.papers;
      const partial = event.partial ?? ballot.partial;
      return { ...board, ballot: { ...ballot, papers, partial, turnout: event.turnout } };
    }
    case 'ballot.taken': {
      const { ballot } = board;
      if (!ballot || ballot.id !== event.ballotId) return board;
      const papers = event.voter ? without(ballot.papers, event.voter) : ballot.papers;
      return { ...board, ballot: { ...ballot, papers, turnout: event.turnout } };
    }
    case 'ballot.closed': {
      const { ballot } = board;
      if (!ballot) return board;
      const { papers: _gone, partial: _early, openedAt: _opened, ...rest } = ballot;
      const result = { ...rest, ...event.sums, closedAt: at };
      return { ...board, ballot: null, results: [...board.results, result] };
    }
    default:
      return event satisfies never;
  }
}

/** The wall as it was: one event, so that nobody sees half of it. */
function foldRestored(
  board: Board,
  { layout, clusters: back, lost, places, cards, traces, gone }: Restored,
  owned?: Owned,
): Board {
  const clusters = { ...board.clusters };
  for (const clusterId of lost) delete clusters[clusterId];
  for (const cluster of back) clusters[cluster.id] = cluster;
  const taken = { ...board.taken };
  const known = traces ?? board.traces;
  let after: Board = { ...board, clusters, layout, taken, traces: known, arranged: null };
  for (const card of cards) {
    delete taken[card.id];
    after = { ...after, cards: withCard(after, card, owned) };
  }
  for (const { cardId, back: who } of gone) if (who) taken[cardId] = who;
  const away = new Set(gone.map(({ cardId }) => cardId));
  const target = new Map<string, string | null>();
  // Also one that was taken away may still point at a cluster that goes.
  for (const { id, clusterId } of Object.values(after.cards)) {
    if (clusterId !== null && lost.includes(clusterId)) target.set(id, null);
  }
  for (const { clusterId, cardIds } of places) for (const id of cardIds) target.set(id, clusterId);
  return changed(
    after,
    [...new Set([...target.keys(), ...away])],
    (card) => ({
      ...card,
      clusterId: target.get(card.id) ?? (target.has(card.id) ? null : card.clusterId),
      removed: card.removed || away.has(card.id),
    }),
    owned,
  );
}
