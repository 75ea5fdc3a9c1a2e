import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readRoster, rosterLimits } from './roster.ts';

/** Enough CSV for the rehearsal rosters; the reader for people's files lives on the server. */
const rosterOf = (region: string) =>
  readFileSync(new URL(`../../rehearsal/roster-${region}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) =>
      line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', '')),
    );

const head = ['kode', 'nama', 'singkatan', 'jenis', 'induk', 'urusan_kode'];
const read = (...rows: string[][]) => readRoster([head, ...rows]);
const codesOf = (...rows: string[][]) =>
  read(...rows).errors.map((error) => [error.row, error.column, error.code]);

describe('the roster', () => {
  it.each([
    ['purbalingga', 86],
    ['pati', 47],
    ['cilegon', 40],
  ])('[U1] %s imports whole', (region, count) => {
    const roster = readRoster(rosterOf(region));
    expect(roster.errors).toEqual([]);
    expect(roster.agencies).toHaveLength(count);
    const codes = new Set(roster.agencies.map((agency) => agency.code));
    for (const agency of roster.agencies) if (agency.parent) expect(codes).toContain(agency.parent);
  });

  it('[U2] a plain list of names is enough; its kinds are read off the names', () => {
    const roster = readRoster([
      ['Nama OPD'],
      ['1. Dinas Kesehatan'],
      ['2', 'Dinas Pertanian', ' Pangan dan Perikanan'],
      [''],
      ['Kecamatan Bobotsari'],
      ['- Puskesmas Kalimanah'],
      ['RSUD dr. R. Goeteng'],
      ['Perumda Owabong'],
      ['Bobotsari Bersinar', 'UPTD'],
    ]);
    expect(roster.errors).toEqual([]);
    expect(roster.agencies.map(({ row, name, kind }) => [row, name, kind])).toEqual([
      [2, 'Dinas Kesehatan', 'opd'],
      [3, 'Dinas Pertanian, Pangan dan Perikanan', 'opd'],
      [5, 'Kecamatan Bobotsari', 'kecamatan'],
      [6, 'Puskesmas Kalimanah', 'uptd'],
      [7, 'RSUD dr. R. Goeteng', 'uptd'],
      [8, 'Perumda Owabong', 'bumd'],
      [9, 'Bobotsari Bersinar', 'uptd'],
    ]);
    // A list of people is no list of agencies.
    expect(
      readRoster([
        ['Nama', 'Jabatan'],
        ['Suparman', 'Kepala'],
      ]).agencies,
    ).toEqual([]);
    expect(readRoster([['Dinas Kesehatan'], ['Dinas Kesehatan']]).errors).toMatchObject([
      { row: 2, column: 'name', code: 'name-duplicate' },
    ]);
  });

  it('[U2] headings are known in any order, case and wording, below a title', () => {
    const roster = readRoster([
      ['DAFTAR PERANGKAT DAERAH', '', ''],
      [],
      ['No', 'JENIS', ' Nama OPD ', 'Kode Urusan'],
      ['1', 'Dinas', 'Dinas Kesehatan', '1,02'],
    ]);
    expect(roster.errors).toEqual([]);
    expect(roster.columns).toMatchObject({ kind: 1, name: 2, affair: 3, code: null });
    expect(roster.agencies).toEqual([
      {
        row: 4,
        code: 'U-001',
        name: 'Dinas Kesehatan',
        shortName: '',
        kind: 'opd',
        parent: null,
        affair: '1.02',
      },
    ]);
  });

  it('[U2] without a name or kind column nothing is imported', () => {
    expect(
      readRoster([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toMatchObject({
      agencies: [],
      errors: [
        { row: 1, column: 'name', code: 'column-missing' },
        { row: 1, column: 'kind', code: 'column-missing' },
      ],
    });
    expect(readRoster([]).errors).toHaveLength(2);
    expect(codesOf()).toEqual([[1, null, 'empty']]);
  });

  it('[U3] every wrong line is named as a person counts lines, blank ones too', () => {
    const found = codesOf(
      ['A', 'Dinas A', '', 'opd', '', ''],
      ['', '', '', '', '', ''],
      ['B', '', '', 'opd', '', ''],
      ['C', 'Dinas C', '', 'dinsa', '', ''],
      ['D', 'Dinas D', '', '', '', ''],
      ['a', 'Dinas E', '', 'opd', '', ''],
      ['F', 'DINAS  A', '', 'opd', '', ''],
      ['G', 'Dinas G', '', 'opd', 'Z', ''],
      ['H', 'Dinas H', '', 'opd', '', '9.99'],
      ['I', 'x'.repeat(161), '', 'opd', '', ''],
    );
    expect(found).toEqual([
      [4, 'name', 'name-missing'],
      [5, 'kind', 'kind-unknown'],
      [6, 'kind', 'kind-missing'],
      [7, 'code', 'code-duplicate'],
      [8, 'name', 'name-duplicate'],
      [9, 'parent', 'parent-unknown'],
      [10, 'affair', 'affair-unknown'],
      [11, 'name', 'name-too-long'],
    ]);
  });

  it('[U3] good lines beside bad ones are kept', () => {
    const roster = read(['A', 'Dinas A', '', 'opd', '', ''], ['B', '', '', 'opd', '', '']);
    expect(roster.agencies.map((agency) => agency.code)).toEqual(['A']);
  });

  it('[U4] a parent is named by code, name or short name, before or after its child', () => {
    const roster = read(
      ['B', 'Bagian Hukum', '', 'opd', 'setda', ''],
      ['A', 'Sekretariat Daerah', 'Setda', 'opd', '', ''],
      ['C', 'Bagian Umum', '', 'opd', 'Sekretariat Daerah', ''],
    );
    expect(roster.errors).toEqual([]);
    expect(roster.agencies.map((agency) => agency.parent)).toEqual(['A', null, 'A']);
  });

  it('[U4] a child of a line that is not imported is not imported, and loops are refused', () => {
    expect(
      codesOf(
        ['A', 'Dinas A', '', 'salah', '', ''],
        ['B', 'UPTD B', '', 'uptd', 'A', ''],
        ['C', 'UPTD C', '', 'uptd', 'B', ''],
        ['D', 'Dinas D', '', 'opd', 'D', ''],
        ['E', 'Dinas E', '', 'opd', 'F', ''],
        ['F', 'Dinas F', '', 'opd', 'E', ''],
      ),
    ).toEqual([
      [2, 'kind', 'kind-unknown'],
      [3, 'parent', 'parent-not-imported'],
      [4, 'parent', 'parent-not-imported'],
      [5, 'parent', 'parent-loop'],
      [6, 'parent', 'parent-loop'],
      [7, 'parent', 'parent-loop'],
    ]);
  });

  it('[U6] a missing code is made and meets no other', () => {
    const roster = read(
      ['', 'Dinas A', '', 'opd', '', ''],
      ['U-001', 'Dinas B', '', 'opd', '', ''],
    );
    expect(roster.agencies.map((agency) => agency.code)).toEqual(['U-002', 'U-001']);
  });

  it('[U7] more than 500 lines are refused whole', () => {
    const many = Array.from({ length: rosterLimits.rows + 1 }, (_, i) => [
      `K${i}`,
      `Unit ${i}`,
      '',
      'opd',
      '',
      '',
    ]);
    expect(read(...many)).toMatchObject({
      agencies: [],
      errors: [{ row: 502, code: 'too-many-rows', value: '501' }],
    });
    expect(read(...many.slice(1)).agencies).toHaveLength(500);
  });

  it('[U3] hidden signs and odd cells do not get through', () => {
    const [agency] = read([
      'A',
      ' Pus\u200bkes\u00admas\n\tKota\u202e \ud800',
      '',
      'Puskesmas',
      '',
      '',
    ]).agencies;
    expect(agency?.name).toMatch(/^Puskesmas Kota/);
    expect(agency?.name.isWellFormed()).toBe(true);
    expect(
      codesOf(['A', '\u200b', '', 'opd', '', ''], ['B', 'B', '', '__proto__', '', '']),
    ).toEqual([
      [2, 'name', 'name-missing'],
      [3, 'kind', 'kind-unknown'],
    ]);
  });

  it('[U3] whatever the table, nothing throws and every line is an agency or an error', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'A', 'B', 'opd', 'uptd', '1.02'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 7 }), { maxLength: 12 }), (rows) => {
        const roster = readRoster([head, ...rows]);
        const accounted = new Set([...roster.agencies, ...roster.errors].map((one) => one.row));
        const good = new Set(roster.agencies.map((one) => one.row));
        for (const error of roster.errors) expect(good.has(error.row)).toBe(false);
        expect(new Set(roster.agencies.map((one) => one.code)).size).toBe(roster.agencies.length);
        expect(accounted.size).toBeLessThanOrEqual(rows.length + 1);
      }),
    );
  });
});
