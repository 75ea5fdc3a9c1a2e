/**
 * A power cut with a full room: the server is killed while people write, a hundred things happen
 * that nobody has seen, and it starts again on the same data. When does everybody know, do they
 * come all at once, and is everything there that was acknowledged?
 */
import { isRefusal } from '#lib/lab/refusals.ts';
import { spread } from './figures.ts';
import { Crowd } from './generator.ts';
import { seatsOn, type Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { hangCards, stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';
import type { Syncs, VisitOrder } from './visitors.ts';

const missed = 100;

export async function comeBack({ rounds, quick, note }: Settings): Promise<Row[]> {
  const people = quick ? 60 : 300;
  const found = { p50: [], p95: [], all: [], down: [], peak: [], lost: [], acked: [] } as Record<
    'p50' | 'p95' | 'all' | 'down' | 'peak' | 'lost' | 'acked',
    number[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ people, boards: 1 });
    const lab = staged.labs[0] as StagedLab;
    const boardId = lab.boards[0] as string;
    let server = await startOurs(staged.dataDir);
    const crowd = new Crowd<VisitOrder>('visitors.ts');
    try {
      const { url } = server;
      const inside = await crowd.order<number>({
        do: 'stay',
        url,
        seats: seatsOn(lab, boardId, people),
      });
      await crowd.order({ do: 'write', rate: 100 });
      await new Promise((done) => setTimeout(done, 2000));
      await server.kill();
      const diedAt = Date.now();
      // What happened meanwhile, as if it had happened just before the cut and been sent to nobody.
      const number = await staged.within(async (_, program) => {
        await hangCards(program, lab, boardId, missed);
        const read = await program.read({ kind: 'board', id: boardId }, lab.facilitator);
        return read?.number ?? 0;
      });
      const syncing = crowd.order<Syncs>({ do: 'sync', number, withinMs: 30_000 });
      server = await startOurs(staged.dataDir, { port: Number(new URL(url).port) });
      const readyAt = Date.now();
      const { syncedAt, openedAt, acked } = await syncing;
      const after = syncedAt.map((at) => at - readyAt);
      const synced = spread(after);
      const isAll = after.length === people;
      await server.stop();
      const lost = await staged.within(async (_, program) => {
        const read = await program.read({ kind: 'board', id: boardId }, lab.facilitator);
        if (!read || isRefusal(read)) return acked.length;
        return acked.filter((cardId) => !read.state.cards[cardId]).length;
      });
      note(
        `return: ${inside} inside, away ${readyAt - diedAt} ms, synced ${after.length} ` +
          `p95 ${synced.p95}, all ${synced.max}, acknowledged ${acked.length}, lost ${lost}`,
      );
      found.p50.push(synced.p50);
      found.p95.push(synced.p95);
      found.all.push(isAll ? synced.max : Number.POSITIVE_INFINITY);
      found.down.push(readyAt - diedAt);
      found.peak.push(busiest(openedAt, 250));
      found.lost.push(lost);
      found.acked.push(acked.length);
    } finally {
      await crowd.end();
      await server.kill();
      staged.remove();
    }
  }
  const name = `return ${people} x ${missed}`;
  return [
    row(name, 'server away (with writing what was missed)', { ours: found.down }),
    row(name, 'synced after it is ready, p50', { ours: found.p50 }),
    row(name, 'p95', { ours: found.p95, goal: { atMost: 5000 } }),
    row(name, 'all', { ours: found.all, goal: { atMost: 10_000 } }),
    row(name, 'most connections in 250 ms', { ours: found.peak, goal: { atMost: 60 }, unit: '' }),
    row(name, 'acknowledged before the cut', { ours: found.acked, unit: '' }),
    row(name, 'of these lost', { ours: found.lost, goal: { atMost: 0 }, unit: '' }),
  ];
}

/** The most moments within any window of this length. */
function busiest(moments: readonly number[], windowMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [to, moment] of sorted.entries()) {
    while (moment - (sorted[from] ?? 0) > windowMs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
