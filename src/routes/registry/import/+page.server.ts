import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { guessColumns, headingsKey, type ImportColumns } from '#lib/lab/import-columns.ts';
import { unitKey } from '#lib/lab/import-units.ts';
import {
  chosenColumns,
  chosenDoubles,
  chosenUnits,
  mostTable,
  tableOf,
} from '#lib/registry/import-form.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as imports from '#lib/server/db/imports.ts';
import { db } from '#lib/server/db/open.ts';
import { readTable } from '#lib/server/import/table.ts';
import { bringImport, type Brought } from '#lib/server/operations/bring-import.ts';
import {
  comesIn,
  doubleChoices,
  planImport,
  type ImportAsked,
} from '#lib/server/operations/import-registry.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { registryImportWords } from '#lib/words/registry-import.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** Lines of the preview; more would say nothing that these do not. */
const shownLines = 200;

/** Bappeda of a region brings rows into its registry; nobody else. */
function bappedaOf(event: RequestEvent) {
  const account = requireAccount(event, 'bappeda');
  const { regionId } = registryReader(event.locals);
  if (!regionId) error(403, registryWords[event.locals.lang].refusal['no-right']);
  return { account, regionId };
}

export const load: PageServerLoad = async (event) => {
  const { regionId } = bappedaOf(event);
  return {
    title: registryImportWords[event.locals.lang].title,
    past: await imports.list(db().read, regionId),
  };
};

/** A file as it was read, and what was said about it so far. */
async function asked(form: FormData, regionId: string, table: string[][]) {
  const { header, columns: guessed } = guessColumns(table);
  const headings = headingsKey(table[header] ?? []);
  const known = await imports.columnsOf(db().read, regionId, headings);
  const columns: ImportColumns = chosenColumns(form) ?? known ?? guessed;
  const choices = chosenDoubles(form, doubleChoices);
  const about: ImportAsked = {
    regionId,
    table,
    header,
    columns,
    choices,
    units: chosenUnits(form),
  };
  return { about, remembered: known !== null && !form.has('column-name') };
}

async function preview(form: FormData, regionId: string, table: string[][], fileName: string) {
  const { about, remembered } = await asked(form, regionId, table);
  const { lines, errors, unknownUnits } = await planImport(db().read, about);
  const { header, columns } = about;
  const width = Math.max(...table.map((row) => row.length));
  const doubles = lines.filter(({ double }) => double !== null);
  const fresh = lines.filter((line) => {
    return comesIn(line) && (line.double === null || line.double.choice === 'keep');
  });
  return {
    fileName,
    table: JSON.stringify(table),
    columns,
    remembered,
    headings: Array.from({ length: width }, (_, n) => table[header]?.[n]?.trim() ?? ''),
    counts: {
      fresh: fresh.length,
      known: lines.filter(({ known }) => known !== null).length,
      doubles: doubles.filter(({ passed }) => !passed).length,
      /** [H7] Left out earlier: they may still be chosen. */
      passed: doubles.filter(({ passed }) => passed).length,
      faulty: new Set(errors.map(({ row }) => row)).size,
      lines: lines.length,
    },
    /** Whether a press of the button would write anything. */
    brings: lines.some(comesIn),
    errors: errors.slice(0, shownLines),
    // What was chosen stays changeable.
    units: {
      chosen: Object.entries(about.units).map(([key, value]) => ({ key, value: value || '=' })),
      unknown: unknownUnits.map(({ text, count }) => ({ text, count, key: unitKey(text) })),
      all: (await agencies.ofRegion(db().read, regionId)).map(({ name }) => name),
    },
    doubles: doubles
      .toSorted((a, b) => Number(a.passed) - Number(b.passed))
      .map(({ row, profile, unit, double, passed }) => {
        return { row, name: profile.name, agency: unit.name, double, passed };
      }),
    lines: lines
      .slice(0, shownLines)
      .map(({ row, unit, year, origin, profile, known, passed }) => ({
        row,
        agency: unit.name,
        year,
        origin,
        passed,
        known: known !== null,
        name: profile.name,
        digital: profile.digital,
        stage: profile.stageOfInnovation,
        affair: profile.affair,
        trialStart: profile.trialStart,
        appliedOn: profile.appliedOn,
        budget: profile.budget.amount,
      })),
  };
}

const no = (status: number, sentence: string) =>
  fail(status, { error: sentence, brought: null, read: null });
const shown = (read: Awaited<ReturnType<typeof preview>>, brought: Brought | null = null) => ({
  error: '',
  brought,
  read,
});

/** The rows that travel with the form; a sentence when they cannot be read any more. */
async function carried(event: RequestEvent) {
  const me = bappedaOf(event);
  const form = await event.request.formData();
  const fileName = textOf(form, 'fileName', 120) || 'registri';
  return {
    ...me,
    form,
    fileName,
    table: tableOf(form),
    words: registryImportWords[event.locals.lang],
  };
}

export const actions: Actions = {
  /** Reads the file and shows what it would become; nothing is stored. */
  read: async (event) => {
    const { regionId } = bappedaOf(event);
    const words = registryImportWords[event.locals.lang];
    const form = await event.request.formData();
    const file = form.get('file');
    if (!(file instanceof File) || file.name === '') return no(400, words.none);
    const read = await readTable(new Uint8Array(await file.arrayBuffer()), file.name);
    if ('refusal' in read) return no(400, words.refusals[read.refusal]);
    if (JSON.stringify(read.rows).length > mostTable) return no(400, words.tooMuch);
    return shown(await preview(new FormData(), regionId, read.rows, file.name.slice(-120)));
  },

  again: async (event) => {
    const { regionId, form, fileName, table, words } = await carried(event);
    if (!table) return no(400, words.lost);
    return shown(await preview(form, regionId, table, fileName));
  },

  bring: async (event) => {
    const { account, regionId, form, fileName, table, words } = await carried(event);
    if (!table) return no(400, words.lost);
    const { about } = await asked(form, regionId, table);
    const { lang } = event.locals;
    const brought = await bringImport(db(), {
      ...about,
      fileName,
      lang,
      by: account.name,
      at: steadyNow(),
      newId: uuidv7,
    });
    return shown(await preview(form, regionId, table, fileName), brought);
  },
};
