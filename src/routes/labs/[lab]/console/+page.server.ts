import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.ts';
import { leadersView } from '#lib/lab/audience.ts';
import { sendingOf } from '#lib/lab/hall/per-agency.ts';
import { db } from '#lib/server/db/open.ts';
import * as agencyBoards from '#lib/server/db/agency-boards.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as tallies from '#lib/server/db/tallies.ts';
import * as labs from '#lib/server/db/labs.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { waitingCounts } from '#lib/server/waiting-lines.ts';
import { accessWords } from '#lib/words/access.ts';
import { consoleWords } from '#lib/words/console.ts';

/** The console: the board of the running activity, and what the gates need to know of the ideas. */
export const load: PageServerLoad = async ({ parent, locals, depends, url }) => {
  depends('labinov:summary');
  const { person, lab, hall } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const read = db().read;
  const running = hall.state.clock?.activityId;
  const activity = hall.state.activities.find(({ id }) => id === running);
  const boardId = activity?.boardId ?? null;
  const apart = activity && sendingOf(hall.state, activity) !== null ? boardId : null;
  const goesRound = ['diagnose', 'design'].includes(hall.state.stage);
  const [row, facts, list, facilitators, agencyCounts, board, counted, waiting] = await Promise.all(
    [
      labs.load(read, lab.id),
      ideas.gateFacts(read, lab.id),
      ideas.listOf(read, lab.id),
      labs.facilitatorsOf(read, lab.id),
      apart ? agencyBoards.countsOf(read, apart, Object.keys(hall.state.agencies)) : {},
      boardId ? openProgram().read({ kind: 'board', id: boardId }, person) : null,
      tallies.ofLab(read, lab.id),
      goesRound ? waitingCounts(read, person, hall.state.passFirst) : null,
    ],
  );
  return {
    title: consoleWords[locals.lang].title,
    origin: seat.address?.origin(url.host) ?? url.origin,
    projectorKey: row?.projectorKey ?? '',
    facts,
    facilitators,
    agencyCounts,
    ideas: list.map(({ id, agencyId, title, standing, facts: known }) => ({
      id,
      agencyId,
      title,
      standing,
      planned: known.plan === 'approved',
      handedIn: known.canvas === 'submitted' || known.canvas === 'approved',
      approved: known.canvas === 'approved',
    })),
    board,
    /** How much waits for whom, in the stages where forms go round. */
    waiting,
    /** Agencies of which a card or an idea has come. */
    came: [...counted.wrote, ...counted.idea],
  };
};
