/** A lab in which an activity with a full board is running: what a screen or a phone then draws. */
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { stages } from '#lib/lab/stages.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import type { LabProgram } from '#lib/server/live/program.ts';
import { hangCards, stage, type Staged, type StagedLab } from './stage.ts';

export type Wall = {
  staged: Staged;
  lab: StagedLab;
  board: { kind: 'board'; id: string };
  cards: string[];
  clusters: string[];
};

/** `cards` revealed cards, half of them in `clusters` clusters where any are asked for. */
export async function stageWall(asked: {
  people: number;
  cards: number;
  clusters: number;
  ballot?: boolean;
}): Promise<Wall> {
  const staged = await stage({ people: asked.people });
  const lab = staged.labs[0] as StagedLab;
  return staged.within(async (_, program) => {
    const board = { kind: 'board' as const, id: await running(program, lab) };
    const lead = (act: Act) => done(program, board, lab, act);
    await lead({ type: 'board.reveal' });
    const cards = await hangCards(program, lab, board.id, asked.cards);
    const clusters = Array.from({ length: asked.clusters }, () => uuidv7());
    const inside = Math.ceil(cards.length / 2 / Math.max(1, clusters.length));
    for (const [at, clusterId] of clusters.entries()) {
      const cardIds = cards.slice(at * inside, (at + 1) * inside);
      await lead({ type: 'cluster.add', clusterId, title: `Layanan nomor ${at + 1}`, cardIds });
    }
    if (asked.ballot) {
      await lead({ type: 'ballot.open', ballotId: uuidv7(), over: 'cards', dots: 20, cap: 3 });
    }
    return { staged, lab, board, cards, clusters };
  });
}

/** Starts the first activity of the agenda that has a board, through every gate before it. */
async function running(program: LabProgram, lab: StagedLab): Promise<string> {
  const hall = { kind: 'hall' as const, id: lab.id };
  const state = (await program.read(hall, lab.facilitator))?.state as Hall;
  const activity = state.activities.find(
    ({ kind, boardId }) => boardId && surfaceOf(kind) === 'board',
  );
  if (!activity?.boardId) throw new Error('The agenda has no board');
  for (const passed of stages.slice(0, stages.indexOf(activity.stage))) {
    await done(program, hall, lab, { type: 'stage.pass', stage: passed, reason: 'Ukur' });
  }
  await done(program, hall, lab, { type: 'activity.start', activityId: activity.id });
  return activity.boardId;
}

async function done(program: LabProgram, ref: SpaceRef, lab: StagedLab, act: Act): Promise<void> {
  const answer = await program.submit(ref, lab.facilitator, act);
  if (isRefusal(answer)) throw new Error(`${act.type} was refused: ${answer.code}`);
}
