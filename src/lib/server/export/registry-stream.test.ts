import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { nastyTexts } from '../../../../tests/support/hostile.ts';
import { asPdf, canUse, lint, pagesOf } from '../../../../tests/support/office.ts';
import { enterEntries, entryOf } from '../../../../tests/support/registry-entries.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { registryRows } from '../papers.ts';
import { registryOutcome } from './registry-outcome.ts';
import { registryStream, type StreamFormat } from './registry-stream.ts';
import { cellText } from './sheets.ts';

const evil = Object.values(
  JSON.parse(
    readFileSync(new URL('../../../rehearsal/jahat.json', import.meta.url), 'utf8'),
  ) as object,
).flatMap((one) => (typeof one === 'string' ? [one] : []));

const nastyEntries = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const name = (nastyTexts[at % nastyTexts.length] ?? '').slice(0, 200) || `Tanpa nama ${at}`;
    const profile = { ...entryOf({}).profile, name, goal: name, appliedOn: '2025-03-01' };
    return { name, profile };
  });
const all = { regionId: 'r1', lang: 'id' as const, zone: 'WIB' as const, ids: null };

test('[X14] over more than one page the rows in pieces are the same as in one', async () => {
  await using db = await freshDatabase();
  await enterEntries(db.write, nastyEntries(230));
  const sheet = (await registryOutcome(db.read, 'r1', 'id')).sheets[0];
  if (!sheet) throw new Error('no sheet');
  const read: number[] = [];
  const asked = { ...all, format: 'json' as const, read: (count: number) => read.push(count) };
  const pieces = await Array.fromAsync(registryStream(db.read, asked));
  expect(read).toEqual([100, 200, 230]);
  const json = JSON.parse(Buffer.concat(pieces).toString());
  const inOne = JSON.parse(
    Buffer.from(toJson({ title: '', zone: 'WIB', sheets: [sheet] })).toString(),
  );
  expect(json.sheets[0].rows).toHaveLength(230);
  expect(json.sheets[0].rows).toMatchObject(inOne.sheets[0].rows);
});

test.runIf(canUse('soffice', 'pdftotext', 'xmllint'))(
  '[X14] LibreOffice opens the XLSX that was written in pieces, with every row',
  async () => {
    await using db = await freshDatabase();
    await enterEntries(db.write, nastyEntries(120));
    const pieces = await Array.fromAsync(registryStream(db.read, { ...all, format: 'xlsx' }));
    const bytes = new Uint8Array(Buffer.concat(pieces));
    await lint(unzipSync(bytes));
    const pdf = await asPdf({ 'registry.xlsx': bytes });
    const pages = await pagesOf(pdf['registry.xlsx'] ?? new Uint8Array());
    const text = pages.join('\n');
    const rows = await db.read.selectFrom('innovation').select('number').execute();
    expect(rows).toHaveLength(120);
    for (const { number } of rows) expect(text).toContain(number);
    // Headings, region, day and number stand on every page, on the long side of the paper.
    expect(pages.length).toBeGreaterThan(1);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('Registri inovasi Kabupaten Purbalingga');
      expect(page).toContain('Nomor');
      expect(page).toMatch(new RegExp(`\\b${at + 1} ?/ ?${pages.length}\\b`));
    }
  },
  240_000,
);

test('[N18] row by row: every entry once, samples aside, the same cells as the small export', async () => {
  await using db = await freshDatabase();
  const names = ['=1+1', '_x0041_ <b>', ...evil].map((name) => name.slice(0, 200));
  const ids = await enterEntries(db.write, [
    ...names.map((name) => ({
      name,
      profile: { ...entryOf({}).profile, name, goal: 'Satu\ndua', appliedOn: '2025-03-01' },
      claims: { 16: 2 as const },
      findings: { 16: { level: 1 as const, note: '' } },
    })),
    { name: 'Contoh', sample: true },
  ]);
  const bytesOf = async (format: StreamFormat, some: readonly string[] | null) => {
    const asked = { regionId: 'r1', lang: 'id' as const, zone: 'WIB' as const, ids: some, format };
    return Buffer.concat(await Array.fromAsync(registryStream(db.read, asked)));
  };
  const written = async (some: readonly string[] | null) => {
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf('xlsx', some)));
    return (sheets[0]?.rows ?? []).map((row) => row.map((value) => String(value ?? '')));
  };
  const [head = [], ...rows] = await written(null);
  const small = (await registryOutcome(db.read, 'r1', 'id')).sheets[0];
  expect(rows).toHaveLength(small?.rows.length ?? -1);
  const at = (label: string) => head.indexOf(label);
  for (const key of ['name', 'goal', 'agency', 'status'] as const) {
    const column = small?.columns.find((one) => one.key === key);
    const told = rows.map((row) => row[at(column?.label ?? '')]?.trim());
    expect(told, key).toEqual(small?.rows.map((row) => cellText(row[key]).trim()));
  }
  expect(rows[0]?.slice(-40).filter(Boolean)).toEqual(['2', '1']);
  expect(await written(ids.slice(0, 1))).toHaveLength(2);

  // The same rows as CSV, guarded, and as JSON, whole.
  const [first = '', ...lines] = (await bytesOf('csv', null)).toString().split('\r\n');
  expect(first).toBe(`\ufeff${head.join(',')}`);
  expect(lines.filter(Boolean)).toHaveLength(rows.length);
  expect(lines.join('\n')).toContain(",'=1+1,");
  const json = JSON.parse((await bytesOf('json', null)).toString());
  expect(json.sheets[0].columns.map(({ label }: { label: string }) => label)).toEqual(head);
  expect(json.sheets[0].rows).toHaveLength(rows.length);
  expect(json.sheets[0].rows[0]).toMatchObject({ goal: 'Satu\ndua', appliedOn: '2025-03-01' });
  expect(json.sheets[0].rows[0].name).toBe(small?.rows[0]?.['name']);
  expect(JSON.parse((await bytesOf('json', [])).toString()).sheets[0].rows).toEqual([]);
});

test('[N18] [X14] up to two thousand the press writes all sheets, as the file at the page has them', async () => {
  await using db = await freshDatabase();
  await enterEntries(db.write, nastyEntries(120));
  const outcome = await registryOutcome(db.read, 'r1', 'id');
  const of = { what: 'registry-rows', regionId: 'r1', lang: 'id', at: 1 } as const;
  const press = { db: db.read, dataDir: '', progress: () => {} };
  const made = async (format: StreamFormat) =>
    Buffer.concat(await Array.fromAsync(await registryRows({ ...of, format }, press)));
  const { sheets } = await readXlsx(new Uint8Array(await made('xlsx')));
  expect(sheets.map(({ rows }) => rows.length - 1)).toEqual(
    outcome.sheets.map(({ rows }) => rows.length),
  );
  expect(await made('json')).toEqual(Buffer.from(toJson(outcome)));
  expect((await made('csv')).toString().split('\n').length).toBeGreaterThan(120);
  const tables = unzipSync(new Uint8Array(await made('zip')));
  expect(Object.keys(tables).length).toBe(outcome.sheets.length);
  expect(tables).toEqual(unzipSync(toCsv(outcome).bytes));
});
