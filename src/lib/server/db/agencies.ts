/** The agencies of a lab's roster. */
import { unitKey, type Unit } from '#lib/lab/import-units.ts';
import type { AgencyKind } from '#lib/lab/roster.ts';
import type { Db, Trx } from './database.ts';

export type AgencyLine = {
  id: string;
  code: string;
  name: string;
  short: string;
  kind: AgencyKind;
  parentId: string | null;
  affair: string | null;
  /** How many people of it are in. */
  people: number;
};

/** The roster of a lab in the order of the file, with how many of each have joined. */
export async function ofLab(db: Db | Trx, labId: string): Promise<AgencyLine[]> {
  const rows = await db
    .selectFrom('agency')
    .leftJoin('person', (join) =>
      join.onRef('person.agencyId', '=', 'agency.id').on('person.removed', '=', 0),
    )
    .select([
      'agency.id',
      'agency.code',
      'agency.name',
      'agency.short',
      'agency.kind',
      'agency.parentId',
      'agency.affair',
    ])
    .select((eb) => eb.fn.count('person.id').as('people'))
    .where('agency.labId', '=', labId)
    .groupBy('agency.id')
    .orderBy('agency.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as AgencyKind,
    people: Number(row.people),
  }));
}

/** The lab in whose roster this agency stands; null for none. */
export async function labOf(db: Db | Trx, id: string): Promise<string | null> {
  const row = await db.selectFrom('agency').select('labId').where('id', '=', id).executeTakeFirst();
  return row?.labId ?? null;
}

/** The agencies of a region's labs, each once: as the newest lab that is no sample spells them. */
export async function ofRegion(db: Db | Trx, regionId: string): Promise<Unit[]> {
  const rows = await db
    .selectFrom('agency')
    .innerJoin('lab', 'lab.id', 'agency.labId')
    .select(['agency.name', 'agency.short', 'agency.kind', 'agency.code'])
    .where('lab.regionId', '=', regionId)
    .where('lab.sample', '=', 0)
    .orderBy('lab.createdAt', 'desc')
    .orderBy('agency.id')
    .execute();
  const units = new Map<string, Unit>();
  for (const row of rows) {
    const key = unitKey(row.name);
    if (!units.has(key)) units.set(key, { ...row, kind: row.kind as AgencyKind });
  }
  return [...units.values()];
}
