/**
 * Other programs, on the production build: with the right token, with every wrong one, too fast, from
 * a page of another site; and every answer held against the OpenAPI document that the server gives.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import type { Scope } from '#lib/lab/outside.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as tokens from '#lib/server/db/api-tokens.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import { evidence, load, type Innovation } from '#lib/server/db/innovations.ts';
import * as regions from '#lib/server/db/regions.ts';
import { openApi } from '#lib/server/openapi.ts';
import { makeToken } from '#lib/server/operations/api-tokens.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { addProof } from '#lib/server/operations/registry-claims.ts';
import { correctProfile, resubmitEntry } from '#lib/server/operations/registry.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { innovationSheets } from '../src/rehearsal/innovation-sheet.ts';
import { flawsOf } from './support/json-schema.ts';
import { at, openLaboratory, playInnovation, type Laboratory } from './support/laboratory.ts';
import { startServer, type TestServer } from './support/server.ts';

const canary = 'KENARI';
let server: TestServer;
let dataDir: string;
let db: Database;
let lab: Laboratory;
let bappeda: string;
let stood: Innovation;
const innovations: string[] = [];
const secrets = {} as Record<
  'all' | 'list' | 'numbers' | 'over' | 'revoked' | 'far' | 'fast',
  string
>;

async function token(regionId: string, scopes: Scope[], made = Date.now()) {
  const secret = `labinov_${newToken()}`;
  const asked = { id: uuidv7(), regionId, name: 'Dasbor', scopes, days: 30, by: 'Pak Kenanga' };
  const flaw = await makeToken(db.write, { ...asked, tokenHash: hashOf(secret), at: made });
  if (flaw) throw new Error(flaw);
  return { secret, id: asked.id };
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'labinov-outside-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  mkdirSync(join(dataDir, 'evidence'));
  db = openDatabase(file);
  lab = await openLaboratory(db);
  const far = await openLaboratory(db);
  for (const sheet of innovationSheets().slice(0, 3)) {
    const { ideaId } = await playInnovation(lab, sheet);
    const asked = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId: uuidv7, at };
    const promoted = await promoteDesign(db.write, asked);
    if (!('innovationId' in promoted)) throw new Error(JSON.stringify(promoted));
    innovations.push(promoted.innovationId);
  }
  // Two are registered, one of which is handed in again; the third is still being checked.
  await db.write
    .updateTable('innovation')
    .set({ status: 'registered', registeredYear: 2026 })
    .where('id', 'in', innovations.slice(0, 2))
    .execute();
  await hide(innovations[0] ?? '');
  stood = await handInAgain(innovations[1] ?? '');
  await regions.setRegistryPublic(db.write, lab.regionId, true);
  await regions.setRegistryPublic(db.write, far.regionId, true);
  const every: Scope[] = ['innovations', 'estimate', 'coverage'];
  secrets.all = (await token(lab.regionId, every)).secret;
  secrets.list = (await token(lab.regionId, ['innovations'])).secret;
  secrets.numbers = (await token(lab.regionId, ['estimate', 'coverage'])).secret;
  secrets.fast = (await token(lab.regionId, every)).secret;
  secrets.over = (await token(lab.regionId, every, Date.now() - 31 * 86_400_000)).secret;
  secrets.far = (await token(far.regionId, every)).secret;
  const revoked = await token(lab.regionId, every);
  await tokens.revoke(db.write, { id: revoked.id, regionId: lab.regionId, at: Date.now() });
  secrets.revoked = revoked.secret;
  bappeda = `labinov_session=${await createSession(db, lab.bappeda.id, 'Chrome, Windows')}`;
  server = await startServer({ dataDir });
}, 120_000);

/** A name, notes of the check and a note of a return, which are nobody's outside. */
async function hide(id: string) {
  const entry = await load(db.read, id);
  if (!entry) throw new Error('No entry');
  const change = {
    profile: JSON.stringify({ ...entry.profile, initiatorName: canary }),
    verified: JSON.stringify({ 16: { level: 1, note: canary } }),
    fieldNotes: JSON.stringify({ goal: canary }),
  };
  await db.write.updateTable('innovation').set(change).where('id', '=', id).execute();
}

/** [N26] The second is handed in again, with a canary in whatever its draft changes; as it stood. */
async function handInAgain(innovationId: string): Promise<Innovation> {
  const before = await load(db.read, innovationId);
  if (!before) throw new Error('No entry');
  const clerk = { name: 'Pak Kenanga', role: 'bappeda' } as const;
  const again = { developedOn: '2026-05-02', development: canary };
  const catalogue = { ...catalogueOf(2026), year: 2027 };
  const doing = (after: number) => ({ innovationId, clerk, at: before.updatedAt + after });
  await resubmitEntry(db.write, { ...doing(1), ...again, catalogue });
  const profile = { ...before.profile, name: `${canary} baru`, goal: canary, benefit: canary };
  await correctProfile(db.write, { ...doing(2), profile });
  const file = { stored: null, fileName: null, fileType: null, fileSize: null };
  const line = { indicator: 16, title: canary, year: 2026, link: 'https://contoh.go.id', ...file };
  const evidence = { id: uuidv7(), ...line };
  expect(await addProof(db.write, { ...doing(3), evidence })).toEqual({ ok: true });
  return before;
}

afterAll(async () => {
  await server?.stop();
  await db?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const ask = (path: string, secret: string | null, more: Record<string, string> = {}) =>
  fetch(`${server.url()}/api/v1/${path}`, {
    headers: { ...(secret === null ? {} : { authorization: `Bearer ${secret}` }), ...more },
  });

type Document = Pick<ReturnType<typeof openApi>, 'paths' | 'components'>;
/** What the document of this server says against an answer. */
async function flawsAgainst(path: string, response: Response): Promise<string[]> {
  const document = (await (await fetch(`${server.url()}/api/v1/openapi.json`)).json()) as Document;
  const responses = document.paths[path]?.get.responses as unknown as Record<
    string,
    { content?: { 'application/json': { schema: Record<string, unknown> } } }
  >;
  const schema = responses[response.status]?.content?.['application/json'].schema;
  if (!schema) return [`${response.status} is not in the document`];
  const all = document.components.schemas as Record<string, Record<string, unknown>>;
  return flawsOf(
    await response.clone().json(),
    schema,
    (ref) => all[ref.split('/').at(-1) ?? ''] ?? {},
  );
}

test('[Z5] every road answers what the OpenAPI document says, with every filter and order', async () => {
  const questions = ['', '?q=akta', '?year=2026', '?kind=digital&sort=name', '?sort=score&page=1'];
  for (const question of [...questions, '?stage=applied&origin=lab', '?page=7', '?affair=1.02']) {
    const answer = await ask(`innovations${question}`, secrets.all);
    expect(answer.status, question).toBe(200);
    expect(await flawsAgainst('/api/v1/innovations', answer), question).toEqual([]);
  }
  for (const id of innovations.slice(0, 2)) {
    const answer = await ask(`innovations/${id}`, secrets.all);
    expect(await flawsAgainst('/api/v1/innovations/{id}', answer)).toEqual([]);
  }
  for (const [road, question] of [
    ['estimate', ''],
    ['estimate', '?year=2027'],
    ['coverage', ''],
    ['coverage', '?year=2026'],
  ]) {
    const answer = await ask(`${road}${question}`, secrets.all);
    expect(answer.status, road).toBe(200);
    expect(await flawsAgainst(`/api/v1/${road}`, answer)).toEqual([]);
  }
});

test('[Z5] the document is OpenAPI 3.1 in both languages, and explains every name in it', async () => {
  for (const lang of ['id', 'en'] as const) {
    const answer = await fetch(`${server.url()}/api/v1/openapi.json?lang=${lang}`);
    const text = await answer.text();
    const document = JSON.parse(text);
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi(server.url(), lang))));
    expect(document.openapi).toBe('3.1.0');
    const empty = [...text.matchAll(/"(\w+)":\{[^{}]*"description":""/g)].map(([, name]) => name);
    expect(empty).toEqual([]);
    expect(text).not.toContain('"description":"undefined"');
    for (const [, ref = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(ref);
    }
  }
});

test('[Z4] the list holds what the public page shows of the region, and nothing when it is closed', async () => {
  const list = await (await ask('innovations', secrets.list)).json();
  expect(list.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    innovations.slice(0, 2).toSorted(),
  );
  expect(list).toMatchObject({ total: 2, pageNumber: 1, next: null });
  expect((await (await ask('innovations?page=2', secrets.list)).json()).items).toEqual([]);
  expect((await ask(`innovations/${innovations[2]}`, secrets.list)).status).toBe(404);
  // Another region's token finds nothing of it.
  expect((await (await ask('innovations', secrets.far)).json()).total).toBe(0);
  expect((await ask(`innovations/${innovations[0]}`, secrets.far)).status).toBe(404);
  await regions.setRegistryPublic(db.write, lab.regionId, false);
  for (const path of ['innovations', `innovations/${innovations[0]}`]) {
    const answer = await ask(path, secrets.list);
    expect(answer.status).toBe(403);
    expect((await answer.json()).error.code).toBe('closed');
  }
  await regions.setRegistryPublic(db.write, lab.regionId, true);
});

test('[N26] nobody but its staff learns anything of an entry that is handed in again; it stands as it was', async () => {
  const id = stood.id;
  const page = (path: string, cookie = '') =>
    fetch(`${server.url()}${path}`, { headers: { cookie }, redirect: 'manual' });
  const one = `/registry/${id}`;
  const asked = ['', `?q=${encodeURIComponent(stood.name)}`, '?sort=score', '?status=registered'];
  const roads = [
    ...asked.flatMap((question) => [`/registry${question}`, `/registry/__data.json${question}`]),
    one,
    `${one}?version=registered`,
    `${one}/__data.json`,
    '/registry/feed.json',
  ];
  for (const road of roads) {
    const answer = await page(road);
    const text = await answer.text();
    expect(answer.status, road).toBe(200);
    expect(text, road).toContain(stood.name);
    expect(text, road).not.toContain(canary);
    expect(text, road).not.toContain('2027');
  }
  for (const question of [`?q=${canary}`, '?status=proposed']) {
    expect(await (await page(`/registry${question}`)).text()).not.toContain(id);
    const list = await ask(`innovations${question}`, secrets.list);
    if (list.status === 200) expect((await list.json()).total, question).toBe(0);
  }
  const told = await (await ask(`innovations/${id}`, secrets.list)).json();
  const { name, catalogueYear, profile, claimedScore } = stood;
  expect(told).toMatchObject({ name, catalogueYear, goal: profile.goal, registeredYear: 2026 });
  const files = await evidence(db.read, id);
  for (const one of files) {
    expect((await page(`/registry/${id}/evidence/${one.id}`)).status).toBe(404);
  }
  // Staff have the draft in hand, and a way to what stands of it.
  const [draft, version] = await Promise.all(
    [one, `${one}?version=registered`].map(async (road) => (await page(road, bappeda)).text()),
  );
  expect(draft).toContain(`${canary} baru`);
  expect(draft).toContain('Versi terdaftar 2026 tetap tampil untuk umum');
  expect(version).toContain('Ini versi terdaftar 2026');
  expect(version).toContain(String(claimedScore));
  expect(version).not.toContain(`${canary} baru`);
  expect(version).not.toContain('?/move');
});

test('[Z5] no person, no contact, no note and no file stands in any answer', async () => {
  const texts = await Promise.all(
    [
      'innovations',
      'estimate',
      'coverage',
      ...innovations.slice(0, 2).map((id) => `innovations/${id}`),
    ].map(async (path) => (await ask(path, secrets.all)).text()),
  );
  const names = [lab.facilitator.name, lab.bappeda.name, lab.leader.name, 'Pemilik INV-01'];
  for (const name of [...names, canary, 'bukti.example.com']) {
    expect(texts.join('\n')).not.toContain(name);
  }
  // A value that nobody foresaw, and a name that nobody offers.
  for (const question of [
    '?limit=9',
    '?year=dua',
    '?kind=kertas',
    '?page=0',
    '?year=2026&token=x',
  ]) {
    const answer = await ask(`innovations${question}`, secrets.all);
    expect(answer.status, question).toBe(400);
    expect(await flawsAgainst('/api/v1/innovations', answer)).toEqual([]);
  }
  expect((await ask(`innovations/${innovations[0]}?x=1`, secrets.all)).status).toBe(400);
});

test('[Z1] [Z2] [Z7] no token, a wrong one, one that ended and one for something else are told so in one sentence', async () => {
  const said = async (path: string, secret: string | null, lang = 'id') => {
    const answer = await ask(path, secret, { 'accept-language': lang, cookie: bappeda });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await flawsAgainst('/api/v1/innovations', answer)).toEqual([]);
    return { status: answer.status, ...(await answer.json()).error };
  };
  // A cookie of Bappeda opens nothing here.
  expect(await said('innovations', null)).toEqual({
    status: 401,
    code: 'token-missing',
    message: 'Kirim token di header Authorization: Bearer.',
  });
  expect(await said('innovations', 'labinov_salah', 'en-GB')).toMatchObject({
    status: 401,
    code: 'token-wrong',
    message: 'This token is not known. Ask Bappeda for a new one.',
  });
  expect(await said('innovations', secrets.over)).toMatchObject({
    status: 401,
    code: 'token-over',
  });
  expect(await said('innovations', secrets.revoked)).toMatchObject({
    status: 401,
    code: 'token-over',
  });
  expect(await said('estimate', secrets.list)).toMatchObject({ status: 403, code: 'scope' });
  expect(await said('coverage', secrets.list)).toMatchObject({ status: 403, code: 'scope' });
  expect(await said('innovations', secrets.numbers)).toMatchObject({ status: 403, code: 'scope' });
  expect(await said('estimate?year=1999', secrets.all)).toMatchObject({ status: 404 });
  expect(await said('tidak-ada', secrets.all)).toMatchObject({ status: 404, code: 'not-found' });
});

test('[Z6] the estimate calls itself one and is the same as on the page; coverage names no agency', async () => {
  const estimate = await (await ask('estimate', secrets.numbers)).json();
  expect(estimate).toMatchObject({ official: false, year: 2026, innovations: 3 });
  const coverage = await (await ask('coverage', secrets.numbers)).text();
  expect(JSON.parse(coverage)).toMatchObject({ innovations: 3, registered: 2 });
  const { agencyName } = await db.read
    .selectFrom('innovation')
    .select('agencyName')
    .where('id', '=', innovations[0] ?? '')
    .executeTakeFirstOrThrow();
  expect(coverage).not.toContain(agencyName);
});

test('[Z1] a page of another site may read with a token, and nobody can write', async () => {
  const origin = { origin: 'https://dasbor.example' };
  const asked = await fetch(`${server.url()}/api/v1/innovations`, {
    method: 'OPTIONS',
    headers: { ...origin, 'access-control-request-headers': 'authorization' },
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-headers')).toContain('Authorization');
  const answer = await ask('innovations', secrets.all, origin);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const refused = await fetch(`${server.url()}/api/v1/innovations`, {
      method,
      headers: { authorization: `Bearer ${secrets.all}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(refused.status, method).toBe(405);
    expect((await refused.json()).error.code).toBe('method');
  }
});

test('[Z3] [Z7] an answer that has not changed is not sent again; a token keeps the day of its use', async () => {
  const first = await ask('innovations', secrets.all);
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  const again = await ask('innovations', secrets.all, { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  const renamed = { name: 'Nama yang berubah', updatedAt: Date.now() };
  await db.write
    .updateTable('innovation')
    .set(renamed)
    .where('id', '=', innovations[0] ?? '')
    .execute();
  expect((await ask('innovations', secrets.all, { 'if-none-match': etag })).status).toBe(200);
  await expect
    .poll(async () => (await tokens.byHash(db.read, hashOf(secrets.all)))?.lastUsedAt, {
      timeout: 30_000,
    })
    .not.toBeNull();
  const used = (await tokens.byHash(db.read, hashOf(secrets.all)))?.lastUsedAt ?? 1;
  // Midnight in the region: no hour of it is kept.
  expect(used % 86_400_000).toBe(17 * 3_600_000);
  expect((await tokens.byHash(db.read, hashOf(secrets.over)))?.lastUsedAt).toBeNull();
});

test('[Z7] a token that asks too fast is told when to come back; others go on', async () => {
  const answers = await Promise.all(
    Array.from({ length: 400 }, () => ask('estimate?year=1999', secrets.fast)),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(100);
  const [one] = refused;
  if (!one) throw new Error('Nobody was refused');
  expect(Number(one.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await one.json()).error.code).toBe('too-fast');
  expect((await ask('innovations', secrets.list)).status).toBe(200);
});

test('[Z5] what holds an answer against the document sees what is missing, strange or of another kind', async () => {
  const answer = async (change: Record<string, unknown>) => {
    const body = { ...(await (await ask('estimate', secrets.numbers)).json()), ...change };
    return flawsAgainst('/api/v1/estimate', Response.json(body));
  };
  expect(await answer({})).toEqual([]);
  expect(await answer({ official: true })).toEqual(['$.official: not the constant']);
  expect(await answer({ index: undefined })).toEqual(['$.index: missing']);
  expect(await answer({ innovations: -1.5 })).toHaveLength(2);
  expect(await answer({ leader: 'Bu Sekda' })).toEqual(['$.leader: not foreseen']);
  expect(await answer({ category: 'best' })).toEqual(['$.category: best is not offered']);
});
