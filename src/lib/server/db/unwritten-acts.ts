/**
 * Answers to acts that left nothing in the journal: refusals, and acts that changed nothing. They
 * are kept so that an act has one answer also over a restart; what they say is a code, never a text
 * or a name.
 */
import { isRefusal, refusalCodes } from '#lib/lab/refusals.ts';
import type { Kind, SpaceRef } from '#lib/lab/space.ts';
import type { Db, Trx } from './database.ts';

/** As the live protocol answers. */
type Answer = { from: number; to: number } | { code: string };
export type Unwritten<A = Answer> = { actId: string; ref: SpaceRef; answer: A; at: number };

export async function insert(trx: Trx, told: readonly Unwritten<object>[]): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ actId, ref, answer, at }) => {
    return { actId, kind: ref.kind, spaceId: ref.id, answer: JSON.stringify(answer), at };
  });
  await trx
    .insertInto('unwrittenAct')
    .values(rows)
    .onConflict((oc) => oc.column('actId').doNothing())
    .execute();
}

/** The newest of them, oldest first. */
export async function newest<A = Answer>(db: Db | Trx, most: number): Promise<Unwritten<A>[]> {
  const rows = await db
    .selectFrom('unwrittenAct')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('actId', 'desc')
    .limit(most)
    .execute();
  return rows.toReversed().map(({ actId, kind, spaceId, answer, at }) => ({
    actId,
    ref: { kind: kind as Kind, id: spaceId },
    answer: JSON.parse(answer) as A,
    at: Number(at),
  }));
}

/** Forgets those before an instant, and of the others all but the newest. */
export async function prune(trx: Trx, before: number, most: number): Promise<void> {
  await trx.deleteFrom('unwrittenAct').where('at', '<', before).execute();
  const oldest = await trx
    .selectFrom('unwrittenAct')
    .select('at')
    .orderBy('at', 'desc')
    .offset(most)
    .limit(1)
    .executeTakeFirst();
  if (oldest) await trx.deleteFrom('unwrittenAct').where('at', '<=', oldest.at).execute();
}

/** Acts that are said to have done nothing and are in the journal all the same. */
export async function contradicted(db: Db | Trx): Promise<string[]> {
  const rows = await db
    .selectFrom('unwrittenAct')
    .select('actId')
    .where('actId', 'in', (eb) => eb.selectFrom('journal').select('actId'))
    .execute();
  return rows.map(({ actId }) => actId);
}

/** Answers that no program of ours can have given. */
export async function unreadable(db: Db | Trx): Promise<string[]> {
  const rows = await db.selectFrom('unwrittenAct').select(['actId', 'answer']).execute();
  return rows.filter(({ answer }) => !isAnswer(answer)).map(({ actId }) => actId);
}

function isAnswer(text: string): boolean {
  try {
    const answer = JSON.parse(text) as { from?: unknown; to?: unknown } | null;
    if (isRefusal(answer)) return refusalCodes.includes(answer.code);
    return Number.isInteger(answer?.from) && answer?.from === answer?.to;
  } catch {
    return false;
  }
}
