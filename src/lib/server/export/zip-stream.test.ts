import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { fileContent, zipOf } from './zip-stream.ts';

const dir = mkdtempSync(join(tmpdir(), 'labinov-zip-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const names = Array.from({ length: 20 }, (_, n) => `${n}.txt`);
for (const name of names) writeFileSync(join(dir, name), name.repeat(50_000));
const parts = () => names.map((name) => ({ name, content: fileContent(join(dir, name)) }));

/** Files of the folder that this process holds open. */
const held = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(dir);
    } catch {
      return false;
    }
  }).length;

test('files go into a zip whole, one after the other', async () => {
  const pieces = await Array.fromAsync(zipOf(parts()));
  const read = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  expect(Object.keys(read)).toEqual(names);
  expect(strFromU8(read['7.txt']!)).toBe('7.txt'.repeat(50_000));
});

test.runIf(process.platform === 'linux')(
  'a download that breaks off leaves no file open, nor one that never had its turn',
  async () => {
    const zip = zipOf(parts());
    await zip.next();
    await zip.next();
    expect(held()).toBeLessThanOrEqual(1);
    await zip.return(undefined);
    await expect.poll(held).toBe(0);
  },
);
