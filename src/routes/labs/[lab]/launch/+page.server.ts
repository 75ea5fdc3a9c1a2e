import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { launch as launchPart } from '#lib/lab/idea/parts.ts';
import type { Evidence } from '#lib/lab/idea/state.ts';
import { slidesOf } from '#lib/lab/launching.ts';
import { leads } from '#lib/lab/people.ts';
import { dayAt } from '#lib/lab/zone.ts';
import { newId } from '#lib/live/ids.ts';
import { textOf } from '#lib/server/auth/form.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { piecesOf, evidenceDir, keepFile } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { shownName } from '#lib/server/operations/evidence.ts';
import { launchMany } from '#lib/server/operations/launch-many.ts';
import { accessWords } from '#lib/words/access.ts';
import { deliverWords } from '#lib/words/deliver.ts';
import { formats } from '#lib/words/formats.ts';
import { launchWords } from '#lib/words/launch.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

const mostBytes = 10 * 1024 * 1024;

/** What may be launched, for the facilitators. */
export const load: PageServerLoad = async ({ parent, locals, depends }) => {
  depends('labinov:summary');
  const { person, lab, zone } = await parent();
  if (!leads(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const lines = await ideas.listOf(db().read, lab.id);
  const dates = new Map(
    (await ideas.statesOf(db().read, lab.id)).map(({ id, launch }) => [id, launch?.date ?? null]),
  );
  return {
    title: launchWords[locals.lang].title,
    today: dayAt(Date.now(), zone),
    slides: slidesOf(lines).map((slide) => ({
      ...slide,
      agencyId: lines.find(({ id }) => id === slide.id)?.agencyId ?? '',
      launchedOn: dates.get(slide.id) ?? null,
    })),
  };
};

type Photo = { file: NonNullable<Evidence['file']>; title: string };

export const actions: Actions = {
  /** Works without script too: a list of ticks, a day and a photo. */
  default: async ({ locals, params, request }: RequestEvent<{ lab: string }>) => {
    const viewer = await viewerOf(locals, params.lab);
    if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
    const { person } = viewer;
    if (!leads(person)) error(403, accessWords[locals.lang].onlyFacilitator);
    const words = launchWords[locals.lang];
    const form = await request.formData();
    const ideaIds = form.getAll('idea').filter((one) => typeof one === 'string');
    if (ideaIds.length === 0) return fail(400, { error: words.chooseFirst, done: null });
    const kind = textOf(form, 'kind');
    const launch = v.safeParse(launchPart, {
      date: textOf(form, 'date'),
      manner: textOf(form, 'manner'),
      signer: textOf(form, 'signer'),
      ...(kind ? { kind } : {}),
    });
    if (!launch.success) return fail(400, { error: words.dateMissing, done: null });
    const { day } = formats(locals.lang, 'UTC');
    const dayOf = (iso: string) => day(Date.parse(iso));
    const photo = await photoIn(form, words.evidenceTitle(dayOf(launch.output.date)));
    if (typeof photo === 'string') {
      const flaw = deliverWords[locals.lang].evidence.flaw[photo];
      return fail(400, { error: `${words.photoFlaw} ${flaw}`, done: null });
    }
    const { launched, refused } = await launchMany(
      { ideaIds, launch: launch.output, photo },
      {
        newId,
        submit: (id, act, actId) => openProgram().submit({ kind: 'idea', id }, person, act, actId),
      },
    );
    const lines = await ideas.listOf(db().read, params.lab);
    const titleOf = (ideaId: string) => lines.find(({ id }) => id === ideaId)?.title ?? '';
    return {
      error: '',
      done: {
        launched: launched.length,
        refused: refused.map(({ ideaId, refusal }) => ({
          title: titleOf(ideaId),
          why: refusalText(refusal, locals.lang),
        })),
      },
    };
  },
};

/** The photo of all, stored; null without one; the flaw of one that cannot be kept. */
async function photoIn(form: FormData, title: string) {
  const file = form.get('photo');
  if (!(file instanceof File) || file.size === 0) return null;
  const content = piecesOf(file);
  const kept = await keepFile(evidenceDir(), content, { name: file.name, newId, most: mostBytes });
  if (typeof kept === 'string') return kept;
  return { file: { ...kept, name: shownName(file.name, kept.stored) }, title } satisfies Photo;
}
