/** The history of a board as the facilitator's page shows it: minutes, and what can come back. */
import { backTo, changesOf } from '#lib/lab/board/bring-back.ts';
import { historyOf, type Passage } from '#lib/lab/board/history.ts';
import { removedSeenBy } from '#lib/lab/board/seen-by.ts';
import { emptyBoard, type Card } from '#lib/lab/board/state.ts';
import { foldAll } from '#lib/lab/fold.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as journal from '#lib/server/db/journal.ts';

export type BoardHistory = {
  /** Newest first. */
  passages: Passage[];
  /** Cards that this person may bring back, the last one taken away first. */
  removed: { card: Card; at: number; byLead: boolean }[];
  /** What the wall as it was after event `number` would change; null where nothing. */
  preview: { number: number; changes: ReturnType<typeof changesOf> | null } | null;
};

/** `number` is the event to which going back is looked at beforehand. */
export async function boardHistory(
  db: Db,
  id: string,
  person: Person,
  number: number | null,
): Promise<BoardHistory> {
  const happened = await journal.read(db, { kind: 'board', id }, 0);
  const board = foldAll(emptyBoard(id), happened);
  const wentAt = new Map<string, number>();
  for (const { at, event } of happened) {
    if (event.type === 'card.removed') wentAt.set(event.cardId, at);
    if (event.type === 'board.restored')
      for (const { cardId } of event.gone) wentAt.set(cardId, at);
  }
  const removed = removedSeenBy(board, person)
    .map((card) => {
      const byLead = board.taken[card.id] === 'lead';
      return { card, at: wentAt.get(card.id) ?? card.at, byLead };
    })
    .toSorted((a, b) => b.at - a.at);
  const preview = number === null ? null : { number, changes: changes(number) };
  return { passages: historyOf(happened).toReversed(), removed, preview };

  function changes(to: number) {
    const past = foldAll(
      emptyBoard(id),
      happened.filter((one) => one.number <= to),
    );
    const restored = backTo(board, past, { number: to, person });
    return restored && changesOf(restored);
  }
}
