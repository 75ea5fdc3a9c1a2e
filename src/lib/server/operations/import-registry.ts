/**
 * An old registry becomes entries of ours. What the preview shows and what is brought come from the
 * same plan, made anew inside the transaction: nothing is written that was decided on older news.
 */
import { createHash } from 'node:crypto';
import { headingsKey, type ImportColumns } from '#lib/lab/import-columns.ts';
import { Doubles } from '#lib/lab/import-doubles.ts';
import {
  filledWith,
  readImport,
  rowText,
  type ImportRow,
  type ReadImport,
  type UnitChoices,
} from '#lib/lab/import-rows.ts';
import { emptyLineage, emptyStory } from '#lib/lab/lineage.ts';
import { refuseCorrection, registryNumber, type Status } from '#lib/lab/registry.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import { yearAt } from '#lib/lab/zone.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as imports from '#lib/server/db/imports.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { registryImportWords } from '#lib/words/registry-import.ts';
import type { Lang } from '#lib/words/lang.ts';

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
  /** The row of the same file, or the number of an entry. */
  row: number | null;
  number: string | null;
  name: string;
  agency: string;
  exact: boolean;
  /** Only an entry whose profile may still change takes something in. */
  mergeable: boolean;
  choice: DoubleChoice;
};

export type PlanLine = ImportRow & { hash: string; known: string | null; double: Double | null };
type Candidate = {
  name: string;
  agency: string;
  id: string | null;
  row: number | null;
  number: string | null;
  status: Status;
};

export type ImportPlan = Omit<ReadImport, 'rows'> & { lines: PlanLine[] };

/** [H1]-[H7] What would become of every row; nothing is stored. */
export async function planImport(db: Db | Trx, asked: ImportAsked): Promise<ImportPlan> {
  const { regionId, table, header, columns, choices } = asked;
  const units = await agencies.ofRegion(db, regionId);
  const { rows, ...rest } = readImport(table, { header, columns }, units, asked.units);
  const known = await imports.rowsOf(db, regionId);
  const doubles = new Doubles<Candidate>();
  for (const entry of await imports.namesOf(db, regionId)) {
    doubles.add({ ...entry, row: null, status: entry.status as Status });
  }
  const lines: PlanLine[] = [];
  for (const [index, row] of rows.entries()) {
    await turnFor(index);
    const hash = createHash('sha256').update(rowText(row)).digest('hex');
    const before = known.get(hash) ?? null;
    const one = { name: row.profile.name, agency: row.unit.name };
    const like = before === null ? doubles.of(one) : null;
    if (before === null) {
      doubles.add({ ...one, id: null, row: row.row, number: null, status: 'proposed' });
    }
    lines.push({ ...row, hash, known: before, double: like && doubleOf(like, choices[row.row]) });
  }
  return { ...rest, lines };
}

/** A lab that runs at the same time gets its turn on the processor, between some rows and the next. */
const turnFor = (index: number) =>
  index % 25 === 24 ? new Promise<void>((next) => setImmediate(next)) : undefined;

function doubleOf(
  { other, exact }: { other: Candidate; exact: boolean },
  chosen: DoubleChoice | undefined,
): Double {
  const { row, number, name, agency, status } = other;
  const clerk = { name: '', role: 'bappeda' } as const;
  const mergeable = !refuseCorrection({ status }, clerk);
  const usual = exact ? 'skip' : 'keep';
  const choice = chosen === 'merge' && !mergeable ? usual : (chosen ?? usual);
  return { row, number, name, agency, exact, mergeable, choice };
}

export type Bringing = ImportAsked & {
  fileName: string;
  by: string;
  lang: Lang;
  at: number;
  newId: () => string;
};
export type Brought = { created: number; merged: number; skipped: number; known: number };

/** [H7] [H8] Brings the rows in one transaction; the same rows again change nothing. */
export function bringImport(db: Db, bringing: Bringing): Promise<Brought> {
  return db.transaction().execute(async (trx) => {
    const plan = await planImport(trx, bringing);
    const { regionId, header, table, columns, at, by, fileName, newId } = bringing;
    const zone = await regions.zoneOf(trx, regionId);
    const brought = { created: 0, merged: 0, skipped: 0, known: 0 };
    const catalogueYear = (await catalogues.inForce(trx, regionId)).year;
    const serials = new Map<number, number>();
    const entryOfRow = new Map<number, string>();
    const byNumber = new Map(
      (await imports.namesOf(trx, regionId)).map(({ number, id }) => [number, id]),
    );
    for (const [index, line] of plan.lines.entries()) {
      const { row, hash, double } = line;
      await turnFor(index);
      if (line.known !== null) {
        brought.known++;
        entryOfRow.set(row, line.known);
        continue;
      }
      const twin = double && double.choice !== 'keep' ? twinOf(double) : undefined;
      const innovationId = twin ?? newId();
      if (twin === undefined) {
        await create(trx, innovationId, line);
        brought.created++;
      } else if (double?.choice === 'merge') {
        if (await merge(trx, twin, line)) brought.merged++;
        else brought.skipped++;
      } else brought.skipped++;
      entryOfRow.set(row, innovationId);
      await imports.addRow(trx, { regionId, hash, innovationId });
    }
    const faulty = new Set(plan.errors.map(({ row }) => row)).size;
    const { created, merged, skipped } = brought;
    if (created + merged + skipped > 0) {
      const id = newId();
      const sums = { created, merged, skipped, faulty };
      await imports.insert(trx, { id, regionId, by, fileName, ...sums, at });
    }
    const headings = headingsKey(table[header] ?? []);
    await imports.rememberColumns(trx, { regionId, headings, columns, at });
    return brought;

    function twinOf({ row, number }: Double): string | undefined {
      return row === null ? byNumber.get(number ?? '') : entryOfRow.get(row);
    }

    async function create(to: Trx, id: string, line: PlanLine): Promise<void> {
      const { profile, unit, origin } = line;
      const year = line.year ?? yearAt(at, zone);
      const serial = serials.get(year) ?? (await innovations.nextSerial(to, regionId, year, false));
      serials.set(year, serial + 1);
      await innovations.insert(to, {
        id,
        regionId,
        year,
        profile,
        origin,
        name: profile.name,
        affair: profile.affair,
        number: registryNumber(year, serial, false),
        agencyName: unit.name,
        agencyKind: unit.kind,
        digital: profile.digital === true,
        stageOfInnovation: profile.stageOfInnovation,
        status: 'proposed',
        catalogueYear,
        claimedScore: 0,
        evidencedScore: 0,
        verifiedScore: null,
        claims: {},
        findings: {},
        fieldNotes: {},
        development: '',
        lineage: emptyLineage(),
        story: emptyStory(),
        sample: false,
        registeredYear: null,
        ministryNumber: null,
        labId: null,
        ideaId: null,
        createdAt: at,
        updatedAt: at,
      });
      await step(to, id, line, 'proposed', at);
    }

    /** Whether the entry gained anything. */
    async function merge(to: Trx, id: string, line: PlanLine): Promise<boolean> {
      const entry = await innovations.load(to, id);
      if (!entry) return false;
      const filled = filledWith(entry.profile, line.profile);
      const fields = Object.fromEntries(
        (Object.keys(filled) as (keyof typeof filled)[])
          .filter((key) => JSON.stringify(filled[key]) !== JSON.stringify(entry.profile[key]))
          .map((key): [string, [unknown, unknown]] => [key, [entry.profile[key], filled[key]]]),
      );
      if (Object.keys(fields).length === 0) return false;
      const updatedAt = Math.max(at, entry.updatedAt + 1);
      const { affair, digital } = filled;
      const traits = { affair, digital: digital === true };
      await innovations.update(to, id, { profile: filled, ...traits, updatedAt });
      await step(to, id, line, entry.status, updatedAt, fields);
      return true;
    }

    function step(
      to: Trx,
      id: string,
      { row, note }: PlanLine,
      status: Status,
      when: number,
      fields?: Record<string, [unknown, unknown]>,
    ): Promise<void> {
      const words = registryImportWords[bringing.lang];
      return innovations.addStep(to, id, {
        status,
        by,
        note: [words.step(fileName, row), note].filter(Boolean).join('\n'),
        change: fields ? { fields } : {},
        at: when,
      });
    }
  });
}
