/** After the last activity: everything that was written is in the outcome, once, and proven. */
import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Hall } from './hall.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

type Row = { board: string; text: string; author: string | null; from: string | null };
type File = { sheets: { name: string; rows: Row[] }[] };

/**
 * Every card that was sent is in the file of the facilitator exactly once, and nothing else is.
 * `named` is the board on which cards carry names.
 */
export async function nothingIsLost(hall: Hall, named: string): Promise<void> {
  const { lead, lab, written, sent } = hall;
  const file = (await lead.page.evaluate(
    async (path) => (await fetch(path)).json(),
    `${lab}/export/json`,
  )) as File;
  const rows = file.sheets.find(({ name }) => name === 'Kartu')?.rows ?? [];
  const sorted = (texts: string[]) => texts.toSorted();
  const own = rows.filter(({ from }) => !from);
  const copies = rows.filter(({ from }) => from);
  expect(sorted(own.map(({ text }) => text))).toEqual(sorted(written.map(({ text }) => text)));
  expect(sorted(copies.map(({ text }) => text))).toEqual(sorted(sent));
  for (const { text, board, by } of written) {
    const row = own.find((one) => one.text === text);
    expect(row?.board, text).toContain(board);
    // Whose it is stands where the board shows names, and nowhere else.
    expect([by, null], text).toContain(row?.author);
  }
  const withNames = own.filter(({ author }) => author !== null);
  expect(new Set(withNames.map(({ board }) => board))).toEqual(new Set([named]));
}

/** `labinov verify`, beside the running server: journals, tables and copies say the same. */
export async function isProven(dataDir: string): Promise<void> {
  const env = { ...process.env, LABINOV_DATA: dataDir };
  const args = ['src/cli.ts', 'verify', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, findings: [] });
}
