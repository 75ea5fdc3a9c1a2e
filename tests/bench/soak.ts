/** A day in short: 300 clients coming and going, and what the memory of the server does. */
import { slope } from './figures.ts';
import { Crowd } from './generator.ts';
import { seatsOn, type Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';

type Told = { visits: number; keptOut: number; outcomes: Record<string, number> };

export async function soak(settings: Settings & { minutes: number }): Promise<Row[]> {
  const { rounds, minutes, quick, note } = settings;
  const people = quick ? 60 : 300;
  const found = { visits: [], unstored: [], slopes: [], end: [] } as Record<
    'visits' | 'unstored' | 'slopes' | 'end',
    number[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ people, boards: 1 });
    const lab = staged.labs[0] as StagedLab;
    const server = await startOurs(staged.dataDir);
    const crowd = new Crowd();
    try {
      const { kind, url } = server;
      const seats = seatsOn(lab, lab.boards[0] as string, people);
      await crowd.order({ do: 'enter', kind, url, seats, sample: 30, quota: 5 });
      const points: { ms: number; mb: number }[] = [];
      const begun = performance.now();
      const look = () => points.push({ ms: performance.now() - begun, mb: server.rssMb() });
      const timer = setInterval(look, 500);
      const seconds = minutes * 90;
      const told = await crowd.order<Told>({ do: 'churn', seconds, rate: 1 });
      clearInterval(timer);
      // In the first half the heap of any process under load still grows to what it needs.
      const late = points.filter(({ ms }) => ms > (seconds * 1000) / 2);
      const mean = (some: typeof points) =>
        Math.round(some.reduce((sum, { mb }) => sum + mb, 0) / some.length);
      const tenths = Array.from({ length: 10 }, (_, at) =>
        mean(points.slice((at * points.length) / 10, ((at + 1) * points.length) / 10)),
      );
      note(
        `soak: ${told.visits} visits, ${told.keptOut} had to try again, ${JSON.stringify(told.outcomes)}; MB in tenths of the time: ${tenths.join(', ')}`,
      );
      found.visits.push(told.visits);
      found.unstored.push(
        Object.entries(told.outcomes).reduce(
          (sum, [outcome, count]) => sum + (outcome === 'stored' ? 0 : count),
          0,
        ),
      );
      found.slopes.push(slope(late));
      found.end.push(points.at(-1)?.mb ?? Number.NaN);
    } finally {
      await crowd.end();
      await server.stop();
      staged.remove();
    }
  }
  const name = `soak ${people} x ${minutes * 1.5} min`;
  return [
    row(name, 'visits', { ours: found.visits, unit: '' }),
    row(name, 'acts that were not stored', { ours: found.unstored, unit: '' }),
    row(name, 'slope of RSS over the last half', { ours: found.slopes, unit: 'MB/min' }),
    row(name, 'RSS at the end', { ours: found.end, unit: 'MB' }),
  ];
}
