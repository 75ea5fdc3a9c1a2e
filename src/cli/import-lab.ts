/**
 * `labinov import-lab FILE [--facilitator nama-pengguna] [--region NAMA] [--json]`: takes in what
 * `export-lab` wrote elsewhere. The same file again changes nothing. A new lab comes in while the
 * server runs; one that is here already only while it does not.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import * as accounts from '#lib/server/db/accounts.ts';
import { databaseFile, db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { evidenceDir } from '#lib/server/files.ts';
import { holderOf } from '#lib/server/lock.ts';
import { labFileSecret } from '#lib/server/portable/authors.ts';
import { importLab } from '#lib/server/portable/import-lab.ts';
import type { Imported } from '#lib/server/portable/take-in.ts';
import { labFileWords } from '#lib/words/lab-file.ts';
import { DatabaseTooNew, migrateToLatest } from '../../db/migrate.ts';

/** Exit codes: 0 taken in or there already, 1 refused with a sentence, 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const asked = readArgs(args);
  if (!asked) {
    console.error(
      'Pakai: labinov import-lab BERKAS [--facilitator nama-pengguna] [--region NAMA] [--json]',
    );
    return 64;
  }
  if (!existsSync(asked.path)) return refuse(`Berkas ${asked.path} tidak ada. Periksa namanya.`);
  const file = databaseFile();
  if (!existsSync(file)) {
    return refuse(`Belum ada basis data di ${file}; jalankan "npm start" lebih dahulu.`);
  }
  try {
    await migrateToLatest(file);
  } catch (fault) {
    if (fault instanceof DatabaseTooNew) return refuse(fault.message);
    throw fault;
  }
  const places = await regions.list(db().read);
  const region = asked.region
    ? places.find((one) => [one.name, regions.fullName(one)].includes(asked.region))
    : places.length === 1
      ? places[0]
      : undefined;
  if (!region) {
    const names = places.map(regions.fullName).join(', ');
    return refuse(`Sebutkan daerah dengan --region: ${names || 'belum ada daerah di sini'}.`);
  }
  const everybody = await accounts.list(db().read);
  const lead = everybody.find(({ username }) => username === asked.facilitator);
  if (asked.facilitator && !lead) return refuse(`Tidak ada akun "${asked.facilitator}".`);
  const done = await importLab(db(), {
    path: asked.path,
    evidence: evidenceDir(),
    regionId: region.id,
    facilitators: lead ? [lead.id] : [],
    secret: await labFileSecret(),
    serving: holderOf(dirname(file)) !== null,
    at: Date.now(),
  });
  if ('code' in done) return refuse(labFileWords.id.flaws[done.code]);
  if (asked.json) console.log(JSON.stringify(done));
  else console.log(told(done, lead !== undefined));
  return 0;
}

function told(imported: Imported, led: boolean): string {
  const { outcome, title, events, files, innovations, visitors } = imported;
  if (outcome === 'same') return `"${title}" sudah ada di sini, tidak ada yang baru.`;
  const left = visitors > 0 ? `, ${visitors} suara pengunjung baru` : '';
  const what = `${events} peristiwa, ${files} berkas bukti, ${innovations} inovasi baru${left}`;
  const next =
    outcome === 'newer' || led
      ? ''
      : '\nBelum ada fasilitatornya: ulangi dengan --facilitator, atau tunjuk lewat akun Bappeda.';
  return `"${title}" ${outcome === 'new' ? 'masuk' : 'diperbarui'}: ${what}.${next}`;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        facilitator: { type: 'string', default: '' },
        region: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
      },
    });
    const [path] = positionals;
    return path && positionals.length === 1 ? { path, ...values } : null;
  } catch {
    return null;
  }
}
