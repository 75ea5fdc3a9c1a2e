import { error, fail } from '@sveltejs/kit';
import { ensureVisitor, visitorMark } from '#lib/server/auth/guests.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as visitors from '#lib/server/db/visitors.ts';
import { allows, exhibition } from '#lib/server/exhibition.ts';
import { giveLike, mostLikes } from '#lib/server/operations/visit.ts';
import { passer, posterOf, postersOf } from '#lib/server/posters.ts';
import { visitorWords } from '#lib/words/visitors.ts';
import type { Actions, PageServerLoad } from './$types';

/** The exhibition for whoever passes. Looking sets no cookie. */
export const load: PageServerLoad = async ({ params, locals, cookies, url }) => {
  const words = visitorWords[locals.lang];
  const hall = await exhibition(params.lab);
  if (!hall) error(404, `${words.closed}. ${words.closedWhat}`);
  const visitor = visitorMark({ cookies, url }, hall.id);
  return {
    title: words.title(hall.lab.region),
    lab: hall.lab.title,
    region: hall.lab.region,
    zone: await regions.zoneOfLab(db().read, hall.id),
    posters: await postersOf(db().read, hall.id, passer(hall.id)),
    liked: visitor ? await visitors.likedBy(db().read, hall.id, visitor) : [],
    most: mostLikes,
  };
};

export const actions: Actions = {
  /** A like, or its end. The first one gives the device its mark: without it nothing could be counted. */
  like: async (event) => {
    const { params, locals, request } = event;
    const words = visitorWords[locals.lang];
    const form = await request.formData();
    const hall = await exhibition(params.lab);
    if (!hall) error(404, `${words.closed}. ${words.closedWhat}`);
    const ideaId = textOf(form, 'idea');
    const about = { labId: hall.id, ideaId };
    const poster = await posterOf(db().read, about, passer(hall.id));
    if (!poster) return fail(404, { error: words.none });
    const visitor = ensureVisitor(event, hall.id);
    const visit = { hall, ideaId, visitor, at: steadyNow(), allows };
    const refusal = await giveLike(db(), visit, textOf(form, 'on') !== 'no');
    if (!refusal) return { error: '' };
    return fail(409, { error: refusal.code === 'full' ? words.full : words.slow });
  },
};
