/** Fifty readers that stop reading: what they cost the server, and the others. */
import { Crowd, playOnce } from './generator.ts';
import { seatsOn, type Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';

/** Short by default; `--minutes 5` is what the goal says. */
export async function stopped(settings: Settings & { minutes: number }): Promise<Row[]> {
  const { minutes, quick, note } = settings;
  const [readers, stalled] = quick ? [50, 10] : [250, 50];
  const seconds = minutes * 60;
  const staged = await stage({ people: readers + stalled, boards: 2 });
  const lab = staged.labs[0] as StagedLab;
  const server = await startOurs(staged.dataDir);
  const crowd = new Crowd();
  try {
    const { kind, url } = server;
    const rate = 100;
    /** One round on a board of its own; the fifty read along, or do not. */
    const round = async (board: number, isStalled: boolean) => {
      const seats = seatsOn(lab, lab.boards[board] as string, readers + stalled);
      const others = seats.slice(readers);
      await crowd.order({ do: 'enter', kind, url, seats: others, sample: 0, quota: 1 });
      const stalling = isStalled && crowd.order({ do: 'stall', seconds: seconds + 5 });
      let most = server.rssMb();
      const timer = setInterval(() => (most = Math.max(most, server.rssMb())), 250);
      const played = await playOnce(server, { seats: seats.slice(0, readers), rate, seconds });
      clearInterval(timer);
      await stalling;
      await crowd.order({ do: 'leave' });
      return { most, p95: played.delivery.p95 };
    };
    const usual = await round(0, false);
    const beside = await round(1, true);
    note(
      `stopped: p95 ${usual.p95} when all read, ${beside.p95} beside, ${usual.most} to ${beside.most} MB`,
    );
    const name = `${stalled} stopped readers, ${minutes} min`;
    return [
      row(name, 'growth of RSS', {
        ours: [beside.most - usual.most],
        goal: { atMost: 60 },
        unit: 'MB',
      }),
      row(name, "others' delivery p95, as a multiple", {
        ours: [beside.p95 / usual.p95],
        goal: { atMost: 1.25 },
        unit: '',
      }),
    ];
  } finally {
    await crowd.end();
    await server.stop();
    staged.remove();
  }
}
