/**
 * Preloaded into a measured server (`--import`), ours and the control alike; nothing of it is in
 * the product. Writes how late its event loop was whenever SIGUSR2 asks, and, where
 * BENCH_FLUSH_MS says so, makes every commit wait that long, as the disk of a laptop does.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import BetterSqlite3 from 'better-sqlite3';

const file = process.env['BENCH_LOOP_FILE'];
if (file) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('SIGUSR2', () => {
    const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - 5);
    const told = {
      p50: ms(delay.percentile(50)),
      p95: ms(delay.percentile(95)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
    };
    delay.reset();
    writeFileSync(`${file}.part`, JSON.stringify(told));
    renameSync(`${file}.part`, file);
  });
}

const flushMs = Number(process.env['BENCH_FLUSH_MS'] ?? 0);
if (flushMs > 0) {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  type Prepares = { prepare(sql: string): BetterSqlite3.Statement };
  const database = BetterSqlite3.prototype as unknown as Prepares;
  const prepare = database.prepare;
  database.prepare = function slowly(this: BetterSqlite3.Database, sql: string) {
    const statement = prepare.call(this, sql);
    if (statement.readonly && !/^\s*commit/i.test(sql)) return statement;
    for (const name of ['run', 'all', 'get'] as const) {
      const quick = statement[name].bind(statement) as (...values: unknown[]) => unknown;
      const slow = (...values: unknown[]) => {
        const result = quick(...values);
        if (!this.inTransaction) Atomics.wait(stop, 0, 0, flushMs);
        return result;
      };
      Object.defineProperty(statement, name, { value: slow });
    }
    return statement;
  };
}
