import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { bounded, tableLimits, type TableRefusal, type TableResult } from './limits.ts';
import { cleaned, Refused } from './unzip.ts';

/**
 * Reads the first sheet of an XLSX. Parsing runs in a thread of its own with a limit on time and
 * memory: XML can be small and still cost seconds, and the room must not wait for one upload.
 *
 * The thread's program is a text because it must run as it is in development, in tests and in the
 * bundled server, where a file beside this one would not exist.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { library, archive, limits } = workerData;

function textOf(value) {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

async function read() {
  const { streamXlsxRows } = await import(library);
  const rows = [];
  for await (const row of streamXlsxRows(archive, { sheet: 0 })) {
    const last = row.values.findLastIndex((value) => textOf(value).trim() !== '');
    if (last < 0) continue;
    if (row.index >= limits.rows) return { refusal: 'too-many-rows' };
    if (last >= limits.columns) return { refusal: 'too-many-columns' };
    while (rows.length < row.index) rows.push([]);
    rows.push(row.values.slice(0, last + 1).map(textOf));
  }
  return { rows };
}

read().catch(() => ({ refusal: 'file-broken' })).then((answer) => parentPort.postMessage(answer));
`;

const library = () => `file://${createRequire(import.meta.url).resolve('hucre/xlsx')}`;

function inThread(archive: Uint8Array): Promise<TableResult> {
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      eval: true,
      workerData: { library: library(), archive, limits: tableLimits },
      resourceLimits: { maxOldGenerationSizeMb: tableLimits.megabytes },
      // Nothing of the server's arguments or output belongs in there.
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const end = (answer: TableResult) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const refuse = (refusal: TableRefusal) => () => end({ refusal });
    const timer = setTimeout(refuse('file-too-complex'), tableLimits.milliseconds);
    worker.once('message', end);
    worker.once('error', refuse('file-too-complex'));
    worker.once('exit', refuse('file-broken'));
  });
}

/** The rows of the first sheet, as text, or why it cannot be read. Formulas give their last result. */
export async function readXlsx(bytes: Uint8Array): Promise<TableResult> {
  try {
    const table = await inThread(await cleaned(bytes));
    return 'rows' in table ? bounded(table.rows) : table;
  } catch (error) {
    // Whatever a library says about a stranger's file is a refusal, not a fault of ours.
    return { refusal: error instanceof Refused ? error.refusal : 'file-broken' };
  }
}
