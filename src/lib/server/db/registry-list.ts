/** The list of the registry: what somebody may see of it, narrowed by a question, page by page. */
import { sql, type SelectQueryBuilder } from 'kysely';
import { pageSize, type Line, type Question, type Sort } from '#lib/lab/registry-question.ts';
import type { Status } from '#lib/lab/registry.ts';
import type { Db, Tables, Trx } from './database.ts';
import { withWords, type Where } from './registry-search.ts';

/**
 * Staff read their region; everybody else what is registered where the page is public, or of one region.
 * On the shelf of a region's labs lies what may be shown to others (Q1).
 */
export type Eyes = { regionId: string; shelf?: true } | { publicOf: string } | 'public';

type Rows = SelectQueryBuilder<Tables, 'innovation', unknown>;

const allRows = (db: Db | Trx) => db.selectFrom('innovation') as Rows;

/** [N6] What of these rows such eyes may see at all. */
function seenBy(rows: Rows, eyes: Eyes): Rows {
  if (eyes !== 'public' && 'regionId' in eyes) {
    const ours = rows.where('innovation.regionId', '=', eyes.regionId);
    if (!eyes.shelf) return ours;
    return ours
      .where('innovation.status', 'in', ['ready', 'registered'])
      .where('innovation.sample', '=', 0);
  }
  const some = eyes === 'public' ? rows : rows.where('innovation.regionId', '=', eyes.publicOf);
  return some
    .where('innovation.status', '=', 'registered')
    .where('innovation.sample', '=', 0)
    .where('innovation.regionId', 'in', (eb) =>
      eb.selectFrom('region').select('region.id').where('registryPublic', '=', 1),
    );
}

/** [N9] What of them the question asks for, words and the kind aside. */
function narrowed(rows: Rows, question: Question): Rows {
  const { agency, agencyKind, affair, stage, status, origin, year } = question;
  let found = rows;
  if (agency) found = found.where('innovation.agencyName', '=', agency);
  if (agencyKind) found = found.where('innovation.agencyKind', '=', agencyKind);
  if (affair) found = found.where('innovation.affair', '=', affair);
  if (stage) found = found.where('innovation.stageOfInnovation', '=', stage);
  if (origin) found = found.where('innovation.origin', '=', origin);
  if (year !== null) found = found.where('innovation.year', '=', year);
  return status
    ? found.where('innovation.status', '=', status)
    : found.where('innovation.status', '<>', 'archived');
}

const ofKind = (rows: Rows, kind: Question['kind']) =>
  kind ? rows.where('innovation.digital', '=', kind === 'digital' ? 1 : 0) : rows;

const withWordsOf = (db: Db | Trx, eyes: Eyes, question: Question, where: Where): Rows | null => {
  // A question without any word, such as "--", is found nowhere.
  const found = withWords(db, question.q, where);
  return found && narrowed(seenBy(found as unknown as Rows, eyes), question);
};

/** What fits, in the parts that the list shows one after the other: names first where words count. */
function partsOf(db: Db | Trx, eyes: Eyes, question: Question): Rows[] {
  if (!question.q) return [narrowed(seenBy(allRows(db), eyes), question)];
  const wheres = question.sort === 'fit' ? (['name', 'rest'] as const) : (['anywhere'] as const);
  return wheres.flatMap((where) => withWordsOf(db, eyes, question, where) ?? []);
}

/** How many are in each part. What is anywhere but in the name is quicker found as the difference. */
async function countsIn(db: Db | Trx, eyes: Eyes, question: Question): Promise<Counts[]> {
  const [first, rest] = partsOf(db, eyes, question);
  if (!first) return [];
  const own = await countsOf(first);
  const anywhere = rest && withWordsOf(db, eyes, question, 'anywhere');
  if (!anywhere) return [own];
  const { digital, nonDigital } = await countsOf(anywhere);
  return [own, { digital: digital - own.digital, nonDigital: nonDigital - own.nonDigital }];
}

const score = sql<number>`coalesce(innovation.verified_score, innovation.evidenced_score)`;

/** With words, newest is what came in last: that is the order in which words are kept. */
function sorted(rows: Rows, { sort, q }: { sort: Sort; q: string }): Rows {
  switch (sort) {
    case 'name':
      return rows.orderBy(sql`lower(innovation.name)`).orderBy('innovation.number');
    case 'agency':
      return rows.orderBy('innovation.agencyName').orderBy('innovation.number');
    case 'score':
      return rows.orderBy(score, 'desc').orderBy('innovation.number');
    case 'fit':
    case 'newest':
      if (q) return rows.orderBy(sql`innovation_search.rowid`, 'desc');
      return rows.orderBy('innovation.createdAt', 'desc').orderBy('innovation.number', 'desc');
  }
}

type Counts = { digital: number; nonDigital: number };

async function countsOf(rows: Rows): Promise<Counts> {
  const { all, digital } = await rows
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .select((eb) => eb.fn.sum<number | null>('innovation.digital').as('digital'))
    .executeTakeFirstOrThrow();
  return { digital: Number(digital ?? 0), nonDigital: Number(all) - Number(digital ?? 0) };
}

/** The lines of one page, and of how many in all; `digital` and `nonDigital` count both kinds. */
export async function pageOf(db: Db | Trx, eyes: Eyes, question: Question) {
  const { kind } = question;
  const parts = partsOf(db, eyes, question);
  const counts = await countsIn(db, eyes, question);
  const totals = counts.map(
    ({ digital, nonDigital }) =>
      (kind === 'non-digital' ? 0 : digital) + (kind === 'digital' ? 0 : nonDigital),
  );
  const sum = (some: number[]) => some.reduce((all, one) => all + one, 0);
  const total = sum(totals);
  const page = Math.min(question.page, Math.max(1, Math.ceil(total / pageSize)));
  const keys: Key[] = [];
  let skipped = (page - 1) * pageSize;
  for (const [at, rows] of parts.entries()) {
    const limit = pageSize - keys.length;
    if (limit > 0 && skipped < (totals[at] ?? 0)) {
      const some = await sorted(ofKind(rows, kind), question)
        .select(['innovation.regionId', 'innovation.number'])
        .limit(limit)
        .offset(skipped)
        .execute();
      keys.push(...some);
    }
    skipped = Math.max(0, skipped - (totals[at] ?? 0));
  }
  return {
    total,
    page,
    lines: await linesOf(db, keys),
    digital: sum(counts.map(({ digital }) => digital)),
    nonDigital: sum(counts.map(({ nonDigital }) => nonDigital)),
  };
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
  const row = await seenBy(allRows(db), eyes)
    .where('innovation.status', '<>', 'archived')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Ids of everything that fits, in the order of the list, at most so many. */
export async function idsOf(
  db: Db | Trx,
  eyes: Eyes,
  question: Question,
  most: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (const rows of partsOf(db, eyes, question)) {
    const some = await sorted(ofKind(rows, question.kind), question)
      .select('innovation.id')
      .limit(Math.max(0, most - ids.length))
      .execute();
    ids.push(...some.map(({ id }) => id));
  }
  return ids;
}

/** What there is to choose from: agencies and years that these eyes would find something of. */
export async function choicesOf(db: Db | Trx, eyes: Exclude<Eyes, { publicOf: string }>) {
  const [agencies, years] = await Promise.all([
    eyes === 'public'
      ? distinct<string>(db, 'agencyName')
      : leaps<string>(db, eyes.regionId, 'agency_name'),
    eyes === 'public' ? distinct<number>(db, 'year') : leaps<number>(db, eyes.regionId, 'year'),
  ]);
  return {
    agencies: agencies.toSorted((a, b) => a.localeCompare(b, 'id')),
    years: years.map(Number).toSorted((a, b) => b - a),
  };
}

async function distinct<T>(db: Db | Trx, column: 'agencyName' | 'year'): Promise<T[]> {
  const rows = await seenBy(allRows(db), 'public')
    .select(`innovation.${column} as value`)
    .distinct()
    .execute();
  return rows.map(({ value }) => value as T);
}

/** The different values of a column in a region, from one to the next by an index that begins with them. */
async function leaps<T>(
  db: Db | Trx,
  regionId: string,
  column: 'agency_name' | 'year',
): Promise<T[]> {
  const of = sql.ref(column);
  const { rows } = await sql<{ value: T }>`
    with recursive step(value) as (
      select min(${of}) from innovation where region_id = ${regionId}
      union all
      select (select min(${of}) from innovation where region_id = ${regionId} and ${of} > step.value)
      from step where step.value is not null
    ) select value from step where value is not null`.execute(db);
  return rows.map(({ value }) => value);
}

/** How many entries each agency of a region has; samples and the archive are not counted. */
export async function countsByAgency(db: Db | Trx, regionId: string) {
  const rows = await seenBy(allRows(db), { regionId })
    .where('innovation.sample', '=', 0)
    .where('innovation.status', '<>', 'archived')
    .select(['innovation.agencyName', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('innovation.agencyName')
    .execute();
  return rows.map(({ agencyName, count }) => ({ agencyName, count: Number(count) }));
}
