/**
 * [D29] [D33] [Y16] Personal links of leaders, of those they name, of experts and jurors: each is somebody's by
 * name. The secret is random and kept as its hash. Opening needs a press of a button, because the
 * messengers that carry the link look at it as well; the first device that does so has it.
 */
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { tidy } from '#lib/lab/values.ts';
import type { Database, Db } from '#lib/server/db/database.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as devices from '#lib/server/db/devices.ts';
import { isScoringClosed } from '#lib/server/db/hall-history.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as people from '#lib/server/db/people.ts';
import * as links from '#lib/server/db/personal-links.ts';
import type { Submit } from './join.ts';

const day = 24 * 60 * 60 * 1000;
/** How long a link is good for; the last is the year that a lab stays open. */
export const lifetimes = [7, 30, 90, 365] as const;
export const usualLifetime = 90;
/** So long somebody may take to open their link on another device. */
export const againFor = 15 * 60 * 1000;
/** So many open links of a lab; more would be an address list. */
export const mostLinks = 60;

export type NewLink = {
  id: string;
  labId: string;
  role: 'leader' | 'expert' | 'jury';
  name: string;
  position: string;
  /** The agency of a juror, if they have one in this lab. */
  agencyId?: string | null;
  days: number;
  keyHash: string;
};

/** Makes a link for somebody by name. A leader makes them for those who decide in the leader's name. */
export async function makeLink(
  db: Database,
  { days, ...asked }: NewLink,
  maker: Person,
  at: number,
): Promise<Refusal | null> {
  const behalf = maker.role === 'leader' ? signedAs(maker) : '';
  const may = maker.role === 'facilitator' || (maker.role === 'leader' && asked.role === 'leader');
  // [D29] Whoever was named names nobody.
  if (!may || maker.behalf) return refuse('no-right');
  const [name, position] = [tidy(asked.name).slice(0, 80), tidy(asked.position).slice(0, 120)];
  if (name === '' || position === '') return refuse('empty');
  const agencyId = asked.role === 'jury' ? (asked.agencyId ?? null) : null;
  const isElsewhere =
    agencyId !== null && (await agencies.labOf(db.read, agencyId)) !== asked.labId;
  if (isElsewhere) return refuse('not-found');
  const open = await links.ofLab(db.read, asked.labId);
  if (open.length >= mostLinks) return refuse('full', { most: mostLinks });
  const lasts = lifetimes.find((one) => one === days) ?? usualLifetime;
  await links.add(db.write, {
    ...asked,
    name,
    position,
    agencyId,
    behalf,
    madeBy: maker.id,
    device: null,
    againUntil: null,
    createdAt: at,
    openedAt: null,
    // Nobody hands on more time than they have.
    expiresAt: Math.min(at + lasts * day, maker.until ?? Infinity),
    closedAt: null,
  });
  return null;
}

/** As it stands behind "atas nama". */
export const signedAs = ({ name, position }: Pick<Person, 'name' | 'position'>): string =>
  position ? `${name}, ${position}` : name;

/** What a link is on this device: to be opened, open already, somebody else's device's, or over. */
export type LinkState = 'fresh' | 'own' | 'elsewhere' | 'again' | 'ended';

export async function linkFor(
  db: Db,
  keyHash: string,
  device: string | null,
  at: number,
): Promise<{ link: links.PersonalLink; lab: labs.Lab; state: LinkState } | null> {
  const link = await links.byKey(db, keyHash);
  const lab = link && (await labs.load(db, link.labId));
  if (!link || !lab) return null;
  const seat = device && (await devices.personOf(db, device, lab.id));
  const state = stateOf(link, device !== null && seat === link.id, at);
  // [Y16] Who is in stays in; nobody comes any more to a jury that has finished.
  const late = link.role === 'jury' && state !== 'own' && (await isScoringClosed(db, lab.id));
  return { link, lab, state: late ? 'ended' : state };
}

function stateOf(link: links.PersonalLink, isSeated: boolean, at: number): LinkState {
  if (link.closedAt !== null || link.expiresAt <= at) return 'ended';
  if (isSeated) return 'own';
  if (link.device === null) return 'fresh';
  return (link.againUntil ?? 0) > at ? 'again' : 'elsewhere';
}

/** Seats the device as the person of this link, who joins the lab with the first opening. */
export async function openLink(
  db: Database,
  keyHash: string,
  device: string,
  { submit, at }: { submit: Submit; at: number },
): Promise<{ labId: string } | Refusal> {
  const found = await linkFor(db.read, keyHash, device, at);
  if (!found || found.state === 'ended') return refuse('not-found');
  const { id, labId, role, name, position, agencyId } = found.link;
  if (found.state === 'own') return { labId };
  if (!(await links.claim(db.write, id, device, at))) return refuse('not-yours');
  const before = await devices.personOf(db.read, device, labId);
  await devices.seat(db.write, device, labId, id, at);
  if (await people.load(db.read, id)) return { labId };
  const person: Person = { id, labId, role, agencyId, name, position };
  const act = { type: 'person.join' as const, personId: id, name, position, agencyId, role };
  // The act's id is the person's: opened twice at once is one person.
  const answer = await submit({ kind: 'hall', id: labId }, person, act, id);
  if (!isRefusal(answer) || answer.code === 'exists') return { labId };
  if (before) await devices.seat(db.write, device, labId, before, at);
  else await devices.leave(db.write, device, labId);
  return answer;
}

/** Whether this person may close a link or let it be opened again: its maker, its owner, a facilitator. */
const mayKeep = (link: links.PersonalLink, person: Person) =>
  person.role === 'facilitator' || link.madeBy === person.id || link.id === person.id;

/** The link may be opened on one device more, for a quarter of an hour. */
export async function allowAgain(
  db: Database,
  linkId: string,
  person: Person,
  at: number,
): Promise<Refusal | null> {
  const link = await links.load(db.read, person.labId, linkId);
  if (!link || link.closedAt !== null) return refuse('not-found');
  if (!mayKeep(link, person)) return refuse('not-yours');
  await links.allowAgain(db.write, linkId, at + againFor);
  return null;
}

/**
 * Closes a link; who came by it is out of the lab, and what they decided stays. `actId` is one that
 * nobody can guess: whoever used it up before would have answered for this act.
 */
export async function closeLink(
  db: Database,
  linkId: string,
  person: Person,
  { submit, at, actId }: { submit: Submit; at: number; actId: string },
): Promise<Refusal | null> {
  const link = await links.load(db.read, person.labId, linkId);
  if (!link) return refuse('not-found');
  if (!mayKeep(link, person)) return refuse('not-yours');
  const seated = await people.load(db.read, linkId);
  if (seated && !seated.removed) {
    // [L6] Removing the person closes the link with it. A leader does so for those they named alone.
    const remover: Person = { ...person, role: 'facilitator' };
    const act = { type: 'person.remove' as const, personId: linkId };
    const answer = await submit({ kind: 'hall', id: person.labId }, remover, act, actId);
    const gone = (await people.load(db.read, linkId))?.removed === true;
    return isRefusal(answer) && !gone ? answer : null;
  }
  await links.close(db.write, linkId, at);
  return null;
}

/** The links of a lab that this person may see: all for a facilitator, else what they made. */
export async function linksFor(db: Db, person: Person): Promise<links.PersonalLink[]> {
  const all = await links.ofLab(db, person.labId);
  return all.filter((link) => mayKeep(link, person) && link.id !== person.id);
}
