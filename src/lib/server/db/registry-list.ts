/** The list of the registry: what somebody may see of it, narrowed by a question, page by page. */
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import {
  isFiltered,
  pageSize,
  readQuestion,
  type Line,
  type Question,
  type Sort,
} from '#lib/lab/registry-question.ts';
import type { Status } from '#lib/lab/registry.ts';
import type { Db, Tables, Trx } from './database.ts';
import { standingWithWords, withWords, type Version, type Where } from './registry-search.ts';
import * as standings from './standings.ts';
import { whileUnchanged } from './while-unchanged.ts';

/**
 * Staff read their region; everybody else what is registered where the page is public, or of one region.
 * On the shelf of a region's labs lies what may be shown to others (Q1).
 */
export type Eyes = { regionId: string; shelf?: true } | { publicOf: string } | 'public';

type Rows = SelectQueryBuilder<Tables, 'innovation', unknown>;

/**
 * [N26] Staff read entries as they are; everybody else beside the registered ones what stands of
 * those that are handed in again. On the shelf an entry that is ready goes before what stands of it.
 */
const isStaff = (eyes: Eyes) => eyes !== 'public' && 'regionId' in eyes && !eyes.shelf;
const versionsFor = (eyes: Eyes): Version[] =>
  isStaff(eyes) ? ['living'] : ['living', 'standing'];
const hiddenBy = (eyes: Eyes): Status[] =>
  eyes !== 'public' && 'regionId' in eyes ? ['archived', 'ready'] : ['archived'];

/** All rows of a version, under the names of `innovation`. */
const allRows = (db: Db | Trx, version: Version, eyes: Eyes) =>
  (version === 'living'
    ? db.selectFrom('innovation')
    : db.selectFrom(standings.rowsOf(db, hiddenBy(eyes)).as('innovation'))) as unknown as Rows;

const allSeen = (db: Db | Trx, eyes: Eyes): Rows[] =>
  versionsFor(eyes).map((version) => seenBy(allRows(db, version, eyes), eyes));

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

function withWordsOf(db: Db | Trx, version: Version, eyes: Eyes, q: string, where: Where) {
  if (version === 'living') return withWords(db, q, where) as unknown as Rows | null;
  const found = standingWithWords(db, q, where);
  return found && allRows(db, version, eyes).where('innovation.searchRow', 'in', found);
}

/** One part of the list: the same of entries, and of what stands. */
type Part = { version: Version; rows: Rows }[];

function partOf(db: Db | Trx, eyes: Eyes, question: Question, where: Where | null): Part {
  return versionsFor(eyes).flatMap((version) => {
    // A question without any word, such as "--", is found nowhere.
    const all = where
      ? withWordsOf(db, version, eyes, question.q, where)
      : allRows(db, version, eyes);
    return all ? [{ version, rows: narrowed(seenBy(all, eyes), question) }] : [];
  });
}

/** What fits, in the parts that the list shows one after the other: names first where words count. */
function partsOf(db: Db | Trx, eyes: Eyes, question: Question): Part[] {
  const fit = question.sort === 'fit' ? (['name', 'rest'] as const) : (['anywhere'] as const);
  const parts = (question.q ? fit : [null]).map((where) => partOf(db, eyes, question, where));
  return parts.filter((part) => part.length > 0);
}

/** How many fit in all, of both kinds. */
const countsIn = (db: Db | Trx, eyes: Eyes, question: Question): Promise<Counts> =>
  isFiltered(question)
    ? countsOf(partOf(db, eyes, question, question.q ? 'anywhere' : null))
    : countsOfAll(db, eyes);

const score = sql<number>`coalesce(innovation.verified_score, innovation.evidenced_score)`;

/**
 * By what lines follow one another. With words, newest is what came in last: that is the order in
 * which words are kept.
 */
function orderOf({ sort, q }: { sort: Sort; q: string }, version: Version): Order {
  const of = (name: string) => sql.ref(`innovation.${name}`);
  switch (sort) {
    case 'name':
      return [
        [sql`lower(innovation.name)`, 'asc'],
        [of('number'), 'asc'],
      ];
    case 'agency':
      return [
        [of('agencyName'), 'asc'],
        [of('number'), 'asc'],
      ];
    case 'score':
      return [
        [score, 'desc'],
        [of('number'), 'asc'],
      ];
    case 'fit':
    case 'newest':
      if (!q)
        return [
          [of('createdAt'), 'desc'],
          [of('number'), 'desc'],
        ];
      return [[version === 'living' ? sql`innovation_search.rowid` : of('searchRow'), 'desc']];
  }
}
type Order = [by: RawBuilder<unknown>, way: 'asc' | 'desc'][];

type Column = 'id' | 'regionId' | 'number';
type Told<C extends Column> = Record<C, string> & { version: Version };

/** Some of a part in its order: of each as much as is asked, which stands in the narrow indexes. */
async function someOf<C extends Column>(
  part: Part,
  question: Question,
  { from, most, columns }: { from: number; most: number; columns: readonly C[] },
): Promise<Told<C>[]> {
  const [first, ...others] = part.map(({ version, rows }) =>
    ofKind(rows, question.kind)
      .select(columns.map((column) => `innovation.${column}` as const))
      .select(sql<Version>`${sql.lit(version)}`.as('version'))
      .select(orderOf(question, version).map(([by], at) => by.as(`by${at}`))),
  );
  if (!first) return [];
  let all = others.reduce((some, more) => some.unionAll(more), first);
  for (const [at, [, way]] of orderOf(question, 'living').entries()) {
    all = all.orderBy(sql.id(`by${at}`), way);
  }
  return (await all.limit(most).offset(from).execute()) as unknown as Told<C>[];
}

type Counts = { digital: number; nonDigital: number };

async function countsOf(part: Part): Promise<Counts> {
  const counts = { digital: 0, nonDigital: 0 };
  for (const { rows } of part) {
    const { all, digital } = await rows
      .select((eb) => eb.fn.countAll<number>().as('all'))
      .select((eb) => eb.fn.sum<number | null>('innovation.digital').as('digital'))
      .executeTakeFirstOrThrow();
    counts.digital += Number(digital ?? 0);
    counts.nonDigital += Number(all) - Number(digital ?? 0);
  }
  return counts;
}

const ofKindIn = ({ digital, nonDigital }: Counts, kind: Question['kind']) =>
  (kind === 'non-digital' ? 0 : digital) + (kind === 'digital' ? 0 : nonDigital);

/** The lines of one page, and of how many in all; `digital` and `nonDigital` count both kinds. */
export async function pageOf(db: Db | Trx, eyes: Eyes, question: Question) {
  const counts = await countsIn(db, eyes, question);
  const total = ofKindIn(counts, question.kind);
  const page = Math.min(question.page, Math.max(1, Math.ceil(total / pageSize)));
  const keys: Key[] = [];
  let skipped = (page - 1) * pageSize;
  for (const part of partsOf(db, eyes, question)) {
    const most = Math.min(pageSize, total) - keys.length;
    if (most <= 0) break;
    const some = await someOf(part, question, { from: skipped, most, columns: keyColumns });
    keys.push(...some);
    // Only a page that begins beyond a part needs to know how long that is.
    if (some.length > 0) skipped = 0;
    else if (skipped > 0) skipped -= ofKindIn(await countsOf(part), question.kind);
  }
  return { ...counts, total, page, lines: await linesOf(db, eyes, keys) };
}

const keyColumns = ['regionId', 'number'] as const;
type Key = Told<(typeof keyColumns)[number]>;
const keyOf = ({ version, regionId, number }: Key) => `${version} ${regionId} ${number}`;

/** The lines with these keys, in this order. */
async function linesOf(db: Db | Trx, eyes: Eyes, keys: Key[]): Promise<Line[]> {
  const byKey = new Map<string, Line>();
  for (const [version, some] of Map.groupBy(keys, (key) => key.version)) {
    const rows = await allRows(db, version, eyes)
      .select(['innovation.id', 'innovation.regionId', 'innovation.number', 'innovation.name'])
      .select(['innovation.affair', 'innovation.digital', 'innovation.year', 'innovation.origin'])
      .select(['innovation.stageOfInnovation', 'innovation.status', 'innovation.catalogueYear'])
      .select(['innovation.sample', 'innovation.claimedScore', 'innovation.evidencedScore'])
      .select(['innovation.verifiedScore', 'innovation.agencyName'])
      .where('innovation.regionId', 'in', [...new Set(some.map(({ regionId }) => regionId))])
      .where('innovation.number', 'in', [...new Set(some.map(({ number }) => number))])
      .execute();
    for (const row of rows) {
      const { id, number, name, affair, origin, year, catalogueYear } = row;
      const { agencyName: agency, stageOfInnovation: stage, verifiedScore: verified } = row;
      const [claimed, evidenced] = [row.claimedScore, row.evidencedScore];
      const told = { id, number, name, agency, affair, stage, origin, year, catalogueYear };
      const flags = { digital: row.digital === 1, sample: row.sample === 1 };
      const status = row.status as Status;
      const line = { ...told, ...flags, claimed, evidenced, verified, status };
      byKey.set(keyOf({ version, regionId: row.regionId, number }), line);
    }
  }
  return keys.flatMap((key) => byKey.get(keyOf(key)) ?? []);
}

/** How many entries these eyes may see; the archive is not counted. */
export async function countOf(db: Db | Trx, eyes: Eyes): Promise<number> {
  const { digital, nonDigital } = await countsOfAll(db, eyes);
  return digital + nonDigital;
}

/** Of both kinds; every question says of how many it found so many. */
const countsOfAll = (db: Db | Trx, eyes: Eyes): Promise<Counts> =>
  whileUnchanged(db, `counts ${JSON.stringify(eyes)}`, () =>
    countsOf(partOf(db, eyes, allOfIt, null)),
  );
const allOfIt = readQuestion(new URLSearchParams());

/** Ids of everything that fits, in the order of the list, at most so many. */
export async function idsOf(
  db: Db | Trx,
  eyes: Eyes,
  question: Question,
  most: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (const part of partsOf(db, eyes, question)) {
    const left = Math.max(0, most - ids.length);
    const some = await someOf(part, question, { from: 0, most: left, columns: ['id'] });
    ids.push(...some.map(({ id }) => id));
  }
  return ids;
}

/** What there is to choose from: agencies and years that these eyes would find something of. */
export const choicesOf = (db: Db | Trx, eyes: Exclude<Eyes, { publicOf: string }>) =>
  whileUnchanged(db, `choices ${JSON.stringify(eyes)}`, async () => {
    const agencies =
      eyes === 'public'
        ? await distinct<string>(db, 'agencyName')
        : await leaps<string>(db, eyes.regionId, 'agency_name');
    const years =
      eyes === 'public'
        ? await distinct<number>(db, 'year')
        : await leaps<number>(db, eyes.regionId, 'year');
    return {
      agencies: agencies.toSorted((a, b) => a.localeCompare(b, 'id')),
      years: years.map(Number).toSorted((a, b) => b - a),
    };
  });

async function distinct<T>(db: Db | Trx, column: 'agencyName' | 'year'): Promise<T[]> {
  const found = new Set<T>();
  for (const rows of allSeen(db, 'public')) {
    const some = await rows.select(`innovation.${column} as value`).distinct().execute();
    for (const { value } of some) found.add(value as T);
  }
  return [...found];
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
  const rows = await seenBy(allRows(db, 'living', { regionId }), { regionId })
    .where('innovation.sample', '=', 0)
    .where('innovation.status', '<>', 'archived')
    .select(['innovation.agencyName', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('innovation.agencyName')
    .execute();
  return rows.map(({ agencyName, count }) => ({ agencyName, count: Number(count) }));
}
