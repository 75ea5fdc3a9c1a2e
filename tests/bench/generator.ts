/** A crowd in a process of its own, and one measured round with it. */
import { fork, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Seat } from './clients.ts';
import type { Order, Played } from './crowd.ts';
import { rounded, spread, type Spread } from './figures.ts';
import type { Target } from './targets.ts';

type Told = { report?: unknown; fault?: string; counting?: true; ended?: true };

export class Crowd<Orders extends { do: string } = Order> {
  #child: ChildProcess;

  constructor(file = 'crowd.ts') {
    this.#child = fork(fileURLToPath(new URL(file, import.meta.url)), [], {
      env: { PATH: process.env['PATH'] },
      serialization: 'advanced',
    });
    this.#child.setMaxListeners(100);
  }

  /** Gives an order; `hears` is told when counting begins and ends. */
  async order<T>(order: Orders, hears: (told: Told) => void = () => {}): Promise<T> {
    return new Promise<T>((done, fail) => {
      const hear = (told: Told) => {
        if (told.fault !== undefined) fail(new Error(told.fault));
        else if (!('report' in told)) return hears(told);
        else done(told.report as T);
        this.#child.off('message', hear);
      };
      this.#child.on('message', hear);
      this.#child.once('exit', (code) => fail(new Error(`The crowd ended with ${code}`)));
      this.#child.send(order);
    });
  }

  async end(): Promise<void> {
    const gone = new Promise((done) => this.#child.once('exit', done));
    this.#child.disconnect();
    await gone;
  }
}

/** What one round of `live` gives. Times in ms; CPU is the server's, per 1,000 delivered events. */
export type Figures = {
  clients: number;
  rate: number;
  ack: Spread;
  delivery: Spread;
  refused: number;
  lost: number;
  missing: number;
  cpuPer1000: number;
  bytesPerEvent: number;
  framesPerClient: number;
  rssMb: number;
  loopP95: number;
  loopP99: number;
  /** Of the generator: share of one core, and its own lateness, which is part of what it measures. */
  generatorCpu: number;
  generatorLoopP99: number;
};

type Asked = { seats: Seat[]; rate: number; seconds: number; warm?: number; quota?: number };

/** Brings a crowd in, lets it play once and sends it home again. */
export async function playOnce(
  target: Target,
  { seats, rate, seconds, warm = 1, quota }: Asked,
): Promise<Figures> {
  const crowd = new Crowd();
  // Boards take 2,000 cards and 60 of one person; after that people change their words.
  const most = quota ?? Math.max(1, Math.min(50, Math.floor(1700 / seats.length)));
  const sample = Math.max(1, Math.min(10, Math.floor(seats.length / 10)));
  try {
    const { kind, url } = target;
    await crowd.order({ do: 'enter', kind, url, seats, sample, quota: most });
    let cpu = 0;
    const played = await crowd.order<Played>({ do: 'play', rate, seconds, warm }, (told) => {
      if (told.counting) {
        cpu = target.cpuMs();
        void target.loop();
      }
      if (told.ended) cpu = target.cpuMs() - cpu;
    });
    const loop = await target.loop();
    const rss = target.rssMb();
    await crowd.order({ do: 'leave' });
    const { outcomes } = played;
    const sum = (counts: Record<string, number>) =>
      Object.values(counts).reduce((total, count) => total + count, 0);
    return {
      clients: seats.length,
      rate,
      ack: spread(played.acks),
      delivery: spread(played.deliveries),
      refused: sum(outcomes) - (outcomes['stored'] ?? 0) - (outcomes['lost'] ?? 0),
      lost: outcomes['lost'] ?? 0,
      missing: played.missing,
      cpuPer1000: rounded((cpu / played.delivered) * 1000),
      bytesPerEvent: played.bytesPerEvent,
      framesPerClient: played.framesPerClient,
      rssMb: rss,
      loopP95: rounded(loop?.p95 ?? Number.NaN),
      loopP99: rounded(loop?.p99 ?? Number.NaN),
      generatorCpu: rounded(played.ownCpuMs / played.tookMs),
      generatorLoopP99: played.ownLoopP99,
    };
  } finally {
    await crowd.end();
  }
}
