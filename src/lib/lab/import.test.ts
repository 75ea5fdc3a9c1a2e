import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import key from '../../rehearsal/registri-lama-kunci.json' with { type: 'json' };
import { nastyTexts } from '../../../tests/support/hostile.ts';
import { catalogueOf, inWindow } from './catalogue.ts';
import { guessColumns, headingsKey } from './import-columns.ts';
import { alike, Doubles } from './import-doubles.ts';
import { filledWith, readImport, rowText } from './import-rows.ts';
import { unitFinder, unitKey, type Unit } from './import-units.ts';
import {
  readAffair,
  readDay,
  readDigital,
  readMoney,
  readName,
  readOrigin,
} from './import-values.ts';
import { readForm, readStage, readYear } from './import-values.ts';
import { emptyProfile } from './profile.ts';

const lines = (name: string) =>
  readFileSync(new URL(`../../rehearsal/${name}`, import.meta.url), 'utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split(/\r?\n/);
const table = lines('registri-lama.csv').map((line) => line.split(';'));
const units: Unit[] = lines('roster-cilegon.csv')
  .slice(1)
  .map((line) => /^([^,]+),(?:"([^"]+)"|([^,]+)),([^,]*),(\w+),/.exec(line) ?? [])
  .map(([, code, quoted, name, short, kind]) => ({
    code: code ?? '',
    name: quoted ?? name ?? '',
    short: short ?? '',
    kind: kind as Unit['kind'],
  }));

describe('cells of an old registry', () => {
  it.each([
    ['', null],
    ['-', null],
    ['2018', '2018'],
    ['Juli 2017', '2017-07'],
    ['07/2018', '2018-07'],
    ['2018-04', '2018-04'],
    ['1-Sep-17', '2017-09-01'],
    ['12-Okt-18', '2018-10-12'],
    ['28-Agu-17', '2017-08-28'],
    ['14.3.2018', '2018-03-14'],
    ['19/04/2018', '2018-04-19'],
    ['25 April 2018', '2018-04-25'],
    ['2018-05-12', '2018-05-12'],
    ['2018-05-12T00:00:00Z', '2018-05-12'],
    ['Tgl 5 Nopember 2019', '2019-11-05'],
    ['29/02/2020', '2020-02-29'],
    ['31/02/2018', undefined],
    ['29-Feb-19', undefined],
    ['20l8', undefined],
    ['13/2018', undefined],
    ['Januari s.d. Maret 2018', undefined],
    ['besok', undefined],
  ])('[H2] the day %j is %j', (cell, day) => {
    expect(readDay(cell)).toBe(day);
  });

  it('[H2] a year is four signs', () => {
    expect(['2018', 'Tahun 2018', '-', '20l8', '18', '2018.0'].map(readYear)).toEqual([
      2018,
      2018,
      null,
      undefined,
      undefined,
      2018,
    ]);
  });

  it.each([
    ['3,5 jt', 3_500_000],
    ['3.5 juta', 3_500_000],
    ['0,5 jt', 500_000],
    ['Rp 7.500.000', 7_500_000],
    ['Rp7.500.000,-', 7_500_000],
    ['2.000.000,-', 2_000_000],
    ['Rp. 2.000.000,00', 2_000_000],
    ['1,250,000', 1_250_000],
    ['750 ribu', 750_000],
    ['1,2 miliar', 1_200_000_000],
    ['95 jt', 95_000_000],
    ['tidak ada', 0],
    ['0', 0],
    ['-', null],
    ['', null],
    ['swadaya', undefined],
    ['3 jt per tahun', undefined],
  ])('[H3] the money %j is %j', (cell, amount) => {
    expect(readMoney(cell)).toBe(amount);
  });

  it('[H4] kinds, forms, stages and origins in everyday words', () => {
    expect(['Non', 'NON DIGITAL', 'Aplikasi', 'digital', '-', 'campuran'].map(readDigital)).toEqual(
      [false, false, true, true, null, undefined],
    );
    expect(['Yanlik', 'tata kelola', 'Lainnya', 'x'].map(readForm)).toEqual([
      'service',
      'governance',
      'other',
      undefined,
    ]);
    expect(['Implementasi', 'Uji Coba', 'inisiatif', 'x'].map(readStage)).toEqual([
      'applied',
      'trial',
      'initiative',
      undefined,
    ]);
    expect(
      ['LOMBA NAKES', 'proper diklatpim III', 'Diklat PIM IV (proyek perubahan)', '', 'x'].map(
        readOrigin,
      ),
    ).toEqual(['contest', 'change-project', 'change-project', null, undefined]);
  });

  it('[H4] affairs by code, official name, its beginning, and everyday words', () => {
    expect(
      ['1,02', 'Kesehatan', 'PU', 'Trantibum', 'Pengendalian Penduduk & KB', 'Perencanaan'].map(
        readAffair,
      ),
    ).toEqual(['1.02', '1.02', '1.03', '1.05', '2.14', '5.01']);
    expect(['Administrasi Kependudukan', 'Kominfo', '', 'Pe', 'Sihir'].map(readAffair)).toEqual([
      '2.12',
      '2.16',
      null,
      undefined,
      undefined,
    ]);
  });

  it('[H4] a name that shouts is calmed, others stay', () => {
    expect(readName('  SAPA  LANSIA PAGI ')).toBe('Sapa Lansia Pagi');
    expect(readName('JEMPUT DAHAK TB')).toBe('Jemput Dahak TB');
    expect(readName('SIPANDU')).toBe('SIPANDU');
    expect(readName('Bapak Siaga ASI')).toBe('Bapak Siaga ASI');
  });

  it('[H2] [H3] no cell is a fault', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(cell, (text) => {
        for (const read of [readDay, readMoney, readDigital, readAffair, readOrigin]) read(text);
        expect(typeof readName(text) + typeof unitKey(text)).toBe('stringstring');
      }),
    );
  });

  it('a day that is known by month or year is inside the window with the whole of it', () => {
    const catalogue = catalogueOf(2026);
    expect(inWindow('2024', null, catalogue)).toBe(true);
    expect(inWindow('2025-12', null, catalogue)).toBe(true);
    expect(inWindow('2023-12', null, catalogue)).toBe(false);
    expect(inWindow('2026', null, catalogue)).toBe(false);
  });
});

describe('columns and units', () => {
  it('[H1] the headings of the old registry are all understood', () => {
    const { header, columns } = guessColumns(table);
    expect(header).toBe(0);
    expect(columns).toEqual({
      name: 1,
      unit: 2,
      initiatorName: 3,
      year: 4,
      form: 5,
      digital: 6,
      trialStart: 7,
      appliedOn: 8,
      origin: 9,
      affair: 10,
      stage: 11,
      budget: 13,
      note: 14,
    });
    const titled = [['REKAP INOVASI KOTA CILEGON'], [], ...table];
    expect(guessColumns(titled).header).toBe(2);
    expect(headingsKey(['No', ' NAMA  Inovasi'])).toBe('no|namainovasi');
  });

  it('[H5] a unit is found by name, abbreviation and the words of everyday use', () => {
    const find = unitFinder(units);
    const nameOf = (text: string) => find(text)?.name ?? null;
    expect(nameOf('UPTD PUSKESMAS CITANGKIL II')).toBe('Puskesmas Citangkil II');
    expect(nameOf('Pusk. Cibeber')).toBe('Puskesmas Cibeber');
    expect(nameOf('PKM Cibeber')).toBe('Puskesmas Cibeber');
    expect(nameOf('DLH ')).toBe('Dinas Lingkungan Hidup');
    expect(nameOf('Kec Jombang')).toBe('Kecamatan Jombang');
    expect(nameOf('Puskesmas')).toBe(null);
    const twice = unitFinder([
      { name: 'SD Satu', short: 'SD', kind: 'uptd' },
      { name: 'SD Dua', short: 'SD', kind: 'uptd' },
    ]);
    expect(twice('SD')).toBe(null);
    expect(twice('SD Dua')?.name).toBe('SD Dua');
  });

  it('[H5] an unknown unit may be named by a person, or taken as it is written', () => {
    const rows = [
      ['Nama', 'OPD'],
      ['Satu', 'Dinas Lama'],
    ];
    const at = guessColumns(rows);
    const read = (choices: Record<string, string>) => readImport(rows, at, units, choices);
    expect(read({})).toMatchObject({
      rows: [],
      errors: [{ row: 2, field: 'unit', code: 'unit-unknown', value: 'Dinas Lama' }],
      unknownUnits: [{ text: 'Dinas Lama', count: 1 }],
    });
    expect(read({ dinaslama: 'Dinas Sosial' }).rows[0]?.unit.name).toBe('Dinas Sosial');
    expect(read({ dinaslama: '' }).rows[0]?.unit).toMatchObject({
      name: 'Dinas Lama',
      kind: 'opd',
    });
    expect(read({ dinaslama: 'Yang Tidak Ada' }).errors).toHaveLength(1);
    expect(readImport(rows, at, [], {}).rows[0]?.unit.name).toBe('Dinas Lama');
  });
});

describe('names that are alike', () => {
  it('[H6] the same name in the same unit is exact, a typing error is near, others are not', () => {
    const doubles = new Doubles<{ name: string; agency: string }>();
    doubles.add({ name: 'Jemput Dahak TB', agency: 'Puskesmas Cibeber' });
    doubles.add({ name: 'Kelas Ibu Hamil Ceria', agency: 'Puskesmas Cilegon' });
    const of = (name: string, agency: string) => doubles.of({ name, agency });
    expect(of('JEMPUT  DAHAK TB ', 'UPTD Puskesmas Cibeber')).toMatchObject({ exact: true });
    expect(of('Jemput Dahak TBC', 'Puskesmas Cibeber')).toMatchObject({ exact: false });
    expect(of('Kelas Ibu Hamil Cerita', 'Puskesmas Grogol')).toMatchObject({ exact: false });
    expect(of('Kelas Balita', 'Puskesmas Cilegon')).toBe(null);
    expect(alike('Jemput Dahak TB', 'jemput dahak tb')).toBe(1);
    expect(alike('', '')).toBe(1);
  });

  it('[H6] merging fills what is empty and overwrites nothing', () => {
    const old = { ...emptyProfile(), name: 'Satu', goal: 'Tetap' };
    const row = { ...emptyProfile(), name: 'Dua', goal: 'Lain', benefit: 'Baru' };
    row.budget = { amount: 5, note: '' };
    expect(filledWith(old, row)).toMatchObject({
      name: 'Satu',
      goal: 'Tetap',
      benefit: 'Baru',
      budget: { amount: 5 },
    });
  });
});

describe('the old registry of Cilegon', () => {
  const read = readImport(table, guessColumns(table), units, {});

  it('[H1] rows 32 and 65 are the faulty ones, with everything that is wrong in them', () => {
    expect(read.errors.map(({ row, code, value }) => [row, code, value])).toEqual([
      [33, 'day-unreadable', '31/02/2018'],
      [33, 'year-unreadable', '20l8'],
      [66, 'unit-unknown', 'Dinas Contoh Yang Tidak Ada'],
      [66, 'name-missing', ''],
    ]);
    expect(read.rows).toHaveLength(84);
  });

  it('[H1] every other row is what the key says, field by field', () => {
    const wanted = key.baris.filter(({ status }) => status !== 'galat');
    const plain = (name: string | null) => (name ?? '').toLowerCase().replace(/\s+/g, ' ');
    const forms = { pelayanan_publik: 'service', tata_kelola: 'governance', lainnya: 'other' };
    const origins = {
      lomba: 'contest',
      mandiri: 'independent',
      proyek_perubahan: 'change-project',
    };
    const kinds: Record<string, boolean> = { digital: true, non_digital: false };
    expect(
      read.rows.map(({ row, unit, year, origin, profile }) => ({
        row,
        code: unit.code,
        year,
        origin,
        name: plain(profile.name),
        form: profile.form,
        digital: profile.digital,
        trial: profile.trialStart,
        applied: profile.appliedOn,
        amount: profile.budget.amount,
      })),
    ).toEqual(
      wanted.map((one) => ({
        row: one.no + 1,
        code: one.unit_kode,
        year: one.tahun,
        origin: origins[one.asal as 'lomba'],
        name: plain(one.nama),
        form: forms[one.bentuk as 'lainnya'],
        digital: one.jenis === null ? null : kinds[one.jenis],
        trial: one.waktu_uji_coba,
        applied: one.waktu_penerapan,
        amount: one.anggaran,
      })),
    );
  });

  it('[H6] only row 86 repeats another', () => {
    const doubles = new Doubles<{ name: string; agency: string; row: number }>();
    const found = read.rows.flatMap(({ row, unit, profile }) => {
      const one = { name: profile.name, agency: unit.name, row };
      const like = doubles.of(one);
      doubles.add(one);
      return like ? [[row, like.other.row, like.exact]] : [];
    });
    expect(found).toEqual([[87, 10, true]]);
  });

  it('[H7] rows that say the same are the same row, whatever the case of their unit', () => {
    const texts = read.rows.map(rowText);
    expect(new Set(texts).size).toBe(84);
  });

  it('[H1] hostile texts are values or errors, and never a fault', () => {
    const head = table[0] ?? [];
    const whole = nastyTexts.map((text) => head.map(() => text));
    const named = nastyTexts.map((text) => ['1', text, text]);
    const bad = [head, ...whole, ...named];
    const { rows, errors } = readImport(bad, guessColumns(bad), [], {});
    expect(rows.length).toBeGreaterThan(30);
    expect(new Set(errors.map(({ row }) => row)).size).toBeGreaterThan(30);
    for (const { profile } of rows) expect(profile.name.length).toBeLessThanOrEqual(300);
  });
});
