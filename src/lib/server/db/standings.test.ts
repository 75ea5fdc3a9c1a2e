/** A registered entry that is handed in again stays public as it was. */
import { sql, type Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { readQuestion } from '#lib/lab/registry-question.ts';
import { isPublic, type Clerk, type Status } from '#lib/lab/registry.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { freshPostgres } from '../../../../tests/support/postgres.ts';
import { enterEntries, entryOf } from '../../../../tests/support/registry-entries.ts';
import { up } from '../../../../db/migrations/0030_standing.ts';
import { coverageOf } from '../operations/coverage.ts';
import { innovationFor, listFor } from '../operations/outside.ts';
import { offersOf, packageOf } from '../operations/exchange.ts';
import { addProof, dropProof } from '../operations/registry-claims.ts';
import { correctProfile, moveEntry, resubmitEntry } from '../operations/registry.ts';
import { isUsed } from '../operations/sample.ts';
import { onShelf } from '../shelf-sheet.ts';
import type { Db } from './database.ts';
import * as innovations from './innovations.ts';
import * as registryList from './registry-list.ts';
import type { Eyes } from './registry-list.ts';
import { indexWaiting } from './registry-search.ts';
import * as standings from './standings.ts';

const clerk: Clerk = { name: 'Pak Kenanga', role: 'bappeda' };
const staff: Eyes = { regionId: 'r1' };
const shelf: Eyes = { regionId: 'r1', shelf: true };
const ofRegion: Eyes = { publicOf: 'r1' };
const visitors = ['public', ofRegion] as const;

const page = (db: Db, address: string, eyes: Eyes = 'public') =>
  registryList.pageOf(db, eyes, readQuestion(new URLSearchParams(address)));
const found = async (db: Db, address: string, eyes: Eyes = 'public') =>
  (await page(db, address, eyes)).lines.map(({ name }) => name);

const { profile } = entryOf({});
const whole = {
  initiator: 'agency',
  initiatorName: 'Kepala Dinas',
  form: 'service',
  benefit: 'Warga',
  result: 'Turun',
  design: 'langkah '.repeat(300),
  appliedOn: '2025-01-02',
} as const;
const old = {
  ...profile,
  ...whole,
  name: 'Bank Sampah',
  goal: 'Sampah pilah di kelas',
  digital: false,
  affair: '2.11',
  stageOfInnovation: 'trial' as const,
};
const draft = {
  ...old,
  name: 'Jemput Limbah',
  goal: 'Gerobak keliling',
  digital: true,
  affair: '1.02',
  stageOfInnovation: 'applied' as const,
};
const proof = (id: string, title: string) => ({
  id,
  title,
  indicator: 16,
  year: 2026,
  stored: `${id.padEnd(64, '0')}.pdf`,
  fileName: `${title}.pdf`,
  fileType: 'application/pdf',
  fileSize: 7,
  link: null,
});

let now = 100;
const doing = (innovationId: string) => ({ innovationId, clerk, at: (now += 10) });
const ok = (answer: object) => expect(answer).toEqual({ ok: true });

const move = async (db: Db, id: string, ...ways: Status[]) => {
  for (const to of ways) {
    const about = { to, note: 'Sebab', year: 2027, ministryNumber: '99-2' };
    ok(await moveEntry(db, { ...doing(id), move: about }));
  }
};

const handInAgain = async (db: Db, id: string) => {
  const told = { developedOn: '2026-05-02', development: 'Kini di 12 desa' };
  const catalogue = { ...catalogueOf(2026), year: 2027 };
  ok(await resubmitEntry(db, { ...doing(id), ...told, catalogue }));
};

/** One that is handed in again with another name, kind, affair, stage, text and evidence; one that is not. */
async function prepared(db: Db): Promise<[string, string]> {
  const [id = '', other = ''] = await enterEntries(db, [
    {
      name: old.name,
      status: 'registered',
      registeredYear: 2026,
      ministryNumber: '33.03-1',
      profile: old,
      affair: '2.11',
      stageOfInnovation: 'trial',
      verifiedScore: 55,
    },
    { name: 'Antrean Lansia', status: 'registered', registeredYear: 2026, verifiedScore: 50 },
  ]);
  await db.transaction().execute(async (trx) => {
    const lines = [proof('e1', 'SK tim'), proof('e2', 'Foto lama')];
    await innovations.addEvidence(
      trx,
      lines.map((line) => ({ ...line, innovationId: id })),
    );
  });
  await handInAgain(db, id);
  ok(await correctProfile(db, { ...doing(id), profile: draft }));
  ok(await addProof(db, { ...doing(id), evidence: proof('e3', 'Foto baru') }));
  ok(await dropProof(db, { ...doing(id), evidenceId: 'e2' }));
  return [id, other];
}

describe.each(['SQLite', 'PostgreSQL'] as const)('what stands, on %s', (kind) => {
  const fresh = { SQLite: freshDatabase, PostgreSQL: freshPostgres }[kind];

  test('[N26] visitors find the registered version by its words and filters, and nothing of the new one', async () => {
    await using db = await fresh();
    await prepared(db.write);
    const { read } = db;
    for (const eyes of visitors) {
      expect(await found(read, '', eyes)).toEqual(['Antrean Lansia', 'Bank Sampah']);
      expect(await page(read, '', eyes)).toMatchObject({ total: 2, digital: 0, nonDigital: 2 });
      for (const asked of ['q=sampah', 'q=kelas', 'q=33.03', 'affair=2.11', 'stage=trial']) {
        expect(await found(read, asked, eyes), asked).toEqual(['Bank Sampah']);
      }
      expect(await found(read, 'q=sampah&sort=newest&kind=non-digital', eyes)).toHaveLength(1);
      const drafts = ['q=limbah', 'q=gerobak', 'q=jemput&sort=newest', 'stage=applied'];
      for (const asked of [...drafts, 'kind=digital', 'q=sampah&kind=digital', 'status=proposed']) {
        expect(await page(read, asked, eyes), asked).toMatchObject({ total: 0, lines: [] });
      }
      expect(await registryList.countOf(read, eyes)).toBe(2);
    }
    expect((await page(read, 'q=sampah')).lines).toMatchObject([
      { status: 'registered', catalogueYear: 2026, verified: 55, digital: false, year: 2026 },
    ]);
    expect((await registryList.choicesOf(read, 'public')).agencies).toEqual(['Dinas Kesehatan']);
    for (const asked of ['q=limbah', 'q=gerobak', 'affair=1.02&kind=digital', 'status=proposed']) {
      expect(await found(read, asked, staff), asked).toEqual(['Jemput Limbah']);
    }
    expect(await found(read, 'q=sampah', staff)).toEqual([]);
    expect(await registryList.countOf(read, staff)).toBe(2);
  });

  test('[N26] every order runs through entries and what stands of others, page by page', async () => {
    await using db = await fresh();
    const ids = await enterEntries(
      db.write,
      Array.from({ length: 120 }, (_, at) => ({
        name: `Inovasi ${String((at * 7) % 120).padStart(3, '0')}`,
        agencyName: `Dinas ${at % 5}`,
        status: 'registered' as const,
        verifiedScore: (at * 11) % 90,
      })),
    );
    const orders = ['sort=newest', 'sort=name', 'sort=score', 'sort=agency', 'q=inovasi'];
    const asked = [...orders, 'q=inovasi&sort=newest', 'q=dinas&sort=score'].flatMap((order) =>
      [1, 2, 3].map((at) => `${order}&page=${at}`),
    );
    const before = new Map<string, string[]>();
    for (const one of asked) before.set(one, await found(db.read, one));
    for (const [at, id] of ids.entries()) {
      if (at % 4 === 0) await handInAgain(db.write, id);
    }
    for (const one of asked) {
      expect(await found(db.read, one), one).toEqual(before.get(one));
      expect((await page(db.read, one)).total).toBe(120);
    }
  });

  test('[N26] page, evidence, API and shelf show the version as it stood', async () => {
    await using db = await fresh();
    const [id] = await prepared(db.write);
    const seen = await innovations.seenAs(db.read, id, isPublic);
    expect(seen?.entry).toMatchObject({
      name: 'Bank Sampah',
      profile: old,
      status: 'registered',
      registeredYear: 2026,
      ministryNumber: '33.03-1',
      verifiedScore: 55,
      catalogueYear: 2026,
      development: '',
      updatedAt: 1,
    });
    expect(seen?.evidence.map(({ title }) => title)).toEqual(['SK tim', 'Foto lama']);
    expect(await isUsed(db.read, proof('e2', '').stored)).toBe(true);
    const asked = { regionId: 'r1', origin: 'https://contoh' };
    expect(await innovationFor(db.read, asked, id)).toMatchObject({
      name: 'Bank Sampah',
      goal: old.goal,
      ministryNumber: '33.03-1',
    });
    const question = readQuestion(new URLSearchParams('q=sampah'));
    expect((await listFor(db.read, asked, question)).items).toMatchObject([{ id, digital: false }]);
    expect(await found(db.read, 'q=sampah', shelf)).toEqual(['Bank Sampah']);
    expect((await onShelf(db.read, 'r1', id))?.own?.name).toBe('Bank Sampah');
    const [offer] = await offersOf(db.read, 'r1', [id]);
    expect(offer).toMatchObject({ name: 'Bank Sampah' });
    expect(offer?.evidence.map(({ title }) => title)).toEqual(['SK tim', 'Foto lama']);
    const sending = {
      region: 'Purbalingga',
      ids: [id],
      at: 1,
      choiceOf: () => ({ poster: false, paper: false, evidence: new Set(['e2', 'e3']) }),
      sizeOf: async () => 7,
      paperOf: async () => null,
    };
    const sent = await packageOf(db.read, { regionId: 'r1', ...sending });
    expect(sent?.innovations).toMatchObject([
      { profile: { name: 'Bank Sampah', goal: old.goal }, evidence: [{ title: 'Foto lama' }] },
    ]);
    expect(
      (await coverageOf(db.read, { regionId: 'r1', labId: null, year: null })).registered,
    ).toBe(2);
    await move(db.write, id, 'checking', 'ready');
    expect(await found(db.read, '', shelf)).toEqual(['Antrean Lansia', 'Jemput Limbah']);
    expect((await onShelf(db.read, 'r1', id))?.own?.name).toBe('Jemput Limbah');
    expect(await found(db.read, 'q=limbah')).toEqual([]);
  });

  test('[N27] registered anew, the new version takes its place; samples and closed pages show none', async () => {
    await using db = await fresh();
    const [id] = await prepared(db.write);
    await move(db.write, id, 'checking', 'returned', 'checking', 'ready');
    expect(await found(db.read, 'q=sampah')).toEqual(['Bank Sampah']);
    await db.write.updateTable('region').set({ registryPublic: 0 }).execute();
    expect(await found(db.read, '')).toEqual([]);
    await db.write.updateTable('region').set({ registryPublic: 1 }).execute();
    await db.write.updateTable('innovation').set({ sample: 1 }).where('id', '=', id).execute();
    expect(await found(db.read, '')).toEqual(['Antrean Lansia']);
    expect(await innovations.seenAs(db.read, id, isPublic)).toBeNull();
    await db.write.updateTable('innovation').set({ sample: 0 }).execute();
    await move(db.write, id, 'registered');
    expect(await found(db.read, '')).toEqual(['Antrean Lansia', 'Jemput Limbah']);
    expect(await found(db.read, 'q=sampah')).toEqual([]);
    expect(await found(db.read, 'q=gerobak')).toEqual(['Jemput Limbah']);
    expect(await standings.find(db.read, id)).toBeUndefined();
    expect(await standings.evidence(db.read, id)).toEqual([]);
    expect(await isUsed(db.read, proof('e2', '').stored)).toBe(false);
    const seen = await innovations.seenAs(db.read, id, isPublic);
    expect(seen?.entry.registeredYear).toBe(2027);
    expect(seen?.evidence.map(({ title }) => title)).toEqual(['SK tim', 'Foto baru']);
  });

  test('[N27] the archive hides what stands, and gives it back with its entry', async () => {
    await using db = await fresh();
    const [id] = await prepared(db.write);
    await move(db.write, id, 'archived');
    for (const eyes of [...visitors, shelf]) {
      expect(await found(db.read, '', eyes)).toEqual(['Antrean Lansia']);
      expect(await found(db.read, 'q=sampah', eyes)).toEqual([]);
      expect(await registryList.countOf(db.read, eyes)).toBe(1);
    }
    expect(await innovations.seenAs(db.read, id, isPublic)).toBeNull();
    await move(db.write, id, 'proposed');
    expect(await found(db.read, 'q=sampah')).toEqual(['Bank Sampah']);
  });

  test('[N26] what was handed in again under an older program stands after the upgrade', async () => {
    await using db = await fresh();
    const [id, other] = await prepared(db.write);
    const [gone = '', back = ''] = await enterEntries(db.write, [
      { name: 'Di arsip', status: 'registered' },
      { name: 'Terdaftar lagi', status: 'registered' },
    ]);
    await handInAgain(db.write, gone);
    await move(db.write, gone, 'archived');
    await handInAgain(db.write, back);
    await db.write
      .transaction()
      .execute((trx) =>
        innovations.update(trx, back, { status: 'registered', updatedAt: (now += 10) }),
      );
    const step = { status: 'registered' as const, by: 'x', note: '', change: {}, at: now };
    await db.write.transaction().execute((trx) => innovations.addStep(trx, back, step));
    await move(db.write, back, 'archived');
    const before = await innovations.seenAs(db.read, id, isPublic);
    const bare = db.write.withoutPlugins();
    for (const name of ['_search', '_evidence', '']) {
      await sql`drop table ${sql.table(`innovation_standing${name}`)}`.execute(bare);
    }
    await up(bare as unknown as Kysely<unknown>);
    const standing = await db.read
      .selectFrom('innovationStanding')
      .select('innovationId')
      .execute();
    expect(new Set(standing.map(({ innovationId }) => innovationId))).toEqual(new Set([id, gone]));
    expect(await found(db.read, 'stage=trial')).toEqual(['Bank Sampah']);
    expect(await found(db.read, 'q=sampah')).toEqual([]);
    expect(await indexWaiting(db.write, 20)).toBe(2);
    expect(await indexWaiting(db.write, 20)).toBe(0);
    expect(await found(db.read, 'q=sampah')).toEqual(['Bank Sampah']);
    const after = await innovations.seenAs(db.read, id, isPublic);
    // The older program did not keep what was taken out since; what was added since stays out.
    expect(after?.entry).toEqual(before?.entry);
    expect(after?.evidence.map(({ title }) => title)).toEqual(['SK tim']);
    expect(other).not.toBe(id);
  });
});
