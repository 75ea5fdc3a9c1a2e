/** The forms around personal links, which stand on two pages: the facilitator's and the leader's. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import type { PersonalLink } from '#lib/server/db/personal-links.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { allowAgain, closeLink, makeLink } from '#lib/server/operations/personal-links.ts';
import { linkWords } from '#lib/words/links.ts';
import { refusalText } from '#lib/words/refusals.ts';

const linkRoles = ['leader', 'expert', 'jury'] as const;

/** A link as pages show it: nothing of its secret, nothing of the device. */
export const shownLink = (link: PersonalLink) => {
  const { id, role, name, position, agencyId, behalf, openedAt, expiresAt, againUntil } = link;
  return { id, role, name, position, agencyId, behalf, openedAt, expiresAt, againUntil };
};

const said = (refusal: Refusal | null, { locals }: Pick<RequestEvent, 'locals'>) =>
  refusal ? fail(409, { linkFlaw: refusalText(refusal, locals.lang) }) : {};

/** Makes the link and shows its address this once: the database keeps only its hash. */
export async function makePersonal(
  { request, locals }: Pick<RequestEvent, 'request' | 'locals'>,
  maker: Person,
  origin: string,
) {
  const form = await request.formData();
  const [name, position] = [textOf(form, 'name'), textOf(form, 'position')];
  const role = linkRoles.find((one) => one === textOf(form, 'role')) ?? 'leader';
  const agencyId = (role === 'jury' && textOf(form, 'agencyId')) || null;
  if (name === '' || position === '') return fail(400, { linkFlaw: linkWords[locals.lang].needs });
  const key = newToken();
  const id = uuidv7();
  const days = Number(textOf(form, 'days'));
  const about = { role, name, position, agencyId, days };
  const asked = { ...about, id, labId: maker.labId, keyHash: hashOf(key) };
  const refusal = await makeLink(db(), asked, maker, steadyNow());
  if (isRefusal(refusal)) return said(refusal, { locals });
  return { personal: { id, name, role, agencyId, address: `${origin}/l/${key}` } };
}

export async function againPersonal(
  event: Pick<RequestEvent, 'request' | 'locals'>,
  person: Person,
) {
  const id = textOf(await event.request.formData(), 'link');
  return said(await allowAgain(db(), id || person.id, person, steadyNow()), event);
}

export async function closePersonal(
  event: Pick<RequestEvent, 'request' | 'locals'>,
  person: Person,
) {
  const id = textOf(await event.request.formData(), 'link');
  const road = { submit: openProgram().submit, at: steadyNow(), actId: uuidv7() };
  return said(await closeLink(db(), id, person, road), event);
}
