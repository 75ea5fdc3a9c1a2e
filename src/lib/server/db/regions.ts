import type { Db } from './database.ts';

export const regionKinds = ['kabupaten', 'kota', 'provinsi'] as const;
export type RegionKind = (typeof regionKinds)[number];

export interface Region {
  id: string;
  name: string;
  kind: RegionKind;
  /** What the region calls its planning agency: "Bappeda", "Bapperida", "Baperlitbang" … */
  agencyName: string;
  createdAt: number;
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

const columns = ['id', 'name', 'kind', 'agencyName', 'createdAt'] as const;

const shape = (row: Omit<Region, 'kind'> & { kind: string }): Region => ({
  ...row,
  kind: isRegionKind(row.kind) ? row.kind : 'kabupaten',
});

export async function insert(db: Db, region: Region): Promise<void> {
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
  change: Partial<Pick<Region, 'name' | 'kind' | 'agencyName'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable('region').set(change).where('id', '=', id).execute();
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
