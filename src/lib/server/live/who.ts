import type { Person } from '#lib/lab/people.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Account } from '#lib/server/db/accounts.ts';
import type { Db } from '#lib/server/db/database.ts';
import { ownAccount, viewer } from './viewer.ts';

/** What a browser can show: an account, the hash of its device token, the key of a projector link. */
export type Papers = {
  account: Account | null;
  device: string | null;
  projectorKey?: string | undefined;
  /** A browser may be facilitator and participant at once: the page says as whom it asks. */
  personId?: string | undefined;
};

/**
 * Who a socket speaks for, found as pages find their viewer. Refuses with `removed` for somebody
 * who was removed, `not-found` for a projector's key that is none, and `session` where the papers
 * open nothing here; a lab that does not exist answers as a foreign one.
 */
export async function whoIs(db: Db, labId: string, papers: Papers): Promise<Person | Refusal> {
  const { device, projectorKey, personId } = papers;
  const account = ownAccount(papers.account);
  const first = await viewer(db, labId, { account, device, projectorKey });
  if (projectorKey !== undefined) return first?.person ?? refuse('not-found');
  const asked = !personId || first?.person.id === personId;
  const other = asked ? null : await viewer(db, labId, { account: null, device, personId });
  const meant = other && other.person.id === personId ? other : null;
  // Somebody else sits here now: what a page has waiting must not go out as theirs.
  const isOthers = !asked && !meant && first && !isStaff(first.person);
  const found = isOthers ? null : (meant ?? first);
  if (!found) return refuse('session');
  return found.removed ? refuse('removed') : found.person;
}

const isStaff = ({ role }: Person) => role === 'facilitator' || role === 'bappeda';
