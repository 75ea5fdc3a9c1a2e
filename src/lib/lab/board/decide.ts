import type { BoardAct } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { leads, writes, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { arrange, mostClusters, undoArrange } from './arrange.ts';
import { authorsOf } from './authors.ts';
import { fixed, layOut, movesOwn, placeFor } from './layouts.ts';
import { batch, dotsWay, mostScored, packMarks, scoresWay, sumsOf, type Way } from './methods.ts';
import { isWritten, mayAdd, mayGroup, mostOwnCards, setRules } from './rules.ts';
import { giveBack, recall, receive, send } from './sending.ts';
import { isWeaker, type Ballot, type Board, type Card } from './state.ts';

/** Most cards on one board: a bound on a flood, far above a real hall. */
export const mostCards = 2000;

type Of<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;

/** What a board answers to an act: the events that follow from it, or a refusal. */
export function decideBoard(
  board: Board,
  person: Person,
  act: BoardAct,
  at: number,
): BoardEvent[] | Refusal {
  if (!board.opened) return refuse('not-found');
  if (!writes(person)) return refuse('no-right');
  const lead = leads(person);
  switch (act.type) {
    case 'card.add':
      return addCard(board, person, act, at);
    case 'card.edit':
      return editCard(board, person, act);
    case 'card.remove':
      return removeCard(board, person, act);
    case 'card.group':
      return group(board, person, act);
    case 'board.reveal':
      if (!lead) return refuse('no-right');
      return board.revealed ? [] : [{ type: 'board.revealed', cards: [] }];
    case 'board.sign':
      return lead ? sign(board, act) : refuse('no-right');
    case 'board.rules':
      return lead ? setRules(board, act) : refuse('no-right');
    case 'cards.send':
      return send(board, person, act);
    case 'cards.recall':
      return recall(board, person, act);
    case 'cards.receive':
      return receive(board, person, act, at, mostCards - authorsOf(board.cards).cards);
    case 'cards.return':
      return giveBack(board, person, act);
    case 'board.lock':
      return lead ? [{ type: 'board.locked', locked: act.locked }] : refuse('no-right');
    case 'cluster.add':
      return addCluster(board, person, act);
    case 'cluster.rename': {
      // [B41] What a region is called is the facilitator's.
      if (board.layout && !lead) return refuse('no-right');
      const rest = board.layout ? voting(board) : grouping(board, person);
      const no = rest ?? clusterThere(board, act.clusterId);
      return no ?? [{ type: 'cluster.renamed', clusterId: act.clusterId, title: act.title }];
    }
    case 'cluster.remove': {
      const no = grouping(board, person) ?? clusterThere(board, act.clusterId) ?? fixed(board);
      return no ?? [{ type: 'cluster.removed', clusterId: act.clusterId }];
    }
    case 'board.arrange':
      return grouping(board, person) ?? arrange(board, act);
    case 'board.arrange.undo':
      return grouping(board, person) ?? undoArrange(board, act);
    case 'board.layout':
      return lead ? layOut(board, act) : refuse('no-right');
    case 'ballot.open':
      if (!lead) return refuse('no-right');
      return openBallot(board, act, dotsWay(act.dots, act.cap, act.live));
    case 'scores.open': {
      const { criteria, scale, live } = act;
      if (!lead) return refuse('no-right');
      return openBallot(board, act, scoresWay(criteria, [scale.least, scale.most], live));
    }
    case 'scores.place':
      return placeScores(board, person, act);
    case 'dots.place':
      return placeDots(board, person, act);
    case 'ballot.close':
      return lead ? closeBallot(board, act) : refuse('no-right');
    default:
      return act satisfies never;
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
  };
  return [{ type: 'card.added' as const, card }];
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

/** [B2] Only the author changes the words of a card. */
function editCard(board: Board, person: Person, act: Of<'card.edit'>): BoardEvent[] | Refusal {
  const card = standing(board, act.cardId);
  if (!card) return refuse('not-found');
  if (card.authorId !== person.id) return refuse('not-yours');
  if (board.locked && !leads(person)) return refuse('locked');
  return [{ type: 'card.edited', cardId: act.cardId, text: act.text }];
}

/** [B3] The author takes a card away; so may the facilitator. It stays in the journal. */
function removeCard(board: Board, person: Person, act: Of<'card.remove'>): BoardEvent[] | Refusal {
  const card = standing(board, act.cardId);
  if (!card) return refuse('not-found');
  if (card.authorId !== person.id && !leads(person)) return refuse('not-yours');
  if (board.locked && !leads(person)) return refuse('locked');
  return [{ type: 'card.removed', cardId: act.cardId }];
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

/** [V1] One ballot at a time, over revealed cards or clusters; [V9] or over the best of an earlier one. */
function openBallot(
  board: Board,
  act: Of<'ballot.open'> | Of<'scores.open'>,
  way: Way,
): BoardEvent[] | Refusal {
  if (!board.revealed) return refuse('hidden');
  if (board.ballot) return refuse('ballot-open');
  if (board.results.some(({ id }) => id === act.ballotId)) return refuse('exists');
  const { ballotId, over } = act;
  const possible = targets(board, over);
  const among = act.among ? possible.filter((id) => act.among?.includes(id)) : null;
  if ((among ?? possible).length === 0) return refuse('empty');
  if (way.method === 'scores' && (among ?? possible).length > mostScored) {
    return refuse('full', { most: mostScored });
  }
  return [{ type: 'ballot.opened', ballotId, over, way, among }];
}

/** What can be voted on. */
export const targets = (board: Board, over: 'cards' | 'clusters'): string[] =>
  over === 'clusters'
    ? Object.keys(board.clusters)
    : Object.values(board.cards)
        .filter((card) => !card.removed)
        .map((card) => card.id);

/** What this ballot, open or closed, was over, as far as it still stands. */
export function asked(board: Board, { over, among }: Pick<Ballot, 'over' | 'among'>): string[] {
  const all = targets(board, over);
  return among ? all.filter((id) => among.includes(id)) : all;
}

/** Dots a person still has on the open ballot. */
export const dotsLeft = (ballot: Ballot, personId: string) =>
  ballot.dots - Object.values(ballot.papers[personId] ?? {}).reduce((sum, dots) => sum + dots, 0);

/** [V2] A paper replaces the earlier one; [V3] never more dots than given, nor than the cap on one. */
function placeDots(board: Board, person: Person, act: Of<'dots.place'>): BoardEvent[] | Refusal {
  const ballot = board.ballot;
  if (!ballot || ballot.id !== act.ballotId || ballot.method !== 'dots') return refuse('no-ballot');
  if (leads(person)) return refuse('no-right');
  const dots = Object.entries(act.dots).filter(([, count]) => count > 0);
  const sum = dots.reduce((total, [, count]) => total + count, 0);
  if (sum > ballot.dots) return refuse('dots', { dots: ballot.dots });
  if (dots.some(([, count]) => count > ballot.cap)) return refuse('dots-cap', { cap: ballot.cap });
  const possible = new Set(asked(board, ballot));
  if (dots.some(([target]) => !possible.has(target))) return refuse('not-found');
  return [cast(ballot, person, Object.fromEntries(dots))];
}

/** [V6] Marks for one thing, on the scale and for each criterion; the rest of the paper stays. */
function placeScores(
  board: Board,
  person: Person,
  act: Of<'scores.place'>,
): BoardEvent[] | Refusal {
  const ballot = board.ballot;
  if (!ballot || ballot.id !== act.ballotId || ballot.method !== 'scores')
    return refuse('no-ballot');
  if (leads(person)) return refuse('no-right');
  const { least, most, criteria } = ballot;
  const { targetId, marks } = act;
  const fits = marks.every((mark) => mark === null || (mark >= least && mark <= most));
  if (!fits || marks.length !== criteria.length) return refuse('bad-act');
  if (!asked(board, ballot).includes(targetId)) return refuse('not-found');
  const paper = { ...ballot.papers[person.id], [targetId]: packMarks(marks, least) };
  return [cast(ballot, person, paper)];
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

/** [V4] Closing keeps the sums and forgets who gave what. */
function closeBallot(board: Board, act: Of<'ballot.close'>): BoardEvent[] | Refusal {
  const ballot = board.ballot;
  if (!ballot || ballot.id !== act.ballotId) return refuse('no-ballot');
  return [{ type: 'ballot.closed', ballotId: ballot.id, sums: sumsOf(ballot) }];
}
