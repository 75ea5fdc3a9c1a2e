import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pieceBytes, Uploads } from './uploads.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'labinov-uploads-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const open = (free = 1e12) => new Uploads({ dir, now: Date.now, free: () => free });
const key = { personId: 'p', subjectId: 'i', evidenceId: 'e' };
const upload = (size: number, more = {}) => ({
  ...key,
  poolId: 'lab',
  fileName: 'a.pdf',
  size,
  ...more,
});

/** A body that may break off: `whole` false ends it as a dead line does. */
const body = (bytes: Uint8Array, whole = true) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 10_000) {
        controller.enqueue(bytes.subarray(at, at + 10_000));
      }
      if (whole) controller.close();
    },
    pull(controller) {
      if (!whole) controller.error(new Error('ECONNRESET'));
    },
  });

const partOf = async () => {
  const [name = ''] = (await readdir(dir)).filter((one) => one.endsWith('.part'));
  return join(dir, name);
};

describe('[D83] an upload', () => {
  test('goes on from where it was cut, also after a restart', async () => {
    const file = randomBytes(3 * pieceBytes + 500);
    let server = open();
    expect(await server.begin(upload(file.length))).toEqual({ offset: 0 });
    // The line dies in the middle of the first piece: what came is there.
    expect(await server.append(key, 0, body(file.subarray(0, 400_000), false))).toEqual({
      offset: 400_000,
      taken: true,
    });
    expect((await server.find(key))?.offset).toBe(400_000);
    const more = file.subarray(400_000, 400_000 + pieceBytes);
    await server.append(key, 400_000, body(more));
    // The server is killed: the last piece is not believed, all before it is.
    server = open();
    const begun = await server.begin(upload(file.length));
    expect(begun).toEqual({ offset: 400_000 });
    for (let at = 400_000; at < file.length;) {
      const added = await server.append(key, at, body(file.subarray(at, at + pieceBytes)));
      at = typeof added === 'string' ? Infinity : added.offset;
    }
    const found = await server.find(key);
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(await readFile(found?.part ?? ''))).toBe(hash(file));
  });

  test('begun anew with another file does not count twice, nor do those that gave way', async () => {
    const server = open(1e14);
    const gb = 1024 ** 3;
    expect(await server.begin(upload(1.5 * gb))).toEqual({ offset: 0 });
    expect(await server.begin(upload(gb, { fileName: 'b.pdf' }))).toEqual({ offset: 0 });
    for (const evidenceId of ['e', 'f', 'g', 'h', 'i']) {
      expect(await server.begin(upload(0.45 * gb, { evidenceId }))).toEqual({ offset: 0 });
    }
  });

  test('takes a piece at its own offset only, and no byte more than was said', async () => {
    const server = open();
    await server.begin(upload(100));
    expect(await server.append(key, 5, body(Buffer.alloc(5)))).toEqual({ offset: 0, taken: false });
    expect(await server.append(key, 0, null)).toEqual({ offset: 0, taken: false });
    expect(await server.append(key, 0, body(Buffer.alloc(101)))).toBe('too-large');
    expect((await server.find(key))?.offset).toBeLessThanOrEqual(100);
    const large = { ...key, evidenceId: 'large' };
    await server.begin(upload(pieceBytes * 2, large));
    expect(await server.append(large, 0, body(Buffer.alloc(pieceBytes + 1)))).toBe('too-large');
  });

  test('belongs to one person and one idea', async () => {
    const server = open();
    await server.begin(upload(100));
    for (const other of [{ personId: 'q' }, { subjectId: 'j' }, { evidenceId: 'f' }]) {
      expect(await server.find({ ...key, ...other })).toBeNull();
      expect(await server.append({ ...key, ...other }, 0, body(Buffer.alloc(5)))).toBe('gone');
      await server.drop({ ...key, ...other });
    }
    expect(await server.find(key)).not.toBeNull();
    const odd = { ...key, evidenceId: '../../labinov.db' };
    await server.begin(upload(5, odd));
    expect((await readdir(dir)).every((name) => /^[0-9a-f]{64}\.(json|part)$/.test(name))).toBe(
      true,
    );
  });

  test('that hangs on a dead line gives way to the next request', async () => {
    const server = open();
    await server.begin(upload(1000));
    let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
    const hanging = new ReadableStream<Uint8Array>({
      start: (controller) => void (feed = controller),
    });
    const first = server.append(key, 0, hanging);
    feed?.enqueue(Buffer.alloc(300));
    await expect.poll(async () => (await readFile(await partOf())).length).toBe(300);
    expect((await server.find(key))?.offset).toBe(300);
    expect(await first).toEqual({ offset: 300, taken: true });
    expect(await server.append(key, 300, body(Buffer.alloc(700)))).toEqual({
      offset: 1000,
      taken: true,
    });
  });

  test('of another file under the same name begins anew', async () => {
    const server = open();
    await server.begin(upload(100));
    await server.append(key, 0, body(Buffer.alloc(50)));
    expect(await server.begin(upload(100))).toEqual({ offset: 50 });
    expect(await server.begin(upload(90))).toEqual({ offset: 0 });
    expect(await server.begin(upload(90, { fileName: 'b.pdf' }))).toEqual({ offset: 0 });
  });

  test('is bounded per person, per lab and by the disk', async () => {
    const server = open();
    for (let n = 0; n < 9; n++) {
      await server.begin(upload(10, { evidenceId: `e${n}` }));
      await utimes(await partOf(), new Date(), new Date());
    }
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toHaveLength(4);
    expect(await server.begin(upload(3 * 1024 ** 3, { personId: 'q' }))).toBe('full');
    const tight = open(100 * 1024 * 1024);
    expect(await tight.begin(upload(10, { personId: 'r' }))).toBe('storage');
    const none = open(1000);
    expect(await none.append({ ...key, evidenceId: 'e8' }, 0, body(Buffer.alloc(5)))).toBe(
      'storage',
    );
  });

  test('is swept a day after its last piece, and not before', async () => {
    const server = open();
    await server.begin(upload(10));
    await server.sweep();
    expect(await readdir(dir)).toHaveLength(2);
    const old = new Date(Date.now() - 25 * 3_600_000);
    for (const name of await readdir(dir)) await utimes(join(dir, name), old, old);
    await server.sweep();
    expect(await readdir(dir)).toEqual([]);
    expect(await server.find(key)).toBeNull();
  });

  test('whose bytes are gone, or never were all written, does no harm', async () => {
    const server = open();
    await server.begin(upload(100));
    await server.append(key, 0, body(Buffer.alloc(60)));
    await truncate(await partOf(), 10);
    const later = open();
    expect(await later.begin(upload(100))).toEqual({ offset: 0 });
    await rm(await partOf());
    expect(await later.append(key, 0, body(Buffer.alloc(5)))).toBe('gone');
  });

  test('begun many times at once stays within the bounds', async () => {
    const server = open();
    const began = await Promise.all(
      Array.from({ length: 12 }, (_, n) => server.begin(upload(10, { evidenceId: `e${n}` }))),
    );
    expect(began.filter((one) => typeof one === 'object').length).toBeGreaterThanOrEqual(4);
    const parts = async () => (await readdir(dir)).filter((name) => name.endsWith('.part'));
    expect(await parts()).toHaveLength(4);
    const large = (n: number) => upload(500 * 1024 * 1024, { personId: `p${n}` });
    const others = await Promise.all(Array.from({ length: 6 }, (_, n) => server.begin(large(n))));
    expect(others.filter((one) => one === 'full')).toHaveLength(2);
  });

  test('finds its place once, however often that is asked at once', async () => {
    const server = open();
    await server.begin(upload(10));
    const kept = { stored: 'x', size: 10, type: 'application/pdf' as const };
    let settled = 0;
    const settle = async (part: string) => {
      await readFile(part);
      settled += 1;
      return kept;
    };
    expect(await server.finish(key, settle)).toEqual({ offset: 0 });
    await server.append(key, 0, body(Buffer.alloc(10)));
    expect(await server.finish(key, async () => 'wrong-type' as const)).toBe('wrong-type');
    const ask = () => server.finish(key, settle);
    const [first, again, begun] = await Promise.all([ask(), ask(), server.begin(upload(10))]);
    expect([first, again, settled]).toEqual([kept, kept, 1]);
    expect(begun).toEqual({ offset: 10 });
    // After a restart as well.
    expect((await open().find(key))?.upload.kept).toEqual(kept);
    await server.drop(key);
    expect(await readdir(dir)).toEqual([]);
    expect(await ask()).toBe('gone');
  });
});
