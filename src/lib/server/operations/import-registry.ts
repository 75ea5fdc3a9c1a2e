/**
 * What would become of the rows of an old registry. The preview shows it, and `bring-import.ts` does it;
 * a lab that runs at the same time gets its turn between some rows and the next.
 */
import { createHash } from 'node:crypto';
import type { ImportColumns } from '#lib/lab/import-columns.ts';
import { Doubles, sameName } from '#lib/lab/import-doubles.ts';
import {
  readingImport,
  rowText,
  type ImportRow,
  type ReadImport,
  type UnitChoices,
} from '#lib/lab/import-rows.ts';
import { refuseCorrection, type Status } from '#lib/lab/registry.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as imports from '#lib/server/db/imports.ts';

/** [H6] What a person wants of a row that may be there already. */
export const doubleChoices = ['skip', 'merge', 'keep'] as const;
export type DoubleChoice = (typeof doubleChoices)[number];

export type ImportAsked = {
  regionId: string;
  table: readonly (readonly string[])[];
  header: number;
  columns: ImportColumns;
  units: UnitChoices;
  /** By row; a row that is not named gets what is most likely meant. */
  choices: Record<number, DoubleChoice>;
};

export type Double = {
  /** The row of the same file, or the entry by id and number. */
  row: number | null;
  id: string | null;
  number: string | null;
  name: string;
  agency: string;
  exact: boolean;
  /** Only an entry whose profile may still change takes something in. */
  mergeable: boolean;
  choice: DoubleChoice;
};

export type PlanLine = ImportRow & {
  hash: string;
  /** The entry that holds what was read before; null for a row that is new. */
  known: string | null;
  /** [H7] Read before and left out beside that entry: it may still come in. */
  passed: boolean;
  double: Double | null;
};
type Candidate = Pick<Double, 'row' | 'id' | 'number' | 'name' | 'agency'> & { status: Status };

export type ImportPlan = Omit<ReadImport, 'rows'> & {
  lines: PlanLine[];
  /** Of which day it is: `imports.latestEntry` before it was made. */
  latest: number;
};

/** Whether bringing this row would write anything. */
export const comesIn = ({ known, double }: PlanLine) =>
  known === null || (double !== null && double.choice !== 'skip');

/** [H1]-[H7] What would become of every row; nothing is stored. */
export async function planImport(db: Db | Trx, asked: ImportAsked): Promise<ImportPlan> {
  const { regionId, table, header, columns, choices } = asked;
  const latest = await imports.latestEntry(db);
  const units = await agencies.ofRegion(db, regionId);
  const { rows, ...rest } = await inTurns(
    readingImport(table, { header, columns }, units, asked.units),
  );
  const known = await imports.rowsOf(db, regionId);
  const entries = new Map<string, Candidate>();
  const doubles = new Doubles<Candidate>();
  for await (const some of imports.namesOf(db, regionId)) {
    for (const { status, ...entry } of some) {
      const candidate = { ...entry, row: null, status: status as Status };
      entries.set(entry.id, candidate);
      doubles.add(candidate);
    }
    await turn();
  }
  const hashed = hasher();
  const lines: PlanLine[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % 25 === 24) await turn();
    const hash = hashed(row);
    const before = known.get(hash) ?? null;
    const held = before && (entries.get(before.innovationId) ?? null);
    const one = { name: row.profile.name, agency: row.unit.name };
    const passed = before?.passed === true && held !== null;
    const like = before ? passed && { other: held, exact: sameName(held, one) } : doubles.of(one);
    // Later rows are compared with every row before them, also where an import was broken off between.
    if (!held) doubles.add({ ...one, id: null, row: row.row, number: null, status: 'proposed' });
    else if (!sameName(held, one)) doubles.add({ ...held, ...one });
    const double = like ? doubleOf(like, choices[row.row], passed) : null;
    lines.push({ ...row, hash, known: before?.innovationId ?? null, passed, double });
  }
  return { ...rest, lines, latest };
}

/** [H7] Rows by what they say; the second one of a file that says the same is another row. */
function hasher() {
  const times = new Map<string, number>();
  return (row: ImportRow) => {
    const text = rowText(row);
    const before = times.get(text) ?? 0;
    times.set(text, before + 1);
    const hash = createHash('sha256').update(text);
    return (before === 0 ? hash : hash.update(String(before))).digest('hex');
  };
}

/** Everybody else's turn on the processor. */
const turn = () => new Promise<void>((next) => setImmediate(next));

async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let count = 1; ; count++) {
    const { done, value } = steps.next();
    if (done) return value;
    if (count % 25 === 0) await turn();
  }
}

function doubleOf(
  { other, exact }: { other: Candidate; exact: boolean },
  chosen: DoubleChoice | undefined,
  passed: boolean,
): Double {
  const { status, ...told } = other;
  const clerk = { name: '', role: 'bappeda' } as const;
  const mergeable = !refuseCorrection({ status }, clerk);
  const usual = exact || passed ? 'skip' : 'keep';
  const choice = chosen === 'merge' && !mergeable ? usual : (chosen ?? usual);
  return { ...told, exact, mergeable, choice };
}
