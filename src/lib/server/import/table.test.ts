import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { readRoster } from '#lib/lab/roster.ts';
import { readTable, tableLimits } from './table.ts';

const file = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../rehearsal/${name}`, import.meta.url)));
const csv = (text: string) => readTable(strToU8(text), 'x.csv');
const xlsx = (rows: (string | number | boolean | Date | null)[][]) =>
  writeXlsx({ sheets: [{ name: 'Unit', rows }] });
const rowsOf = async (bytes: Uint8Array, name: string) => {
  const table = await readTable(bytes, name);
  if ('refusal' in table) throw new Error(table.refusal);
  return table.rows;
};

describe('reading CSV', () => {
  it.each([
    ['purbalingga', 86],
    ['pati', 47],
    ['cilegon', 40],
  ])('[U1] the roster of %s imports whole', async (region, count) => {
    const roster = readRoster(await rowsOf(file(`roster-${region}.csv`), 'roster.csv'));
    expect(roster.errors).toEqual([]);
    expect(roster.agencies).toHaveLength(count);
  });

  it('[U10] the old registry: semicolons, BOM, CRLF, commas in money', async () => {
    const rows = await rowsOf(file('registri-lama.csv'), 'lama.CSV');
    expect(rows).toHaveLength(87);
    expect(rows[0]?.[0]).toBe('No');
    expect(rows[0]).toHaveLength(15);
    expect(rows[1]?.[13]).toBe('3,5 jt');
  });

  it('[U10] knows comma, semicolon, tab and the sep line', async () => {
    expect(await csv('a,b\n1,2')).toEqual({
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
    });
    expect(await csv('a;b\n"1,5;x";2\n')).toEqual({
      rows: [
        ['a', 'b'],
        ['1,5;x', '2'],
      ],
    });
    expect(await csv('a\tb, c\n1\t2')).toEqual({
      rows: [
        ['a', 'b, c'],
        ['1', '2'],
      ],
    });
    expect(await csv('sep=;\na,b;c')).toEqual({ rows: [[], ['a,b', 'c']] });
  });

  it('[U10] quotes, line breaks in cells, blank lines and empty ends', async () => {
    expect(await csv('a,"b ""x""\r\ny",c\r\n\r\n1,,,\r\n,,\r\n')).toEqual({
      rows: [['a', 'b "x"\r\ny', 'c'], [], ['1']],
    });
  });

  it('[U10] Windows-1252 and UTF-16 are read as what they are', async () => {
    const old = Uint8Array.from([...strToU8('nama\nCaf'), 0xe9, 0x20, 0x96]);
    expect(await readTable(old, 'x.csv')).toEqual({ rows: [['nama'], ['Café –']] });
    const wide = new Uint8Array(Buffer.from('\ufeffnama\tjenis\nDinas é\topd', 'utf16le'));
    expect(await readTable(wide, 'x.txt')).toEqual({
      rows: [
        ['nama', 'jenis'],
        ['Dinas é', 'opd'],
      ],
    });
  });

  it('[U11] refuses what is too long, too wide, broken or no text', async () => {
    expect(await csv('a\n'.repeat(tableLimits.rows + 1))).toEqual({ refusal: 'too-many-rows' });
    expect(await csv(`${'a,'.repeat(tableLimits.columns)}a`)).toEqual({
      refusal: 'too-many-columns',
    });
    expect(await csv('a,"b\nc')).toEqual({ refusal: 'file-broken' });
    expect(await csv('a\0b')).toEqual({ refusal: 'file-content-differs' });
    expect(await csv('\n ,\n')).toEqual({ refusal: 'file-empty' });
  });

  it('[U10] whatever is written is read back', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '=', '字'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const text = rows
            .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          expect(await csv(text)).toEqual({ rows });
        },
      ),
    );
  });
});

describe('reading XLSX', () => {
  it('[U12] gives text, numbers, dates and true row numbers', async () => {
    const bytes = await xlsx([
      ['nama', 'urusan', 'mulai', 'ya'],
      [],
      [' Dinas <A> & "B" ', 1.02, new Date('2025-03-04T00:00:00Z'), true],
    ]);
    expect(await rowsOf(bytes, 'Roster.XLSX')).toEqual([
      ['nama', 'urusan', 'mulai', 'ya'],
      [],
      [' Dinas <A> & "B" ', '1.02', '2025-03-04', 'true'],
    ]);
  });

  it('[U12] a roster saved as XLSX imports like its CSV', async () => {
    const rows = await rowsOf(file('roster-purbalingga.csv'), 'a.csv');
    const again = readRoster(await rowsOf(await xlsx(rows), 'a.xlsx'));
    expect(again.errors).toEqual([]);
    expect(again.agencies).toEqual(readRoster(rows).agencies);
  });

  it('[U13] content must agree with the ending', async () => {
    const good = await xlsx([['a']]);
    expect(await readTable(good, 'a.csv')).toEqual({ refusal: 'file-content-differs' });
    expect(await readTable(strToU8('a,b'), 'a.xlsx')).toEqual({ refusal: 'file-content-differs' });
    expect(await readTable(zipSync({ 'a.txt': strToU8('a') }), 'a.xlsx')).toEqual({
      refusal: 'file-content-differs',
    });
    expect(await readTable(good, 'a.xls')).toEqual({ refusal: 'file-type-old-excel' });
    expect(await readTable(good, 'a.pdf')).toEqual({ refusal: 'file-type-unknown' });
    expect(await readTable(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'a.xlsx')).toEqual({
      refusal: 'file-protected',
    });
    expect(await readTable(new Uint8Array(), 'a.xlsx')).toEqual({ refusal: 'file-empty' });
    expect(await readTable(new Uint8Array(tableLimits.bytes + 1), 'a.csv')).toEqual({
      refusal: 'file-too-large',
    });
  });

  it('[U13] too many rows or columns, also far away in the sheet', async () => {
    const long = Array.from({ length: tableLimits.rows + 1 }, () => ['a']);
    expect(await readTable(await xlsx(long), 'a.xlsx')).toEqual({ refusal: 'too-many-rows' });
    expect(await readTable(await xlsx(long.slice(1)), 'a.xlsx')).toMatchObject({
      rows: { length: tableLimits.rows },
    });
    const wide = [Array.from({ length: tableLimits.columns + 1 }, () => 'a')];
    expect(await readTable(await xlsx(wide), 'a.xlsx')).toEqual({ refusal: 'too-many-columns' });
    const parts = unzipSync(await xlsx([['a']]));
    const sheet = Object.keys(parts).find((name) => name.includes('worksheets/sheet'))!;
    const far = new TextDecoder()
      .decode(parts[sheet])
      .replace(/<row r="1"/, '<row r="1048576"')
      .replace('r="A1"', 'r="XFD1048576"');
    expect(await readTable(zipSync({ ...parts, [sheet]: strToU8(far) }), 'a.xlsx')).toMatchObject({
      refusal: expect.any(String),
    });
  });

  it('[U14] a bomb is refused quickly, also when it lies about its size', async () => {
    const parts = unzipSync(await xlsx([['a']]));
    const sheet = Object.keys(parts).find((name) => name.includes('worksheets/sheet'))!;
    const bomb = zipSync({ ...parts, [sheet]: new Uint8Array(100 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(tableLimits.bytes);
    // Processor time: what a busy neighbour takes is not the reader's.
    const started = process.cpuUsage();
    expect(await readTable(bomb, 'a.xlsx')).toEqual({ refusal: 'unpacked-too-large' });
    // The directory now says that the large part is one byte long.
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at < bomb.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 9e7)
        view.setUint32(at + 24, 1, true);
    }
    expect(await readTable(bomb, 'a.xlsx')).toEqual({ refusal: 'unpacked-too-large' });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(8_000);
  }, 60_000);

  it('[U14] entities are refused', async () => {
    const parts = unzipSync(await xlsx([['a']]));
    const evil = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>${new TextDecoder().decode(parts['xl/workbook.xml'])}`;
    expect(
      await readTable(zipSync({ ...parts, 'xl/workbook.xml': strToU8(evil) }), 'a.xlsx'),
    ).toEqual({ refusal: 'file-broken' });
  });

  it('[U14] a file of the largest size is read whole', async () => {
    const rows = Array.from({ length: tableLimits.rows }, (_, r) =>
      Array.from({ length: 20 }, (_, c) => `baris ${r} kolom ${c}`),
    );
    expect(await rowsOf(await xlsx(rows), 'a.xlsx')).toEqual(rows);
  }, 30_000);

  it('[U14] a small file that costs much is cut off while the server goes on', async () => {
    const parts = unzipSync(await xlsx([['a']]));
    const sheet = Object.keys(parts).find((name) => name.includes('worksheets/sheet'))!;
    const cells = Array.from(
      { length: 4_999 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"/></row>`,
    ).join('');
    const xml = new TextDecoder()
      .decode(parts[sheet])
      .replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`);
    let turns = 0;
    const clock = setInterval(() => turns++, 20);
    const table = await readTable(zipSync({ ...parts, [sheet]: strToU8(xml) }), 'a.xlsx');
    clearInterval(clock);
    expect(table).toHaveProperty('refusal');
    expect(turns).toBeGreaterThan(10);
  }, 30_000);

  it('[U14] cut, changed or random files give a refusal or rows, never a throw', async () => {
    const good = await xlsx([
      ['nama', 'jenis'],
      ['Dinas A', 'opd'],
      ['Dinas B', 'opd'],
    ]);
    const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(flips, fc.nat(good.length), async (changes, length) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        for (const one of [bytes, bytes.slice(0, length)]) {
          for (const name of ['a.xlsx', 'a.csv']) {
            const table = await readTable(one, name);
            expect('rows' in table || 'refusal' in table).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
