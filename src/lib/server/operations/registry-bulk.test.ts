import { expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import type { Clerk } from '#lib/lab/registry.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { dropView, keepView, mostViews, viewsFor } from '#lib/server/db/registry-views.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { enterEntries } from '../../../../tests/support/registry-entries.ts';
import { doToMany, type BulkDeed } from './registry-bulk.ts';

const clerk: Clerk = { name: 'Pak Kenanga', role: 'bappeda' };

test('[N16] many at once: each by its own rules, who is refused is told why', async () => {
  await using db = await freshDatabase();
  const ids = await enterEntries(db.write, [
    ...Array.from({ length: 60 }, (_, at) => ({ name: `Inovasi ${at}` })),
    { name: 'Sudah siap', status: 'ready' as const },
  ]);
  const doing = (deed: BulkDeed, some = ids) =>
    doToMany(db.write, { ids: some, regionId: 'r1', clerk, at: 5, deed });
  const checked = await doing({ type: 'check' }, [...ids, 'tidak-ada']);
  expect(checked.done).toBe(60);
  expect(checked.refused).toMatchObject([
    { name: 'Sudah siap', code: 'way' },
    { id: 'tidak-ada', name: '', code: 'not-found' },
  ]);
  const dated = await doing({ type: 'catalogue', catalogue: catalogueOf(2026) });
  expect(dated).toMatchObject({ done: 60, refused: [{ code: 'closed' }] });
  expect(await doing({ type: 'archive', why: ' ' })).toMatchObject({ done: 0 });
  expect(await doing({ type: 'archive', why: 'Ganda' })).toMatchObject({ done: 61, refused: [] });
  const steps = await innovations.steps(db.read, ids[3] ?? '');
  expect(steps.map(({ status, note, by }) => [status, note, by])).toEqual([
    ['proposed', '', 'Ibu Sari'],
    ['checking', '', 'Pak Kenanga'],
    ['archived', 'Ganda', 'Pak Kenanga'],
  ]);
  const elsewhere = { ids, regionId: 'r2', clerk, at: 9, deed: { type: 'check' as const } };
  expect((await doToMany(db.write, elsewhere)).done).toBe(0);
});

test('[N17] a view is kept by name, shared with Bappeda, and removed by whoever made it', async () => {
  await using db = await freshDatabase();
  await enterEntries(db.write, []);
  for (const id of ['a1', 'a2']) {
    const account = { name: id, position: '', passwordHash: '', roles: '[]', regionId: 'r1' };
    await db.write
      .insertInto('account')
      .values({ id, username: id, ...account, createdAt: 1 })
      .execute();
  }
  const keep = (id: string, name: string, shared = false) =>
    keepView(
      db.write,
      { id, regionId: 'r1', accountId: 'a1', name, query: 'q=air' },
      { shared, at: 1 },
    );
  await keep('v1', 'Air bersih');
  await keep('v2', 'Air bersih', true);
  await keep('v3', 'Punya saya');
  const seen = async (accountId: string, shared: boolean) =>
    (await viewsFor(db.read, { regionId: 'r1', accountId, shared })).map(({ id, own }) => [
      id,
      own,
    ]);
  expect(await seen('a1', false)).toEqual([
    ['v2', true],
    ['v3', true],
  ]);
  expect(await seen('a2', true)).toEqual([['v2', false]]);
  expect(await seen('a2', false)).toEqual([]);
  await dropView(db.write, 'v2', 'a2');
  expect(await seen('a2', true)).toHaveLength(1);
  await dropView(db.write, 'v2', 'a1');
  expect(await seen('a2', true)).toEqual([]);
  for (let at = 0; at < mostViews - 1; at += 1) expect(await keep(`w${at}`, `W ${at}`)).toBe(true);
  expect(await keep('zu', 'Satu lagi')).toBe(false);
  expect(await keep('zu', 'W 1')).toBe(true);
});
