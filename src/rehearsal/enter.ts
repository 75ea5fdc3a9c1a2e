/** Coming into a lab with the code on the screen, as a participant does. */
import { Browser } from './browser.ts';
import type { Tally } from './tally.ts';
import { Visitor } from './visitor.ts';

export type Seat = { name: string; position: string; agencyId: string };
export type RosterLine = { id: string; name: string; short: string; kind: string };

/** The roster a stranger picks their agency from. Throws with the page's sentence when it refuses. */
export async function rosterOf(browser: Browser, code: string): Promise<RosterLine[]> {
  const page = await browser.page(`/j/${code}`);
  if (page['state'] !== 'open') throw new Error(String(page['error'] ?? page['state']));
  return page['roster'] as RosterLine[];
}

/** Fills in the form of the join page and walks into the room. */
export const join = (origin: string, code: string, seat: Seat, tally: Tally): Promise<Visitor> =>
  walkIn(origin, `/j/${code}`, seat, tally);

/** Opens the personal link of a leader, expert or juror, which knows who they are. */
export async function openOwnLink(origin: string, link: string, tally: Tally): Promise<Visitor> {
  const browser = new Browser(origin);
  await browser.page(link);
  const answer = await browser.submit(link, {});
  if (answer.type !== 'redirect') throw new Error(`${link}: ${JSON.stringify(answer.data)}`);
  return Visitor.enter(browser, answer.location.split('/')[2] ?? '', tally);
}

async function walkIn(origin: string, path: string, seat: Seat, tally: Tally): Promise<Visitor> {
  const browser = new Browser(origin);
  const page = await browser.page(path);
  const personId = String(page['personId']);
  const answer = await browser.submit(path, { ...seat, personId });
  if (answer.type !== 'redirect') throw new Error(`${seat.name}: ${JSON.stringify(answer.data)}`);
  return Visitor.enter(browser, answer.location.split('/')[2] ?? '', tally);
}
