/**
 * Fifty readers that stop reading: what they cost the server, and the others. All on one server
 * and one board: first it warms up, since in its first minute under load the heap of any Node
 * process grows; then everybody reads; then fifty do not.
 */
import type { Played } from './crowd.ts';
import { spread } from './figures.ts';
import { Crowd } from './generator.ts';
import { seatsOn, type Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';

const rate = 100;

/** Short by default; `--minutes 5` is what the goal says. */
export async function stopped(settings: Settings & { minutes: number }): Promise<Row[]> {
  const { rounds, minutes, quick, note } = settings;
  const [readers, stalled] = quick ? [50, 10] : [250, 50];
  const [warmUp, usually] = quick ? [5, 5] : [40, 20];
  const growth: number[] = [];
  const multiples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ people: readers + stalled, boards: 1 });
    const lab = staged.labs[0] as StagedLab;
    const server = await startOurs(staged.dataDir);
    const [crowd, fifty] = [new Crowd(), new Crowd()];
    try {
      const { kind, url } = server;
      const seats = seatsOn(lab, lab.boards[0] as string, readers + stalled);
      const [reading, stopping] = [seats.slice(0, readers), seats.slice(readers)];
      await crowd.order({ do: 'enter', kind, url, seats: reading, sample: 10, quota: 6 });
      await fifty.order({ do: 'enter', kind, url, seats: stopping, sample: 0, quota: 1 });
      /** The most memory meanwhile, and how late things came to those who read. */
      const play = async (seconds: number) => {
        let most = server.rssMb();
        const timer = setInterval(() => (most = Math.max(most, server.rssMb())), 250);
        const order = { do: 'play', rate, seconds, warm: 1 } as const;
        const { deliveries } = await crowd.order<Played>(order);
        clearInterval(timer);
        return { most, p95: spread(deliveries).p95 };
      };
      await play(warmUp);
      const usual = await play(usually);
      const stalling = fifty.order({ do: 'stall', seconds: minutes * 60 + 2 });
      const beside = await play(minutes * 60);
      await stalling;
      note(
        `stopped: p95 ${usual.p95} when all read, ${beside.p95} beside; ${usual.most} to ${beside.most} MB`,
      );
      growth.push(beside.most - usual.most);
      multiples.push(beside.p95 / usual.p95);
    } finally {
      await crowd.end();
      await fifty.end();
      await server.stop();
      staged.remove();
    }
  }
  const name = `${stalled} stopped readers, ${minutes} min`;
  return [
    row(name, 'growth of RSS', { ours: growth, goal: { atMost: 60 }, unit: 'MB' }),
    row(name, "others' delivery p95, as a multiple", {
      ours: multiples,
      goal: { atMost: 1.25 },
      unit: '',
    }),
  ];
}
