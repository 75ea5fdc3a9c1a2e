import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from './lock.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'labinov-lock-'))));
afterEach(() => rmSync(dir, { recursive: true }));

test('a data directory has one server, until that one lets go', () => {
  const first = lockDataDir(dir);
  expect(lockDataDir(dir)).toEqual({ heldBy: process.pid });
  if ('release' in first) first.release();
  expect(existsSync(join(dir, 'labinov.lock'))).toBe(false);
  expect(lockDataDir(dir)).toHaveProperty('release');
});

test('the lock of a process that died is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(dir, 'labinov.lock'), JSON.stringify({ pid, birth: '' }));
  expect(lockDataDir(dir)).toHaveProperty('release');
  expect(readFileSync(join(dir, 'labinov.lock'), 'utf8')).toContain(`"pid":${process.pid},`);
});

test.skipIf(process.platform !== 'linux')(
  'the number of a dead server that another process got is no lock',
  () => {
    const lock = JSON.stringify({ pid: process.pid, birth: 'long ago' });
    writeFileSync(join(dir, 'labinov.lock'), lock);
    expect(lockDataDir(dir)).toHaveProperty('release');
  },
);

test('a lock that was only half written is nobody’s', () => {
  writeFileSync(join(dir, 'labinov.lock'), '{"pid":');
  expect(lockDataDir(dir)).toHaveProperty('release');
});
