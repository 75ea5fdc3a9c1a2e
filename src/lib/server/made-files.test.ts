import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from './db/database.ts';
import { migrateToLatest } from '../../../db/migrate.ts';
import { openLaboratory, type Laboratory } from '../../../tests/support/laboratory.ts';
import { MadeFiles } from './made-files.ts';
import type { Order } from './paper-orders.ts';
import { Lane } from './press.ts';

const day = 24 * 60 * 60_000;
const [mine, other] = [
  '0190f000-0000-7000-8000-000000000001',
  '0190f000-0000-7000-8000-000000000002',
];

describe('[X7] papers in the background', () => {
  let dataDir: string;
  let lab: Laboratory;
  let lane: Lane;
  let now: number;
  let files: MadeFiles;
  const before = process.env['LABINOV_DATA'];
  const open = () =>
    new MadeFiles({ dir: join(dataDir, 'exports'), laneOf: () => lane, now: () => now });
  const about = () => ({ scope: { labId: lab.id }, name: 'Lembar ikrar' });
  const order = (): Order => {
    const of = { labId: lab.id, viewer: lab.facilitator, lang: 'id' as const, at: 0 };
    return { what: 'pledge-sheet', format: 'pdf', ...of };
  };
  const settled = async (owner: string) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const all = await files.list(owner);
      if (all.every(({ state }) => state !== 'waiting')) return all;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('Never made');
  };

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'labinov-made-'));
    process.env['LABINOV_DATA'] = dataDir;
    await migrateToLatest(join(dataDir, 'labinov.db'));
    const db = openDatabase(join(dataDir, 'labinov.db'));
    lab = await openLaboratory(db);
    await db.close();
    lane = new Lane();
    now = 1000;
    files = open();
  });
  afterEach(() => {
    lane.close();
    if (before === undefined) delete process.env['LABINOV_DATA'];
    else process.env['LABINOV_DATA'] = before;
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('words that a power cut left empty hide nothing, and go with what no list names', async () => {
    const dir = join(dataDir, 'exports', mine);
    mkdirSync(dir, { recursive: true });
    for (const name of [`${other}.json`, '.4711.part']) writeFileSync(join(dir, name), '');
    expect(await files.list(mine)).toEqual([]);
    await files.sweepAll();
    expect(readdirSync(dir)).toHaveLength(2);
    now = Date.now() + 8 * day;
    await files.sweepAll();
    expect(readdirSync(dir)).toEqual([]);
  });

  test('a process of its own makes it, and only whoever asked finds it, for a week', async () => {
    const id = (await files.order(mine, order(), about())) ?? '';
    const [made] = await settled(mine);
    expect(made).toMatchObject({ id, state: 'made', name: 'Lembar ikrar', format: 'pdf' });
    const opened = await files.open(mine, id);
    const bytes = new Uint8Array(await new Response(opened?.body).arrayBuffer());
    expect(bytes).toHaveLength(made?.size ?? 0);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(await files.list(other)).toEqual([]);
    expect(await files.open(other, id)).toBeNull();
    await files.remove(other, id);
    now += 6 * day;
    await files.sweepAll();
    expect(await files.list(mine)).toHaveLength(1);
    now += 2 * day;
    await files.sweepAll();
    expect(await files.list(mine)).toEqual([]);
  }, 120_000);

  test('[X14] rows of a registry are a file like all others, with progress', async () => {
    const asked = { regionId: lab.regionId, query: 'kind=digital', lang: 'id' as const, at: 0 };
    for (const format of ['xlsx', 'csv', 'zip', 'json'] as const) {
      const rows = { what: 'registry-rows', format, ...asked } as const;
      const id = (await files.order(mine, rows, { ...about(), name: 'Daftar' })) ?? '';
      const made = (await settled(mine)).find((one) => one.id === id);
      expect(made).toMatchObject({ state: 'made', format });
      const opened = await files.open(mine, id);
      const bytes = new Uint8Array(await new Response(opened?.body).arrayBuffer());
      expect(bytes.length).toBe(made?.size);
      if (format === 'xlsx') expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
      expect(await files.open(other, id)).toBeNull();
    }
  }, 120_000);

  test('what waits and what is printed can be taken back; the next goes on', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push((await files.order(mine, order(), about())) ?? '');
    expect((await files.list(mine)).map((one) => one.before)).toEqual([2, 1, null]);
    await files.remove(mine, ids[1] ?? '');
    await files.remove(mine, ids[0] ?? '');
    const left = await settled(mine);
    expect(left.map(({ id, state }) => [id, state])).toEqual([[ids[2], 'made']]);
  }, 120_000);

  test('nothing to print is said, and so is what a restart cut short', async () => {
    await files.order(mine, { ...order(), what: 'certificates' } as Order, about());
    expect(await settled(mine)).toMatchObject([{ state: 'nothing' }]);
    await files.order(mine, order(), about());
    // Another run of the server finds words about an order that nobody works on.
    const restarted = open();
    expect((await restarted.list(mine))[0]).toMatchObject({ state: 'failed' });
    await settled(mine);
  }, 120_000);

  test('drafts of a press or a server that fell over go at the next start, others stay', async () => {
    const id = (await files.order(mine, order(), about())) ?? '';
    const dir = join(dataDir, 'exports', mine);
    const ours = [`.${id}.part`, `${id}.file.part`];
    const left = [`.${other}.part`, `${other}.file.part`];
    for (const name of [...ours, ...left]) writeFileSync(join(dir, name), 'x');
    await files.sweepAll();
    expect(readdirSync(dir)).toEqual(expect.not.arrayContaining(left));
    expect(readdirSync(dir)).toEqual(expect.arrayContaining([`.${id}.part`]));
    await settled(mine);
    for (const name of ours) writeFileSync(join(dir, name), 'x');
    await open().sweepAll();
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await files.list(mine)).toMatchObject([{ id, state: 'made' }]);
  }, 120_000);

  test('a press that falls over leaves no draft, and the next paper comes', async () => {
    // Too little memory to begin with.
    lane = new Lane({ most: 1 });
    const id = (await files.order(mine, order(), about())) ?? '';
    const draft = join(dataDir, 'exports', mine, `${id}.file.part`);
    writeFileSync(draft, 'half');
    expect(await settled(mine)).toMatchObject([{ id, state: 'failed' }]);
    await expect.poll(() => existsSync(draft)).toBe(false);
    lane = new Lane();
    await files.order(mine, order(), about());
    expect(await settled(mine)).toMatchObject([{ state: 'made' }, { state: 'failed' }]);
  }, 120_000);

  test('six at a time of one person; others are not kept out', async () => {
    const asked = [];
    for (let n = 0; n < 7; n += 1) asked.push(await files.order(mine, order(), about()));
    expect(asked.filter((id) => id !== null)).toHaveLength(6);
    expect(await files.order(other, order(), about())).not.toBeNull();
    for (const owner of [mine, other]) {
      for (const { id } of await files.list(owner)) await files.remove(owner, id);
    }
  }, 120_000);
});
