/** A board as it was: its journal, folded up to one of its events. */
import { backTo } from '#lib/lab/board/bring-back.ts';
import type { Restored } from '#lib/lab/board/decide.ts';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import { foldAll } from '#lib/lab/fold.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Db, Trx } from './database.ts';
import * as journal from './journal.ts';

/** The board after event `number`; null where there is no such event. */
export async function asOf(db: Db | Trx, id: string, number: number): Promise<Board | null> {
  const happened = await journal.read(db, { kind: 'board', id }, 0);
  const known = happened.filter((one) => one.number <= number);
  return known.at(-1)?.number === number ? foldAll(emptyBoard(id), known) : null;
}

/** What would make the board as it was after event `number`; null where nothing would. */
export async function restoration(
  db: Db | Trx,
  board: Board,
  number: number,
  person: Person,
): Promise<Restored | null> {
  const past = await asOf(db, board.id, number);
  return past && backTo(board, past, { number, person });
}
