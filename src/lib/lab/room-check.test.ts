import { expect, test } from 'vitest';
import {
  checkKeys,
  linesOf,
  worstOf,
  type CheckKey,
  type Facts,
  type Light,
} from './room-check.ts';

const now = Date.UTC(2026, 10, 20, 3);
const well: Facts = {
  trouble: null,
  devices: {
    joined: 10,
    connected: 9,
    projectors: 1,
    slowest: { name: 'Ani', trip: 120 },
    waiting: 0,
    waitingOn: 0,
  },
  free: 10 * 1024 ** 3,
  backupAt: now - 3_600_000,
  addresses: [{ address: 'http://192.168.1.5:3000', ms: 3 }],
  link: { opened: true, trip: 80 },
  clock: { now, earliest: now - 1, jump: null },
  battery: { percent: 90, charging: true },
};
const devices = (change: Partial<Facts['devices']>): Partial<Facts> => ({
  devices: { ...well.devices, ...change },
});
const light = (key: CheckKey, change: Partial<Facts>): Light | undefined =>
  linesOf({ ...well, ...change }).find((line) => line.key === key)?.light;

test('[O5] everything well is green, each thing once', () => {
  const lines = linesOf(well);
  expect(lines.map(({ key }) => key)).toEqual([...checkKeys]);
  expect(lines.filter((line) => line.light !== 'ok')).toEqual([]);
  expect(worstOf(lines)).toBe('ok');
});

test.each<[CheckKey, Light, Partial<Facts>]>([
  ['stored', 'bad', { trouble: 'disk-full' }],
  ['network', 'bad', { addresses: [] }],
  ['network', 'bad', { addresses: [{ address: 'http://10.0.0.2:3000', ms: null }] }],
  ['link', 'ask', { link: { opened: false, trip: null } }],
  ['link', 'warn', { link: { opened: true, trip: 2000 } }],
  ['devices', 'ask', devices({ joined: 0, connected: 0 })],
  ['devices', 'warn', devices({ connected: 7 })],
  ['speed', 'ask', devices({ slowest: null })],
  ['speed', 'warn', devices({ slowest: { name: 'Ani', trip: 900 } })],
  ['speed', 'bad', devices({ slowest: { name: 'Ani', trip: 5000 } })],
  ['waiting', 'warn', devices({ waiting: 3, waitingOn: 1 })],
  ['projector', 'warn', devices({ projectors: 0 })],
  ['backup', 'warn', { backupAt: null }],
  ['backup', 'warn', { backupAt: now - 25 * 3_600_000 }],
  ['disk', 'warn', { free: 200 * 1024 ** 2 }],
  ['disk', 'bad', { free: 1024 ** 2 }],
  ['clock', 'bad', { clock: { now, earliest: now + 1, jump: null } }],
  ['clock', 'warn', { clock: { now, earliest: 1, jump: { seconds: -3600, at: now - 5 } } }],
  ['power', 'ask', { battery: null }],
  ['power', 'warn', { battery: { percent: 80, charging: false } }],
  ['power', 'bad', { battery: { percent: 20, charging: false } }],
])('[O5] %s is %s', (key, expected, change) => {
  expect(light(key, change)).toBe(expected);
});

test('[O5] the worst light speaks for the room', () => {
  const worst = (change: Partial<Facts>) => worstOf(linesOf({ ...well, ...change }));
  expect(worst({ battery: null })).toBe('ask');
  expect(worst({ battery: null, backupAt: null })).toBe('warn');
  expect(worst({ battery: null, backupAt: null, trouble: 'gone' })).toBe('bad');
});
