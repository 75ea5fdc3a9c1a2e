/** What a board's events leave in the tables: the board, its cards, the papers of an open ballot. */
import { createHmac, randomBytes } from 'node:crypto';
import { isUsual } from '#lib/lab/board/rules.ts';
import type { Board, Card } from '#lib/lab/board/state.ts';
import { isHidden } from '#lib/lab/board/talk.ts';
import type { Event } from '#lib/lab/events.ts';
import type { Db, Trx } from './database.ts';
import { reused } from './reused.ts';

/** The event as the journal keeps it: a paper that comes or goes without voter and dots. */
export const sealed = (event: Event): Event =>
  event.type === 'ballot.cast'
    ? { ...event, voter: null, dots: null }
    : event.type === 'ballot.taken'
      ? { ...event, voter: null }
      : event;

/** Writes what `events` changed, as the board shows it after them. */
export async function save(trx: Trx, board: Board, events: Event[]): Promise<void> {
  const touched = new Set<string>();
  let boardToo = false;
  for (const event of events) {
    switch (event.type) {
      case 'board.opened':
        // Its row first: a question's board opens with a ballot, whose key belongs to the row.
        await saveBoard(trx, board);
        break;
      case 'card.added':
        touched.add(event.card.id);
        break;
      case 'card.edited':
        touched.add(event.cardId);
        break;
      case 'card.removed':
        touched.add(event.cardId);
        boardToo = true;
        break;
      case 'card.restored':
        touched.add(event.card.id);
        boardToo = true;
        break;
      case 'cards.received':
        for (const card of event.cards) touched.add(card.id);
        boardToo = true;
        break;
      case 'cards.returned':
        for (const cardId of event.cardIds) touched.add(cardId);
        boardToo = true;
        break;
      case 'comment.added':
      case 'comment.removed':
      case 'card.reacted':
      case 'card.asked':
        // In the journal alone: nothing is looked up by them.
        break;
      case 'card.grouped':
        for (const cardId of event.cardIds) touched.add(cardId);
        break;
      case 'cluster.added':
        for (const cardId of event.cardIds) touched.add(cardId);
        boardToo = true;
        break;
      case 'cluster.removed':
        await loosen(trx, board.id, event.clusterId);
        boardToo = true;
        break;
      case 'board.arranged':
        for (const { cardIds } of event.groups) for (const cardId of cardIds) touched.add(cardId);
        boardToo = true;
        break;
      case 'board.arrange.undone':
        for (const cardId of event.cardIds) touched.add(cardId);
        for (const clusterId of event.clusterIds) await loosen(trx, board.id, clusterId);
        boardToo = true;
        break;
      case 'board.laid':
        for (const clusterId of event.gone) await loosen(trx, board.id, clusterId);
        boardToo = true;
        break;
      case 'board.restored':
        for (const { id } of event.cards) touched.add(id);
        for (const { cardId } of event.gone) touched.add(cardId);
        for (const { cardIds } of event.places) for (const cardId of cardIds) touched.add(cardId);
        for (const clusterId of event.lost) await loosen(trx, board.id, clusterId);
        boardToo = true;
        break;
      case 'ballot.opened':
        await openBallot(trx, board, event.ballotId);
        boardToo = true;
        break;
      case 'ballot.cast':
        if (event.voter && event.dots) await cast(trx, board, event.voter, event.dots);
        break;
      case 'ballot.taken':
        if (event.voter) await takePaper(trx, event.ballotId, event.voter);
        break;
      case 'ballot.closed':
        await forgetBallot(trx, event.ballotId);
        boardToo = true;
        break;
      default:
        boardToo = true;
    }
  }
  if (boardToo) await saveBoard(trx, board);
  for (const cardId of touched) {
    const card = board.cards[cardId];
    if (card) await saveCard(trx, board, card);
  }
}

/** What the row of a board keeps as a document; of an open ballot neither papers nor sums. */
export function documentOf(board: Board) {
  const { names, locked, clusters, layout, arranged, results, ballot } = board;
  const hidden = Object.values(board.cards).flatMap((card) => (isHidden(card) ? card.id : []));
  return {
    // Absent where nothing is hidden, as in documents from before.
    ...(hidden.length > 0 ? { hidden } : {}),
    names,
    locked,
    clusters,
    layout,
    arranged,
    results,
    ballot: ballot && { ...ballot, papers: {}, turnout: 0, partial: null },
    ...unusualOf(board),
  };
}

/** What most boards do not have is not written: so rows from before there was such a thing are whole. */
function unusualOf({ rules, home, sent, traces, taken }: Board) {
  return {
    ...(isUsual(rules) ? {} : { rules }),
    ...(home ? { home } : {}),
    ...(Object.keys(sent).length > 0 ? { sent } : {}),
    ...(Object.keys(traces).length > 0 ? { traces } : {}),
    ...(Object.keys(taken).length > 0 ? { taken } : {}),
  };
}

async function saveBoard(trx: Trx, board: Board): Promise<void> {
  const { id, labId, title } = board;
  const state = JSON.stringify(documentOf(board));
  const row = { title, revealed: board.revealed ? 1 : 0, state };
  await trx
    .insertInto('board')
    .values({ id, labId, ...row })
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute();
}

const upsertCard = reused((db) => {
  const changing = { text: '', clusterId: '', removed: 0 };
  return db
    .insertInto('card')
    .values({
      id: '',
      boardId: '',
      labId: '',
      paper: '',
      authorId: '',
      agencyId: '',
      at: 0,
      ...changing,
    })
    .onConflict((oc) => oc.column('id').doUpdateSet(changing).where('card.boardId', '=', ''))
    .returning('id');
});

async function saveCard(trx: Trx, board: Board, card: Card): Promise<void> {
  const { id, text, paper, authorId, agencyId, clusterId, at } = card;
  const changing = [text, clusterId, card.removed ? 1 : 0];
  const fixed = [id, board.id, board.labId, paper, authorId, agencyId, at];
  const saved = await upsertCard(trx, [...fixed, ...changing, ...changing, board.id]);
  // Ids are made on devices: one that hangs on another board must not overwrite it.
  if (saved.rows.length === 0) throw new Error('The id of this card is taken on another board');
}

/** Whether one of these ids belongs to a card already, on whatever board but this one. */
export async function anyCard(db: Db | Trx, ids: string[], boardId: string): Promise<boolean> {
  if (ids.length === 0) return false;
  const row = await db
    .selectFrom('card')
    .select('id')
    .where('id', 'in', ids)
    .where('boardId', '<>', boardId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ids of clusters are made on devices: the same one on another board is another cluster. */
async function loosen(trx: Trx, boardId: string, clusterId: string): Promise<void> {
  await trx
    .updateTable('card')
    .set({ clusterId: null })
    .where('boardId', '=', boardId)
    .where('clusterId', '=', clusterId)
    .execute();
}

async function openBallot(trx: Trx, board: Board, ballotId: string): Promise<void> {
  const key = randomBytes(32).toString('hex');
  await trx.insertInto('ballotKey').values({ ballotId, boardId: board.id, key }).execute();
}

/** Under what a voter's paper is kept while the ballot is open. */
export const hashOf = (key: string, personId: string) =>
  createHmac('sha256', key).update(personId).digest('hex');

async function cast(
  trx: Trx,
  board: Board,
  voter: string,
  dots: Record<string, number>,
): Promise<void> {
  const ballotId = board.ballot?.id;
  if (!ballotId) return;
  const key = await keyOf(trx, ballotId);
  if (!key) throw new Error('An open ballot has lost its key');
  const paper = JSON.stringify(dots);
  await trx
    .insertInto('ballotPaper')
    .values({ ballotId, voterHash: hashOf(key, voter), boardId: board.id, dots: paper })
    .onConflict((oc) => oc.columns(['ballotId', 'voterHash']).doUpdateSet({ dots: paper }))
    .execute();
}

async function takePaper(trx: Trx, ballotId: string, voter: string): Promise<void> {
  const key = await keyOf(trx, ballotId);
  if (!key) throw new Error('An open ballot has lost its key');
  await trx
    .deleteFrom('ballotPaper')
    .where('ballotId', '=', ballotId)
    .where('voterHash', '=', hashOf(key, voter))
    .execute();
}

async function keyOf(db: Db | Trx, ballotId: string): Promise<string | null> {
  const row = await db
    .selectFrom('ballotKey')
    .select('key')
    .where('ballotId', '=', ballotId)
    .executeTakeFirst();
  return row?.key ?? null;
}

/** Ballots of a lab that are open, with their boards. */
export function openBallots(
  db: Db | Trx,
  labId: string,
): Promise<{ boardId: string; ballotId: string }[]> {
  return db
    .selectFrom('ballotKey')
    .innerJoin('board', 'board.id', 'ballotKey.boardId')
    .select(['ballotKey.boardId', 'ballotKey.ballotId'])
    .where('board.labId', '=', labId)
    .execute();
}

async function forgetBallot(trx: Trx, ballotId: string): Promise<void> {
  await trx.deleteFrom('ballotPaper').where('ballotId', '=', ballotId).execute();
  await trx.deleteFrom('ballotKey').where('ballotId', '=', ballotId).execute();
}

/** The board with the papers of its open ballot, found again by hashing everybody in the lab. */
export async function withPapers(db: Db | Trx, board: Board): Promise<Board> {
  const { ballot } = board;
  const key = ballot && (await keyOf(db, ballot.id));
  if (!ballot || !key) return board;
  const people = await db
    .selectFrom('person')
    .select('id')
    .where('labId', '=', board.labId)
    .execute();
  const voters = new Map(people.map(({ id }) => [hashOf(key, id), id]));
  const rows = await db
    .selectFrom('ballotPaper')
    .select(['voterHash', 'dots'])
    .where('ballotId', '=', ballot.id)
    .execute();
  const papers: Record<string, Record<string, number>> = {};
  for (const { voterHash, dots } of rows) {
    const voter = voters.get(voterHash);
    if (voter) papers[voter] = JSON.parse(dots) as Record<string, number>;
  }
  return { ...board, ballot: { ...ballot, papers } };
}
