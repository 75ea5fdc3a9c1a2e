import { error, fail } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { leads } from '#lib/lab/people.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf, type Viewer } from '#lib/server/live/viewer.ts';
import { mergePeople } from '#lib/server/operations/merge.ts';
import { linksOf, renewCode, setLink } from '#lib/server/operations/leader.ts';
import { linksFor } from '#lib/server/operations/personal-links.ts';
import {
  againPersonal,
  closePersonal,
  makePersonal,
  shownLink,
} from '#lib/server/personal-link-forms.ts';
import { setReturnLink } from '#lib/server/operations/return-link.ts';
import { drawNewCode } from '#lib/server/sample-room.ts';
import { accessWords } from '#lib/words/access.ts';
import { peopleWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

const originOf = (url: URL) => seat.address?.origin(url.host) ?? url.origin;

/** Who is in and the doors of the lab; only for those who run or follow it. */
export const load: PageServerLoad = async ({ parent, locals, url }) => {
  const { person, lab } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const [row, links, personal] = await Promise.all([
    labs.load(db().read, lab.id),
    linksOf(db().read, lab.id),
    linksFor(db().read, person),
  ]);
  return {
    title: peopleWords[locals.lang].title,
    code: row?.code ?? '',
    screen: `/projector/${row?.projectorKey ?? ''}`,
    origin: originOf(url),
    links,
    personal: personal.map(shownLink),
  };
};

/** The lab, if whoever asks runs it. */
async function led({ locals, params }: RequestEvent<{ lab: string }>): Promise<Viewer> {
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || !leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return viewer;
}

export const actions: Actions = {
  renew: async (event) => {
    const { lab } = await led(event);
    return { renewed: await renewCode(db(), lab.id, drawNewCode) };
  },

  /** Somebody who was entered has come with a device: one person from now on. */
  merge: async (event) => {
    const { lab, person: lead } = await led(event);
    const form = await event.request.formData();
    const [personId, intoId] = ['personId', 'intoId'].map((name) => String(form.get(name)));
    const program = openProgram();
    const hall = await program.read({ kind: 'hall', id: lab.id }, lead);
    if (!hall || !personId || !intoId) return fail(400, {});
    const asked = { hall: hall.state, lead, personId, intoId };
    const refusal = await mergePeople(db(), asked, program.submit);
    return refusal ? fail(409, {}) : {};
  },

  /** [D75] A link for one person to come back by, in the place of the one before. */
  back: async (event) => {
    const { lab, person } = await led(event);
    const personId = String((await event.request.formData()).get('personId') ?? '');
    const hall = await openProgram().read({ kind: 'hall', id: lab.id }, person);
    if (!hall) return fail(404, {});
    const key = newToken();
    const made = { personId, keyHash: hashOf(key), at: Date.now() };
    const refusal = await setReturnLink(db(), hall.state, made);
    if (refusal) return fail(409, {});
    return { back: { personId, address: `${originOf(event.url)}/r/${key}` } };
  },

  /** The link that all leaders or jurors shared before links had names. */
  unlink: async (event) => {
    const { lab } = await led(event);
    const role = (await event.request.formData()).get('role');
    if (role !== 'leader' && role !== 'jury') return fail(400, {});
    await setLink(db(), lab.id, role, null);
    return {};
  },

  /** A link for a leader, expert or juror by name. */
  personal: async (event) => {
    const { person } = await led(event);
    return makePersonal(event, person, originOf(event.url));
  },
  again: async (event) => {
    const { person } = await led(event);
    return againPersonal(event, person);
  },
  close: async (event) => {
    const { person } = await led(event);
    return closePersonal(event, person);
  },
};
