/**
 * The test of the join link: an address that only another device can prove. Whoever opens it says
 * how long the server's answer took. In memory alone; the address opens nothing else.
 */
import { randomBytes } from 'node:crypto';

export type LinkTest = { key: string; openedAt: number | null; trip: number | null };

const byLab = new Map<string, LinkTest>();

/** The test of this lab, begun at the first call. */
export function linkTestOf(labId: string): LinkTest {
  const known = byLab.get(labId);
  if (known) return known;
  const fresh = { key: randomBytes(12).toString('base64url'), openedAt: null, trip: null };
  byLab.set(labId, fresh);
  return fresh;
}

/** The test behind an address; null where there is none. */
export const linkTestAt = (key: string): LinkTest | null =>
  [...byLab.values()].find((test) => test.key === key) ?? null;

/** Begins anew, for the next device. */
export function forgetLinkTest(labId: string): void {
  byLab.delete(labId);
}
