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
import { bringImport, planImport, type Bringing } from './import-registry.ts';

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

    const brought = await bringImport(db.write, asking(lab));
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

    expect(await bringImport(db.write, asking(lab, { at: at + 1 }))).toEqual({
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
    await bringImport(db.write, asking(lab));
    const mended = table.map((row) => [...row]);
    Object.assign(mended[32] ?? [], { 4: '2018', 8: '28/02/2018' });
    const alone = [mended[0] ?? [], mended[32] ?? []];
    expect(await bringImport(db.write, asking(lab, { table: alone }))).toMatchObject({
      created: 1,
    });
    expect(await bringImport(db.write, asking(lab, { table: mended }))).toMatchObject({
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
      bringImport(db.write, asking(lab, { table: small(cells), choices, at: at + 5 }));
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
    await bringImport(db.write, asking(lab, { table: small([row]) }));
    const [entry] = await entriesOf(lab);
    const change = { status: 'registered' as const, updatedAt: at + 1 };
    await innovations.update(db.write as never, entry?.id ?? '', change);
    const asked = asking(lab, { table: small([other]), choices: { 2: 'merge' } });
    const plan = await planImport(db.read, asked);
    expect(plan.lines[0]?.double).toMatchObject({ mergeable: false, choice: 'skip' });
    expect(await bringImport(db.write, asked)).toMatchObject({ merged: 0, skipped: 1 });
    expect((await entriesOf(lab))[0]?.profile.benefit).toBe('');
  });

  test('[H1] columns are remembered with their headings, for this region', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    const cells = small([row]);
    const columns = { name: 0, unit: 1, year: 2, result: 3 };
    await bringImport(db.write, asking(lab, { table: cells, header: 0, columns }));
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

  test('[H8] all or nothing: a fault in the middle leaves the registry as it was', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { roster: 'cilegon' });
    let ids = 0;
    const newId = () => {
      if (++ids === 40) throw new Error('fault');
      return uuidv7();
    };
    await expect(bringImport(db.write, asking(lab, { newId }))).rejects.toThrow('fault');
    expect(await entriesOf(lab)).toEqual([]);
    expect(await imports.list(db.read, lab.regionId)).toEqual([]);
  });
});
