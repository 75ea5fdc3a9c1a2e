import type { Board } from '#lib/lab/board/state.ts';
import { signedRoots } from '#lib/lab/lineage.ts';
import { openProgram } from '#lib/server/live/open.ts';
import type { PageServerLoad } from './$types.ts';

/** [D76] The cards behind the idea, on their boards as this person may see them. */
export const load: PageServerLoad = async ({ parent }) => {
  const { person, idea, hall } = await parent();
  const boardOf = async (id: string): Promise<Board | null> =>
    (await openProgram().read({ kind: 'board', id }, person))?.state ?? null;
  const { boardId } = idea.state.lineage;
  const board = boardId === null ? null : await boardOf(boardId);
  const sources = new Set(Object.values(board?.traces ?? {}).map((trace) => trace.boardId));
  const earlier = await Promise.all([...sources].map(boardOf));
  const { agencies } = hall.state;
  const nameOf = (id: string) => agencies[id]?.short || agencies[id]?.name || null;
  return {
    roots: signedRoots(
      idea.state,
      board,
      nameOf,
      earlier.filter((one) => one !== null),
    ),
  };
};
