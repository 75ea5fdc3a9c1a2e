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

/** Fills in the form of the join page and walks into the room; nothing typed waits on the way. */
export async function join(
  origin: string,
  code: string,
  seat: Seat,
  tally: Tally,
): Promise<Visitor> {
  const browser = new Browser(origin);
  const page = await browser.page(`/j/${code}`);
  const personId = String(page['personId']);
  const answer = await browser.submit(`/j/${code}`, { ...seat, personId });
  if (answer.type !== 'redirect') {
    throw new Error(`${seat.name}: ${JSON.stringify(answer.data)}`);
  }
  const labId = answer.location.split('/').at(-1) ?? '';
  return Visitor.enter(browser, labId, tally);
}
