/** The list of the registry: what somebody may see of it, narrowed by a question, page by page. */
import { sql, type SelectQueryBuilder } from 'kysely';
import { pageSize, type Line, type Question, type Sort } from '#lib/lab/registry-question.ts';
import type { Status } from '#lib/lab/registry.ts';
import type { Db, Tables, Trx } from './database.ts';
import { hasWords } from './registry-search.ts';

/** Staff read their region; everybody else what is registered where the page is public. */
export type Eyes = { regionId: string } | 'public';

type Rows = SelectQueryBuilder<Tables, 'innovation', unknown>;

/** [N6] What these eyes may see at all. */
function seenBy(db: Db | Trx, eyes: Eyes): Rows {
  const rows = db.selectFrom('innovation') as Rows;
  if (eyes !== 'public') return rows.where('regionId', '=', eyes.regionId);
  const open = db.selectFrom('region').select('id').where('registryPublic', '=', 1);
  return rows
    .where('status', '=', 'registered')
    .where('sample', '=', 0)
    .where('regionId', 'in', open);
}

/** [N9] What of it the question asks for. */
function narrowed(rows: Rows, question: Question): Rows {
  const { q, agency, agencyKind, affair, stage, status, origin, year } = question;
  let found = rows;
  if (agency) found = found.where('agencyName', '=', agency);
  if (agencyKind) found = found.where('agencyKind', '=', agencyKind);
  if (affair) found = found.where('affair', '=', affair);
  if (stage) found = found.where('stageOfInnovation', '=', stage);
  if (origin) found = found.where('origin', '=', origin);
  if (year !== null) found = found.where('year', '=', year);
  found = status ? found.where('status', '=', status) : found.where('status', '<>', 'archived');
  // A question without any word, such as "--", is found nowhere.
  return q ? found.where(hasWords(q, 'anywhere') ?? sql<boolean>`1 = 0`) : found;
}

const ofKind = (rows: Rows, kind: Question['kind']) =>
  kind ? rows.where('digital', '=', kind === 'digital' ? 1 : 0) : rows;

const score = sql<number>`coalesce(verified_score, evidenced_score)`;

function sorted(rows: Rows, sort: Sort, q: string): Rows {
  switch (sort) {
    case 'name':
      return rows.orderBy(sql`lower(name)`).orderBy('number');
    case 'agency':
      return rows.orderBy('agencyName').orderBy('number');
    case 'score':
      return rows.orderBy(score, 'desc').orderBy('number');
    case 'fit':
      return sorted(rows.orderBy(sql`not ${hasWords(q, 'name') ?? sql`0`}`), 'newest', q);
    case 'newest':
      return rows.orderBy('createdAt', 'desc').orderBy('number', 'desc');
  }
}

/** The lines of one page, and of how many in all; `digital` and `nonDigital` count both kinds. */
export async function pageOf(db: Db | Trx, eyes: Eyes, question: Question) {
  const rows = narrowed(seenBy(db, eyes), question);
  const kinds = await rows
    .select(['digital', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('digital')
    .execute();
  const countOf = (digital: number) =>
    Number(kinds.find((row) => row.digital === digital)?.count ?? 0);
  const [digital, nonDigital] = [countOf(1), countOf(0)];
  const { kind } = question;
  const total = (kind === 'non-digital' ? 0 : digital) + (kind === 'digital' ? 0 : nonDigital);
  const page = Math.min(question.page, Math.max(1, Math.ceil(total / pageSize)));
  const keys =
    total === 0
      ? []
      : await sorted(ofKind(rows, kind), question.sort, question.q)
          .select(['regionId', 'number'])
          .limit(pageSize)
          .offset((page - 1) * pageSize)
          .execute();
  return { total, digital, nonDigital, page, lines: await linesOf(db, keys) };
}

type Key = { regionId: string; number: string };
const keyOf = ({ regionId, number }: Key) => `${regionId} ${number}`;

/** The lines with these numbers, in this order. */
async function linesOf(db: Db | Trx, keys: Key[]): Promise<Line[]> {
  const rows = await db
    .selectFrom('innovation')
    .select(['id', 'regionId', 'number', 'name', 'agencyName', 'affair', 'digital', 'year'])
    .select(['stageOfInnovation', 'status', 'origin', 'catalogueYear', 'sample'])
    .select(['claimedScore', 'evidencedScore', 'verifiedScore'])
    .where('regionId', 'in', [...new Set(keys.map(({ regionId }) => regionId))])
    .where('number', 'in', [...new Set(keys.map(({ number }) => number))])
    .execute();
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.flatMap((key) => {
    const row = byKey.get(keyOf(key));
    if (!row) return [];
    const { id, number, name, affair, origin, year, catalogueYear } = row;
    const { agencyName: agency, stageOfInnovation: stage, verifiedScore: verified } = row;
    const [claimed, evidenced] = [row.claimedScore, row.evidencedScore];
    const told = { id, number, name, agency, affair, stage, origin, year, catalogueYear };
    const flags = { digital: row.digital === 1, sample: row.sample === 1 };
    return [{ ...told, ...flags, claimed, evidenced, verified, status: row.status as Status }];
  });
}

/** How many entries these eyes may see; the archive is not counted. */
export async function countOf(db: Db | Trx, eyes: Eyes): Promise<number> {
  const row = await seenBy(db, eyes)
    .where('status', '<>', 'archived')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Ids of everything that fits, newest first, at most so many. */
export async function idsOf(
  db: Db | Trx,
  eyes: Eyes,
  question: Question,
  most: number,
): Promise<string[]> {
  const rows = await sorted(
    ofKind(narrowed(seenBy(db, eyes), question), question.kind),
    'newest',
    '',
  )
    .select('id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** What there is to choose from: agencies and years that these eyes would find something of. */
export async function choicesOf(db: Db | Trx, eyes: Eyes) {
  const rows = seenBy(db, eyes);
  const [agencies, years] = await Promise.all([
    rows.select('agencyName').distinct().orderBy('agencyName').execute(),
    rows.select('year').distinct().orderBy('year', 'desc').execute(),
  ]);
  return {
    agencies: agencies.map(({ agencyName }) => agencyName),
    years: years.map(({ year }) => year),
  };
}

/** How many entries each agency of a region has; samples and the archive are not counted. */
export async function countsByAgency(db: Db | Trx, regionId: string) {
  const rows = await seenBy(db, { regionId })
    .where('sample', '=', 0)
    .where('status', '<>', 'archived')
    .select(['agencyName', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('agencyName')
    .execute();
  return rows.map(({ agencyName, count }) => ({ agencyName, count: Number(count) }));
}
