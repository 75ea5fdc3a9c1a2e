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
import { linksOf, renewCode, setLink, type LinkRole } from '#lib/server/operations/leader.ts';
import { drawNewCode } from '#lib/server/sample-room.ts';
import { accessWords } from '#lib/words/access.ts';
import { peopleWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

const originOf = (url: URL) => seat.address?.origin(url.host) ?? url.origin;

/** Who is in and the doors of the lab; only for those who run or follow it. */
export const load: PageServerLoad = async ({ parent, locals, url }) => {
  const { person, lab } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const [row, links] = await Promise.all([
    labs.load(db().read, lab.id),
    linksOf(db().read, lab.id),
  ]);
  return {
    title: peopleWords[locals.lang].title,
    code: row?.code ?? '',
    screen: `/projector/${row?.projectorKey ?? ''}`,
    origin: originOf(url),
    links,
  };
};

/** The lab, if whoever asks runs it. */
async function led({ locals, params }: RequestEvent<{ lab: string }>): Promise<Viewer> {
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || !leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return viewer;
}

const isLinkRole = (value: unknown): value is LinkRole => value === 'leader' || value === 'jury';

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

  /** A new personal link; the database keeps only its hash, so it is shown this once. */
  link: async (event) => {
    const { lab } = await led(event);
    const role = (await event.request.formData()).get('role');
    if (!isLinkRole(role)) return fail(400, {});
    const key = newToken();
    await setLink(db(), lab.id, role, hashOf(key));
    return { link: { role, address: `${originOf(event.url)}/l/${key}` } };
  },
};
