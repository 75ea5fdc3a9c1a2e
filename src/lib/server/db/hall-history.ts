/** What of the journals of halls the dashboard tells: gates that were passed, sheets of readiness. */
import { sql } from 'kysely';
import type { HallEvent } from '#lib/lab/events.ts';
import type { Db, Trx } from './database.ts';

const told = ['stage.passed', 'readiness.answered'] as const;
type Told = Extract<HallEvent, { type: (typeof told)[number] }>;

/** Whether the jury of a lab has finished: the last that was said of its scoring. */
export async function isScoringClosed(db: Db | Trx, labId: string): Promise<boolean> {
  const row = await db
    .selectFrom('journal')
    .select('event')
    .where('kind', '=', 'hall')
    .where('spaceId', '=', labId)
    .where('event', 'like', '{"type":"scoring.set"%')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const event = row && (JSON.parse(row.event) as HallEvent);
  return event?.type === 'scoring.set' && event.scoring === 'closed';
}

/** These events of these labs, in the order in which they happened in each. */
export async function gatesAndSheets(
  db: Db | Trx,
  labIds: readonly string[],
): Promise<{ labId: string; at: number; event: Told }[]> {
  if (labIds.length === 0) return [];
  const rows = await db
    .selectFrom('journal')
    .select(['spaceId as labId', 'at', 'event'])
    .where('kind', '=', 'hall')
    .where('spaceId', 'in', labIds)
    .where(sql<string>`json_extract(event, '$.type')`, 'in', told)
    .orderBy('spaceId')
    .orderBy('number')
    .execute();
  return rows.map(({ labId, at, event }) => ({
    labId,
    at: Number(at),
    event: JSON.parse(event) as Told,
  }));
}
