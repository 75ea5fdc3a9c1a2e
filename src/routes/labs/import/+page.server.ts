import { fail } from '@sveltejs/kit';
import { textOf } from '#lib/server/auth/form.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { arrivalOf, dropArrival, laidOut } from '#lib/server/arrivals.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { evidenceDir } from '#lib/server/files.ts';
import { requireImporter, whyNotHere, type Importer } from '#lib/server/lab-import.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { takeIn } from '#lib/server/portable/take-in.ts';
import { labFileWords } from '#lib/words/lab-file.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** Regions it may go to, each with the accounts that may run it there. */
const places = ({ places, account }: Importer) =>
  Promise.all(
    places.map(async (region) => ({
      id: region.id,
      name: regions.fullName(region),
      leads: (await accounts.mayLead(db().read, region.id)).map(({ id, name, position }) => {
        return { id, name, position, mine: id === account.id };
      }),
    })),
  );

export const load: PageServerLoad = async (event) => {
  event.depends('labinov:arrival');
  const importer = await requireImporter(event);
  const came = await arrivalOf(importer.account.id);
  const why = came?.is === 'read' ? await whyNotHere(event.locals, importer, came.arrival) : null;
  return {
    title: labFileWords[event.locals.lang].title,
    came,
    why,
    places: await places(importer),
  };
};

type Flaw = keyof (typeof labFileWords)['id']['flaws'];
const no = (flaw: Flaw, status = 400) => fail(status, { flaw, done: null });

export const actions: Actions = {
  /** [X33] Brings in what was looked at; how it stands here is asked anew. */
  bring: async (event) => {
    const importer = await requireImporter(event);
    const { account } = importer;
    const came = await arrivalOf(account.id);
    if (came?.is !== 'read') return no('gone');
    const { arrival } = came;
    const onlyNew = (await labs.load(db().read, arrival.about.labId)) === null;
    const why = await whyNotHere(event.locals, importer, arrival);
    if (why) return no(why, 409);
    const form = await event.request.formData();
    const regionId = textOf(form, 'region', 64) || importer.places[0]?.id || '';
    if (!importer.places.some(({ id }) => id === regionId)) return no('no-place');
    const known = new Set((await accounts.mayLead(db().read, regionId)).map(({ id }) => id));
    const facilitators = form
      .getAll('lead')
      .map(String)
      .filter((id) => known.has(id));
    if (onlyNew && facilitators.length === 0) return no('no-lead');
    const done = await takeIn(db(), arrival, {
      dir: laidOut(account.id),
      evidence: evidenceDir(),
      regionId,
      facilitators: [...new Set(facilitators)],
      serving: false,
      onlyNew,
      at: steadyNow(),
    });
    if ('code' in done) return no(done.code, 409);
    await openProgram().readOnLab(done.labId);
    await dropArrival(account.id);
    const mine = (await viewerOf(event.locals, done.labId)) !== null;
    return { flaw: null, done: { ...done, mine } };
  },

  drop: async (event) => {
    const { account } = await requireImporter(event);
    await dropArrival(account.id);
  },
};
