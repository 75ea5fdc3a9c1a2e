import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.ts';
import { pictureOf } from '#lib/lab/picture.ts';
import { mayRead, seenState } from '#lib/lab/seen-by.ts';
import { posterOf } from '#lib/projector/posters.ts';
import { db } from '#lib/server/db/open.ts';
import * as agencyBoards from '#lib/server/db/agency-boards.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as tallies from '#lib/server/db/tallies.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewer } from '#lib/server/live/viewer.ts';
import { projectorWords } from '#lib/words/projector.ts';

/** The screen of the room: its key is all it has, and it reads what a screen may see. */
export const load: PageServerLoad = async ({ params, locals, url, depends }) => {
  depends('labinov:summary');
  const words = projectorWords[locals.lang];
  const read = db().read;
  const found = await labs.byKey(read, 'projectorKey', params.key);
  const claim = { account: null, device: null, projectorKey: params.key };
  const seen = found && (await viewer(read, found.id, claim));
  if (!seen) error(404, words.unknown);
  const { lab, person } = seen;
  const hall = await openProgram().read({ kind: 'hall', id: lab.id }, person);
  if (!hall) error(404, words.unknown);
  const running = hall.state.clock?.activityId;
  const activity = hall.state.activities.find(({ id }) => id === running) ?? null;
  const boardId = activity?.boardId;
  const board = boardId ? await openProgram().read({ kind: 'board', id: boardId }, person) : null;
  const picture = pictureOf(hall.state, activity, board?.state ?? null);
  // Whole ideas are large: they are read only for the pictures that show them.
  const states =
    picture === 'gallery' || picture === 'pitch' || picture === 'launch'
      ? await ideas.statesOf(read, lab.id)
      : [];
  return {
    title: words.title,
    theme: url.searchParams.get('tema') === 'gelap' ? 'proyektor-gelap' : 'proyektor',
    projectorKey: params.key,
    zone: await regions.zoneOf(read, lab.regionId),
    person,
    lab: { id: lab.id, code: lab.code, practice: lab.practiceOf !== null },
    origin: seat.address?.origin(url.host) ?? url.origin,
    hall,
    board,
    facts: picture === 'work' || picture === 'gate' ? await ideas.gateFacts(read, lab.id) : null,
    tallies: picture === 'coverage' ? await tallies.ofLab(read, lab.id) : null,
    agencyCounts:
      picture === 'agencies' && boardId
        ? await agencyBoards.countsOf(read, boardId, Object.keys(hall.state.agencies))
        : {},
    posters: states.flatMap(
      (idea) =>
        (mayRead(idea, person) && posterOf(seenState(idea, person), hall.state.agencies)) || [],
    ),
  };
};
