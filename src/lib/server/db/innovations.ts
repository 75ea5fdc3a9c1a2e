/** The registry of a region, as rows: entries, their steps and evidence, who copied them. */
import { sql, type Selectable } from 'kysely';
import type { Claims } from '#lib/lab/catalogue.ts';
import type { Applied } from '#lib/lab/index-estimate.ts';
import { emptyLineage, emptyStory, type Lineage, type Story } from '#lib/lab/lineage.ts';
import type { Profile } from '#lib/lab/profile.ts';
import {
  registryPrefix,
  standsAs,
  type Benefit,
  type FieldNotes,
  type Findings,
  type Origin,
  type Status,
} from '#lib/lab/registry.ts';
import type { AgencyKind } from '#lib/lab/roster.ts';
import type { Db, Trx } from './database.ts';
import type {
  InnovationEditionTable,
  InnovationEvidenceTable,
  InnovationTable,
} from './lab-tables.ts';
import { forgetStanding, indexEntry, indexStanding } from './registry-search.ts';
import * as standings from './standings.ts';

export type Innovation = Omit<
  InnovationTable,
  | ('digital' | 'sample' | 'profile' | 'claims' | 'verified' | 'lineage' | 'story')
  | ('origin' | 'fieldNotes' | 'searchRow' | 'searchVersion')
> & {
  origin: Origin;
  fieldNotes: FieldNotes;
  agencyKind: AgencyKind;
  status: Status;
  digital: boolean;
  sample: boolean;
  profile: Profile;
  claims: Claims;
  findings: Findings;
  lineage: Lineage;
  story: Story;
};

/** What else a step changed, with values before and after; empty for a mere move. */
export type Change = {
  findings?: Record<string, [Findings[number] | null, Findings[number] | null]>;
  fields?: Record<string, [unknown, unknown]>;
  /** What a return noted at single fields. */
  notes?: FieldNotes;
  /** From which catalogue year to which. */
  catalogueYear?: [number, number];
  /** Levels claimed at the entry itself, by indicator. */
  claims?: Record<string, [number | null, number | null]>;
  /** Basis and value of line 33. */
  benefit?: [Benefit, Benefit];
  /** A piece of evidence that was added or taken out at the entry itself. */
  evidence?: { indicator: number | null; title: string; gone: boolean };
};

export type StepLine = {
  number: number;
  status: Status;
  by: string;
  note: string;
  change: Change;
  at: number;
};

export type EvidenceLine = InnovationEvidenceTable;

const parse = (row: Selectable<InnovationTable>): Innovation => {
  const { profile, claims, verified, lineage, story, fieldNotes, ...others } = row;
  const { searchRow: _row, searchVersion: _version, ...rest } = others;
  return {
    ...rest,
    origin: row.origin as Origin,
    fieldNotes: JSON.parse(fieldNotes) as FieldNotes,
    status: row.status as Status,
    agencyKind: row.agencyKind as AgencyKind,
    digital: row.digital === 1,
    sample: row.sample === 1,
    profile: JSON.parse(profile) as Profile,
    claims: JSON.parse(claims) as Claims,
    findings: JSON.parse(verified ?? '{}') as Findings,
    lineage: JSON.parse(lineage) as Lineage,
    story: JSON.parse(story) as Story,
    createdAt: Number(row.createdAt),
    updatedAt: Number(row.updatedAt),
  };
};

/** The number after the highest one given in this region and year; a unique key stands behind it. */
export async function nextSerial(
  trx: Trx,
  regionId: string,
  year: number,
  sample: boolean,
): Promise<number> {
  const prefix = registryPrefix(year, sample);
  const row = await trx
    .selectFrom('innovation')
    .select(
      sql<number>`max(cast(substr(number, ${sql.lit(prefix.length + 1)}) as integer))`.as('top'),
    )
    .where('regionId', '=', regionId)
    .where('number', 'like', `${prefix}%`)
    .executeTakeFirst();
  return Number(row?.top ?? 0) + 1;
}

/** How an entry begins that came without a lab: nothing claimed, found or told yet. */
export const unproven = () =>
  ({
    status: 'proposed',
    claims: {},
    findings: {},
    claimedScore: 0,
    evidencedScore: 0,
    verifiedScore: null,
    fieldNotes: {},
    development: '',
    lineage: emptyLineage(),
    story: emptyStory(),
    sample: false,
    registeredYear: null,
    ministryNumber: null,
    labId: null,
    ideaId: null,
  }) satisfies Partial<Innovation>;

/** Writes a new entry and its words. Throws when its number or its idea is there already. */
export async function insert(trx: Trx, one: Innovation): Promise<void> {
  const { findings, fieldNotes, ...rest } = one;
  await trx
    .insertInto('innovation')
    .values({
      ...rest,
      digital: one.digital ? 1 : 0,
      sample: one.sample ? 1 : 0,
      profile: JSON.stringify(one.profile),
      claims: JSON.stringify(one.claims),
      verified: foundOf(findings),
      lineage: JSON.stringify(one.lineage),
      story: JSON.stringify(one.story),
      fieldNotes: JSON.stringify(fieldNotes),
      searchVersion: 0,
    })
    .execute();
  await indexEntry(trx, one.id, one);
}

/** One entry, or null. */
export async function load(db: Db | Trx, id: string): Promise<Innovation | null> {
  const row = await db.selectFrom('innovation').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? parse(row) : null;
}

/** The entry an idea became, or null. */
export async function ofIdea(db: Db | Trx, ideaId: string): Promise<Innovation | null> {
  const row = await db
    .selectFrom('innovation')
    .selectAll()
    .where('ideaId', '=', ideaId)
    .executeTakeFirst();
  return row ? parse(row) : null;
}

/** Entries of a region (null: of all), newest first. */
export async function list(db: Db | Trx, regionId: string | null): Promise<Innovation[]> {
  let query = db.selectFrom('innovation').selectAll();
  if (regionId !== null) query = query.where('regionId', '=', regionId);
  const rows = await query.orderBy('createdAt', 'desc').orderBy('number', 'desc').execute();
  return rows.map(parse);
}

/** Entries of a region by number, a hundred at a time; with `ids` only these. */
export async function* inPages(
  db: Db | Trx,
  regionId: string,
  ids: readonly string[] | null = null,
): AsyncGenerator<Innovation[]> {
  const size = 100;
  const own = db.selectFrom('innovation').selectAll().where('regionId', '=', regionId);
  if (ids) {
    for (let from = 0; from < ids.length; from += size) {
      const rows = await own.where('id', 'in', ids.slice(from, from + size)).execute();
      yield rows.map(parse);
    }
    return;
  }
  let last = '';
  for (;;) {
    const rows = await own.where('number', '>', last).orderBy('number').limit(size).execute();
    if (rows.length === 0) return;
    last = rows.at(-1)?.number ?? '';
    yield rows.map(parse);
  }
}

/** Entries that came from a lab, by number. */
export async function ofLab(db: Db | Trx, labId: string): Promise<Innovation[]> {
  const rows = await db
    .selectFrom('innovation')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('number')
    .execute();
  return rows.map(parse);
}

export type Update = Partial<
  Pick<
    Innovation,
    | 'name'
    | 'status'
    | 'digital'
    | 'affair'
    | 'stageOfInnovation'
    | 'profile'
    | 'findings'
    | 'verifiedScore'
    | 'registeredYear'
    | 'ministryNumber'
    | 'fieldNotes'
    | 'development'
    | 'catalogueYear'
    | 'claims'
    | 'story'
    | 'claimedScore'
    | 'evidencedScore'
  >
> & { updatedAt: number };

/** What of a change is found by words. */
const isSearched = (change: Update) =>
  change.name !== undefined ||
  change.profile !== undefined ||
  change.affair !== undefined ||
  change.ministryNumber !== undefined;

/** Changes an entry and its words; its step is written beside it by `addStep`. */
export async function update(trx: Trx, id: string, change: Update): Promise<void> {
  const { digital, profile, findings, fieldNotes, claims, story, ...rest } = change;
  await trx
    .updateTable('innovation')
    .set({
      ...rest,
      ...(digital === undefined ? {} : { digital: digital ? 1 : 0 }),
      ...(profile ? { profile: JSON.stringify(profile) } : {}),
      ...(findings ? { verified: foundOf(findings) } : {}),
      ...(fieldNotes ? { fieldNotes: JSON.stringify(fieldNotes) } : {}),
      ...(claims ? { claims: JSON.stringify(claims) } : {}),
      ...(story ? { story: JSON.stringify(story) } : {}),
    })
    .where('id', '=', id)
    .execute();
  const entry = isSearched(change) ? await load(trx, id) : null;
  if (entry) await indexEntry(trx, id, entry);
  // [N27] What is registered now stands by itself.
  if (change.status === 'registered') {
    await forgetStanding(trx, id);
    await standings.end(trx, id);
  }
}

const foundOf = (findings: Findings) =>
  Object.keys(findings).length > 0 ? JSON.stringify(findings) : null;

/** The steps of an entry, oldest first. */
export async function steps(db: Db | Trx, innovationId: string): Promise<StepLine[]> {
  const rows = await db
    .selectFrom('innovationStep')
    .selectAll()
    .where('innovationId', '=', innovationId)
    .orderBy('number')
    .execute();
  return rows.map(({ number, status, by, note, change, at }) => ({
    number,
    status: status as Status,
    by,
    note,
    change: JSON.parse(change) as Change,
    at: Number(at),
  }));
}

/** What an archived entry was before; null for every other. */
export async function statusBefore(
  db: Db | Trx,
  { id, status }: Pick<Innovation, 'id' | 'status'>,
): Promise<Status | null> {
  if (status !== 'archived') return null;
  const last = await db
    .selectFrom('innovationStep')
    .select('status')
    .where('innovationId', '=', id)
    .where('status', '<>', 'archived')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.status as Status | undefined) ?? null;
}

/** Adds the step after the last one. */
export async function addStep(
  trx: Trx,
  innovationId: string,
  step: Omit<StepLine, 'number'>,
): Promise<void> {
  const last = await trx
    .selectFrom('innovationStep')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('innovationId', '=', innovationId)
    .executeTakeFirst();
  const number = Number(last?.number ?? 0) + 1;
  const { status, by, note, at } = step;
  const change = JSON.stringify(step.change);
  await trx
    .insertInto('innovationStep')
    .values({ innovationId, number, status, by, note, change, at })
    .execute();
}

export type Edition = Omit<InnovationEditionTable, 'claims' | 'verified' | 'profile'> & {
  status: Status;
  claims: Claims;
  findings: Findings;
  profile: Profile;
};

/**
 * Keeps the registered entry as it stands before another catalogue year begins. [N26] For everybody
 * but its staff it goes on standing, with the evidence it has now.
 */
export async function addEdition(trx: Trx, entry: Innovation, endedAt: number): Promise<void> {
  const { id: innovationId, catalogueYear, status, registeredYear, ministryNumber } = entry;
  const { claimedScore, evidencedScore, verifiedScore, development } = entry;
  await trx
    .insertInto('innovationEdition')
    .values({
      innovationId,
      catalogueYear,
      status,
      registeredYear,
      ministryNumber,
      development,
      claimedScore,
      evidencedScore,
      verifiedScore,
      endedAt,
      claims: JSON.stringify(entry.claims),
      verified: foundOf(entry.findings),
      profile: JSON.stringify(entry.profile),
    })
    .execute();
  const { name, affair, stageOfInnovation, updatedAt } = entry;
  const listed = { name, affair, stageOfInnovation, digital: entry.digital ? 1 : 0 };
  await standings.begin(trx, { innovationId, catalogueYear, ...listed, updatedAt });
  await indexStanding(trx, { id: innovationId });
}

/** An entry as somebody may see it, with the evidence it has in that version. */
export type Seen = { entry: Innovation; evidence: EvidenceLine[]; standing: boolean };

/**
 * [N26] What suits these eyes: the entry as it is, else the version of it that stands registered,
 * else nothing.
 */
export async function seenAs(
  db: Db | Trx,
  id: string,
  suits: (entry: Innovation) => boolean,
): Promise<Seen | null> {
  const entry = await load(db, id);
  if (!entry) return null;
  if (suits(entry)) return { entry, evidence: await evidence(db, id), standing: false };
  const version = await standing(db, entry);
  return version && suits(version.entry) ? version : null;
}

/** [N26] The version of an entry that stands registered while it is handed in again; null for none. */
export async function standing(db: Db | Trx, entry: Innovation): Promise<Seen | null> {
  const own = await standings.find(db, entry.id);
  if (!own) return null;
  const { catalogueYear, name, affair, stageOfInnovation, digital, updatedAt } = own;
  const edition = (await editions(db, entry.id)).find((one) => one.catalogueYear === catalogueYear);
  if (!edition) return null;
  const { innovationId: _id, endedAt: _ended, ...version } = edition;
  const listed = {
    name,
    affair,
    stageOfInnovation,
    digital: digital === 1,
    updatedAt: Number(updatedAt),
  };
  return {
    entry: { ...entry, ...version, ...listed, status: standsAs(entry.status), fieldNotes: {} },
    evidence: byIndicator(await standings.evidence(db, entry.id)),
    standing: true,
  };
}

/** The earlier years of an entry, newest first. */
export async function editions(db: Db | Trx, innovationId: string): Promise<Edition[]> {
  const rows = await db
    .selectFrom('innovationEdition')
    .selectAll()
    .where('innovationId', '=', innovationId)
    .orderBy('catalogueYear', 'desc')
    .execute();
  return rows.map(({ claims, verified, profile, ...row }) => ({
    ...row,
    status: row.status as Status,
    claims: JSON.parse(claims) as Claims,
    findings: JSON.parse(verified ?? '{}') as Findings,
    profile: JSON.parse(profile) as Profile,
    endedAt: Number(row.endedAt),
  }));
}

/** The evidence of an entry by indicator, what shows none in the end. */
export async function evidence(db: Db | Trx, innovationId: string): Promise<EvidenceLine[]> {
  const rows = await db
    .selectFrom('innovationEvidence')
    .selectAll()
    .where('innovationId', '=', innovationId)
    .orderBy('indicator')
    .orderBy('id')
    .execute();
  return byIndicator(rows);
}

const byIndicator = (lines: EvidenceLine[]) =>
  lines.toSorted((a, b) => (a.indicator ?? 99) - (b.indicator ?? 99));

/** Which of these ids some entry has already. */
export async function evidenceIds(db: Db | Trx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('innovationEvidence')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function removeEvidence(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('innovationEvidence').where('id', '=', id).execute();
}

export async function addEvidence(trx: Trx, lines: EvidenceLine[]): Promise<void> {
  if (lines.length > 0) await trx.insertInto('innovationEvidence').values(lines).execute();
}

export type Copy = {
  ideaId: string;
  labId: string;
  labTitle: string;
  agency: string;
  title: string;
  standing: string;
  innovationId: string | null;
  raisedAt: number;
};

/** Ideas that replicate this entry, oldest first. */
export const copiesOf = (db: Db | Trx, innovationId: string): Promise<Copy[]> =>
  copiesWhere(db, innovationId, 'all');

/**
 * The same for the staff of a region, or for everybody else with null: whole where the copy is of a
 * lab of that region; of others what [N6] is public by now, and no way into their lab.
 */
export const copiesSeen = (
  db: Db | Trx,
  innovationId: string,
  regionId: string | null,
): Promise<Copy[]> => copiesWhere(db, innovationId, { regionId });

async function copiesWhere(
  db: Db | Trx,
  innovationId: string,
  eyes: 'all' | { regionId: string | null },
): Promise<Copy[]> {
  const rows = await db
    .selectFrom('idea')
    .innerJoin('lab', 'lab.id', 'idea.labId')
    .innerJoin('agency', 'agency.id', 'idea.agencyId')
    .leftJoin('innovation', 'innovation.id', 'idea.innovationId')
    .leftJoin('region', 'region.id', 'innovation.regionId')
    .leftJoin('innovationStanding', 'innovationStanding.innovationId', 'innovation.id')
    .select([
      'idea.id as ideaId',
      'idea.labId',
      'lab.title as labTitle',
      'agency.name as agency',
      'idea.title',
      'idea.standing',
      'idea.innovationId',
      'idea.raisedAt',
      'lab.regionId',
      'innovation.status',
      'innovation.sample',
      'region.registryPublic',
      'innovationStanding.innovationId as stands',
    ])
    .where('idea.copiedFrom', '=', innovationId)
    .orderBy('idea.raisedAt')
    .execute();
  return rows.flatMap(({ regionId, status, sample, registryPublic, stands, ...row }) => {
    const copy = { ...row, raisedAt: Number(row.raisedAt) };
    if (eyes === 'all' || regionId === eyes.regionId) return [copy];
    const as = stands && status ? standsAs(status as Status) : status;
    const seen = as === 'registered' && sample === 0 && registryPublic === 1;
    return seen ? [{ ...copy, labId: '', ideaId: '' }] : [];
  });
}

/** What counting needs of an entry; its long texts stay where they are. */
export type Counted = Pick<
  Innovation,
  | 'id'
  | 'number'
  | 'year'
  | 'name'
  | 'agencyName'
  | 'agencyKind'
  | 'digital'
  | 'affair'
  | 'status'
  | 'catalogueYear'
  | 'claimedScore'
  | 'evidencedScore'
  | 'verifiedScore'
  | 'sample'
  | 'labId'
  | 'ideaId'
  | 'createdAt'
>;

/** Every entry of a region as far as it is counted, newest first. */
export async function counted(db: Db | Trx, regionId: string): Promise<Counted[]> {
  const rows = await db
    .selectFrom('innovation')
    .select([
      ...(['id', 'number', 'year', 'name', 'agencyName', 'agencyKind', 'digital'] as const),
      ...(['affair', 'status', 'catalogueYear', 'claimedScore', 'evidencedScore'] as const),
      ...(['verifiedScore', 'sample', 'labId', 'ideaId', 'createdAt'] as const),
    ])
    .where('regionId', '=', regionId)
    .orderBy('createdAt', 'desc')
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    status: row.status as Status,
    agencyKind: row.agencyKind as AgencyKind,
    digital: row.digital === 1,
    sample: row.sample === 1,
    createdAt: Number(row.createdAt),
  }));
}

/** How far every entry of a region is and since when, by its id; the long profiles stay in the file. */
export async function appliedOf(db: Db | Trx, regionId: string): Promise<Map<string, Applied>> {
  const rows = await db
    .selectFrom('innovation')
    .select(['id', 'stageOfInnovation'])
    .select(sql<string | null>`json_extract(profile, '$.appliedOn')`.as('appliedOn'))
    .select(sql<string | null>`json_extract(profile, '$.developedOn')`.as('developedOn'))
    .where('regionId', '=', regionId)
    .execute();
  return new Map(
    rows.map(({ id, stageOfInnovation, ...days }) => [
      id,
      { ...days, stageOfInnovation: stageOfInnovation as Applied['stageOfInnovation'] },
    ]),
  );
}

/** Levels of the entries that are scored against a year, with the indicators their evidence shows. */
export async function scoredAgainst(db: Db | Trx, regionId: string, catalogueYear: number) {
  const rows = await db
    .selectFrom('innovation')
    .select(['id', 'status', 'claims', 'verified', 'updatedAt'])
    .select(['claimedScore', 'evidencedScore', 'verifiedScore'])
    .where('regionId', '=', regionId)
    .where('catalogueYear', '=', catalogueYear)
    .execute();
  const proofs = await db
    .selectFrom('innovationEvidence')
    .innerJoin('innovation', 'innovation.id', 'innovationEvidence.innovationId')
    .select(['innovationEvidence.innovationId', 'innovationEvidence.indicator'])
    .distinct()
    .where('innovation.regionId', '=', regionId)
    .where('innovation.catalogueYear', '=', catalogueYear)
    .where('innovationEvidence.indicator', 'is not', null)
    .execute();
  const shown = Map.groupBy(proofs, ({ innovationId }) => innovationId);
  return rows.map(({ claims, verified, ...row }) => ({
    ...row,
    status: row.status as Status,
    updatedAt: Number(row.updatedAt),
    claims: JSON.parse(claims) as Claims,
    findings: JSON.parse(verified ?? '{}') as Findings,
    shown: (shown.get(row.id) ?? []).flatMap(({ indicator }) => indicator ?? []),
  }));
}
