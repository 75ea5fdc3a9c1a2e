/**
 * [D75] Coming back months later as who one was: a link for one person, made by a facilitator, that
 * opens once and for two weeks. The database keeps the hash of its key.
 */
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Database, Db } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as people from '#lib/server/db/people.ts';
import { seatedAt } from './join.ts';

const validFor = 14 * 86_400_000;

/**
 * A new link for a participant of this lab; the one before it opens nothing any more. Whoever was
 * entered has no device to come back with: two of them are made one by the facilitator (F6).
 */
export async function setReturnLink(
  db: Database,
  hall: Hall,
  { personId, keyHash, at }: { personId: string; keyHash: string; at: number },
): Promise<Refusal | null> {
  const person = hall.people[personId];
  if (!person || person.removed || person.entered) return refuse('not-found');
  if (person.role !== 'participant') return refuse('no-right');
  await db.write.transaction().execute(async (trx) => {
    await trx.deleteFrom('returnLink').where('personId', '=', personId).execute();
    await trx
      .insertInto('returnLink')
      .values({ keyHash, labId: hall.id, personId, endsAt: at + validFor })
      .execute();
  });
  return null;
}

export type Returning = { lab: labs.Lab; person: people.Seated['person'] };

/** Whom this key lets in; null for one that was used, replaced, is too old, or of somebody removed. */
export async function returning(db: Db, keyHash: string, at: number): Promise<Returning | null> {
  const link = await db
    .selectFrom('returnLink')
    .selectAll()
    .where('keyHash', '=', keyHash)
    .executeTakeFirst();
  if (!link || Number(link.endsAt) <= at) return null;
  const [lab, seated] = [await labs.load(db, link.labId), await people.load(db, link.personId)];
  if (!lab || !seated || seated.removed || seated.person.labId !== lab.id) return null;
  return { lab, person: seated.person };
}

/** Seats the device as this person, and the link is used up (its time has ended): both in one step. */
export async function comeBack(
  db: Database,
  keyHash: string,
  { device, at }: { device: string; at: number },
): Promise<Returning | null> {
  const found = await returning(db.read, keyHash, at);
  if (!found) return null;
  return db.write.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('returnLink')
      .set({ endsAt: 0 })
      .where('keyHash', '=', keyHash)
      .where('endsAt', '>', at)
      .executeTakeFirst();
    // Somebody else was quicker with the same link.
    if (Number(numUpdatedRows) === 0) return null;
    await devices.leave(trx, device, found.lab.id);
    await devices.seat(trx, device, found.lab.id, found.person.id, at);
    return found;
  });
}

/**
 * The lab in which this device came back by this link and still sits as that person: who goes back a
 * page, opens the message once more, or never got the first answer is let through. Null for others.
 */
export async function cameBackTo(
  db: Database,
  keyHash: string,
  device: string | null,
): Promise<string | null> {
  const link = await db.read
    .selectFrom('returnLink')
    .select(['labId', 'personId'])
    .where('keyHash', '=', keyHash)
    .executeTakeFirst();
  const seated = link ? await seatedAt(db, device, link.labId) : null;
  const same = seated && !seated.removed && seated.person.id === link?.personId;
  return same ? link.labId : null;
}
