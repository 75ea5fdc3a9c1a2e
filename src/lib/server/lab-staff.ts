/** Pictures, minutes and charts of a lab are for those who run or follow it, as its exports are. */
import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import { exportWords } from '#lib/words/export.ts';
import { refusalText } from '#lib/words/refusals.ts';

/** The viewer and the hall as they see it; anybody else gets no further. */
export async function requireLabStaff(
  locals: App.Locals,
  labId: string,
): Promise<{ person: Person; hall: Hall }> {
  const { lang } = locals;
  const viewer = await viewerOf(locals, labId);
  if (!viewer) error(404, accessWords[lang].noLab);
  if (!leadersView(viewer.person)) error(403, exportWords[lang].onlyStaff);
  const hall = await openProgram().read({ kind: 'hall', id: labId }, viewer.person);
  if (!hall) error(404, accessWords[lang].noLab);
  return { person: viewer.person, hall: hall.state };
}

/** The same with one of its boards. */
export async function requireBoard(
  locals: App.Locals,
  { lab, board }: { lab: string; board: string },
): Promise<{ person: Person; hall: Hall; board: Board }> {
  const { person, hall } = await requireLabStaff(locals, lab);
  const found = await openProgram().read({ kind: 'board', id: board }, person);
  if (found?.state.labId !== lab) error(404, refusalText({ code: 'not-found' }, locals.lang));
  return { person, hall, board: found.state };
}
