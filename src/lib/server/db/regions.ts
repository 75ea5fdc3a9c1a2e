import { isZone, type Zone } from '#lib/lab/zone.ts';
import type { Db, Trx } from './database.ts';

export const regionKinds = ['kabupaten', 'kota', 'provinsi'] as const;
export type RegionKind = (typeof regionKinds)[number];

export interface Region {
  id: string;
  name: string;
  kind: RegionKind;
  /** What the region calls its planning agency: "Bappeda", "Bapperida", "Baperlitbang" … */
  agencyName: string;
  createdAt: number;
  /** Its clock; WIB where nobody said otherwise. */
  zone: Zone;
}

export const isRegionKind = (value: unknown): value is RegionKind =>
  regionKinds.includes(value as RegionKind);

const kindNames = { kabupaten: 'Kabupaten', kota: 'Kota', provinsi: 'Provinsi' } as const;

/** "Kabupaten Purbalingga", in every language; a name that says so already is left as it is. */
export function fullName(region: Pick<Region, 'name' | 'kind'>): string {
  const kind = kindNames[region.kind];
  return region.name.toLowerCase().startsWith(`${kind.toLowerCase()} `)
    ? region.name
    : `${kind} ${region.name}`;
}

const columns = ['id', 'name', 'kind', 'agencyName', 'createdAt', 'zone'] as const;

const shape = (row: Omit<Region, 'kind' | 'zone'> & { kind: string; zone: string }): Region => ({
  ...row,
  zone: isZone(row.zone) ? row.zone : 'WIB',
  kind: isRegionKind(row.kind) ? row.kind : 'kabupaten',
});

/** A region as it is entered: without a zone it keeps WIB. */
export type NewRegion = Omit<Region, 'zone'> & Partial<Pick<Region, 'zone'>>;

export async function insert(db: Db, region: NewRegion): Promise<void> {
  await db.insertInto('region').values(region).execute();
}

export async function load(db: Db, id: string): Promise<Region | null> {
  const row = await db.selectFrom('region').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? shape(row) : null;
}

/** All regions by name. */
export async function list(db: Db): Promise<Region[]> {
  const rows = await db.selectFrom('region').select(columns).orderBy('name').execute();
  return rows.map(shape);
}

export async function update(
  db: Db,
  id: string,
  change: Partial<Pick<Region, 'name' | 'kind' | 'agencyName' | 'zone'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable('region').set(change).where('id', '=', id).execute();
}

/**
 * [A30] The clock by which everything of a region is written. Who belongs to none (a visitor, an admin of
 * the whole installation) reads the clock of the region that was there first.
 */
export async function zoneOf(db: Db | Trx, id: string | null): Promise<Zone> {
  const rows = db.selectFrom('region').select('zone');
  const row = id === null ? undefined : await rows.where('id', '=', id).executeTakeFirst();
  const found = row ?? (await rows.orderBy('createdAt').orderBy('id').executeTakeFirst());
  return isZone(found?.zone) ? found.zone : 'WIB';
}

/** The clock of the region that holds a lab. */
export async function zoneOfLab(db: Db | Trx, labId: string): Promise<Zone> {
  const lab = await db
    .selectFrom('lab')
    .select('regionId')
    .where('id', '=', labId)
    .executeTakeFirst();
  return zoneOf(db, lab?.regionId ?? null);
}

/** Whether visitors without an account may read what this region has registered. */
export async function isRegistryPublic(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('region')
    .select('registryPublic')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.registryPublic === 1;
}

/** Whether there is any such region. */
export async function isAnyRegistryPublic(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('region')
    .select('id')
    .where('registryPublic', '=', 1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setRegistryPublic(db: Db, id: string, open: boolean): Promise<void> {
  await db
    .updateTable('region')
    .set({ registryPublic: open ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}
