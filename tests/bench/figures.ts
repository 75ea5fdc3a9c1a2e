/** Percentiles, spreads over rounds, and what Linux tells about a process. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Spread = { p50: number; p95: number; p99: number; max: number; n: number };

export const rounded = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;

export function spread(times: readonly number[]): Spread {
  const sorted = Float64Array.from(times).toSorted();
  const part = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return { p50: part(0.5), p95: part(0.95), p99: part(0.99), max: part(1), n: sorted.length };
}

export type Rounds = { min: number; median: number; max: number };

/** Minimum, median and maximum of the rounds; those that measured nothing are left out. */
export function rounds(values: readonly number[]): Rounds {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return {
    min: at(0),
    median: at(Math.floor((sorted.length - 1) / 2)),
    max: at(sorted.length - 1),
  };
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) || 100;

/** CPU a process has used so far, in ms; user and system together. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
}

/** Resident memory of a process, in MB. */
export function rssMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return rounded(Number(line?.[1] ?? 0) / 1024);
}

/** Megabytes per minute: the slope of the straight line nearest to the points. */
export function slope(points: readonly { ms: number; mb: number }[]): number {
  const mean = (pick: (point: { ms: number; mb: number }) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean(({ ms }) => ms), mean(({ mb }) => mb)];
  const above = points.reduce((sum, { ms, mb }) => sum + (ms - x) * (mb - y), 0);
  const below = points.reduce((sum, { ms }) => sum + (ms - x) ** 2, 0);
  return rounded((above / below) * 60_000);
}
