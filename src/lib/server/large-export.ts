/** Large files are written by a process of their own, at a lower priority than the lab that runs. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import type { StreamFormat } from './export/registry-stream.ts';
import { log } from './log.ts';

/** So many at once; whoever comes then is asked to wait. */
const mostAtOnce = 2;
let running = 0;

/**
 * The registry of a region as a file of this format, bytes as they are written; null where the program lies without
 * its sources, 'busy' while others are being written. It ends with whoever reads it.
 */
export function largeRegistry(
  regionId: string,
  lang: string,
  { query, format }: { query: string; format: StreamFormat },
): ReadableStream<Uint8Array> | 'busy' | null {
  const cli = resolve('src/cli.ts');
  if (!existsSync(cli)) return null;
  if (running >= mostAtOnce) return 'busy';
  const args = ['--region', regionId, '--format', format, '--lang', lang, '--query', query];
  const program = ['--max-old-space-size=160', cli, 'registry-file'];
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  if (child.pid !== undefined) giveWay(child.pid);
  running += 1;
  child.once('close', () => (running -= 1));
  child.once('error', (fault) => log.error({ event: 'large-export', fault: String(fault) }));
  child.once('exit', (code) => {
    if (code === 0) return;
    log.warn({ event: 'large-export', code });
    // A file that breaks off must not look whole to whoever waits for it.
    child.stdout.destroy(new Error('The export ended early'));
  });
  child.stdout.once('close', () => child.kill());
  return Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>;
}

/** Not every system lets a program say so, and it goes on without. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The file comes all the same.
  }
}
