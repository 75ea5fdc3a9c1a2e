/**
 * The doors of a lab beside its projector: the join code, and the links that leaders or the jury of
 * an older lab share. Nobody makes such a link any more (each has one of their own,
 * `personal-links.ts`); where there is one it goes on until it is closed.
 */
import type { Database, Db } from '#lib/server/db/database.ts';
import { isUniqueViolation } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as people from '#lib/server/db/people.ts';
import * as links from '#lib/server/db/personal-links.ts';

/** Who came in by a link that they share. */
export type LinkRole = 'leader' | 'jury';

const columns = { leader: 'leaderKeyHash', jury: 'juryKeyHash' } as const;

/**
 * Gives the lab a new link for this role, or none; the one before it opens nothing any more. Devices whose
 * person of this role was removed are forgotten: with the new link (and only with it) they may come
 * back, as participants may with a new code.
 */
export async function setLink(
  db: Database,
  labId: string,
  role: LinkRole,
  keyHash: string | null,
): Promise<void> {
  await db.write.transaction().execute(async (trx) => {
    await trx
      .updateTable('lab')
      .set({ [columns[role]]: keyHash })
      .where('id', '=', labId)
      .execute();
    await devices.forgetRemoved(trx, labId, [role]);
  });
}

/** The lab and role that a link opens; null for a link that was replaced or never was. */
export async function linkOf(
  db: Db,
  keyHash: string,
): Promise<{ lab: labs.Lab; role: LinkRole } | null> {
  for (const role of ['leader', 'jury'] as const) {
    const lab = await labs.byKey(db, columns[role], keyHash);
    if (lab) return { lab, role };
  }
  return null;
}

/**
 * The leader of a lab who came in by the shared link before, on whatever device. Whoever has a link
 * of their own is nobody's to become by it.
 */
export async function knownLeader(db: Db, labId: string) {
  const leaders = (await people.ofLab(db, labId)).filter(
    ({ role, removed }) => role === 'leader' && !removed,
  );
  const named = await Promise.all(leaders.map(({ id }) => links.load(db, labId, id)));
  return leaders.findLast((_, at) => !named[at]) ?? null;
}

/** Which links the lab has, so that the page can say what a new one replaces. */
export async function linksOf(db: Db, labId: string): Promise<Record<LinkRole, boolean>> {
  const row = await db
    .selectFrom('lab')
    .select(['leaderKeyHash', 'juryKeyHash'])
    .where('id', '=', labId)
    .executeTakeFirst();
  return { leader: Boolean(row?.leaderKeyHash), jury: Boolean(row?.juryKeyHash) };
}

/**
 * Gives the lab a new join code. Who is in stays in; a device whose participant was removed is
 * forgotten, so that with the new code (and only with it) they may come back.
 */
export async function renewCode(
  db: Database,
  labId: string,
  draw: () => string | null,
): Promise<string> {
  for (;;) {
    const code = draw();
    if (code === null) continue;
    try {
      await db.write.transaction().execute(async (trx) => {
        await trx.updateTable('lab').set({ code }).where('id', '=', labId).execute();
        await devices.forgetRemoved(trx, labId, ['participant', 'visitor']);
      });
      return code;
    } catch (fault) {
      if (!isUniqueViolation(fault)) throw fault;
    }
  }
}
