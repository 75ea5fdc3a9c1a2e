/**
 * One clock for the room: a hundred pages whose own clocks are wrong by up to an hour, and run too
 * fast or too slow, behind lines that are quick, busy, or slow in one direction only. How far apart
 * are the times they show at one moment? In the middle of a round some of the clocks are set.
 *
 * A page shows the time that is left as the end of the activity less `Connection.now()`, so the
 * spread of that is the spread of the timers.
 */
import { connect, type Connection } from '#lib/live/connection.ts';
import { openFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { pause } from '../support/room.ts';
import { spread } from './figures.ts';
import type { Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { stage } from './stage.ts';
import { startOurs } from './targets.ts';

const hour = 3_600_000;
/** Worse than any quartz in a phone: two tenths of a second in a quarter of an hour. */
const worstDrift = 200e-6;
const lines = [
  { latency: 3, jitter: 5, lag: 0 },
  { latency: 40, jitter: 160, lag: 0 },
  // Up quickly and down slowly: what no measurement from one end can tell apart.
  { latency: 15, jitter: 20, lag: 160 },
  { latency: 90, jitter: 60, lag: -80 },
];

/** The clocks of one device: `set` moves the one that can be set. */
function device(): { wall: () => number; steady: () => number; set: (by: number) => void } {
  let wrong = (Math.random() * 2 - 1) * hour;
  const pace = 1 + (Math.random() * 2 - 1) * worstDrift;
  const from = performance.now();
  const began = Date.now();
  const passed = () => (performance.now() - from) * pace;
  return {
    wall: () => Math.round(began + wrong + passed()),
    steady: passed,
    set: (by) => void (wrong += by),
  };
}

type Page = { connection: Connection; clocks: ReturnType<typeof device> };

export async function timer({ rounds, seconds, quick, note }: Settings): Promise<Row[]> {
  const people = quick ? 40 : 100;
  const found = { median: [], worst: [], wrong: [], mended: [] } as Record<
    'median' | 'worst' | 'wrong' | 'mended',
    number[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ people });
    const server = await startOurs(staged.dataDir);
    const port = Number(new URL(server.url).port);
    const proxies = await Promise.all(lines.map((line) => behind(port, line)));
    const pages: Page[] = [];
    try {
      const [lab] = staged.labs;
      for (const [at, { person, cookie }] of (lab?.guests ?? []).entries()) {
        const clocks = device();
        const connection = connect({
          labId: lab?.id ?? '',
          personId: person.id,
          url: proxies[at % proxies.length]?.url ?? server.url,
          headers: { cookie },
          clocks,
        });
        pages.push({ connection, clocks });
      }
      while (pages.some(({ connection }) => connection.status !== 'connected')) await pause(50);
      // Five questions in a row, the last after seven and a half seconds.
      await pause(9000);
      const calm = await watch(pages, seconds * 1000);
      const mended = await setClocks(pages);
      const after = await watch(pages, seconds * 1000);
      const apart = spread([...calm.apart, ...after.apart]);
      found.median.push(apart.p50);
      found.worst.push(apart.max);
      found.wrong.push(Math.max(calm.wrong, after.wrong));
      found.mended.push(mended);
      note(`timer ${round + 1}: ${apart.p50} ms apart, at worst ${apart.max}`);
    } finally {
      for (const { connection } of pages) connection.close();
      for (const proxy of proxies) await proxy.close();
      await server.stop();
      staged.remove();
    }
  }
  const name = `timer, ${people} clients`;
  return [
    row(name, 'spread at one moment, median', { ours: found.median }),
    row(name, 'spread at one moment, worst', { ours: found.worst, goal: { atMost: 300 } }),
    row(name, 'furthest from the server', { ours: found.wrong, goal: { atMost: 300 } }),
    row(name, 'until clocks that were set agree', { ours: found.mended, goal: { atMost: 3000 } }),
  ];
}

async function behind(port: number, line: (typeof lines)[number]): Promise<FaultProxy> {
  return Object.assign(await openFaultProxy(() => port), line);
}

/** What all pages believe at one moment: how far apart, how far from the server's own clock. */
function look(pages: readonly Page[]): { apart: number; wrong: number } {
  const now = Date.now();
  const times = pages.map(({ connection }) => connection.now() - now);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  return { apart: most - least, wrong: Math.max(Math.abs(least), Math.abs(most)) };
}

async function watch(pages: readonly Page[], ms: number) {
  const until = performance.now() + ms;
  const apart: number[] = [];
  let wrong = 0;
  while (performance.now() < until) {
    const seen = look(pages);
    apart.push(seen.apart);
    wrong = Math.max(wrong, seen.wrong);
    await pause(100);
  }
  return { apart, wrong };
}

/** One device in ten has its clock set while the room runs; answers how long the room disagreed. */
async function setClocks(pages: readonly Page[]): Promise<number> {
  const from = performance.now();
  for (const [at, { clocks }] of pages.entries()) {
    if (at % 10 === 0) clocks.set(at % 20 === 0 ? hour / 2 : -hour / 2);
  }
  for (;;) {
    if (look(pages).apart <= 300) return Math.round(performance.now() - from);
    if (performance.now() - from > 120_000) return Number.POSITIVE_INFINITY;
    await pause(50);
  }
}
