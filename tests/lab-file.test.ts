/** A lab goes as a file from the laptop of the hall to the server of the office, and again. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { readQuestion } from '#lib/lab/registry-question.ts';
import { isPublic } from '#lib/lab/registry.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import { openReader } from '#lib/server/db/database-reader.ts';
import {
  labTables,
  registryTables,
  stayingTables,
  visitorTables,
} from '#lib/server/db/lab-rows.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { pageOf } from '#lib/server/db/registry-list.ts';
import { verify } from '#lib/server/db/verify.ts';
import { labOutcome } from '#lib/server/export/lab-outcome.ts';
import { createProgram } from '#lib/server/live/program.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { correctProfile, resubmitEntry } from '#lib/server/operations/registry.ts';
import { dropProof } from '#lib/server/operations/registry-claims.ts';
import { stageLab } from '#lib/server/portable/stage.ts';
import { importLab, type Importing } from '#lib/server/portable/import-lab.ts';
import { writeLabFile } from '#lib/server/portable/lab-file.ts';
import { innovations as sheets } from '../src/rehearsal/material.ts';
import { freshDatabase, type FreshDatabase } from './support/database.ts';
import {
  at,
  newId,
  openLaboratory,
  playInnovation,
  type Laboratory,
} from './support/laboratory.ts';

const dir = mkdtempSync(join(tmpdir(), 'labinov-lab-file-'));
const pdf = Buffer.from('%PDF-1.4 bukti');
const stored = `${createHash('sha256').update(pdf).digest('hex')}.pdf`;
const first = join(dir, 'first.labinov');
const secret = randomBytes(32);

let source: FreshDatabase;
let lab: Laboratory;
let board: { kind: 'board'; id: string };
const evidence = () => join(source.directory, 'evidence');

const card = (text: string) =>
  ({ type: 'card.add', cardId: newId(), text, paper: 'kunyit' }) as const;
const write = (path: string) =>
  writeLabFile(source.read, { labId: lab.id, evidence: evidence(), path, at, secret });

beforeAll(async () => {
  source = await freshDatabase();
  lab = await openLaboratory(source);
  mkdirSync(evidence());
  writeFileSync(join(evidence(), stored), pdf);
  const [sheet] = sheets();
  if (!sheet) throw new Error('No innovation in the material');
  const { ideaId, owner } = await playInnovation(lab, sheet);
  const file = { stored, name: 'bukti.pdf', size: pdf.length, type: 'application/pdf' as const };
  const one = { id: newId(), indicator: null, title: 'SK', year: 2026, file, link: null };
  await lab.act({ kind: 'idea', id: ideaId }, owner, { type: 'evidence.add', evidence: one });
  const promoting = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId, at };
  const promoted = await promoteDesign(source.write, promoting);
  if (isRefusal(promoted)) throw new Error(JSON.stringify(promoted));
  board = { kind: 'board', id: lab.boards[0] ?? '' };
  const member = await lab.join(sheet.unit_kode, 'Penulis');
  await lab.act(board, member, card('=1+1 Antrean "panjang"\n😀'));
  await write(first);
}, 60_000);
afterAll(async () => {
  await source.cleanup();
  rmSync(dir, { recursive: true, force: true });
});

/** Another installation with a region of its own. */
async function office() {
  const db = await freshDatabase();
  const there = await openLaboratory(db);
  const own = randomBytes(32);
  const take = (path: string, serving = false, more: Partial<Importing> = {}) =>
    importLab(db, {
      path,
      evidence: join(db.directory, 'evidence'),
      regionId: there.regionId,
      facilitators: [there.facilitator.id],
      serving,
      secret: own,
      at,
      ...more,
    });
  const findings = async () => (await verify(db.read, join(db.directory, 'evidence'))).findings;
  const outcome = async () =>
    labOutcome(db.read, lab.id, { ...there.facilitator, labId: lab.id }, { lang: 'id', at });
  const texts = async () =>
    (await db.read.selectFrom('card').select('text').execute()).map(({ text }) => text);
  const close = () => db.cleanup();
  return { db, there, take, findings, outcome, texts, [Symbol.asyncDispose]: close };
}

test('what arrives is what left: journals prove the tables, exports are equal, evidence is there', async () => {
  await using other = await office();
  expect(await other.take(first)).toMatchObject({ outcome: 'new', labId: lab.id, innovations: 1 });
  expect(await other.findings()).toEqual([]);
  const here = await labOutcome(source.read, lab.id, lab.facilitator, { lang: 'id', at });
  expect(await other.outcome()).toEqual(here);
  expect(readFileSync(join(other.db.directory, 'evidence', stored))).toEqual(pdf);
  expect(readdirSync(join(other.db.directory, 'evidence'))).toEqual([stored]);
});

test('[X35] the same file again changes nothing, a later one brings what is new, and never under a running server', async () => {
  await using other = await office();
  await other.take(first);
  const before = await other.outcome();
  expect(await other.take(first, true)).toMatchObject({ outcome: 'same', innovations: 0 });
  expect(await other.outcome()).toEqual(before);
  const member = await lab.join('PBG-OPD-01', 'Terlambat');
  await lab.act(board, member, card('Kartu hari kedua'));
  const second = join(dir, 'second.labinov');
  await write(second);
  expect(await other.take(second, true)).toEqual({ code: 'serving' });
  expect(await other.outcome()).toEqual(before);
  expect(await other.take(second)).toMatchObject({ outcome: 'newer' });
  expect(await other.texts()).toContain('Kartu hari kedua');
  expect(await other.take(first)).toMatchObject({ outcome: 'same' });
  expect(await other.findings()).toEqual([]);
});

test('what visitors left in either place is kept when a later file comes', async () => {
  await using other = await office();
  await other.take(first);
  const { id: ideaId } = await source.read
    .selectFrom('idea')
    .select('id')
    .executeTakeFirstOrThrow();
  const say = (db: FreshDatabase, text: string) =>
    db.write
      .insertInto('visitorWord')
      .values({
        id: newId(),
        ideaId,
        labId: lab.id,
        visitor: text,
        text,
        wantsCopy: 0,
        name: '',
        contact: '',
        consentAt: null,
        hidden: 0,
        at,
      })
      .execute();
  await say(other.db, 'Ditulis di kantor');
  await say(source, 'Ditulis di aula');
  await lab.act(board, await lab.join('PBG-OPD-03', 'Sore'), card('Kartu sore'));
  const later = join(dir, 'visitors.labinov');
  await write(later);
  expect(await other.take(later)).toMatchObject({ outcome: 'newer' });
  const words = await other.db.read.selectFrom('visitorWord').select('text').execute();
  expect(words.map(({ text }) => text).sort()).toEqual(['Ditulis di aula', 'Ditulis di kantor']);
  // Visitors leave no journal: a lab in which nothing else happened brings their words all the same.
  await say(source, 'Ditulis seusai lab');
  const last = join(dir, 'visitors-alone.labinov');
  await write(last);
  expect(await other.take(last, true)).toMatchObject({ outcome: 'newer', visitors: 1 });
  expect(await other.take(last, true)).toMatchObject({ outcome: 'same', visitors: 0 });
  const now = await other.db.read.selectFrom('visitorWord').select('text').execute();
  expect(now.map(({ text }) => text)).toContain('Ditulis seusai lab');
});

test('[X33] a lab that came in meanwhile is not overwritten, and entries belong to the region of theirs', async () => {
  await using other = await office();
  await other.take(first);
  await lab.act(board, await lab.join('PBG-OPD-08', 'Susulan'), card('Kartu susulan'));
  const later = join(dir, 'meanwhile.labinov');
  await write(later);
  const regionId = newId();
  const home = await other.db.read.selectFrom('region').selectAll().executeTakeFirstOrThrow();
  await other.db.write
    .insertInto('region')
    .values({ ...home, id: regionId, name: 'Daerah lain' })
    .execute();
  expect(await other.take(later, false, { regionId, onlyNew: true })).toEqual({
    code: 'not-yours',
  });
  expect(await other.texts()).not.toContain('Kartu susulan');
  for (const { id } of await innovations.ofLab(other.db.read, lab.id)) {
    await other.db.write.deleteFrom('innovation').where('id', '=', id).execute();
  }
  expect(await other.take(later, false, { regionId })).toMatchObject({ innovations: 1 });
  const [entry] = await innovations.ofLab(other.db.read, lab.id);
  expect(entry?.regionId).toBe(other.there.regionId);
});

test('a lab that went on in both places is left alone', async () => {
  await using other = await office();
  await other.take(first);
  await other.db.write
    .insertInto('journal')
    .values({
      kind: 'hall',
      spaceId: lab.id,
      number: 9_999,
      labId: lab.id,
      actId: newId(),
      part: 0,
      personId: null,
      at,
      event: '{"type":"room.released"}',
    })
    .execute();
  const member = await lab.join('PBG-OPD-02', 'Lain');
  await lab.act(board, member, card('Lain lagi'));
  const third = join(dir, 'third.labinov');
  await write(third);
  expect(await other.take(third)).toEqual({ code: 'went-on' });
  expect(await other.texts()).not.toContain('Lain lagi');
});

test('an entry whose number is taken gets the next one, and its history says so', async () => {
  await using other = await office();
  const number = (await innovations.ofLab(source.read, lab.id))[0]?.number ?? '';
  const [sheet] = sheets();
  const { ideaId } = await playInnovation(other.there, sheet!);
  const person = other.there.facilitator;
  const promoting = { ideaId, person, catalogueYear: 2026, newId, at };
  expect(await promoteDesign(other.db.write, promoting)).toMatchObject({ number });
  await other.take(first);
  const [entry] = await innovations.ofLab(other.db.read, lab.id);
  expect(entry?.number).toMatch(/-0002$/);
  const steps = await innovations.steps(other.db.read, entry!.id);
  expect(steps.at(-1)?.note).toContain(number);
  expect(await other.findings()).toEqual([]);
});

test('[V4] [X30] an open ballot keeps the lab where its papers are', async () => {
  const { facilitator } = lab;
  await lab.act(board, facilitator, { type: 'board.reveal' });
  const open = { type: 'ballot.open', ballotId: newId(), over: 'cards', dots: 3, cap: 2 } as const;
  await lab.act(board, facilitator, open);
  expect(await write(join(dir, 'voting.labinov'))).toMatchObject({ code: 'ballot-open' });
  expect(readdirSync(dir)).not.toContain('voting.labinov');
  await lab.act(board, facilitator, { type: 'ballot.close', ballotId: open.ballotId });
  expect(await write(join(dir, 'closed.labinov'))).toMatchObject({ files: 1 });
});

test('a file of evidence that is gone, or that a text only names, keeps no lab where it is', async () => {
  const name = `${'ab'.repeat(32)}.pdf`;
  await source.write
    .updateTable('idea')
    .set({ state: sql`replace(state, '"title":"SK"', ${`"title":"SK ${name}"`})` })
    .execute();
  const path = join(dir, 'lost.labinov');
  expect(await write(path)).toMatchObject({ files: 1, missing: 1 });
  const names = Object.keys(unzipSync(readFileSync(path))).filter((one) =>
    one.includes('evidence/'),
  );
  expect(names).toEqual([`evidence/${stored}`]);
  await source.write
    .updateTable('idea')
    .set({ state: sql`replace(state, ${`"title":"SK ${name}"`}, '"title":"SK"')` })
    .execute();
});

test('codes, keys and links stay behind', async () => {
  const parts = unzipSync(readFileSync(first));
  const [row] = strFromU8(parts['tables/lab.ndjson']!).split('\n');
  const columns = Object.keys(JSON.parse(row ?? '') as object);
  expect(columns).toContain('title');
  expect(columns.filter((name) => /code|key|region/.test(name))).toEqual([]);
  expect(Object.keys(parts).some((name) => /device|account|link|ballot/.test(name))).toBe(false);
});

test('every table that speaks of a lab or an innovation travels, or is named among those that stay', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct m.name from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and c.name in ('lab_id', 'innovation_id')`.execute(source.read);
  const known: readonly string[] = [
    ...labTables,
    ...visitorTables,
    ...registryTables,
    ...stayingTables,
  ];
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

/** The file with its parts changed; the manifest told of it unless `lie`. */
function changed(change: (parts: Unzipped) => void, lie = false): string {
  const parts = unzipSync(readFileSync(first));
  change(parts);
  if (!lie) {
    const told = Object.entries(parts)
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, content]) => {
        const sha256 = createHash('sha256').update(content).digest('hex');
        return { name, size: content.length, sha256 };
      });
    parts['manifest.json'] = strToU8(JSON.stringify({ format: 1, parts: told }));
  }
  const path = join(dir, `${newId()}.labinov`);
  writeFileSync(path, zipSync(parts));
  return path;
}
const edit = (parts: Unzipped, name: string, from: string, to: string) => {
  parts[name] = strToU8(strFromU8(parts[name]!).replace(from, to));
};
const line = (parts: Unzipped, name: string, text: string) => {
  parts[name] = strToU8(`${strFromU8(parts[name]!)}${text}\n`);
};
const twice = (parts: Unzipped, name: string) => {
  line(parts, name, strFromU8(parts[name]!).split('\n')[0] ?? '');
};
const file = (content: Uint8Array): string => {
  const path = join(dir, `${newId()}.labinov`);
  writeFileSync(path, content);
  return path;
};

test.for<[what: string, path: () => string, code: string]>([
  ['a text', () => file(Buffer.from('bukan zip sama sekali')), 'no-lab-file'],
  ['nothing at all', () => file(Buffer.alloc(0)), 'no-lab-file'],
  ['another zip', () => file(zipSync({ 'xl/workbook.xml': strToU8('<x/>') })), 'no-lab-file'],
  [
    'a way out of the folder',
    () => changed((p) => (p['evidence/../../x.pdf'] = pdf)),
    'no-lab-file',
  ],
  ['a file cut short', () => file(readFileSync(first).subarray(0, -3_000)), 'cut'],
  ['a byte of a table', () => changed((p) => edit(p, 'tables/card.ndjson', 'A', 'B'), true), 'cut'],
  [
    'evidence of another content',
    () => changed((p) => (p[`evidence/${stored}`] = strToU8('x'))),
    'cut',
  ],
  ['a table left out', () => changed((p) => delete p['tables/card.ndjson'], true), 'cut'],
  [
    'a newer program',
    () => changed((p) => edit(p, 'lab.json', '"shape": "0', '"shape": "9')),
    'too-new',
  ],
  [
    'a card nobody wrote',
    () => changed((p) => edit(p, 'tables/card.ndjson', 'Antrean', 'Lain')),
    'foreign',
  ],
  [
    'a row of another lab',
    () => changed((p) => edit(p, 'tables/card.ndjson', lab.id, newId())),
    'foreign',
  ],
  [
    'a column of its own',
    () => changed((p) => edit(p, 'tables/card.ndjson', '"text"', '"x"')),
    'foreign',
  ],
  ['a line that is no row', () => changed((p) => line(p, 'tables/card.ndjson', 'null')), 'cut'],
  [
    'a manifest of nothing',
    () => changed((p) => (p['manifest.json'] = strToU8('{"format":1,"parts":[null]}')), true),
    'cut',
  ],
  ['a card that stands twice', () => changed((p) => twice(p, 'tables/card.ndjson')), 'foreign'],
  [
    'an event that is no JSON',
    () => changed((p) => edit(p, 'tables/journal.ndjson', '"event":"{', '"event":"[{')),
    'foreign',
  ],
  [
    'an idea that is no JSON',
    () => changed((p) => edit(p, 'tables/idea.ndjson', '"state":"{', '"state":"[{')),
    'foreign',
  ],
  [
    'an entry that is no JSON',
    () => changed((p) => edit(p, 'tables/innovation.ndjson', '"profile":"{', '"profile":"[{')),
    'foreign',
  ],
  [
    'a row without what it needs',
    () => changed((p) => edit(p, 'tables/agency.ndjson', '"name":', '"short_name":')),
    'foreign',
  ],
  [
    'a description of itself that no page can show',
    () => changed((p) => edit(p, 'lab.json', '"madeAt": 1', '"madeAt": 1e99, "x": 1')),
    'no-lab-file',
  ],
  [
    'a moment that is none',
    () =>
      changed((p) =>
        edit(p, 'tables/innovation.ndjson', '"created_at":', '"created_at":"x","year":'),
      ),
    'foreign',
  ],
  [
    'a moment later than any day',
    () => changed((p) => edit(p, 'tables/innovation.ndjson', '"updated_at":', '"updated_at":9999')),
    'foreign',
  ],
  [
    'a lab on no day, as its journal says',
    () =>
      changed((p) => {
        for (const name of ['lab', 'journal']) {
          const path = `tables/${name}.ndjson`;
          const day = /(starts_on"|startsOn\\")(:\\?")[\d-]{10}/g;
          p[path] = strToU8(strFromU8(p[path]!).replaceAll(day, '$1$2besok'));
        }
      }),
    'foreign',
  ],
  [
    'an entry of an idea elsewhere',
    () =>
      changed((p) =>
        edit(
          p,
          'tables/innovation.ndjson',
          '"idea_id":"',
          `"idea_id":"${newId()}","ministry_number":"`,
        ),
      ),
    'foreign',
  ],
  [
    'a word about an idea elsewhere',
    () =>
      changed((p) => {
        const said = { id: newId(), idea_id: newId(), lab_id: lab.id, visitor: 'v', text: 'Bagus' };
        const rest = { wants_copy: 0, name: '', contact: '', consent_at: null, hidden: 0, at };
        line(p, 'tables/visitor_word.ndjson', JSON.stringify({ ...said, ...rest }));
      }),
    'foreign',
  ],
  [
    'what was packed to burst',
    () => file(zipSync({ 'lab.json': new Uint8Array(20_000_000) })),
    'no-lab-file',
  ],
  [
    'an event nobody knows',
    () => changed((p) => edit(p, 'tables/journal.ndjson', 'card.added', 'card.x')),
    'foreign',
  ],
])('[X34] %s is refused, and nothing changed', async ([, path, code]) => {
  await using other = await office();
  const before = await other.db.read.selectFrom('journal').select('number').execute();
  expect(await other.take(path())).toEqual({ code });
  expect(await other.db.read.selectFrom('journal').select('number').execute()).toEqual(before);
  const others = (name: string) => !name.startsWith('labinov.db');
  expect(readdirSync(other.db.directory).filter(others)).toEqual([]);
});

const cli = (directory: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, ['--no-warnings', 'src/cli.ts', ...args], {
    env: { ...process.env, LABINOV_DATA: directory },
  }).catch((fault: { code: number; stdout: string; stderr: string }) => fault);

test('the command line carries it from one data directory to another', async () => {
  await using other = await office();
  const path = join(dir, 'cli.labinov');
  const list = await cli(source.directory, 'export-lab');
  expect(list).toMatchObject({ code: 1, stderr: expect.stringContaining('Sebutkan kode lab') });
  const out = await cli(source.directory, 'export-lab', lab.id, '--to', path, '--json');
  expect(JSON.parse(out.stdout)).toMatchObject({ path, files: 1 });
  const taken = await cli(other.db.directory, 'import-lab', path, '--json');
  expect(JSON.parse(taken.stdout)).toMatchObject({ outcome: 'new', labId: lab.id });
  const again = await cli(other.db.directory, 'import-lab', path);
  expect(again.stdout).toContain('sudah ada di sini');
  const broken = await cli(other.db.directory, 'import-lab', file(Buffer.from('x')));
  expect(broken).toMatchObject({ code: 1, stderr: expect.stringContaining('bukan berkas lab') });
  const reader = openReader(join(other.db.directory, 'labinov.db'));
  expect((await verify(reader.read, join(other.db.directory, 'evidence'))).findings).toEqual([]);
  await reader.close();
});

test('[X31] who wrote on a board that does not tell stays behind, and comes back to where it is known', async () => {
  const member = await lab.join('PBG-OPD-04', 'Bu Rahasia');
  const silent = { kind: 'board', id: lab.boards[1] ?? '' } as const;
  await lab.act(silent, lab.facilitator, { type: 'board.sign', names: 'nobody' });
  const kept = card('Tanpa nama');
  await lab.act(silent, member, kept);
  const path = join(dir, 'authors.labinov');
  await write(path);
  const parts = unzipSync(readFileSync(path));
  const linesOf = (name: string) => strFromU8(parts[`tables/${name}.ndjson`]!).split('\n');
  const at = (id: string) => (one: string) => one.includes(`"kind":"board","space_id":"${id}"`);
  const journal = linesOf('journal').filter(at(silent.id)).join('\n');
  const cards = linesOf('card')
    .filter((one) => one.includes(kept.cardId))
    .join('\n');
  expect(journal).toContain('Tanpa nama');
  for (const told of [member.id, member.agencyId ?? '', 'Bu Rahasia']) {
    expect(journal + cards).not.toContain(told);
  }
  // On a board that shows agencies, the agency travels and the person does not.
  const open = linesOf('journal').filter(at(board.id)).join('\n');
  expect(open).toContain(lab.agencies.get(sheets()[0]?.unit_kode ?? '') ?? 'an agency');
  expect(open).not.toContain('Penulis');

  await using other = await office();
  expect(await other.take(path)).toMatchObject({ outcome: 'new' });
  expect(await other.findings()).toEqual([]);
  // And home again: nothing is new, and the author is the author still.
  const home = (from = path) =>
    importLab(source, {
      path: from,
      evidence: evidence(),
      regionId: lab.regionId,
      facilitators: [],
      serving: false,
      secret,
      at: Date.now(),
    });
  expect(await home()).toMatchObject({ outcome: 'same' });
  const row = () =>
    source.read
      .selectFrom('card')
      .select(['authorId', 'agencyId'])
      .where('id', '=', kept.cardId)
      .executeTakeFirstOrThrow();
  expect(await row()).toEqual({ authorId: member.id, agencyId: member.agencyId });
  // Also from a file that was made there.
  const theirs = join(dir, 'theirs.labinov');
  const put = { labId: lab.id, evidence: join(other.db.directory, 'evidence'), path: theirs };
  await writeLabFile(other.db.read, { ...put, at: Date.now(), secret: randomBytes(32) });
  expect(await home(theirs)).toMatchObject({ outcome: 'same' });
  expect(await row()).toEqual({ authorId: member.id, agencyId: member.agencyId });
});

test('[N26] an entry that is handed in again arrives with what stands of it, its words and its files', async () => {
  const { id, profile, name } = (await innovations.ofLab(source.read, lab.id))[0]!;
  const clerk = { name: 'Pak Kenanga', role: 'bappeda' } as const;
  await source.write
    .transaction()
    .execute((trx) =>
      innovations.update(trx, id, { status: 'registered', registeredYear: 2026, updatedAt: at }),
    );
  const again = { developedOn: '2026-05-02', development: 'Kini di 12 desa' };
  const catalogue = { ...catalogueOf(2026), year: 2027 };
  const doing = (after: number) => ({ innovationId: id, clerk, at: at + after });
  await resubmitEntry(source.write, { ...doing(1), ...again, catalogue });
  const draft = { ...profile, name: 'Gerobak keliling' };
  await correctProfile(source.write, { ...doing(2), profile: draft });
  const proofs = await innovations.evidence(source.read, id);
  await dropProof(source.write, { ...doing(3), evidenceId: proofs.at(-1)?.id ?? '' });
  const path = join(dir, 'again.labinov');
  await write(path);

  await using other = await office();
  // [X33] Its draft says nothing of what a Bappeda found; what stands of it does.
  const judgedIn = async (file: string) => {
    const into = mkdtempSync(join(dir, 'staged-'));
    return stageLab({ path: file, dir: into, main: other.db.file, secret });
  };
  expect(await judgedIn(first)).toMatchObject({ judged: 0 });
  expect(await judgedIn(path)).toMatchObject({ judged: 1 });
  expect(await other.take(path)).toMatchObject({ outcome: 'new', innovations: 1 });
  expect(await other.findings()).toEqual([]);
  const found = async (q: string) => {
    const question = readQuestion(new URLSearchParams({ q }));
    return (await pageOf(other.db.read, 'public', question)).lines.map((line) => line.name);
  };
  expect(await found(name)).toEqual([name]);
  expect(await found('gerobak')).toEqual([]);
  const version = await innovations.seenAs(other.db.read, id, isPublic);
  expect(version).toMatchObject({ standing: true, entry: { profile, registeredYear: 2026 } });
  expect(version?.evidence).toEqual(proofs);
});

test('[X35] a later file reaches a lab that is open here: screens go on, devices stay', async () => {
  await using other = await office();
  const quiet = () => {};
  await other.take(first);
  const program = createProgram({
    db: other.db,
    now: () => at,
    newId,
    log: { error: quiet, warn: quiet },
  });
  const lead = { ...lab.facilitator, labId: lab.id };
  const shown = async () =>
    Object.values((await program.read(board, lead))?.state.cards ?? {}).map(({ text }) => text);
  await shown();
  const [one] = await other.db.read.selectFrom('person').select('id').limit(1).execute();
  const device = hashOf('perangkat');
  await devices.seat(other.db.write, device, lab.id, one?.id ?? '', at);
  const member = await lab.join('PBG-OPD-07', 'Malam');
  await lab.act(board, member, card('Kartu malam'));
  const later = join(dir, 'open.labinov');
  await write(later);
  expect(await other.take(later)).toMatchObject({ outcome: 'newer' });
  await program.readOnLab(lab.id);
  expect(await shown()).toContain('Kartu malam');
  expect(await devices.personOf(other.db.read, device, lab.id)).toBe(one?.id);
  expect(await other.findings()).toEqual([]);
  await program.stop();
});
