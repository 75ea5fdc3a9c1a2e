/** The attendance list as the journal tells it; signatures are nowhere else. */
import { emptyState } from '#lib/lab/empty.ts';
import type { HallEvent } from '#lib/lab/events.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { State } from '#lib/lab/space.ts';
import type { Db } from './database.ts';
import * as journal from './journal.ts';

/** The whole hall of a lab, for papers that the server itself makes; never for a screen. */
export async function hallOf(db: Db, labId: string): Promise<Hall> {
  const ref = { kind: 'hall' as const, id: labId };
  const happened = await journal.read(db, ref, 0);
  return happened.reduce<State>(fold, emptyState(ref)) as Hall;
}

/** Signatures by session and person, the last one of each; drawn, or a typed name. */
export async function signaturesOf(
  db: Db,
  labId: string,
): Promise<Record<string, Record<string, string>>> {
  const rows = await db
    .selectFrom('journal')
    .select('event')
    .where('kind', '=', 'hall')
    .where('spaceId', '=', labId)
    .where((eb) =>
      eb.or([
        eb('event', 'like', '{"type":"attendance.%'),
        eb('event', 'like', '{"type":"person.merged"%'),
      ]),
    )
    .orderBy('number')
    .execute();
  const all: Record<string, Record<string, string>> = {};
  for (const row of rows) take(all, JSON.parse(row.event) as HallEvent);
  return all;
}

function take(all: Record<string, Record<string, string>>, event: HallEvent): void {
  if (event.type === 'attendance.marked') {
    (all[event.session] ??= {})[event.personId] = event.signature;
  }
  if (event.type === 'attendance.cleared') delete all[event.session]?.[event.personId];
  if (event.type !== 'person.merged') return;
  for (const signed of Object.values(all)) {
    const moved = signed[event.personId];
    delete signed[event.personId];
    if (moved !== undefined) signed[event.intoId] ??= moved;
  }
}
