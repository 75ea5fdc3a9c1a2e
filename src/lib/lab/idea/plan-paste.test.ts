import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, readCost, readMonths, readPaste, readPhase } from './plan-paste.ts';

const open = { phase: 'execution', year: 2026 } as const;

describe('cells', () => {
  it('[D43] quoted cells hold tabs, line breaks and quotes', () => {
    expect(cellsOf('a\t"b\nc\t""d"""\te\r\n\r\nf\tg')).toEqual([
      ['a', 'b\nc\t"d"', 'e'],
      ['f', 'g'],
    ]);
  });

  it('[D43] a quote that nothing closes is a sign like others', () => {
    expect(cellsOf('"Antre dari rumah" tahap 1\tb\nc\td')).toEqual([
      ['"Antre dari rumah" tahap 1', 'b'],
      ['c', 'd'],
    ]);
  });

  it('[D43] what a spreadsheet copies out comes back as it was', () => {
    const cell = fc
      .string({ minLength: 1 })
      .map((text) => text.replaceAll('\r', '').trim())
      .filter((text) => text !== '');
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    const quoted = (text: string) =>
      /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(table, (lines) => {
        const text = lines.map((line) => line.map(quoted).join('\t')).join('\r\n');
        expect(cellsOf(text)).toEqual(lines);
      }),
    );
  });

  it('[D43] any text is read without a fault, and no row is longer than the rules allow', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        for (const row of readPaste(text, open).rows) {
          expect(row.activity.length).toBeLessThanOrEqual(300);
          expect(row.months.every((month) => month >= 1 && month <= 12)).toBe(true);
        }
      }),
    );
  });
});

it.each([
  ['Mar-Jun', [3, 4, 5, 6]],
  ['Maret, April', [3, 4]],
  ['3–6', [3, 4, 5, 6]],
  ['Nov s.d. Des 2026', [11, 12]],
  ['Agustus dan Oktober', [8, 10]],
  ['bulan 7', [7]],
  ['', []],
  ['Jun-Mar', null],
  ['segera', null],
  ['13', null],
])('[D43] months of %j', (text, months) => expect(readMonths(text)).toEqual(months));

it.each([
  ['Rp 13.200.000', 13_200_000],
  ['13.200.000,00', 13_200_000],
  ['Rp13,200,000.00', 13_200_000],
  ['4800000', 4_800_000],
  ['500.000,-', 500_000],
  ['tanpa biaya', 0],
  ['-', 0],
  ['', null],
  ['dua juta', undefined],
  ['1.2.3', undefined],
])('[D43] money of %j', (text, sum) => expect(readCost(text)).toBe(sum));

it('[D43] phases by their words', () => {
  expect(['Persiapan', ' PELAKSANAAN ', 'Monev', 'evaluasi akhir', 'lain'].map(readPhase)).toEqual([
    ...(['preparation', 'execution', 'monitoring', 'evaluation'] as const),
    null,
  ]);
});

describe('tables', () => {
  it('[D43] columns by their headings, in any order, with ticks for months', () => {
    const text = [
      'No\tKegiatan\tPelaksana\tBiaya (Rp)\tJan\tFeb\tMar\tTempat',
      '1\tMenyusun SOP\tBidang A\t13.200.000\t\tx\tv\tAula',
    ].join('\n');
    const { rows, flaws } = readPaste(text, open);
    expect(flaws).toEqual([]);
    expect(rows).toEqual([
      {
        phase: 'execution',
        activity: 'Menyusun SOP',
        output: '',
        executor: 'Bidang A',
        partners: '',
        year: 2026,
        months: [2, 3],
        place: 'Aula',
        cost: 13_200_000,
        costSource: '',
        method: '',
      },
    ]);
  });

  it('[D43] a row that begins with words of a heading is a row, the first one too', () => {
    const first =
      'Pelaksanaan\tKegiatan posyandu\t640 contoh\tTim TB\tPKK\tMar-Jun 2026\tBojong\t' +
      'Rp 2.500.000\tBOK\tKunjungan rumah';
    const { rows, columns } = readPaste(`${first}\n${first}`, open);
    expect(columns.slice(0, 3)).toEqual(['phase', 'activity', 'output']);
    expect(rows.map(({ activity }) => activity)).toEqual([
      'Kegiatan posyandu',
      'Kegiatan posyandu',
    ]);
    const bare = readPaste(
      'Pelaksanaan\tKegiatan posyandu\tBidan\nMonitoring\tRapat\tCatatan',
      open,
    );
    expect(bare.rows.map(({ phase }) => phase)).toEqual(['execution', 'monitoring']);
    const named = 'No\tTahapan\tUraian kegiatan\tIndikator\tTarget\tVolume\tSatuan\tKode';
    expect(readPaste(`${named}\n1\tPersiapan\tRapat`, open).rows).toHaveLength(1);
  });

  it("[D43] without headings in the order of LAN's form; a line of a phase stands over those below", () => {
    const text = [
      'Persiapan',
      '1\tMenyusun SOP\tSOP\tBidang A\tDinkes\tMaret\tAula\ttanpa biaya\t\tRapat',
      'Pelaksanaan',
      '2\tUji coba\tLaporan\tTim\t\tApr-Mei\tRSUD\t4.800.000\tAPBD\tDampingan',
    ].join('\n');
    const { rows, flaws } = readPaste(text, { ...open, phase: 'evaluation' });
    expect(flaws).toEqual([]);
    expect(rows.map(({ phase, months, cost }) => [phase, months, cost])).toEqual([
      ['preparation', [3], 0],
      ['execution', [4, 5], 4_800_000],
    ]);
  });

  it('[D43] what cannot be read is told with its line, and the rest of the row stands', () => {
    const { rows, flaws } = readPaste('Kegiatan\tWaktu\tBiaya\nRapat\tsegera\tdua juta', open);
    expect(rows[0]).toMatchObject({ activity: 'Rapat', months: [], cost: null });
    expect(flaws).toEqual([
      { line: 2, column: 'months', text: 'segera' },
      { line: 2, column: 'cost', text: 'dua juta' },
    ]);
  });

  it('[D43] one column alone is a list of activities', () => {
    const { rows, columns } = readPaste('Menyusun SOP\nUji coba', open);
    expect(columns).toEqual(['activity']);
    expect(rows.map(({ activity }) => activity)).toEqual(['Menyusun SOP', 'Uji coba']);
  });

  it('[D43] somebody corrects what a column was taken for', () => {
    const { rows } = readPaste('SOP\tMenyusun', { ...open, columns: ['output', 'activity'] });
    expect(rows[0]).toMatchObject({ activity: 'Menyusun', output: 'SOP' });
  });
});
