import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readTable } from '../import/table.ts';
import { csvText, toCsv } from './csv.ts';
import { toJson } from './json.ts';
import {
  cellLimit,
  cellText,
  dateText,
  safeFileName,
  safeText,
  sheetNames,
  type Sheets,
} from './sheets.ts';
import { toXlsx } from './xlsx.ts';

type Nasty = {
  id: string;
  kategori: string;
  nilai?: string;
  repeat?: { awal: string; teks: string; kali: number; akhir: string };
};
// Read by hand: a bundler's JSON import may not keep lone surrogates.
const nasty = (
  JSON.parse(readFileSync(new URL('../../../rehearsal/jahat.json', import.meta.url), 'utf8')) as {
    teks: Nasty[];
  }
).teks.map(({ id, kategori, nilai, repeat }) => ({
  id,
  kind: kategori,
  text: repeat ? repeat.awal + repeat.teks.repeat(repeat.kali) + repeat.akhir : (nilai ?? ''),
}));

const book: Sheets = {
  title: 'Hasil =lab',
  zone: 'WIB',
  sheets: [
    {
      name: 'Teks: [uji]/*?',
      columns: [
        { key: 'id', label: 'ID', kind: 'text' },
        { key: '__proto__', label: '=Teks', kind: 'text' },
        { key: 'n', label: 'Nilai', kind: 'number' },
        { key: 'on', label: 'Tanggal', kind: 'date' },
        { key: 'end', label: 'Ujung', kind: 'text' },
      ],
      rows: nasty.map(({ id, text }, index) =>
        Object.fromEntries([
          ['id', id],
          ['__proto__', text],
          ['n', index - 5],
          ['on', '2026-11-21'],
          ['end', 'x'],
        ]),
      ),
    },
  ],
};
const rowsOf = async (bytes: Uint8Array, name: string) => {
  const table = await readTable(bytes, name);
  if ('refusal' in table) throw new Error(table.refusal);
  return table.rows;
};
const formulaLike = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

describe('texts in exports', () => {
  it('[E1] there are 60 nasty texts', () => expect(nasty).toHaveLength(60));

  it('[E1] what breaks XML is taken out, everything else stays', () => {
    expect(safeText('a\u0000b\u001b\ufffe\uffffc\ud800 d\udfff 😀\r\ne\rf\tg')).toBe(
      'abc d 😀\ne\nf\tg',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = safeText(text);
        expect(safe.isWellFormed()).toBe(true);
        // eslint-disable-next-line no-control-regex -- these are the signs that must be gone
        expect(safe).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(safeText(safe)).toBe(safe);
      }),
    );
  });

  it('[E1] a cell never holds more than a spreadsheet takes, nor half a sign', () => {
    const long = cellText('😀'.repeat(20_000));
    expect(long.length).toBeLessThanOrEqual(cellLimit);
    expect(long.isWellFormed()).toBe(true);
    expect(long.endsWith('…')).toBe(true);
    expect(cellText('a'.repeat(cellLimit))).toHaveLength(cellLimit);
  });

  it('[E2] names of sheets follow the rules and differ', () => {
    const sheet = (name: string) => ({ name, columns: [], rows: [] });
    const names = sheetNames(
      ['Ide', 'ide', '', "'[x]'", 'a'.repeat(40), 'a'.repeat(40), 'History', '😀'.repeat(16)].map(
        sheet,
      ),
    );
    expect(names).toEqual([
      'Ide',
      'ide 2',
      'Sheet 3',
      'x',
      'a'.repeat(31),
      `${'a'.repeat(29)} 2`,
      'History 2',
      '😀'.repeat(15),
    ]);
  });

  it('[E2] file names are safe on every system', () => {
    expect(safeFileName('Labinov Purbalingga 2025')).toBe('labinov-purbalingga-2025');
    expect(safeFileName('../../rahasia.txt')).toBe('rahasia-txt');
    for (const one of ['aux', 'CON', '字', '']) expect(safeFileName(one)).toBe('labinov');
    for (const { text } of nasty) expect(safeFileName(text)).toMatch(/^[a-z0-9-]{1,60}$/);
  });

  it('[E3] dates are the days and minutes of the region', () => {
    const instant = Date.UTC(2026, 10, 21, 20, 5);
    expect(dateText(instant, 'WIB')).toBe('2026-11-22 03:05');
    expect(dateText(instant, 'WIT')).toBe('2026-11-22 05:05');
    expect(dateText('2026-11-21', 'WIB')).toBe('2026-11-21');
    expect(dateText('kemarin', 'WIB')).toBe('');
    expect(dateText(null, 'WIB')).toBe('');
    expect(dateText(9e15, 'WIB')).toBe('');
  });
});

describe('CSV', () => {
  it('[E4] no text begins a formula, numbers stay numbers', async () => {
    const { bytes, extension } = toCsv(book);
    expect(extension).toBe('csv');
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    const rows = await rowsOf(bytes, 'x.csv');
    expect(rows).toHaveLength(61);
    for (const row of rows) {
      expect(row).toHaveLength(5);
      expect(row[1]).not.toMatch(formulaLike);
      expect(row[1]).not.toMatch(/^[\t\r]/);
    }
    expect(rows[0]?.[1]).toBe("'=Teks");
    expect(rows[1]).toEqual(['J01', "'=1+1", '-5', '2026-11-21', 'x']);
  });

  it('[E4] a formula hidden behind another separator is guarded too', () => {
    const sheet = {
      name: 'a',
      columns: [{ key: 'a', label: 'a', kind: 'text' as const }],
      rows: [{ a: 'x;=1+1\n@y' }],
    };
    expect(csvText(sheet, 'WIB')).toContain(`"x;'=1+1\n'@y"`);
    expect(csvText(sheet, 'WIB', ';')).toContain(`"x;'=1+1\n'@y"`);
  });

  it('[E4] several sheets come as a zip of safe names', async () => {
    const [sheet] = book.sheets;
    const { bytes, extension } = toCsv({
      ...book,
      sheets: [sheet!, { ...sheet!, name: '../CON' }],
    });
    expect(extension).toBe('zip');
    expect(Object.keys(unzipSync(bytes))).toEqual(['01-teks-uji.csv', '02-sheet.csv']);
  });
});

describe('JSON', () => {
  it('[E5] carries every text whole, also under odd keys, and instants in UTC', () => {
    const bytes = toJson({
      ...book,
      sheets: [
        ...book.sheets,
        {
          name: 't',
          columns: [{ key: 'at', label: 'at', kind: 'date' }],
          rows: [{ at: 0 }, { at: null }],
        },
      ],
    });
    const read = JSON.parse(strFromU8(bytes)) as { sheets: { rows: Record<string, unknown>[] }[] };
    read.sheets[0]?.rows.forEach((row, index) => {
      expect(Object.entries(row)[1]).toEqual(['__proto__', nasty[index]?.text.toWellFormed()]);
    });
    expect(read.sheets[1]?.rows).toEqual([{ at: '1970-01-01T00:00:00.000Z' }, { at: null }]);
  });
});

describe('XLSX', () => {
  it('[E6] texts are text cells, nothing is a formula or a link', async () => {
    const parts = unzipSync(await toXlsx(book));
    const xml = Object.entries(parts)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, part]) => strFromU8(part))
      .join('');
    expect(xml).not.toMatch(/<f[ >]|<hyperlink|TargetMode="External"/);
    expect(xml.isWellFormed()).toBe(true);
  });

  it('[E6] is read back as it was written', async () => {
    const rows = await rowsOf(await toXlsx(book), 'x.xlsx');
    expect(rows).toHaveLength(61);
    rows.slice(1).forEach((row, index) => {
      expect(row[1], row[0]).toBe(cellText(nasty[index]!.text));
      expect(row.slice(2)).toEqual([String(index - 5), '2026-11-21', 'x']);
    });
  });

  it('[E6] an instant is a date cell in the time of the region, an empty book has its heads', async () => {
    const columns = [{ key: 'at', label: 'Waktu', kind: 'date' as const }];
    const at = Date.UTC(2026, 10, 21, 20, 5);
    const bytes = await toXlsx({
      title: 't',
      zone: 'WITA',
      sheets: [{ name: 'a', columns, rows: [{ at }, { at: 'x' }] }],
    });
    expect(await rowsOf(bytes, 'x.xlsx')).toEqual([['Waktu'], ['2026-11-22 04:05'], ['x']]);
    expect(
      await rowsOf(
        await toXlsx({ title: '', zone: 'WIB', sheets: [{ name: '', columns, rows: [] }] }),
        'x.xlsx',
      ),
    ).toEqual([['Waktu']]);
  });

  it('[E6] a text that looks like an escape stays what it is', async () => {
    const columns = [{ key: 'a', label: '_x000D_', kind: 'text' as const }];
    const rows = [{ a: '_x0041_x0042_ _x5F_' }];
    const bytes = await toXlsx({ title: 't', zone: 'WIB', sheets: [{ name: 'a', columns, rows }] });
    expect(await rowsOf(bytes, 'x.xlsx')).toEqual([['_x000D_'], ['_x0041_x0042_ _x5F_']]);
  });

  it('is printed across one page with its headings, can be filtered, and rows are as high as their text', async () => {
    const long = 'Kader mengantar berkas ke kantor desa tiap Rabu. '.repeat(6);
    const columns = Array.from({ length: 28 }, (_, at) => {
      return { key: `c${at}`, label: `Kolom ${at}`, kind: 'text' as const };
    });
    const sheets = [{ name: 'Ide', columns, rows: [{ c0: 'singkat' }, { c1: long }] }];
    const parts = unzipSync(await toXlsx({ title: 'A & B', zone: 'WIB', sheets }));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<autoFilter ref="A1:AB3"');
    expect(sheet).toContain('&amp;LA &amp;&amp; B&amp;R&amp;A');
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(sheet).toMatch(/<pageSetup[^>]*fitToWidth="1"[^>]*fitToHeight="0"/);
    const heights = [...sheet.matchAll(/<row r="\d+"[^>]* ht="([\d.]+)"/g)].map(([, ht]) =>
      Number(ht),
    );
    expect(heights).toHaveLength(3);
    expect(heights[2]).toBeGreaterThan(100);
    expect(heights[1]).toBe(15);
    const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    expect(workbook).toContain('_xlnm.Print_Titles');
  });

  it('[E7] LibreOffice opens it without repair and finds every row', async ({ skip }) => {
    const office = [
      '/usr/bin/soffice',
      '/usr/local/bin/soffice',
      '/opt/libreoffice/program/soffice',
      '/snap/bin/libreoffice',
    ].find((path) => existsSync(path));
    if (!office && process.env.CI !== 'true') skip('no LibreOffice on this machine');
    if (!office) throw new Error('LibreOffice is missing and CI=true asks for it');
    const dir = mkdtempSync(join(tmpdir(), 'labinov-office-'));
    try {
      writeFileSync(join(dir, 'book.xlsx'), await toXlsx(book));
      const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`;
      // 44,34,76: comma, double quote, UTF-8.
      await promisify(execFile)(
        office,
        [
          profile,
          '--headless',
          '--norestore',
          '--convert-to',
          'csv:Text - txt - csv (StarCalc):44,34,76',
          '--outdir',
          dir,
          join(dir, 'book.xlsx'),
        ],
        { timeout: 110_000, killSignal: 'SIGKILL' },
      );
      const rows = await rowsOf(new Uint8Array(readFileSync(join(dir, 'book.csv'))), 'book.csv');
      expect(rows).toHaveLength(61);
      const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
      rows.slice(1).forEach((row, index) => {
        expect(row[0]).toBe(nasty[index]!.id);
        expect(plain(row[1] ?? ''), row[0]).toBe(plain(cellText(nasty[index]!.text)));
        expect(row[4]).toBe('x');
      });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 120_000);
});
