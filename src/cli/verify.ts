/** `labinov verify [--json]`: proves that what was confirmed is there. Also while the server runs. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { appliedTo, findDamage } from '#lib/server/db/damage.ts';
import { openReader } from '#lib/server/db/database-reader.ts';
import { databaseFile } from '#lib/server/db/open.ts';
import { verify, type Verdict } from '#lib/server/db/verify.ts';
import { evidenceDir } from '#lib/server/files.ts';
import { knownMigrations } from '../../db/migrate.ts';

const none = { spaces: 0, events: 0, files: 0, innovations: 0 };

/** Exit codes: 0 all is well, 1 something differs (one sentence each), 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const json = readArgs(args);
  if (json === null) {
    console.error('Pakai: labinov verify [--json]');
    return 64;
  }
  const verdict = await judge(databaseFile());
  if (json) console.log(JSON.stringify({ ...verdict, file: databaseFile() }));
  else tell(verdict);
  return verdict.ok ? 0 : 1;
}

/** Everything about one installation; what cannot even be opened is a finding too. */
export async function judge(file: string): Promise<Verdict> {
  const known = await knownMigrations();
  const damage = await findDamage(file, { known, pages: false });
  if (damage) return failed(damage.sentence);
  if (!existsSync(file)) {
    return failed(`Belum ada basis data di ${dirname(file)}; periksa LABINOV_DATA.`);
  }
  const reader = openReader(file);
  try {
    const missing = known.slice((await appliedTo(reader.read)).length);
    if (missing.length > 0) {
      return failed(`Basis data belum di bentuk terbaru (${missing.join(', ')}); jalankan server.`);
    }
    return await verify(reader.read, evidenceDir());
  } catch (fault) {
    const told = fault instanceof Error ? fault.message : '';
    return failed(`${file} tidak terbaca sampai selesai (${told}).`);
  } finally {
    await reader.close();
  }
}

const failed = (sentence: string): Verdict => ({
  ok: false,
  checked: none,
  findings: [{ check: 'file', where: 'labinov.db', sentence }],
});

function tell({ ok, checked, findings }: Verdict): void {
  for (const { sentence } of findings) console.log(sentence);
  const { spaces, events, files, innovations } = checked;
  const seen = `${spaces} ruang, ${events} peristiwa, ${innovations} inovasi, ${files} berkas bukti`;
  console.log(ok ? `Semua cocok: ${seen}.` : `Tidak cocok: ${findings.length} temuan (${seen}).`);
}

function readArgs(args: string[]): boolean | null {
  try {
    return parseArgs({ args, options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch {
    return null;
  }
}
