/**
 * `labinov registry-file --region … [--format xlsx] [--lang id] [--query …]`: the registry of a region as
 * XLSX, CSV or JSON on standard output. The server lets a process of its own write large registries this way (`server/large-export.ts`),
 * so that a lab that runs meanwhile waits for nothing.
 */
import { once } from 'node:events';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isFiltered, readQuestion } from '#lib/lab/registry-question.ts';
import { openReader } from '#lib/server/db/database-reader.ts';
import { databaseFile } from '#lib/server/db/open.ts';
import * as registryList from '#lib/server/db/registry-list.ts';
import { isStreamFormat, registryStream } from '#lib/server/export/registry-stream.ts';

/** Exit codes: 0 written, 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      region: { type: 'string', default: '' },
      format: { type: 'string', default: 'xlsx' },
      lang: { type: 'string', default: 'id' },
      query: { type: 'string', default: '' },
    },
  });
  const { region: regionId, format } = values;
  if (!regionId || !isStreamFormat(format)) {
    console.error(
      'Pakai: labinov registry-file --region ID [--format xlsx|csv|json] [--lang id|en] [--query ALAMAT]',
    );
    return 64;
  }
  // Whoever asked may go away: then nobody reads on, and nobody writes on.
  process.stdout.on('error', () => process.exit(1));
  const reader = openReader(databaseFile());
  try {
    const question = readQuestion(new URLSearchParams(values.query));
    const ids = isFiltered(question)
      ? await registryList.idsOf(reader.read, { regionId }, question, 1_000_000)
      : null;
    const lang = values.lang === 'en' ? 'en' : 'id';
    for await (const bytes of registryStream(reader.read, { regionId, lang, ids, format })) {
      if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
    }
    return 0;
  } finally {
    await reader.close();
  }
}
