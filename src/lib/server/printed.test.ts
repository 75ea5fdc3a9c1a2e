import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from './paper-orders.ts';
import { press } from './press.ts';
import { printed } from './printed.ts';

const before = process.env['LABINOV_DATA'];
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'labinov-printed-'));
  process.env['LABINOV_DATA'] = dir;
});
afterAll(() => {
  press().quick.close();
  if (before === undefined) delete process.env['LABINOV_DATA'];
  else process.env['LABINOV_DATA'] = before;
  rmSync(dir, { recursive: true, force: true });
});

test('[X7] somebody without an account has one paper at a time, staff as many as they ask for', async () => {
  const order: Order = {
    what: 'certificates-of',
    format: 'pdf',
    labId: 'none',
    agencyIds: [],
    personId: null,
    lang: 'id',
    at: 0,
  };
  const ended = (paper: Promise<unknown>) => paper.then(String, (fault: unknown) => fault);
  const waiting = [ended(printed(order, 'p1')), ended(printed(order, 'p2'))];
  expect(await ended(printed(order, 'p1'))).toMatchObject({ status: 429 });
  waiting.push(ended(printed(order)), ended(printed(order)));
  for (const one of await closed(waiting)) expect(one).not.toMatchObject({ status: 429 });
  const [after] = await closed([ended(printed(order, 'p1'))]);
  expect(after).not.toMatchObject({ status: 429 });
});

/** Nothing is printed here: whoever stands in the queue is sent away until nobody does. */
async function closed(papers: Promise<unknown>[]): Promise<unknown[]> {
  const sending = setInterval(() => press().quick.close(), 5);
  try {
    return await Promise.all(papers);
  } finally {
    clearInterval(sending);
  }
}
