/** Which browser sits in which lab as whom. A person may have several devices. */
import type { Role } from '#lib/lab/people.ts';
import type { Db, Trx } from './database.ts';

/** Puts the device on this person's seat in the lab; it leaves the seat it had there before. */
export async function seat(
  trx: Trx | Db,
  hash: string,
  labId: string,
  personId: string,
  createdAt = Date.now(),
): Promise<void> {
  await trx
    .insertInto('device')
    .values({ tokenHash: hash, labId, personId, createdAt })
    .onConflict((conflict) =>
      conflict.columns(['tokenHash', 'labId']).doUpdateSet({ personId, createdAt }),
    )
    .execute();
}

/** The id of the person who sits at this device in this lab. */
export async function personOf(db: Db | Trx, hash: string, labId: string): Promise<string | null> {
  const row = await db
    .selectFrom('device')
    .select('personId')
    .where('tokenHash', '=', hash)
    .where('labId', '=', labId)
    .executeTakeFirst();
  return row?.personId ?? null;
}

/** The labs this device has joined, the last joined first. */
export function labsOf(
  db: Db,
  hash: string,
): Promise<{ labId: string; personId: string; createdAt: number }[]> {
  return db
    .selectFrom('device')
    .select(['labId', 'personId', 'createdAt'])
    .where('tokenHash', '=', hash)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** The device leaves one lab, with everybody who sits at it. */
export async function leave(db: Db | Trx, hash: string, labId: string): Promise<void> {
  for (const table of ['device', 'tableSeat'] as const) {
    await db.deleteFrom(table).where('tokenHash', '=', hash).where('labId', '=', labId).execute();
  }
}

/** Devices of people of these roles who were removed from the lab are no longer known in it. */
export async function forgetRemoved(
  trx: Trx | Db,
  labId: string,
  roles: readonly Role[],
): Promise<void> {
  const removed = trx
    .selectFrom('person')
    .select('id')
    .where('labId', '=', labId)
    .where('removed', '=', 1)
    .where('role', 'in', roles);
  for (const table of ['device', 'tableSeat'] as const) {
    await trx
      .deleteFrom(table)
      .where('labId', '=', labId)
      .where('personId', 'in', removed)
      .execute();
  }
}

/** All devices of a person leave; answers with their hashes so that their sockets can be closed. */
export async function forgetPerson(trx: Trx | Db, personId: string): Promise<string[]> {
  await trx.deleteFrom('tableSeat').where('personId', '=', personId).execute();
  const rows = await trx
    .deleteFrom('device')
    .where('personId', '=', personId)
    .returning('tokenHash')
    .execute();
  return rows.map((row) => row.tokenHash);
}

/** Titles of the labs this device has joined and that are still open, the last joined first. */
export function joinedLabs(db: Db, hash: string): Promise<{ labId: string; title: string }[]> {
  return db
    .selectFrom('device')
    .innerJoin('lab', 'lab.id', 'device.labId')
    .select(['device.labId', 'lab.title'])
    .where('device.tokenHash', '=', hash)
    .where('lab.closed', '=', 0)
    .orderBy('device.createdAt', 'desc')
    .limit(5)
    .execute();
}
