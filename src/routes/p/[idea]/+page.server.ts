import { error, fail } from '@sveltejs/kit';
import { newId } from '#lib/live/ids.ts';
import { ensureVisitor, visitorMark } from '#lib/server/auth/guests.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as visitors from '#lib/server/db/visitors.ts';
import { allows, exhibitionOf } from '#lib/server/exhibition.ts';
import { giveLike, leaveWord, publicWords } from '#lib/server/operations/visit.ts';
import { passer, posterOf } from '#lib/server/posters.ts';
import { seat } from '#lib/server/live/seat.ts';
import { visitorWords } from '#lib/words/visitors.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One innovation of the exhibition: what the code on its poster opens. */
async function shown({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>) {
  const words = visitorWords[locals.lang];
  const hall = await exhibitionOf(params.idea);
  const about = hall && { labId: hall.id, ideaId: params.idea };
  const content = about && (await posterOf(db().read, about, passer(about.labId)));
  if (!hall || !content) error(404, `${words.closed}. ${words.closedWhat}`);
  return { hall, content };
}

export const load: PageServerLoad = async ({ params, locals, url, cookies }) => {
  const { hall, content } = await shown({ params, locals });
  const visitor = visitorMark({ cookies, url }, hall.id);
  const [liked, likes] = await Promise.all([
    visitor ? visitors.likedBy(db().read, hall.id, visitor) : ([] as string[]),
    visitors.likesOf(db().read, hall.id),
  ]);
  return {
    title: content.title,
    content,
    lab: { id: hall.id, region: hall.lab.region },
    zone: await regions.zoneOfLab(db().read, hall.id),
    liked: liked.includes(content.id),
    likes: likes[content.id] ?? 0,
    words: await publicWords(db().read, hall.id, content.id),
    origin: seat.address?.origin(url.host) ?? url.origin,
    wordId: newId(),
  };
};

export const actions: Actions = {
  like: async (event) => {
    const { hall, content } = await shown(event);
    const words = visitorWords[event.locals.lang];
    const on = textOf(await event.request.formData(), 'on') !== 'no';
    const visitor = ensureVisitor(event, hall.id);
    const visit = { hall, ideaId: content.id, visitor, at: steadyNow(), allows };
    const refusal = await giveLike(db(), visit, on);
    if (!refusal) return { error: '', sent: false };
    return fail(409, { error: refusal.code === 'full' ? words.full : words.slow, sent: false });
  },
  /** [Y12] Words, with a contact only where it was ticked that it may be used. */
  word: async (event) => {
    const { hall, content } = await shown(event);
    const form = await event.request.formData();
    const visitor = ensureVisitor(event, hall.id);
    const typed = {
      id: textOf(form, 'id'),
      text: textOf(form, 'text'),
      name: textOf(form, 'name'),
      contact: textOf(form, 'contact'),
      wantsCopy: form.get('copy') !== null,
      consent: form.get('consent') !== null,
    };
    const visit = { hall, ideaId: content.id, visitor, at: steadyNow(), allows };
    const flaw = await leaveWord(db(), visit, typed);
    if (flaw === null) return { error: '', sent: true };
    return fail(409, { error: visitorWords[event.locals.lang][flaw], sent: false, typed });
  },
};
