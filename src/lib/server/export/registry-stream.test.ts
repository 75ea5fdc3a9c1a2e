import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { enterEntries, entryOf } from '../../../../tests/support/registry-entries.ts';
import { registryOutcome } from './registry-outcome.ts';
import { registryXlsx } from './registry-stream.ts';
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
  const written = async (some: readonly string[] | null) => {
    const stream = await registryXlsx(db.read, { regionId: 'r1', lang: 'id', ids: some });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const { sheets } = await readXlsx(bytes);
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
});
