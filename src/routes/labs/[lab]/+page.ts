import { currentOf } from '#lib/hall/agenda.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import type { PageLoad } from './$types.ts';
import { bring, screenFor } from './screens.svelte.ts';

/** The page waits for the screen of the activity that is on, on the server as on the device. */
export const load: PageLoad = async ({ data, parent }) => {
  const { hall } = await parent();
  const activity = currentOf(hall.state);
  const screen = screenFor(activity && surfaceOf(activity.kind));
  const board = data.board?.state;
  await Promise.all([
    screen && bring(screen),
    board?.ballot && bring('dots'),
    board?.layout && bring('layout'),
    activity && hall.state.perAgency[activity.id] && bring('agency'),
  ]);
  return data;
};
