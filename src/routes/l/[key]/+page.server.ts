import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/lab/refusals.ts';
import { newId } from '#lib/live/ids.ts';
import { ensureDevice } from '#lib/server/auth/guests.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as devices from '#lib/server/db/devices.ts';
import type { Lab } from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import type { PersonalLink } from '#lib/server/db/personal-links.ts';
import * as regions from '#lib/server/db/regions.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { join, seatedAt } from '#lib/server/operations/join.ts';
import { knownLeader, linkOf } from '#lib/server/operations/leader.ts';
import { linkFor, openLink } from '#lib/server/operations/personal-links.ts';
import { flawOf, typedIn } from '#lib/setup/join-form.ts';
import { joinWords } from '#lib/words/join.ts';
import { linkWords } from '#lib/words/links.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

const shownLab = ({ title, place, startsOn, endsOn, stage }: Lab) => {
  return { title, place, startsOn, endsOn, stage };
};

/** Where somebody who came by a personal link begins: what waits for them. */
const homes = { leader: 'approvals', expert: 'waiting', jury: 'gallery' } as const;
const homeOf = ({ role, labId }: Pick<PersonalLink, 'role' | 'labId'>) =>
  `/labs/${labId}/${homes[role]}`;

export const load: PageServerLoad = async (event) => {
  const { locals, params, setHeaders } = event;
  // The address is a secret as long as it is valid. The server's referrer policy keeps it among
  // our own pages; a stricter one would make browsers post this form without its origin.
  setHeaders({ 'cache-control': 'private, no-store' });
  const title = joinWords[locals.lang].title;
  const own = await linkFor(db().read, hashOf(params.key), locals.device, steadyNow());
  if (own?.state === 'own') redirect(303, homeOf(own.link));
  if (own?.state === 'ended') return { title, state: 'wrong' as const };
  if (own) {
    ensureDevice(event);
    const { role, name, position, agencyId, behalf, expiresAt } = own.link;
    const agency =
      agencyId && (await agencies.ofLab(db().read, own.lab.id)).find(({ id }) => id === agencyId);
    return {
      title: linkWords[locals.lang].open.title(name),
      state: 'personal' as const,
      opens: own.state,
      lab: shownLab(own.lab),
      zone: await regions.zoneOf(db().read, own.lab.regionId),
      link: { role, name, position, agency: agency ? agency.name : '', behalf, expiresAt },
    };
  }
  const link = await linkOf(db().read, hashOf(params.key));
  if (!link) return { title, state: 'wrong' as const };
  const { lab, role } = link;
  const seated = await seatedAt(db(), locals.device, lab.id);
  if (seated && !seated.removed && seated.person.role === role) redirect(303, `/labs/${lab.id}`);
  if (seated?.removed) return { title, state: 'removed' as const };
  ensureDevice(event);
  const [roster, region, leader] = await Promise.all([
    agencies.ofLab(db().read, lab.id),
    regions.load(db().read, lab.regionId),
    role === 'leader' ? knownLeader(db().read, lab.id) : null,
  ]);
  return {
    title,
    state: 'open' as const,
    role,
    lab: shownLab(lab),
    zone: region?.zone ?? 'WIB',
    roster: roster.map(({ id, name, short, kind, parentId, people: count }) => {
      return { id, name, short, kind, parentId, people: count };
    }),
    controller: { agency: region?.agencyName ?? '', region: region?.name ?? '' },
    known: leader && {
      name: leader.name,
      position: leader.position,
      agencyId: leader.agencyId ?? '',
    },
    other: seated?.person.name ?? null,
    personId: newId(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const form = await request.formData();
    const typed = typedIn(form);
    const words = joinWords[locals.lang].wrong;
    const own = await linkFor(db().read, hashOf(params.key), locals.device, steadyNow());
    if (own) {
      const device = ensureDevice(event);
      const road = { submit: openProgram().submit, at: steadyNow() };
      const opened = await openLink(db(), hashOf(params.key), device, road);
      if (isRefusal(opened)) {
        const error = opened.code === 'not-found' ? words.link : refusalText(opened, locals.lang);
        return fail(409, { typed, flaw: null, error });
      }
      // Whoever sat there before has left.
      openProgram().leaveDevice(device, own.lab.id);
      redirect(303, homeOf(own.link));
    }
    const link = await linkOf(db().read, hashOf(params.key));
    if (!link) return fail(404, { typed, flaw: null, error: words.link });
    const { lab, role } = link;
    const device = ensureDevice(event);
    const roster = new Set((await agencies.ofLab(db().read, lab.id)).map(({ id }) => id));
    const flaw = flawOf(typed, roster, false);
    if (flaw) return fail(400, { typed, flaw, error: '' });
    const { name, position } = typed;
    const leader = role === 'leader' ? await knownLeader(db().read, lab.id) : null;
    if (leader && leader.name === name) {
      // The same leader on another device; whoever sat there before has left.
      await devices.seat(db().write, device, lab.id, leader.id);
      openProgram().leaveDevice(device, lab.id);
      redirect(303, `/labs/${lab.id}`);
    }
    const personId = String(form.get('personId') ?? '');
    const agencyId = typed.agencyId || null;
    const answer = await join(
      db(),
      { labId: lab.id, device, personId, name, position, agencyId, role },
      openProgram().submit,
      newId,
    );
    if (!isRefusal(answer)) redirect(303, `/labs/${lab.id}`);
    const { code } = answer;
    const known = code === 'removed' || code === 'full' || code === 'closed' ? words[code] : null;
    return fail(409, { typed, flaw: null, error: known ?? refusalText(answer, locals.lang) });
  },
};
