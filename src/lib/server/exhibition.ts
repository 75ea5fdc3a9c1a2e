/** Doors of the public page: the lab that shows, as whoever passes may see it. */
import type { Hall } from '#lib/lab/hall/state.ts';
import { db } from './db/open.ts';
import * as labs from './db/labs.ts';
import { openProgram } from './live/open.ts';
import { Buckets, type Flow } from './live/bucket.ts';
import type { Allows } from './operations/visit.ts';
import { passer } from './posters.ts';

/** [Y10] The hall of a lab whose public page stands open; null for every other. */
export async function exhibition(labId: string): Promise<Hall | null> {
  const lab = await labs.load(db().read, labId);
  if (!lab) return null;
  const hall = await openProgram().read({ kind: 'hall', id: labId }, passer(labId));
  return hall?.state.display.open ? hall.state : null;
}

/** The exhibition that an innovation is part of. */
export async function exhibitionOf(ideaId: string): Promise<Hall | null> {
  const labId = await labs.labOf(db().read, { kind: 'idea', id: ideaId });
  return labId === null ? null : exhibition(labId);
}

/** [Y14] A hall is one address, so nothing counts by address: by device, and all of a lab together. */
const flows = {
  likes: { burst: 12, perSecond: 0.5 },
  words: { burst: 4, perSecond: 1 / 60 },
  allLikes: { burst: 400, perSecond: 20 },
  allWords: { burst: 60, perSecond: 1 },
} satisfies Record<string, Flow>;

const buckets = new Buckets();
export const allows: Allows = (what, labId, visitor, at) => {
  const own = buckets.take(`${what} ${visitor}`, flows[what], at);
  const all = what === 'likes' ? flows.allLikes : flows.allWords;
  return own === 0 && buckets.take(`${what} of ${labId}`, all, at) === 0;
};
