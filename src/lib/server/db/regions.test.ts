import { expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/support/database.ts';
import * as regions from './regions.ts';

test('[A31] a region has the clock it chose, and WIB before; strangers read the first one’s', async () => {
  await using db = await freshDatabase();
  expect(await regions.zoneOf(db.read, null)).toBe('WIB');
  const region = { kind: 'kabupaten' as const, agencyName: 'Bappeda' };
  await regions.insert(db.write, { ...region, id: 'r1', name: 'Biak', createdAt: 1 });
  await regions.insert(db.write, { ...region, id: 'r0', name: 'Bima', createdAt: 2, zone: 'WITA' });
  expect(await regions.zoneOf(db.read, 'r1')).toBe('WIB');
  await regions.update(db.write, 'r1', { zone: 'WIT' });
  expect(await regions.zoneOf(db.read, 'r1')).toBe('WIT');
  expect(await regions.zoneOf(db.read, 'r0')).toBe('WITA');
  expect(await regions.zoneOf(db.read, null)).toBe('WIT');
  expect(await regions.load(db.read, 'r0')).toMatchObject({ name: 'Bima', zone: 'WITA' });
});
