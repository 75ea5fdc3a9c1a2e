import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { enterEntries, entryOf } from '../../../../tests/support/registry-entries.ts';
import { registryOutcome } from './registry-outcome.ts';
import { registryStream, type StreamFormat } from './registry-stream.ts';
import { cellText } from './sheets.ts';

const evil = Object.values(
  JSON.parse(
    readFileSync(new URL('../../../rehearsal/jahat.json', import.meta.url), 'utf8'),
  ) as object,
).flatMap((one) => (typeof one === 'string' ? [one] : []));

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
    const asked = { regionId: 'r1', lang: 'id' as const, ids: some, format };
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
