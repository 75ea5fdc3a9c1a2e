/**
 * A device that several people of a lab share. `device` says who has the turn; here stands who sits
 * at it. A device of one person has no row here.
 */
import type { Db, Trx } from './database.ts';
import * as people from './people.ts';

/** Those who sit at this device, in the order of sitting down; removed ones too. */
export async function at(db: Db | Trx, hash: string, labId: string): Promise<people.Seated[]> {
  const rows = await db
    .selectFrom('tableSeat')
    .select('personId')
    .where('tokenHash', '=', hash)
    .where('labId', '=', labId)
    .orderBy('createdAt')
    .orderBy('personId')
    .execute();
  const found: people.Seated[] = [];
  for (const { personId } of rows) {
    const seated = await people.load(db, personId);
    if (seated) found.push(seated);
  }
  return found;
}

export async function sitDown(
  trx: Db | Trx,
  hash: string,
  labId: string,
  { personId, createdAt }: { personId: string; createdAt: number },
): Promise<void> {
  await trx
    .insertInto('tableSeat')
    .values({ tokenHash: hash, labId, personId, createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function standUp(
  trx: Db | Trx,
  hash: string,
  labId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('tableSeat')
    .where('tokenHash', '=', hash)
    .where('labId', '=', labId)
    .where('personId', '=', personId)
    .execute();
}

/** Everybody stands up. */
export async function clear(trx: Db | Trx, hash: string, labId: string): Promise<void> {
  await trx
    .deleteFrom('tableSeat')
    .where('tokenHash', '=', hash)
    .where('labId', '=', labId)
    .execute();
}
