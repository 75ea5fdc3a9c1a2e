/** `labinov verify`: one thing of each kind is broken in a copy, and is named. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/lab/refusals.ts';
import { openReader } from '#lib/server/db/database-reader.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { same } from '#lib/server/db/verify-findings.ts';
import { verify, type Check } from '#lib/server/db/verify.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { innovations } from '../src/rehearsal/material.ts';
import { freshDatabase } from './support/database.ts';
import { at, newId, openLaboratory, playInnovation } from './support/laboratory.ts';

const dir = mkdtempSync(join(tmpdir(), 'labinov-verify-'));
const pdf = Buffer.from('%PDF-1.4 bukti');
const stored = `${createHash('sha256').update(pdf).digest('hex')}.pdf`;
const open = { type: 'ballot.open', ballotId: newId(), over: 'cards', dots: 3, cap: 2 } as const;

/** A lab in which everything has happened once, written to a file that tests copy. */
beforeAll(async () => {
  await using fresh = await freshDatabase();
  const lab = await openLaboratory(fresh);
  const [sheet] = innovations();
  if (!sheet) throw new Error('No innovation in the material');
  const { ideaId, owner } = await playInnovation(lab, sheet);
  const idea = { kind: 'idea' as const, id: ideaId };
  const file = { stored, name: 'bukti.pdf', size: pdf.length, type: 'application/pdf' as const };
  const evidence = { id: newId(), indicator: null, title: 'SK', year: 2026, file, link: null };
  await lab.act(idea, owner, { type: 'evidence.add', evidence });
  const promoting = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId, at };
  const promoted = await promoteDesign(fresh.write, promoting);
  if (isRefusal(promoted)) throw new Error(JSON.stringify(promoted));

  const member = await lab.join(sheet.unit_kode, 'Penulis');
  const [boardId, otherId] = lab.boards;
  if (!boardId || !otherId) throw new Error('No boards');
  const board = { kind: 'board' as const, id: boardId };
  const cardId = newId();
  await lab.act(board, member, { type: 'card.add', cardId, text: 'Antrean', paper: 'kunyit' });
  await lab.act(board, lab.facilitator, { type: 'board.reveal' });
  await lab.act(board, lab.facilitator, open);
  const cast = { type: 'dots.place', ballotId: open.ballotId, dots: { [cardId]: 2 } } as const;
  await lab.act(board, member, cast);
  const values = Array.from({ length: 10 }, (_, n) => n % 5);
  await lab.act(lab.hall, member, { type: 'readiness.answer', values });
  const excuse = { agencyId: member.agencyId ?? '', status: 'absent', note: 'Dinas luar' } as const;
  await lab.act(lab.hall, lab.facilitator, { type: 'pledge.excuse', ...excuse });
  await sql`pragma wal_checkpoint(truncate)`.execute(fresh.write);
  cpSync(fresh.file, join(dir, 'whole.db'));
  mkdirSync(join(dir, 'evidence'));
  writeFileSync(join(dir, 'evidence', stored), pdf);
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A copy of the whole file, under a name of its own. */
function copied(): string {
  const file = join(dir, `${newId()}.db`);
  cpSync(join(dir, 'whole.db'), file);
  return file;
}

/** A copy, broken; what verify says of it. */
async function judge(breaking: (db: Db) => Promise<unknown>, evidence?: string) {
  const file = copied();
  const db = openDatabase(file);
  await sql`pragma foreign_keys = off`.execute(db.write);
  await breaking(db.write);
  await db.close();
  return told(file, evidence);
}

async function told(file: string, evidence = join(dir, 'evidence')) {
  const reader = openReader(file);
  try {
    return await verify(reader.read, evidence);
  } finally {
    await reader.close();
  }
}

test('a laboratory in which everything has happened verifies, and the counts say what was seen', async () => {
  const { ok, findings, checked } = await judge(async () => {});
  expect(findings).toEqual([]);
  expect(ok).toBe(true);
  expect(checked.files).toBe(1);
  expect(checked.innovations).toBe(1);
  expect(checked.events).toBeGreaterThan(60);
});

type Break = [what: string, check: Check, told: RegExp, run: (db: Db) => Promise<unknown>];
const run = (text: string) => (db: Db) => sql.raw(text).execute(db);

const breaks: Break[] = [
  ['a card another text', 'tables', /kartu .*\(text\)/, run(`update card set text = 'Lain'`)],
  ['a card gone', 'tables', /kartu .* tidak ada di tabel/, run('delete from card')],
  [
    'a card nobody wrote',
    'tables',
    /kartu palsu ada di tabel tetapi tidak di jurnal/,
    run(`insert into card select 'palsu', board_id, lab_id, text, paper, author_id, agency_id,
      cluster_id, at, removed from card limit 1`),
  ],
  [
    'a board of the agenda',
    'tables',
    /papan untuk kegiatan .* tidak ada/,
    run('delete from board'),
  ],
  ['a board opened', 'tables', /papan .*\(revealed\)/, run('update board set revealed = 1')],
  [
    'a name',
    'tables',
    /peserta .*\(name\)/,
    run(`update person set name = 'X' where role = 'leader'`),
  ],
  ['a pledge', 'tables', /ikrar OPD .*\(status\)/, run(`update pledge set status = 'declined'`)],
  ['the stage', 'tables', /lab .*\(stage\)/, run(`update lab set stage = 'display'`)],
  ['an agency', 'tables', /OPD .*\(short\)/, run(`update agency set short = 'X'`)],
  ['an idea', 'tables', /baris .*\(title\)/, run(`update idea set title = 'X'`)],
  [
    "an idea's document",
    'tables',
    /dokumen di tabel berbeda dari jurnal \(agencyId\)/,
    run(`update idea set state = json_set(state, '$.agencyId', 'x')`),
  ],
  [
    'a gap',
    'numbers',
    /Jurnal board .*: nomor 2 hilang, berikutnya 3/,
    run(`delete from journal where number = 2 and kind = 'board'`),
  ],
  [
    'a torn act',
    'acts',
    /tidak utuh/,
    run(`update journal set part = 1 where number = 1 and kind = 'hall'`),
  ],
  [
    'an act that was refused and done',
    'acts',
    /dijawab tanpa hasil, tetapi ada di jurnal/,
    run(`insert into unwritten_act select act_id, kind, space_id, '{"code":"locked"}', 1
      from journal where number = 1 and kind = 'hall'`),
  ],
  [
    'a refusal that cannot be read',
    'acts',
    /Jawaban atas tindakan .* tidak terbaca/,
    run(`insert into unwritten_act values ('x', 'hall', 'y', '{"code":"tidak-ada"}', 1)`),
  ],
  ['an event', 'fold', /tidak terbaca/, run(`update journal set event = '{' where kind = 'hall'`)],
  [
    'an event nobody knows',
    'fold',
    /tidak terbaca/,
    run(`update journal set event = replace(event, 'card.added', 'card.x') where kind = 'board'`),
  ],
  ['a paper', 'ballot', /0 surat suara tersimpan, 1/, run('delete from ballot_paper')],
  [
    'a paper of nobody',
    'ballot',
    /bukan milik siapa pun/,
    run(`update ballot_paper set voter_hash = 'x'`),
  ],
  [
    'a paper after closing',
    'ballot',
    /tersisa padahal sudah ditutup/,
    run(`insert into ballot_paper select 'old', voter_hash, board_id, dots from ballot_paper`),
  ],
  ['no key', 'ballot', /tanpa kunci/, run('delete from ballot_key')],
  ['an entry', 'registry', /Ide .* tidak menyebutnya kembali/, run('delete from innovation')],
  [
    'an entry of another idea',
    'registry',
    /Inovasi .* tidak menyebutnya kembali/,
    run(`update innovation set idea_id = 'x'`),
  ],
  ['a step', 'registry', /riwayatnya tidak lengkap/, run('update innovation_step set number = 2')],
  [
    'a version that stands',
    'registry',
    /versi terdaftarnya tidak cocok/,
    run(`insert into innovation_standing
      select id, 2020, name, digital, affair, stage_of_innovation, 1, 0 from innovation`),
  ],
  [
    'a key',
    'foreign-key',
    /Tabel innovation_step.* innovation yang tidak ada/,
    run(`update innovation_step set innovation_id = 'x'`),
  ],
];

describe('what is broken is named', () => {
  test.each(breaks)('%s', async (_what, check, told, breaking) => {
    const { ok, findings } = await judge(breaking);
    expect(ok).toBe(false);
    const sentences = findings.filter((one) => one.check === check).map((one) => one.sentence);
    expect(sentences.join('\n')).toMatch(told);
    // One sentence each, and none so long that nobody reads it.
    expect(findings.every(({ sentence }) => !sentence.includes('\n'))).toBe(true);
  });

  test('a page of the file', async () => {
    const file = copied();
    const reader = openReader(file);
    const { rows } = await sql<{ rootpage: number }>`
      select rootpage from sqlite_master where name = 'card_board'`.execute(reader.read);
    const { rows: sizes } = await sql<{ pageSize: number }>`pragma page_size`.execute(reader.read);
    await reader.close();
    const bytes = readFileSync(file);
    // The last byte of the index page of cards belongs to its first entry.
    const at = (rows[0]?.rootpage ?? 0) * (sizes[0]?.pageSize ?? 0) - 8;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const { findings } = await told(file);
    expect(findings[0]).toMatchObject({ check: 'file', where: 'labinov.db' });
    expect(findings[0]?.sentence).toContain('card_board');
  });

  test('a file of evidence that is gone, or is another one', async () => {
    const gone = await judge(async () => {}, join(dir, 'nowhere'));
    expect(gone.findings.map(({ sentence }) => sentence).join()).toContain('tidak ada di folder');
    const other = mkdtempSync(join(dir, 'evidence-'));
    writeFileSync(join(other, stored), '%PDF-1.4 lain');
    const changed = await judge(async () => {}, other);
    expect(changed.findings).toMatchObject([{ check: 'evidence', where: stored }]);
    expect(changed.findings[0]?.sentence).toContain('bukan lagi yang diunggah');
  });
});

test('the command answers 0 or 1, with --json for machines, and changes nothing', async () => {
  const data = mkdtempSync(join(dir, 'data-'));
  cpSync(join(dir, 'whole.db'), join(data, 'labinov.db'));
  const command = () =>
    promisify(execFile)(process.execPath, ['src/cli.ts', 'verify', '--json'], {
      env: { PATH: process.env['PATH'], LABINOV_DATA: data },
    }).then(
      ({ stdout }) => ({ code: 0, told: JSON.parse(stdout) as { ok: boolean } }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, told: JSON.parse(stdout) }),
    );
  // The file of evidence is missing here.
  expect(await command()).toMatchObject({ code: 1, told: { ok: false } });
  cpSync(join(dir, 'evidence'), join(data, 'evidence'), { recursive: true });
  expect(await command()).toMatchObject({ code: 0, told: { ok: true, findings: [] } });
  expect(readFileSync(join(data, 'labinov.db'))).toEqual(readFileSync(join(dir, 'whole.db')));
});

test('JSON is compared by what it says', () => {
  expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  expect(same({ a: 1 }, { a: '1' })).toBe(false);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same({}, [])).toBe(false);
  expect(same(null, {})).toBe(false);
});
