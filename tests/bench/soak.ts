/** A day in short: 300 clients coming and going, and what the memory of the server does. */
import type { Seat } from './clients.ts';
import type { Settings } from './live.ts';
import { Crowd } from './generator.ts';
import { slope } from './figures.ts';
import { row, type Row } from './rows.ts';
import { stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';

export async function soak(settings: Settings & { minutes: number }): Promise<Row[]> {
  const { minutes, quick, note } = settings;
  const people = quick ? 60 : 300;
  const staged = await stage({ people, boards: 1 });
  const lab = staged.labs[0] as StagedLab;
  const seats: Seat[] = lab.guests.map(({ cookie }) => ({
    cookie,
    labId: lab.id,
    boardId: lab.boards[0] as string,
  }));
  const server = await startOurs(staged.dataDir);
  const crowd = new Crowd();
  try {
    const { kind, url } = server;
    await crowd.order({ do: 'enter', kind, url, seats, sample: 30, quota: 5 });
    const points: { ms: number; mb: number }[] = [];
    const begun = performance.now();
    const timer = setInterval(
      () => points.push({ ms: performance.now() - begun, mb: server.rssMb() }),
      500,
    );
    const seconds = minutes * 60;
    const told = await crowd.order<{ visits: number; outcomes: Record<string, number> }>({
      do: 'churn',
      seconds,
      rate: 1,
    });
    clearInterval(timer);
    note(`soak: ${told.visits} visits, ${JSON.stringify(told.outcomes)}`);
    // The first third warms the heap up.
    const late = points.filter(({ ms }) => ms > (seconds * 1000) / 3);
    const name = `soak ${people} x ${minutes} min`;
    return [
      row(name, 'visits', { ours: [told.visits], unit: '' }),
      row(name, 'acts that were not stored', {
        ours: [
          Object.entries(told.outcomes).reduce(
            (sum, [outcome, count]) => sum + (outcome === 'stored' ? 0 : count),
            0,
          ),
        ],
        unit: '',
      }),
      row(name, 'slope of RSS after the first third', { ours: [slope(late)], unit: 'MB/min' }),
      row(name, 'RSS at the end', { ours: [points.at(-1)?.mb ?? Number.NaN], unit: 'MB' }),
    ];
  } finally {
    await crowd.end();
    await server.stop();
    staged.remove();
  }
}
