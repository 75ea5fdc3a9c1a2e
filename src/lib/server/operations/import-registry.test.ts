import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { guessColumns, headingsKey } from '#lib/lab/import-columns.ts';
import { readCsv } from '#lib/server/import/csv.ts';
import * as imports from '#lib/server/db/imports.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import key from '../../../rehearsal/registri-lama-kunci.json' with { type: 'json' };
import { freshDatabase } from '../../../../tests/support/database.ts';
import { at, openLaboratory, type Laboratory } from '../../../../tests/support/laboratory.ts';
import { atOnce, bringImport, type Bringing } from './bring-import.ts';
import { planImport } from './import-registry.ts';

const bytes = readFileSync(new URL('../../../rehearsal/registri-lama.csv', import.meta.url));
const read = readCsv(bytes);
const table = 'rows' in read ? read.rows : [];

const asking = (lab: Laboratory, change: Partial<Bringing> = {}): Bringing => ({
  regionId: lab.regionId,
  table,
  ...guessColumns(change.table ?? table),
  units: {},
  choices: {},
  fileName: 'registri-lama.csv',
  by: 'Pak Kenanga',
  lang: 'id' as const,
  at,
  newId: uuidv7,
  ...change,
});
const entriesOf = (lab: Laboratory) => innovations.list(lab.db.read, lab.regionId);

describe('the old registry of Cilegon', () => {
  test('[H6] [H7] 83 entries as the key has them, 1 duplicate, 2 rows in error; again, nothing new', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    const plan = await planImport(db.read, asking(lab));
    expect(new Set(plan.errors.map(({ row }) => row))).toEqual(new Set([33, 66]));
    expect(plan.lines.filter(({ double }) => double)).toMatchObject([
      { row: 87, double: { row: 10, exact: true, choice: 'skip' } },
    ]);
    expect(await entriesOf(lab)).toEqual([]);

    const brought = await bringImport(db, asking(lab));
    expect(brought).toEqual({ created: 83, merged: 0, skipped: 1, known: 0 });
    const entries = await entriesOf(lab);
    const plain = (name: string | null) => (name ?? '').toLowerCase().replace(/\s+/g, ' ');
    const names = new Map(
      (await db.read.selectFrom('agency').select(['code', 'name']).execute()).map(
        ({ code, name }) => [code, name],
      ),
    );
    const forms = { pelayanan_publik: 'service', tata_kelola: 'governance', lainnya: 'other' };
    const origins = {
      lomba: 'contest',
      mandiri: 'independent',
      proyek_perubahan: 'change-project',
    };
    const digital = { digital: true, non_digital: false };
    const wanted = key.baris.filter(({ status }) => status === 'ok');
    expect(wanted).toHaveLength(83);
    const byName = <T extends { name: string }>(list: T[]) =>
      list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(
      byName(
        entries.map(({ profile, agencyName, year, origin, name, status }) => ({
          name: plain(name),
          agencyName,
          year,
          origin,
          status,
          form: profile.form,
          digital: profile.digital,
          trial: profile.trialStart,
          applied: profile.appliedOn,
          amount: profile.budget.amount,
        })),
      ),
    ).toEqual(
      byName(
        wanted.map((one) => ({
          name: plain(one.nama),
          agencyName: names.get(one.unit_kode ?? ''),
          year: one.tahun,
          origin: origins[one.asal as 'lomba'],
          status: 'proposed',
          form: forms[one.bentuk as 'lainnya'],
          digital: one.jenis === null ? null : digital[one.jenis as 'digital'],
          trial: one.waktu_uji_coba,
          applied: one.waktu_penerapan,
          amount: one.anggaran,
        })),
      ),
    );

    const [first] = entries.filter(({ name }) => name === 'Kelas Ibu Hamil Ceria (KIHAC)');
    expect(first).toMatchObject({ affair: '1.02', stageOfInnovation: 'applied' });
    expect(await innovations.steps(db.read, first?.id ?? '')).toMatchObject([
      {
        by: 'Pak Kenanga',
        at,
        status: 'proposed',
        note: 'Diimpor dari registri-lama.csv, baris 2.\ndokumen di laptop lama',
      },
    ]);
    expect(new Set(entries.map(({ number }) => number)).size).toBe(83);

    expect(await bringImport(db, asking(lab, { at: at + 1 }))).toEqual({
      created: 0,
      merged: 0,
      skipped: 0,
      known: 84,
    });
    expect(await entriesOf(lab)).toEqual(entries);
    expect(await imports.list(db.read, lab.regionId)).toMatchObject([
      { created: 83, merged: 0, skipped: 1, faulty: 2, by: 'Pak Kenanga' },
    ]);
  }, 60_000);

  test('[H7] mended rows come in alone, in a file of their own and in the whole file again', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    await bringImport(db, asking(lab));
    const mended = table.map((row) => [...row]);
    Object.assign(mended[32] ?? [], { 4: '2018', 8: '28/02/2018' });
    const alone = [mended[0] ?? [], mended[32] ?? []];
    expect(await bringImport(db, asking(lab, { table: alone }))).toMatchObject({
      created: 1,
    });
    expect(await bringImport(db, asking(lab, { table: mended }))).toMatchObject({
      created: 0,
      known: 85,
    });
    expect(await entriesOf(lab)).toHaveLength(84);
  }, 60_000);
});

describe('a row that is there already', () => {
  const small = (cells: string[][]) => [['Nama', 'OPD', 'Tahun', 'Tujuan', 'Manfaat'], ...cells];
  const row = ['Jemput Dahak', 'Puskesmas Cibeber', '2018', 'Sembuh', ''];
  const other = ['JEMPUT DAHAK', 'PKM Cibeber', '2019', 'Lain', 'Cepat'];

  test('[H6] skipping, merging and keeping both are done as chosen; merging overwrites nothing', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    const bring = (cells: string[][], choices: Bringing['choices'] = {}) =>
      bringImport(db, asking(lab, { table: small(cells), choices, at: at + 5 }));
    expect(await bring([row])).toMatchObject({ created: 1 });
    expect(await bring([other], { 2: 'merge' })).toMatchObject({ created: 0, merged: 1 });
    const [entry] = await entriesOf(lab);
    expect(entry?.profile).toMatchObject({ goal: 'Sembuh', benefit: 'Cepat' });
    expect(await innovations.steps(db.read, entry?.id ?? '')).toMatchObject([
      { change: {} },
      { change: { fields: { benefit: ['', 'Cepat'] } } },
    ]);
    expect(await bring([other], { 2: 'keep' })).toMatchObject({ created: 0, known: 1 });
    const third = ['Jemput Dahak', 'PKM Cibeber', '2020', '', ''];
    expect(await bring([third])).toMatchObject({ created: 0, skipped: 1 });
    const fourth = ['Jemput Dahak', 'PKM Cibeber', '2021', '', ''];
    expect(await bring([fourth], { 2: 'keep' })).toMatchObject({ created: 1 });
    expect(await entriesOf(lab)).toHaveLength(2);
  });

  test('[H6] an entry that is registered takes nothing in, whatever was asked', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    await bringImport(db, asking(lab, { table: small([row]) }));
    const [entry] = await entriesOf(lab);
    const change = { status: 'registered' as const, updatedAt: at + 1 };
    await innovations.update(db.write as never, entry?.id ?? '', change);
    const asked = asking(lab, { table: small([other]), choices: { 2: 'merge' } });
    const plan = await planImport(db.read, asked);
    expect(plan.lines[0]?.double).toMatchObject({ mergeable: false, choice: 'skip' });
    expect(await bringImport(db, asked)).toMatchObject({ merged: 0, skipped: 1 });
    expect((await entriesOf(lab))[0]?.profile.benefit).toBe('');
  });

  test('[H1] columns are remembered with their headings, for this region', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    const cells = small([row]);
    const columns = { name: 0, unit: 1, year: 2, result: 3 };
    await bringImport(db, asking(lab, { table: cells, header: 0, columns }));
    const headings = headingsKey(cells[0] ?? []);
    expect(await imports.columnsOf(db.read, lab.regionId, headings)).toEqual(columns);
    expect(await imports.columnsOf(db.read, 'other', headings)).toBe(null);
    expect((await entriesOf(lab))[0]?.profile).toMatchObject({ goal: '', result: 'Sembuh' });
  });

  test('looking through a long file lets others have their turn', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    const rows = Array.from({ length: 500 }, (_, n) => [`Inovasi ${n}`, 'Puskesmas Cibeber']);
    let turns = 0;
    let open = true;
    const count = () => {
      turns += 1;
      if (open) setImmediate(count);
    };
    setImmediate(count);
    await planImport(db.read, asking(lab, { table: small(rows) }));
    open = false;
    expect(turns).toBeGreaterThanOrEqual(20);
  });
});

describe('[H8] a few rows at a time', () => {
  /** Rows that are like rows which came in, were merged or passed over long before them. */
  const mixed = [
    ['Nama', 'OPD', 'Tahun', 'Tujuan', 'Manfaat'],
    ['Jemput Dahak', 'Puskesmas Cibeber', '2018', 'Sembuh', ''],
    ['JEMPUT DAHAK', 'PKM Cibeber', '2019', '', 'Cepat'],
    ['Jemput Dahaak', 'PKM Cibeber', '2019', '', 'Murah'],
    ...Array.from({ length: 30 }, (_, n) => [
      `Layanan ${'abcdefghij'[n % 10]}${n} Desa`,
      'PKM Cibeber',
      '2020',
    ]),
    ['Jemput Dahaak', 'PKM Cibeber', '2020', 'Lain', 'Dekat'],
    ['Jemput Dahaak', 'PKM Cibeber', '2020', 'Lain', 'Dekat'],
  ];
  const choices = { 3: 'merge', 4: 'skip', 36: 'keep' } as const;

  /** Everything an import leaves behind, without ids. */
  async function leftBy({ db, regionId }: Laboratory) {
    const entries = (await innovations.list(db.read, regionId)).toSorted((a, b) =>
      a.number < b.number ? -1 : 1,
    );
    const numbers = new Map(entries.map(({ id, number }) => [id, number]));
    const rows = [...(await imports.rowsOf(db.read, regionId))].map(
      ([hash, { innovationId, passed }]) => [hash, numbers.get(innovationId), passed],
    );
    return {
      entries: entries.map(({ id: _id, regionId: _region, ...rest }) => rest),
      steps: await Promise.all(entries.map(({ id }) => innovations.steps(db.read, id))),
      rows: rows.toSorted(),
    };
  }
  const sumsOf = async ({ db, regionId }: Laboratory) => {
    const sums = { created: 0, merged: 0, skipped: 0 };
    for (const { created, merged, skipped } of await imports.list(db.read, regionId)) {
      sums.created += created;
      sums.merged += merged;
      sums.skipped += skipped;
    }
    return sums;
  };
  const within = async <T>(work: (lab: Laboratory) => Promise<T>) => {
    await using db = await freshDatabase();
    return await work(await openLaboratory(db, { roster: 'cilegon' }));
  };
  /** Ids that run out: the import breaks off somewhere in the middle. */
  const brokenAfter = (most: number) => {
    let ids = 0;
    return () => {
      if (++ids > most) throw new Error('fault');
      return uuidv7();
    };
  };

  test.each([
    ['the old registry', table, {}],
    ['rows that are alike, with choices', mixed, choices],
  ])(
    'what broke off anywhere is ended by the same file, as if in one go: %s',
    async (_name, rows, chosen) => {
      const asked = (lab: Laboratory, change: Partial<Bringing> = {}) =>
        asking(lab, { table: rows, choices: chosen, ...change });
      const whole = await within(async (lab) => {
        await bringImport(lab.db, asked(lab));
        return { left: await leftBy(lab), sums: await sumsOf(lab) };
      });
      for (const most of [1, 2, 5, atOnce, atOnce + 1, 25, 31]) {
        await within(async (lab) => {
          const broken = bringImport(lab.db, asked(lab, { newId: brokenAfter(most) }));
          await expect(broken).rejects.toThrow('fault');
          const half = await entriesOf(lab);
          // What the record says is what is there, also half way.
          expect((await sumsOf(lab)).created).toBe(half.length);
          expect(half.length).toBeLessThan(whole.left.entries.length);
          await bringImport(lab.db, asked(lab));
          expect(await leftBy(lab), `after ${most}`).toEqual(whole.left);
          expect(await sumsOf(lab)).toEqual(whole.sums);
        });
      }
    },
    240_000,
  );

  test('others write in between, and the import of all rows is one line in the list', async () => {
    await within(async (lab) => {
      const counts: number[] = [];
      const other = async (): Promise<void> => {
        await lab.db.write.transaction().execute((trx) => imports.latestEntry(trx));
        counts.push((await entriesOf(lab)).length);
        await new Promise((next) => setImmediate(next));
        if ((counts.at(-1) ?? 0) < 83) return other();
      };
      await Promise.all([bringImport(lab.db, asking(lab)), other()]);
      // They had their turn when some of the rows were in and others were not.
      expect(counts.filter((count) => count > 0 && count < 83).length).toBeGreaterThan(3);
      expect(await imports.list(lab.db.read, lab.regionId)).toHaveLength(1);
    });
  }, 60_000);

  test('[H7] two imports of the same file at the same time bring it once', async () => {
    await within(async (lab) => {
      const both = await Promise.all([
        bringImport(lab.db, asking(lab)),
        bringImport(lab.db, asking(lab)),
      ]);
      expect(await entriesOf(lab)).toHaveLength(83);
      expect(both.reduce((sum, { created }) => sum + created, 0)).toBe(83);
      for (const { created, skipped, known } of both) expect(created + skipped + known).toBe(84);
      expect(await sumsOf(lab)).toEqual({ created: 83, merged: 0, skipped: 1 });
    });
  }, 60_000);

  test('[H6] what somebody else entered meanwhile is a double too', async () => {
    await within(async (lab) => {
      const late = [...mixed, ['Kelas Ibu Nifas', 'PKM Cibeber', '2020', '', '']];
      const slow = bringImport(lab.db, asking(lab, { table: late }));
      while ((await entriesOf(lab)).length === 0) await new Promise((next) => setImmediate(next));
      const other = ['Kelas Ibu Nifas', 'Puskesmas Cibeber', '2022', '', ''];
      await bringImport(lab.db, asking(lab, { table: [mixed[0] ?? [], other] }));
      expect((await slow).skipped).toBeGreaterThan(0);
      const same = (await entriesOf(lab)).filter(({ name }) => name === 'Kelas Ibu Nifas');
      expect(same).toHaveLength(1);
    });
  }, 60_000);
});

describe('[H7] a row that was passed over', () => {
  const heading = ['Nama', 'OPD', 'Tahun', 'Tujuan', 'Manfaat'];
  const rows = [
    heading,
    ['Jemput Dahak', 'Puskesmas Cibeber', '2018', 'Sembuh', ''],
    ['Jemput Dahak', 'PKM Cibeber', '2019', '', 'Cepat'],
  ];

  test('is offered again, stays out as long as nobody wants it, and comes in once', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    const asked = (choices: Bringing['choices'] = {}) => asking(lab, { table: rows, choices });
    expect(await bringImport(db, asked())).toMatchObject({ created: 1, skipped: 1 });
    const [entry] = await entriesOf(lab);
    const offered = async () => (await planImport(db.read, asked())).lines[1];
    expect(await offered()).toMatchObject({
      known: entry?.id,
      passed: true,
      double: { number: entry?.number, exact: true, mergeable: true, choice: 'skip' },
    });
    const nothing = { created: 0, merged: 0, skipped: 0, known: 2 };
    expect(await bringImport(db, asked())).toEqual(nothing);
    expect(await bringImport(db, asked({ 3: 'skip' }))).toEqual(nothing);
    expect(await offered()).toMatchObject({ passed: true });

    const merged = await bringImport(db, asked({ 3: 'merge' }));
    expect(merged).toEqual({ created: 0, merged: 1, skipped: 0, known: 1 });
    expect((await entriesOf(lab))[0]?.profile).toMatchObject({ goal: 'Sembuh', benefit: 'Cepat' });
    expect(await offered()).toMatchObject({ passed: false, double: null });
    expect(await bringImport(db, asked({ 3: 'keep' }))).toEqual(nothing);
    expect(await entriesOf(lab)).toHaveLength(1);
  });

  test('may be kept beside the other, and then it is there', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    const asked = (choices: Bringing['choices'] = {}) => asking(lab, { table: rows, choices });
    await bringImport(db, asked());
    const later = { ...asked({ 3: 'keep' }), at: at + 1 };
    expect(await bringImport(db, later)).toMatchObject({ created: 1, known: 1 });
    expect(await entriesOf(lab)).toHaveLength(2);
    expect(await bringImport(db, asked({ 3: 'keep' }))).toMatchObject({ created: 0, known: 2 });
    expect(await imports.list(db.read, lab.regionId)).toMatchObject([
      { created: 1, skipped: 0 },
      { created: 1, skipped: 1 },
    ]);
  });

  test('is offered again after an entry was too far to take it in', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    await bringImport(db, asking(lab, { table: rows.slice(0, 2) }));
    const [entry] = await entriesOf(lab);
    const move = (status: 'registered' | 'proposed') =>
      innovations.update(db.write as never, entry?.id ?? '', { status, updatedAt: at + 1 });
    await move('registered');
    const asked = () => asking(lab, { table: rows, choices: { 3: 'merge' } });
    expect(await bringImport(db, asked())).toMatchObject({ skipped: 1 });
    await move('proposed');
    expect(await bringImport(db, asked())).toMatchObject({ merged: 1, known: 1 });
  });
});
