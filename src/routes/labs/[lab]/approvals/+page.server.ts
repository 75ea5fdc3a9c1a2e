import { error } from '@sveltejs/kit';
import type { Person } from '#lib/lab/people.ts';
import type { Decision, Idea } from '#lib/lab/idea/state.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { PageServerLoad } from './$types.ts';

const shown = 30;

/** What waits for the leader, whole; and what was decided last. */
export const load: PageServerLoad = async ({ params, locals, depends, parent }) => {
  depends('labinov:summary');
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  const { person } = viewer;
  if (!['leader', 'facilitator', 'bappeda'].includes(person.role)) {
    return { allowed: false, pending: [], decided: [] };
  }
  const lines = await ideas.listOf(db().read, params.lab);
  const waiting = lines.filter(
    ({ standing }) => standing === 'submitted' || standing === 'plan-submitted',
  );
  const pending = await Promise.all(waiting.map(({ id }) => whole(id, person)));
  const states = await ideas.statesOf(db().read, params.lab);
  return {
    allowed: true,
    pending: pending.filter((snapshot) => snapshot !== null),
    decided: states
      .flatMap((idea) => [...decisionsOn(idea, 'canvas'), ...decisionsOn(idea, 'plan')])
      .sort((a, b) => b.at - a.at)
      .slice(0, shown),
  };
};

const whole = (id: string, person: Person) => openProgram().read({ kind: 'idea', id }, person);

/** The decisions on one form of an idea, without the handing in. */
function decisionsOn(idea: Idea, form: 'canvas' | 'plan') {
  const made = (one: Decision) => one.decision !== 'submitted';
  return idea[form].decisions.filter(made).map((one) => ({
    ...one,
    form,
    ideaId: idea.id,
    agencyId: idea.agencyId,
    title: idea.fields.title.text,
  }));
}
