/** A paper that somebody waits for at a page: printed in the quick lane, read, and not kept. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { paperWords } from '#lib/words/papers.ts';
import { attachment } from './files.ts';
import { paperTypes, type Order } from './paper-orders.ts';
import { press } from './press.ts';

/** People without an account whose paper is being printed. */
const inHand = new Set<string>();

/**
 * The bytes, or null where there is nothing to print. A press that fails is a fault. Whoever comes
 * without an account (`by`) has one paper at a time: the queue is the hall's.
 */
export async function printed(order: Order, by: string | null = null): Promise<Uint8Array | null> {
  if (by === null) return print(order);
  if (inHand.has(by)) error(429, paperWords[order.lang].oneAtATime);
  inHand.add(by);
  try {
    return await print(order);
  } finally {
    inHand.delete(by);
  }
}

async function print(order: Order): Promise<Uint8Array | null> {
  const dir = await mkdtemp(join(tmpdir(), 'labinov-'));
  try {
    const file = join(dir, `paper.${order.format}`);
    const done = await press().quick.print(order, file);
    if (done === 'nothing') return null;
    if (typeof done === 'string') throw new Error(`A paper was not printed: ${order.what}`);
    return await readFile(file);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A paper as the answer to a download. */
export const asDownload = (
  body: BodyInit,
  { name, format }: { name: string; format: Order['format'] },
): Response =>
  new Response(body, {
    headers: {
      'content-type': paperTypes[format],
      'content-disposition': attachment(`${name}.${format}`),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
