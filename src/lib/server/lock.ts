/**
 * One running server per data directory: two would each believe to be the only writer of the
 * journal. The lock is a file with the number of the process; when that process is gone, or the
 * number now belongs to another one, the lock is a leftover of a crash and is taken over.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

type Holder = { pid: number; birth: string };

/** Takes the lock. Returns how to release it, or the number of the process that holds it. */
export function lockDataDir(dataDir: string): { release: () => void } | { heldBy: number } {
  const file = join(dataDir, 'labinov.lock');
  const own: Holder = { pid: process.pid, birth: birthOf(process.pid) };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      return { release: () => rmSync(file, { force: true }) };
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
    const holder = readHolder(file);
    if (holder && isRunning(holder)) return { heldBy: holder.pid };
    rmSync(file, { force: true });
  }
  return { heldBy: 0 };
}

/** The number of the running process that holds a data directory, or null. */
export function holderOf(dataDir: string): number | null {
  const holder = readHolder(join(dataDir, 'labinov.lock'));
  return holder && isRunning(holder) ? holder.pid : null;
}

function readHolder(file: string): Holder | null {
  try {
    const { pid, birth } = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return Number.isInteger(pid) ? { pid, birth } : null;
  } catch {
    // Half-written by a process that died, or just released: nobody holds it.
    return null;
  }
}

function isRunning({ pid, birth }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return birth === birthOf(pid);
}

/** When a process was born, as far as the system tells (Linux): numbers of processes are reused. */
function birthOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${boot} ${stat.slice(stat.lastIndexOf(')')).split(' ')[20]}`;
  } catch {
    return '';
  }
}
