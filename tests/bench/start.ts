/** From a kill to ready, with a database of 50 MB. */
import { statSync } from 'node:fs';
import type { Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { hangCards, stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';

export async function start({ rounds, quick, note }: Settings): Promise<Row[]> {
  const boards = quick ? 4 : 34;
  const staged = await stage({ people: 60, boards });
  const lab = staged.labs[0] as StagedLab;
  const ready: number[] = [];
  try {
    await staged.within(async (_, program) => {
      for (const board of lab.boards) await hangCards(program, lab, board, 1800);
    });
    const megabytes = statSync(staged.file).size / 1e6;
    for (let round = 0; round < rounds; round += 1) {
      const first = await startOurs(staged.dataDir);
      await first.kill();
      const begun = performance.now();
      const again = await startOurs(staged.dataDir);
      ready.push(performance.now() - begun);
      await again.stop();
    }
    note(`start: ${Math.round(megabytes)} MB, ${ready.map(Math.round).join(', ')} ms`);
    return [
      row(`start, ${Math.round(megabytes)} MB`, 'start to ready after a kill', {
        ours: ready,
        goal: { atMost: 3000 },
      }),
    ];
  } finally {
    staged.remove();
  }
}
