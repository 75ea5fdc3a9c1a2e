/**
 * [H8] Brings the rows of an old registry in: a few at a time, each few in one transaction together
 * with what remembers them and with the sums of the import. In between everybody else writes; so
 * before every few it is asked whether somebody entered something that the plan has not seen, and
 * then the plan is made anew. What breaks half way is ended by the same file.
 */
import { headingsKey } from '#lib/lab/import-columns.ts';
import { filledWith } from '#lib/lab/import-rows.ts';
import { refuseCorrection, registryNumber, type Status } from '#lib/lab/registry.ts';
import { yearAt, type Zone } from '#lib/lab/zone.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Database, Db, Trx } from '#lib/server/db/database.ts';
import * as imports from '#lib/server/db/imports.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as regions from '#lib/server/db/regions.ts';
import { registryImportWords } from '#lib/words/registry-import.ts';
import type { Lang } from '#lib/words/lang.ts';
import { comesIn, planImport, type ImportAsked, type PlanLine } from './import-registry.ts';

/** Rows of one transaction: nobody's act waits for more than these. */
export const atOnce = 10;

export type Bringing = ImportAsked & {
  fileName: string;
  by: string;
  lang: Lang;
  at: number;
  newId: () => string;
};
export type Brought = { created: number; merged: number; skipped: number; known: number };

/** [H7] [H8] Brings the rows; the same rows again change nothing. */
export async function bringImport(
  db: Pick<Database, 'read' | 'write'>,
  bringing: Bringing,
): Promise<Brought> {
  const { regionId, header, table, columns, at } = bringing;
  const headings = headingsKey(table[header] ?? []);
  await db.write
    .transaction()
    .execute((trx) => imports.rememberColumns(trx, { regionId, headings, columns, at }));
  const bringer = new Bringer(bringing);
  let waiting = await bringer.look(db.read);
  while (waiting.length > 0) {
    const begun = performance.now();
    const some = waiting.slice(0, atOnce);
    const brought = await db.write.transaction().execute((trx) => bringer.bring(trx, some));
    waiting = brought ? waiting.slice(atOnce) : await bringer.look(db.read);
    await rest(performance.now() - begun);
  }
  return bringer.brought;
}

/** As long as the work took, waiting for others included: the busier they are, the more it gives way. */
const rest = (ms: number) => new Promise((next) => setTimeout(next, Math.min(ms, 50)));

/** One import on its way. When a transaction of it fails, it is over. */
class Bringer {
  readonly brought: Brought = { created: 0, merged: 0, skipped: 0, known: 0 };
  #asked: Bringing;
  #id: string;
  #faulty = 0;
  #catalogueYear = 0;
  #zone: Zone = 'WIB';
  /** `imports.latestEntry` as the plan or our own last entry left it. */
  #latest = 0;
  /** The next numbers, by year; good as long as nobody else enters anything. */
  #serials = new Map<number, number>();
  /** Rows that are done, and the entry of each. */
  #entryOf = new Map<number, string>();

  constructor(asked: Bringing) {
    this.#asked = asked;
    this.#id = asked.newId();
  }

  /** The rows that are to be brought, by how things stand now. */
  async look(db: Db): Promise<PlanLine[]> {
    const plan = await planImport(db, this.#asked);
    this.#latest = plan.latest;
    this.#serials.clear();
    this.#faulty = new Set(plan.errors.map(({ row }) => row)).size;
    this.#catalogueYear = (await catalogues.inForce(db, this.#asked.regionId)).year;
    this.#zone = await regions.zoneOf(db, this.#asked.regionId);
    const waiting = plan.lines.filter(({ row }) => !this.#entryOf.has(row));
    for (const { row, known } of waiting.filter((line) => !comesIn(line))) {
      if (known !== null) this.#isKnown(row, known);
    }
    return waiting.filter(comesIn);
  }

  /** Brings these; false when they have to be looked at again. */
  async bring(trx: Trx, lines: readonly PlanLine[]): Promise<boolean> {
    const { regionId, by, fileName, at } = this.#asked;
    if ((await imports.latestEntry(trx)) !== this.#latest) return false;
    const hashes = lines.map(({ hash }) => hash);
    const read = await imports.rowsOf(trx, regionId, hashes);
    for (const line of lines) {
      const before = read.get(line.hash);
      // Another import may have read it meanwhile, without entering anything.
      if (before && !(before.passed && line.passed)) this.#isKnown(line.row, before.innovationId);
      else await this.#bringOne(trx, line);
    }
    this.#latest = await imports.latestEntry(trx);
    const { created, merged, skipped } = this.brought;
    if (created + merged + skipped > 0) {
      const sums = { created, merged, skipped, faulty: this.#faulty };
      await imports.keep(trx, { id: this.#id, regionId, by, fileName, ...sums, at });
    }
    return true;
  }

  #isKnown(row: number, innovationId: string): void {
    this.brought.known++;
    this.#entryOf.set(row, innovationId);
  }

  async #bringOne(trx: Trx, line: PlanLine): Promise<void> {
    const { regionId, newId } = this.#asked;
    const { row, hash, double } = line;
    const twin = double && double.choice !== 'keep' ? this.#twinOf(double) : undefined;
    const innovationId = twin ?? newId();
    let became: 'created' | 'merged' | 'skipped' = 'skipped';
    let passed = false;
    if (twin === undefined) {
      await this.#create(trx, innovationId, line);
      became = 'created';
    } else if (double?.choice === 'merge') {
      const merged = await this.#merge(trx, twin, line);
      if (merged === 'gained') became = 'merged';
      passed = merged === 'refused';
    } else passed = true;
    this.brought[became]++;
    this.#entryOf.set(row, innovationId);
    await imports.keepRow(trx, { regionId, hash, innovationId, passed });
  }

  #twinOf({ row, id }: NonNullable<PlanLine['double']>): string | undefined {
    return id ?? (row === null ? undefined : this.#entryOf.get(row));
  }

  async #numberOf(trx: Trx, year: number): Promise<string> {
    const { regionId } = this.#asked;
    const serial =
      this.#serials.get(year) ?? (await innovations.nextSerial(trx, regionId, year, false));
    this.#serials.set(year, serial + 1);
    return registryNumber(year, serial, false);
  }

  async #create(trx: Trx, id: string, line: PlanLine): Promise<void> {
    const { regionId, at } = this.#asked;
    const { profile, unit, origin } = line;
    const year = line.year ?? yearAt(at, this.#zone);
    await innovations.insert(trx, {
      ...innovations.unproven(),
      id,
      regionId,
      year,
      profile,
      origin,
      name: profile.name,
      affair: profile.affair,
      number: await this.#numberOf(trx, year),
      agencyName: unit.name,
      agencyKind: unit.kind,
      digital: profile.digital === true,
      stageOfInnovation: profile.stageOfInnovation,
      catalogueYear: this.#catalogueYear,
      createdAt: at,
      updatedAt: at,
    });
    await this.#step(trx, id, line, { status: 'proposed', at });
  }

  /** What the entry had of it; it takes nothing in when it came further meanwhile. */
  async #merge(trx: Trx, id: string, line: PlanLine): Promise<'gained' | 'nothing' | 'refused'> {
    const entry = await innovations.load(trx, id);
    const clerk = { name: '', role: 'bappeda' } as const;
    if (!entry || refuseCorrection(entry, clerk)) return 'refused';
    const filled = filledWith(entry.profile, line.profile);
    const fields = Object.fromEntries(
      (Object.keys(filled) as (keyof typeof filled)[])
        .filter((key) => JSON.stringify(filled[key]) !== JSON.stringify(entry.profile[key]))
        .map((key): [string, [unknown, unknown]] => [key, [entry.profile[key], filled[key]]]),
    );
    if (Object.keys(fields).length === 0) return 'nothing';
    const at = Math.max(this.#asked.at, entry.updatedAt + 1);
    const { affair, digital } = filled;
    const traits = { affair, digital: digital === true };
    await innovations.update(trx, id, { profile: filled, ...traits, updatedAt: at });
    await this.#step(trx, id, line, { status: entry.status, at, fields });
    return 'gained';
  }

  #step(
    trx: Trx,
    id: string,
    { row, note }: PlanLine,
    what: { status: Status; at: number; fields?: Record<string, [unknown, unknown]> },
  ): Promise<void> {
    const { by, fileName, lang } = this.#asked;
    const { status, at, fields } = what;
    const words = registryImportWords[lang];
    return innovations.addStep(trx, id, {
      status,
      by,
      note: [words.step(fileName, row), note].filter(Boolean).join('\n'),
      change: fields ? { fields } : {},
      at,
    });
  }
}
