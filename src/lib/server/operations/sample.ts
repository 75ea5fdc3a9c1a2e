/** The sample lab: a whole lab to try things out in, and its removal without a trace. */
import type { Activity, Hall } from '#lib/lab/hall/state.ts';
import type { RosterAgency } from '#lib/lab/roster.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Database, Db } from '#lib/server/db/database.ts';
import * as labs from '#lib/server/db/labs.ts';
import { createLabWithCode, removeLab } from './labs.ts';

export type NewSample = {
  id: string;
  accountId: string;
  regionId: string;
  regionName: string;
  title: string;
  place: string;
  /** `YYYY-MM-DD`, first and second day. */
  days: [string, string];
  pledgeText: string;
  agencies: RosterAgency[];
  projectorKey: string;
};

/** The sample lab this account already has, or null. */
export async function sampleOf(db: Db, accountId: string): Promise<labs.Lab | null> {
  const mine = await labs.facilitatedBy(db, accountId);
  return mine.find((lab) => lab.sample && lab.practiceOf === null) ?? null;
}

/** Makes a sample lab of two days with the account as its facilitator; answers with its code. */
export function makeSample(
  db: Database,
  sample: NewSample,
  made: { newId: () => string; at: number },
  draw: () => string | null,
): Promise<string> {
  const { accountId, days, ...lab } = sample;
  return createLabWithCode(
    db.write,
    {
      ...lab,
      startsOn: days[0],
      endsOn: days[1],
      template: 'bimtek-2hari',
      facilitators: [accountId],
      sample: true,
    },
    made,
    draw,
  );
}

/**
 * The wall a sample begins with: the first whose cards are grouped next. That is where problems are
 * written, and problems are what the crowd brings along.
 */
export const firstWall = (hall: Hall): Activity | null =>
  hall.activities.find(({ kind }, at, all) => {
    const next = all[at + 1];
    return kind === 'cards' && next !== undefined && surfaceOf(next.kind) === 'clusters';
  }) ?? null;

/**
 * Removes a sample lab with everything that came from it, and answers with the names of stored
 * files that nobody needs any more. Refuses for any other lab.
 */
export async function removeSample(
  db: Database,
  labId: string,
): Promise<{ files: string[] } | Refusal> {
  const lab = await labs.load(db.read, labId);
  if (!lab?.sample) return refuse('not-found');
  const files = await filesOf(db.read, labId);
  await removeLab(db.write, labId);
  const unused: string[] = [];
  for (const file of files) if (!(await isUsed(db.read, file))) unused.push(file);
  return { files: unused };
}

/** Names of the stored files that ideas, photos and innovations of a lab point to. */
export async function filesOf(db: Db, labId: string): Promise<Set<string>> {
  const [ideas, photos, evidence] = await Promise.all([
    db.selectFrom('idea').select('state').where('labId', '=', labId).execute(),
    db
      .selectFrom('journal')
      .select('event')
      .where('kind', '=', 'hall')
      .where('spaceId', '=', labId)
      .where('event', 'like', '{"type":"photo.added"%')
      .execute(),
    db
      .selectFrom('innovationEvidence')
      .innerJoin('innovation', 'innovation.id', 'innovationEvidence.innovationId')
      .select('stored')
      .unionAll(
        db
          .selectFrom('innovationStandingEvidence')
          .innerJoin('innovation', 'innovation.id', 'innovationStandingEvidence.innovationId')
          .select('stored')
          .where('innovation.labId', '=', labId),
      )
      .where('innovation.labId', '=', labId)
      .execute(),
  ]);
  const texts = [
    ...ideas.map(({ state }) => state),
    ...photos.map(({ event }) => event),
    ...evidence.map(({ stored }) => stored ?? ''),
  ];
  return new Set(texts.flatMap((text) => text.match(/\b[0-9a-f]{64}\.[a-z0-9]{3,4}\b/g) ?? []));
}

/** The same content is kept once: another lab or the shelf may point to the same file. */
export async function isUsed(db: Db, file: string): Promise<boolean> {
  const idea = db.selectFrom('idea').select('id').where('state', 'like', `%${file}%`);
  const evidence = db.selectFrom('innovationEvidence').select('id').where('stored', '=', file);
  const standing = db
    .selectFrom('innovationStandingEvidence')
    .select('id')
    .where('stored', '=', file);
  const photo = db
    .selectFrom('journal')
    .select('number')
    .where('event', 'like', `{"type":"photo.added"%${file}%`);
  const shelf = db.selectFrom('shelfFile').select('name').where('stored', '=', file);
  const used =
    (await idea.executeTakeFirst()) ??
    (await evidence.executeTakeFirst()) ??
    (await standing.executeTakeFirst());
  return Boolean(used ?? (await shelf.executeTakeFirst()) ?? (await photo.executeTakeFirst()));
}
