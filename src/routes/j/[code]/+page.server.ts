import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { isCode, normaliseCode } from '#lib/lab/join-code.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { newId } from '#lib/live/ids.ts';
import { nextInLab } from '#lib/server/auth/guards.ts';
import { ensureDevice } from '#lib/server/auth/guests.ts';
import { wrongCodes } from '#lib/server/auth/wrong-codes.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { join } from '#lib/server/operations/join.ts';
import { flawOf, typedIn } from '#lib/setup/join-form.ts';
import { joinWords } from '#lib/words/join.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

type Door = { state: 'wrong'; error: string } | { state: 'open'; lab: labs.Lab };

/** The lab behind the code in the address. Wrong codes cost something, right ones never. */
async function doorOf(event: RequestEvent<{ code: string }>): Promise<Door> {
  const words = joinWords[event.locals.lang].wrong;
  const code = normaliseCode(event.params.code);
  if (!isCode(code)) return { state: 'wrong', error: words.shape };
  const address = event.getClientAddress();
  const { device } = event.locals;
  const looked = await wrongCodes.look({ address, device }, () =>
    labs.byKey(db().read, 'code', code),
  );
  if (looked.state === 'right') return { state: 'open', lab: looked.found };
  // From now on this browser is told from the others behind its address.
  ensureDevice(event);
  const { wait, unknown } = words;
  return { state: 'wrong', error: looked.state === 'wait' ? wait(looked.seconds) : unknown };
}

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const title = joinWords[locals.lang].title;
  const typed = normaliseCode(params.code).slice(0, 6);
  const door = await doorOf(event);
  if (door.state === 'wrong') return { title, typed, state: door.state, error: door.error };
  const { lab } = door;
  const viewer = await viewerOf(locals, lab.id);
  if (viewer && !viewer.removed) redirect(303, nextInLab(url.searchParams.get('next'), lab.id));
  if (viewer?.removed) return { title, typed, state: 'removed' as const };
  if (lab.closed) return { title, typed, state: 'closed' as const };
  // The device is known before the form is sent, so that sending it twice is one person.
  ensureDevice(event);
  const [roster, region] = await Promise.all([
    agencies.ofLab(db().read, lab.id),
    regions.load(db().read, lab.regionId),
  ]);
  const { title: name, place, startsOn, endsOn, stage } = lab;
  return {
    title,
    typed,
    state: 'open' as const,
    lab: { title: name, place, startsOn, endsOn, stage },
    zone: region?.zone ?? 'WIB',
    roster: roster.map(({ id, name, short, kind, parentId, people }) => {
      return { id, name, short, kind, parentId, people };
    }),
    controller: { agency: region?.agencyName ?? '', region: region?.name ?? '' },
    personId: newId(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const form = await request.formData();
    const typed = typedIn(form);
    const words = joinWords[locals.lang].wrong;
    const door = await doorOf(event);
    if (door.state === 'wrong') return fail(404, { typed, flaw: null, error: door.error });
    const { lab } = door;
    const device = ensureDevice(event);
    const roster = new Set((await agencies.ofLab(db().read, lab.id)).map(({ id }) => id));
    const flaw = flawOf(typed, roster, true);
    if (flaw) return fail(400, { typed, flaw, error: '' });
    const { name, position, agencyId } = typed;
    const personId = String(form.get('personId') ?? '');
    const answer = await join(
      db(),
      { labId: lab.id, device, personId, name, position, agencyId, role: 'participant' },
      openProgram().submit,
      newId,
    );
    if (isRefusal(answer)) {
      const { code } = answer;
      const known = code === 'removed' || code === 'full' || code === 'closed' ? words[code] : null;
      return fail(409, { typed, flaw: null, error: known ?? refusalText(answer, locals.lang) });
    }
    redirect(303, nextInLab(event.url.searchParams.get('next'), lab.id));
  },
};
