/**
 * `npm test`: runs every part, goes on after one that fails, and ends with one line of numbers.
 * `node tests/run.ts lint types` runs only the parts it names.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

type Outcome = { passed: number; failed: number; output: string };
type Part = { name: string; run: () => Promise<Outcome> };

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'labinov-run-'));

const parts: Part[] = [
  { name: 'format', run: () => check('oxfmt/bin/oxfmt', '--check', '.') },
  { name: 'lint', run: () => check('oxlint/bin/oxlint', '--deny-warnings', 'src', 'db', 'tests') },
  { name: 'types', run: types },
  { name: 'vitest', run: vitest },
  { name: 'stories', run: stories },
];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !parts.some((part) => part.name === name));
if (unknown) {
  console.error(
    `No such part: ${unknown}. There are ${parts.map((part) => part.name).join(', ')}.`,
  );
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const part of parts) {
  if (asked.length > 0 && !asked.includes(part.name)) continue;
  const begin = Date.now();
  const outcome = await part.run();
  passed += outcome.passed;
  failed += outcome.failed;
  if (outcome.failed > 0) console.log(outcome.output.trimEnd());
  const seconds = ((Date.now() - begin) / 1000).toFixed(1).padStart(6);
  console.log(
    `${part.name.padEnd(8)} ${seconds} s  ${outcome.passed} passed, ${outcome.failed} failed`,
  );
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** A tool that counts as one test. */
async function check(program: string, ...args: string[]): Promise<Outcome> {
  const { code, output } = await tool(program, args);
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}

async function types(): Promise<Outcome> {
  const sync = await check('@sveltejs/kit/svelte-kit.js', 'sync');
  if (sync.failed > 0) return sync;
  return check(
    'svelte-check/bin/svelte-check',
    '--tsconfig',
    './tsconfig.json',
    '--output',
    'human',
  );
}

async function vitest(): Promise<Outcome> {
  const file = join(scratch, 'vitest.json');
  const { code, output } = await tool('vitest/vitest.mjs', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readReport<{
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  }>(file);
  // A file that cannot even be loaded has no tests to count.
  const broken =
    report?.testResults.filter(
      (one) => one.status === 'failed' && one.assertionResults.length === 0,
    ).length ?? 0;
  return count(code, output, report?.numPassedTests, (report?.numFailedTests ?? 0) + broken);
}

async function stories(): Promise<Outcome> {
  const file = join(scratch, 'playwright.json');
  const { code, output } = await tool(
    '@playwright/test/cli.js',
    [
      'test',
      '--reporter=line,json',
      ...(existsSync(join(root, 'tests/stories')) ? [] : ['--pass-with-no-tests']),
    ],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    file,
  );
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return count(code, output, expected, unexpected + flaky);
}

/** A run that ended badly without a failed test (a crash, a missing browser) counts as one. */
function count(code: number, output: string, good = 0, bad = 0): Outcome {
  return { passed: good, failed: bad === 0 && code !== 0 ? 1 : bad, output };
}

function readReport<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}

/** Runs a program of `node_modules` with this Node; colours and control signs are left out. */
function tool(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.on('error', (fault) => done({ code: 1, output: `${output}\n${fault.message}` }));
    // Not every tool heeds NO_COLOR.
    const close = (code: number | null) =>
      done({ code: code ?? 1, output: stripVTControlCharacters(output) });
    child.on('close', close);
  });
}
