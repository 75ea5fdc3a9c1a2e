/** The report of a lab of 86 units, from the order to the file: with the press asleep, and awake. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openDatabase } from '#lib/server/db/database.ts';
import type { Order } from '#lib/server/paper-orders.ts';
import { Lane } from '#lib/server/press.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { wholeLab } from '../support/whole-lab.ts';
import type { Settings } from './live.ts';
import { row, type Row } from './rows.ts';

const formats = ['docx', 'pdf'] as const;

export async function papers({ rounds, note }: Settings): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-bench-'));
  const before = process.env['LABINOV_DATA'];
  process.env['LABINOV_DATA'] = dataDir;
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const lab = await wholeLab(db);
  await db.close();
  const took = { docx: [] as number[], pdf: [] as number[], awake: [] as number[] };
  // A press holds no process that waits for it; this one has nothing else to stay for.
  const awake = setInterval(() => {}, 1000);
  const print = async (lane: Lane, format: Order['format']) => {
    const of = { labId: lab.id, viewer: lab.facilitator, lang: 'id' as const, at: Date.now() };
    const made = join(dataDir, `report.${format}`);
    const begun = performance.now();
    const printed = await lane.print({ what: 'lab-report', format, ...of }, made);
    if (typeof printed === 'string') throw new Error(printed);
    note(`papers: ${format}, ${Math.round(statSync(made).size / 1000)} kB`);
    return performance.now() - begun;
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const format of formats) {
        const lane = new Lane();
        took[format].push(await print(lane, format));
        if (format === 'pdf') took.awake.push(await print(lane, format));
        lane.close();
      }
    }
  } finally {
    clearInterval(awake);
    if (before === undefined) delete process.env['LABINOV_DATA'];
    else process.env['LABINOV_DATA'] = before;
    rmSync(dataDir, { recursive: true, force: true });
  }
  const scenario = 'report of a lab of 86 units';
  return [
    row(scenario, 'DOCX, the press asleep before', { ours: took.docx, goal: { atMost: 5000 } }),
    row(scenario, 'PDF, the press asleep before', { ours: took.pdf, goal: { atMost: 5000 } }),
    row(scenario, 'PDF, the press awake', { ours: took.awake }),
  ];
}
