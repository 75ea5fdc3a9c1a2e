import { error } from '@sveltejs/kit';
import { tellingMeasure } from '#lib/lab/idea/poster.ts';
import { ideaSeenBy, mayReadIdea } from '#lib/lab/idea/seen-by.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Person } from '#lib/lab/people.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { PageServerLoad } from './$types.ts';

/** The innovations of the lab: ideas whose plan the leader approved. */
export const load: PageServerLoad = async ({ params, locals, depends, parent }) => {
  depends('labinov:summary');
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  const { person } = viewer;
  const states = await ideas.statesOf(db().read, params.lab);
  return {
    innovations: states
      .filter((idea) => idea.plan.status === 'approved' && mayReadIdea(idea, person))
      .map((idea) => lineOf(ideaSeenBy(idea, person), person)),
  };
};

function lineOf(idea: Idea, person: Person) {
  const own = idea.scores[person.id];
  const sum = own && Object.values(own.marks).reduce((total, mark) => total + mark, 0);
  const measure = tellingMeasure(idea);
  return {
    id: idea.id,
    agencyId: idea.agencyId,
    title: idea.fields.title.text,
    digital: idea.traits.digital,
    measure: measure && {
      before: measure.before,
      target: measure.target,
      after: measure.after,
      unit: measure.unit,
    },
    own: sum ?? null,
    stake: idea.conflicts?.[person.id] === true,
  };
}
