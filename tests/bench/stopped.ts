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
    const on = (board: number) => lab.boards[board] as string;
    const rate = 100;
    const usual = await playOnce(server, { seats: seatsOn(lab, on(0), readers), rate, seconds });
    const before = server.rssMb();
    const seats = seatsOn(lab, on(1), readers + stalled);
    await crowd.order({ do: 'enter', kind, url, seats: seats.slice(readers), sample: 0, quota: 1 });
    const stalling = crowd.order({ do: 'stall', seconds: seconds + 5 });
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, server.rssMb())), 250);
    const beside = await playOnce(server, { seats: seats.slice(0, readers), rate, seconds });
    clearInterval(timer);
    note(
      `stopped: p95 ${usual.delivery.p95} alone, ${beside.delivery.p95} beside, ${before} to ${most} MB`,
    );
    await stalling;
    const name = `${stalled} stopped readers, ${minutes} min`;
    return [
      row(name, 'growth of RSS', { ours: [most - before], goal: { atMost: 60 }, unit: 'MB' }),
      row(name, "others' delivery p95, as a multiple", {
        ours: [beside.delivery.p95 / usual.delivery.p95],
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
