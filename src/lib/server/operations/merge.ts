/** Somebody who was entered without a device has come with one: one person, counted once (F6). */
import { merge, represented } from '#lib/lab/hall/proxy.ts';
import type { Act } from '#lib/lab/acts.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as boards from '#lib/server/db/boards.ts';

type Submit = (
  ref: SpaceRef,
  person: Person,
  act: Act,
) => Promise<{ from: number; to: number } | Refusal>;

/**
 * Takes back what was entered in ballots that are still open, then makes the two one. A ballot that
 * closes in between keeps the paper: it counted when it was given.
 */
export async function mergePeople(
  db: Database,
  { hall, lead, personId, intoId }: { hall: Hall; lead: Person; personId: string; intoId: string },
  submit: Submit,
): Promise<Refusal | null> {
  const act = { type: 'person.merge' as const, personId, intoId };
  const judged = merge(hall, act);
  if (isRefusal(judged)) return judged;
  for (const { boardId, ballotId } of await boards.openBallots(db.read, hall.id)) {
    const take = { type: 'paper.take' as const, ballotId };
    const as = represented(hall, lead, take, personId);
    if (isRefusal(as)) return as;
    const taken = await submit({ kind: 'board', id: boardId }, as, take);
    if (isRefusal(taken) && taken.code !== 'no-ballot') return taken;
  }
  const answer = await submit({ kind: 'hall', id: hall.id }, lead, act);
  return isRefusal(answer) ? answer : null;
}
