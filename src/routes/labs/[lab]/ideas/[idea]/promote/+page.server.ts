import { error, fail, redirect } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { leadersView } from '#lib/lab/audience.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { accessWords } from '#lib/words/access.ts';
import { promotionWords } from '#lib/words/promotion.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals, parent }) => {
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  return {
    title: promotionWords[locals.lang].title,
    promotes: viewer !== null && leadersView(viewer.person),
  };
};

export const actions: Actions = {
  default: async ({ params, locals }) => {
    const { lang } = locals;
    const viewer = await viewerOf(locals, params.lab);
    if (!viewer || viewer.removed) error(404, accessWords[lang].noLab);
    const answer = await promoteDesign(db().write, {
      ideaId: params.idea,
      person: viewer.person,
      catalogueYear: null,
      newId: uuidv7,
      at: steadyNow(),
    });
    if (isRefusal(answer)) {
      const { lacks = [] } = answer;
      const sentence =
        lacks.length > 0
          ? promotionWords[lang].notYetWhat(lacks.length)
          : refusalText(answer, lang);
      return fail(400, { error: sentence, lacks });
    }
    await openProgram().readOn({ kind: 'idea', id: params.idea });
    redirect(303, `/registry/${answer.innovationId}`);
  },
};
