import { fail, redirect } from '@sveltejs/kit';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { hasCrowd } from '#lib/server/crowd.ts';
import { summaries } from '#lib/server/db/lab-summaries.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import type { Account } from '#lib/server/auth/sessions.ts';
import { sampleOf } from '#lib/server/operations/sample.ts';
import { closeSample, openSample } from '#lib/server/sample-room.ts';
import { featured, timeOf } from '#lib/setup/lab-time.ts';
import { homeWords } from '#lib/words/home.ts';
import type { Actions, PageServerLoad } from './$types';

/** Labs this account runs, and as Bappeda those of its region; other people's samples are not shown. */
async function labsOf(account: Account): Promise<labs.Lab[]> {
  const own = await labs.facilitatedBy(db().read, account.id);
  if (!account.roles.includes('bappeda') || !account.regionId) return own;
  const ownIds = new Set(own.map(({ id }) => id));
  const region = await labs.ofRegion(db().read, account.regionId);
  return region.filter((lab) => ownIds.has(lab.id) || !lab.sample);
}

const mayCreate = ({ roles }: Account) =>
  roles.includes('facilitator') || roles.includes('bappeda');

/** Which activity runs, or comes first, in the lab that stands on top of the page. */
async function upNext(locals: App.Locals, lab: labs.Lab) {
  const viewer = await viewerOf(locals, lab.id);
  if (!viewer) return null;
  const hall = await openProgram().read({ kind: 'hall', id: lab.id }, viewer.person);
  if (!hall) return null;
  const { clock, activities, done } = hall.state;
  const running = activities.find(({ id }) => id === clock?.activityId) ?? null;
  // What was skipped on the way is over as well: the next one comes after the last one done.
  const last = activities.findLastIndex(({ id }) => done.includes(id));
  const coming = running ?? activities[last + 1] ?? null;
  return {
    runs: viewer.person.role === 'facilitator',
    activity: coming && {
      running: running !== null,
      title: coming.title[locals.lang],
      start: coming.start,
    },
  };
}

export const load: PageServerLoad = async (event) => {
  const me = requireAccount(event);
  const { locals, url } = event;
  const all = await labsOf(me);
  const zone = await regions.zoneOf(db().read, me.regionId);
  const [numbers, now] = [
    await summaries(
      db().read,
      all.map(({ id }) => id),
    ),
    Date.now(),
  ];
  const lines = all.map((lab) => ({
    id: lab.id,
    title: lab.title,
    place: lab.place,
    startsOn: lab.startsOn,
    endsOn: lab.endsOn,
    stage: lab.stage,
    closed: lab.closed,
    sample: lab.sample,
    practice: lab.practiceOf !== null,
    time: timeOf(lab, { now, zone }),
    numbers: numbers[lab.id] ?? null,
  }));
  const top = featured(lines);
  const lab = all.find(({ id }) => id === top?.id);
  return {
    title: homeWords[locals.lang].title,
    now,
    removed: url.searchParams.has('removed'),
    mayCreate: mayCreate(me),
    hasRegion: me.regionId !== null,
    labs: lines,
    sampleId: (await sampleOf(db().read, me.id))?.id ?? null,
    top:
      top && lab
        ? {
            line: top,
            code: lab.code,
            screen: `/projector/${lab.projectorKey}`,
            origin: seat.address?.origin(url.host) ?? url.origin,
            next: await upNext(locals, lab),
            crowd: hasCrowd(lab.id),
          }
        : null,
  };
};

export const actions: Actions = {
  sample: async (event) => {
    const me = requireAccount(event, 'facilitator', 'bappeda');
    const words = homeWords[event.locals.lang];
    if (!me.regionId) return fail(409, { error: words.cannot.noRegion });
    const id = await openSample(me, event.locals.lang);
    redirect(303, `/labs/${id}/console`);
  },

  removeSample: async (event) => {
    const me = requireAccount(event, 'facilitator', 'bappeda');
    const labId = textOf(await event.request.formData(), 'labId', 64);
    const gone = await closeSample(me, labId);
    // It may have been asked from the console of the lab that is gone now.
    redirect(303, gone ? '/home?removed=1' : '/home');
  },
};
