import { expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { freshPostgres } from '../../../../tests/support/postgres.ts';
import { enterEntries } from '../../../../tests/support/registry-entries.ts';
import type { Db } from './database.ts';
import { countOf } from './registry-list.ts';
import { whileUnchanged } from './while-unchanged.ts';

let tries = 0;

/** How often the database was asked for what somebody wanted to know twice. */
async function askedBy(db: Db, between: () => Promise<unknown> = async () => {}) {
  let asked = 0;
  const key = `try ${(tries += 1)}`;
  const ask = () => whileUnchanged(db, key, async () => (asked += 1));
  await ask();
  await between();
  await ask();
  return asked;
}

const write = (db: Db) => enterEntries(db, [{ name: 'Bank Sampah' }]);

test('[N9] what nobody changed is not asked again, on either connection', async () => {
  await using db = await freshDatabase();
  expect(await askedBy(db.read)).toBe(1);
  expect(await askedBy(db.read, () => write(db.write))).toBe(2);
  expect(await askedBy(db.write)).toBe(1);
});

test('[N9] a connection sees what it wrote itself', async () => {
  await using db = await freshDatabase();
  expect(await askedBy(db.write, () => write(db.write))).toBe(2);
});

test('[N9] what a transaction takes back was never remembered', async () => {
  await using db = await freshDatabase();
  const eyes = { regionId: 'r1' };
  await write(db.write);
  expect(await countOf(db.write, eyes)).toBe(1);
  const undone = db.write.transaction().execute(async (trx) => {
    await trx.deleteFrom('innovation').execute();
    expect(await countOf(trx, eyes)).toBe(0);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await countOf(db.write, eyes)).toBe(1);
  expect(await countOf(db.read, eyes)).toBe(1);
});

test('[N9] what failed is asked again', async () => {
  await using db = await freshDatabase();
  const failing = whileUnchanged(db.read, 'count', () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await whileUnchanged(db.read, 'count', async () => 1)).toBe(1);
});

test('[N9] PostgreSQL is asked every time', async () => {
  await using db = await freshPostgres();
  expect(await askedBy(db.read)).toBe(2);
});
