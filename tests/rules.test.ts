import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const isTest = (name: string) => /\.(test|spec)\.ts$/.test(name);

function textsBelow(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(isTest)
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
}

test('every rule in RULES.md is cited by a test, and every citation is a rule', () => {
  const page = readFileSync(join(root, 'src/lib/lab/RULES.md'), 'utf8');
  const rules = [...page.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, number]) => number);
  const tests = textsBelow('src') + textsBelow('tests');
  const cited = new Set([...tests.matchAll(/\[([A-Z]\d+)\]/g)].map(([, number]) => number));
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules.filter((number) => !cited.has(number))).toEqual([]);
  expect([...cited].filter((number) => !rules.includes(number)).toSorted()).toEqual([]);
});
