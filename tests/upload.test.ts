/**
 * A file of 20 MB on its way to the evidence of an idea, on the production build: the line is cut in
 * the middle of a piece, an answer is lost, the server is killed. It arrives whole, once.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Idea } from '#lib/lab/idea/state.ts';
import { sendFile } from '#lib/live/upload.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { openReader } from '#lib/server/db/database-reader.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { verify } from '#lib/server/db/verify.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { innovationSheets } from '../src/rehearsal/innovation-sheet.ts';
import { openLaboratory, playInnovation } from './support/laboratory.ts';
import { canUse, pagesOf } from './support/office.ts';
import { startServer, type TestServer } from './support/server.ts';
import { officeFile, photoWithPlace } from './support/true-files.ts';

let server: TestServer;
let dataDir: string;
let lab = '';
let idea = '';
let cookie = '';
let other = '';
const about = {
  title: 'Rekaman sosialisasi',
  indicator: 25,
  year: 2026,
  stage: 'display' as const,
};

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'labinov-upload-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const laboratory = await openLaboratory(db);
  const [sheet] = innovationSheets();
  if (!sheet) throw new Error('No material');
  const { ideaId, owner } = await playInnovation(laboratory, sheet);
  const stranger = await laboratory.join('PBG-OPD-06', 'Orang lain');
  const seat = async (personId: string) => {
    const token = newToken();
    await devices.seat(db.write, hashOf(token), laboratory.id, personId);
    return `labinov_device=${token}`;
  };
  [lab, idea, cookie, other] = [
    laboratory.id,
    ideaId,
    await seat(owner.id),
    await seat(stranger.id),
  ];
  await db.close();
  server = await startServer({ dataDir });
}, 120_000);

afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const ask = (path: string, init: RequestInit = {}, as = cookie) =>
  fetch(new URL(path, server.url()), {
    ...init,
    headers: { ...init.headers, cookie: as, origin: server.url() },
  });
const roadOf = (evidenceId: string) => `/evidence/${lab}/${idea}/${evidenceId}/upload`;
const evidenceOf = async (): Promise<Idea['evidence']> => {
  const reader = openReader(join(dataDir, 'labinov.db'));
  const all = await ideas.statesOf(reader.read, lab);
  await reader.close();
  return all.find(({ id }) => id === idea)?.evidence ?? {};
};

/** Sends the head and a part of a body, then tears the line. */
function torn(path: string, headers: Record<string, string>, body: Uint8Array, length: number) {
  const lines = [
    `PATCH ${path} HTTP/1.1`,
    `Host: localhost:${server.port}`,
    `Origin: ${server.url()}`,
    `Cookie: ${cookie}`,
    `Content-Length: ${length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return new Promise<void>((done) => {
    const line = connect(server.port, '127.0.0.1', () => {
      line.write(`${lines.join('\r\n')}\r\n\r\n`);
      line.write(body, () => setTimeout(() => line.destroy(), 200));
    });
    line.on('close', () => done());
    line.on('error', () => {});
  });
}

/** The film is not one that plays; it has the boxes of one and noise for its samples. */
function film(bytes: number): Buffer {
  const noise = randomBytes(bytes);
  const head = Buffer.from(
    '000000186674797069736f6d0000020069736f6d6d70343100000010' +
      '6d6f6f76' +
      '00000008' +
      '66726565',
    'hex',
  );
  const mdat = Buffer.alloc(8);
  mdat.writeUInt32BE(bytes - head.length);
  mdat.write('mdat', 4);
  return Buffer.concat([head, mdat, noise.subarray(0, bytes - head.length - 8)]);
}

test('20 MB survive three cuts, and are the same to the last byte', async () => {
  const file = film(20 * 1024 * 1024);
  const evidenceId = uuidv7();
  const path = roadOf(evidenceId);
  let patches = 0;
  let cuts = 0;
  let lost = 0;
  let sent = 0;
  const faulty: typeof fetch = async (address, init) => {
    const isPiece = init?.method === 'PATCH';
    if (isPiece) patches += 1;
    if (isPiece && patches === 3) {
      // First cut: the line goes in the middle of a piece.
      cuts += 1;
      const body = Buffer.from(await (init.body as Blob).arrayBuffer());
      const headers = init.headers as Record<string, string>;
      await torn(path, headers, body.subarray(0, Math.floor(body.length / 2)), body.length);
      throw new Error('cut');
    }
    const answer = await ask(String(address), init);
    if (isPiece && patches === 9) {
      // Second: the piece arrived, the answer did not.
      cuts += 1;
      throw new Error('cut');
    }
    if (isPiece && patches === 14) {
      // Third: the power goes.
      cuts += 1;
      await server.kill();
      server = await startServer({ dataDir });
      throw new Error('cut');
    }
    return answer;
  };
  const end = await sendFile(new Blob([new Uint8Array(file)]), {
    address: path,
    about,
    fileName: 'sosialisasi.mp4',
    fetch: faulty,
    sent: (bytes) => (sent = bytes),
    waiting: (is) => (lost += Number(is)),
    pause: () => Promise.resolve(),
  });
  expect(end).toEqual({ done: true });
  expect([cuts, lost, sent]).toEqual([3, 3, file.length]);
  const hash = createHash('sha256').update(file).digest('hex');
  expect((await evidenceOf())[evidenceId]).toMatchObject({
    stage: 'display',
    indicator: 25,
    file: { stored: `${hash}.mp4`, size: file.length, name: 'sosialisasi.mp4', type: 'video/mp4' },
  });
  // Whoever asks to the end once more is told that it is there.
  expect(
    await sendFile(new Blob([new Uint8Array(file)]), {
      address: path,
      about,
      fileName: 'sosialisasi.mp4',
      fetch: (address, init) => ask(String(address), init),
    }),
  ).toEqual({ done: true });
  const back = await ask(`/evidence/${lab}/${idea}/${evidenceId}`);
  expect(
    createHash('sha256')
      .update(Buffer.from(await back.arrayBuffer()))
      .digest('hex'),
  ).toBe(hash);
  expect(back.headers.get('content-disposition')).toContain('attachment');
  expect(back.headers.get('content-security-policy')).toContain('sandbox');
  expect(readdirSync(join(dataDir, 'uploads'))).toEqual([]);
}, 180_000);

const send = (bytes: Uint8Array, fileName: string, evidenceId = uuidv7(), as = cookie) =>
  sendFile(new Blob([new Uint8Array(bytes)]), {
    address: roadOf(evidenceId),
    about: { ...about, title: fileName },
    fileName,
    fetch: (address, init) => ask(String(address), init, as),
    pause: () => Promise.reject(new Error('No second try was wanted')),
  });

describe('what arrives', () => {
  test('is looked at: a photo loses its place and has a small picture', async () => {
    const evidenceId = uuidv7();
    expect(await send(await photoWithPlace(), 'foto.jpg', evidenceId)).toEqual({ done: true });
    const page = `/evidence/${lab}/${idea}/${evidenceId}`;
    const photo = Buffer.from(await (await ask(page)).arrayBuffer());
    expect(photo.includes('KENARI')).toBe(false);
    const small = await ask(`${page}?small`);
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect((await ask(`${page}?small`, {}, '')).status).toBe(404);
  });

  test('is refused with its reason, and leaves nothing', async () => {
    const before = readdirSync(join(dataDir, 'evidence')).length;
    expect(await send(Buffer.from('MZ this is a program, not a PDF'), 'a.pdf')).toEqual({
      flaw: 'wrong-type',
    });
    expect(await send(officeFile('docx', { 'word/vbaProject.bin': 'x' }), 'a.docx')).toEqual({
      flaw: 'active',
    });
    expect(await send(officeFile('docx'), 'a.xlsx')).toEqual({ flaw: 'wrong-ending' });
    expect(await send(Buffer.from('x'), 'a.heic')).toEqual({ flaw: 'heic' });
    expect(await send(Buffer.alloc(0), 'a.pdf')).toEqual({ flaw: 'empty' });
    expect(await send(Buffer.from('%PDF-1.7 dokumen'), 'a.pdf', uuidv7(), other)).toMatchObject({
      refusal: { code: 'no-right' },
    });
    expect(readdirSync(join(dataDir, 'evidence')).length).toBe(before);
    expect(readdirSync(join(dataDir, 'uploads'))).toEqual([]);
  });

  test('is what verify finds', async () => {
    expect(await send(officeFile('xlsx'), 'rekap.xlsx')).toEqual({ done: true });
    const reader = openReader(join(dataDir, 'labinov.db'));
    const { findings } = await verify(reader.read, join(dataDir, 'evidence'));
    await reader.close();
    expect(findings).toEqual([]);
  });
});

test('[D90] the lab’s own papers become evidence by one form, once', async () => {
  const id = uuidv7();
  const offer = async (what: string, as = cookie, evidenceId = id) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ what, id: evidenceId })) body.append(name, value);
    const answer = await ask(
      `/labs/${lab}/ideas/${idea}/deliver?/offer`,
      {
        method: 'POST',
        body,
        headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      },
      as,
    );
    return ((await answer.json()) as { type: string }).type;
  };
  expect(await offer('attendance')).toBe('success');
  expect(await offer('attendance')).toBe('success');
  expect(await offer('certificate', cookie, uuidv7())).toBe('success');
  expect(await offer('certificate', other, uuidv7())).toBe('failure');
  expect(await offer('photo', cookie, uuidv7())).toBe('failure');
  const ofTraining = Object.values(await evidenceOf()).filter(
    ({ indicator, file }) => indicator === 20 && file,
  );
  expect(ofTraining.map(({ title }) => title.split(' ')[0]).toSorted()).toEqual([
    'Daftar',
    'Sertifikat',
  ]);
  const paper = Buffer.from(await (await ask(`/evidence/${lab}/${idea}/${id}`)).arrayBuffer());
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  if (!canUse('pdftotext')) return;
  const said = (await pagesOf(paper)).join('\n');
  expect(said).toContain('Pemilik');
  // [D89] Nobody of another agency stands on it.
  expect(said).not.toContain('Orang lain');
});

/** Everything wrong that can be said to the upload; the server answers each and goes on. */
test('nonsense gets an answer, and takes nothing down', async () => {
  const evidenceId = uuidv7();
  const path = roadOf(evidenceId);
  const good = { ...about, fileName: 'a.pdf', size: 4000 };
  await ask(path, { method: 'POST', body: JSON.stringify(good) });
  const texts = [
    '',
    '{',
    'null',
    '[]',
    '1',
    '{"__proto__":{"size":1}}',
    JSON.stringify({ ...good, size: -1 }),
    JSON.stringify({ ...good, size: 1e300 }),
    JSON.stringify({ ...good, fileName: '../../x' }),
    JSON.stringify({ ...good, more: 1 }),
    JSON.stringify({ ...good, title: { a: 1 } }),
    JSON.stringify({ ...good, indicator: '16' }),
  ];
  for (const method of ['POST', 'PUT']) {
    for (const body of texts) {
      const { status } = await ask(path, { method, body });
      expect(status, `${method} ${body}`).toBeGreaterThanOrEqual(400);
      expect(status, `${method} ${body}`).toBeLessThan(500);
    }
  }
  for (const offset of ['', '-1', '1e9', 'x', '0x10', '00', '4000', '9007199254740993', ' 1']) {
    const { status } = await ask(path, {
      method: 'PATCH',
      headers: { 'upload-offset': offset, 'content-type': 'application/octet-stream' },
      body: randomBytes(50),
    });
    expect([409, 422]).toContain(status);
    await ask(path, { method: 'POST', body: JSON.stringify(good) });
  }
  for (const name of ['x', '..%2f..%2flabinov.db', '%00', 'a'.repeat(2000), `${evidenceId}%2f..`]) {
    const { status } = await ask(roadOf(name), { method: 'POST', body: JSON.stringify(good) });
    expect([404, 400, 414]).toContain(status);
  }
  // More than one piece may hold, more than was said, and nothing at all.
  const large = await ask(path, {
    method: 'PATCH',
    headers: { 'upload-offset': '0', 'content-type': 'application/octet-stream' },
    body: randomBytes(1024 * 1024 + 1),
  });
  expect(large.status).toBe(413);
  const more = await ask(path, {
    method: 'PATCH',
    headers: { 'upload-offset': '0', 'content-type': 'application/octet-stream' },
    body: randomBytes(4001),
  });
  expect([more.status, await more.text()]).toEqual([413, '{"flaw":"too-large"}']);
  const foreign = await fetch(new URL(path, server.url()), {
    method: 'DELETE',
    headers: { cookie, origin: 'http://evil.example' },
  });
  expect(foreign.status).toBe(403);
  expect((await ask(path, { method: 'HEAD' })).headers.get('upload-length')).toBe('4000');
  expect((await ask(path, { method: 'HEAD' }, other)).status).toBe(403);
  expect((await ask(path, { method: 'DELETE' })).status).toBe(200);
  expect((await ask(path, { method: 'HEAD' })).status).toBe(404);
  expect((await ask('/healthz')).status).toBe(200);
  expect(server.log()).not.toContain('"fault"');
  expect(readFileSync(join(dataDir, 'labinov.db')).length).toBeGreaterThan(0);
}, 60_000);
