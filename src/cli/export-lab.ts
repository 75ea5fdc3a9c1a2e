/**
 * `labinov export-lab [<code>] [--to FILE] [--json]`: one lab with its journals, evidence and entries of
 * the registry as one file, to be taken in elsewhere by `import-lab`. Also while the server runs.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openReader } from '#lib/server/db/database-reader.ts';
import { databaseFile } from '#lib/server/db/open.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as regions from '#lib/server/db/regions.ts';
import { safeFileName } from '#lib/server/export/sheets.ts';
import { evidenceDir } from '#lib/server/files.ts';
import { labFileSecret } from '#lib/server/portable/authors.ts';
import { writeLabFile, type ExportRefusal } from '#lib/server/portable/lab-file.ts';
import { labFileWords } from '#lib/words/lab-file.ts';

/** Exit codes: 0 written, 1 refused with a sentence, 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const asked = readArgs(args);
  if (!asked) {
    console.error('Pakai: labinov export-lab [<kode lab>] [--to BERKAS] [--json]');
    return 64;
  }
  const file = databaseFile();
  if (!existsSync(file)) return refuse(`Belum ada basis data di ${file}; periksa LABINOV_DATA.`);
  const reader = openReader(file);
  try {
    const all = await everyLab(reader.read);
    const lab = all.find(({ id, code }) => id === asked.lab || code === asked.lab.toUpperCase());
    if (!lab) {
      const list = all.map(({ code, title }) => `  ${code}  ${title}`).join('\n');
      return refuse(`Sebutkan kode lab:\n${list || '  (belum ada lab)'}`);
    }
    const path = resolve(asked.to || `${safeFileName(lab.title)}.labinov`);
    const at = Date.now();
    const done = await writeLabFile(reader.read, {
      labId: lab.id,
      evidence: evidenceDir(),
      path,
      at,
      secret: await labFileSecret(),
    });
    if ('code' in done) return refuse(sentence(done));
    if (asked.json) console.log(JSON.stringify({ path, ...done }));
    else {
      console.log(
        `"${lab.title}" tertulis di ${path}: ${done.rows} baris, ${done.files} berkas bukti.\n` +
          'Simpan berkas ini seperti data aslinya: nama orang ada di dalamnya.',
      );
      if (done.missing > 0) {
        console.warn(
          `${done.missing} berkas bukti disebut di dalamnya tetapi tidak ada lagi di komputer ini.`,
        );
      }
    }
    return 0;
  } finally {
    await reader.close();
  }
}

async function everyLab(db: Parameters<typeof labs.ofRegion>[0]): Promise<labs.Lab[]> {
  const all = await Promise.all((await regions.list(db)).map(({ id }) => labs.ofRegion(db, id)));
  return all.flat().filter(({ practiceOf }) => practiceOf === null);
}

function sentence(refusal: ExportRefusal): string {
  const t = labFileWords.id.cannot;
  if (refusal.code === 'ballot-open') return t['ballot-open'](refusal.board);
  return refusal.code === 'storage' ? t.storage : t['no-lab'];
}

function refuse(told: string): number {
  console.error(told);
  return 1;
}

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { to: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
    });
    return positionals.length > 1 ? null : { lab: positionals[0] ?? '', ...values };
  } catch {
    return null;
  }
}
