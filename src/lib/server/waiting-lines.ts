/** [D31] What waits for whom in a lab, as far as somebody may know it. */
import { ideaSeenBy, mayReadIdea } from '#lib/lab/idea/seen-by.ts';
import { waitsOf, type Holder, type Wait } from '#lib/lab/idea/waits.ts';
import type { Form } from '#lib/lab/idea/versions.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as ideas from '#lib/server/db/ideas.ts';

export type WaitLine = Wait & { ideaId: string; agencyId: string; title: string };

/** The oldest first. A participant learns of their own agency's ideas alone. */
export async function waitingLines(
  db: Db,
  person: Person,
  passFirst: readonly Form[] = [],
): Promise<WaitLine[]> {
  const own = person.role === 'participant';
  if (own && person.agencyId === null) return [];
  const states = await ideas.statesOf(db, person.labId, own ? person.agencyId : null);
  return states
    .filter((idea) => mayReadIdea(idea, person))
    .flatMap((idea) => {
      const { id, agencyId, fields } = ideaSeenBy(idea, person);
      return waitsOf(idea, passFirst).map((wait) => ({
        ...wait,
        ideaId: id,
        agencyId,
        title: fields.title.text,
      }));
    })
    .toSorted((a, b) => a.since - b.since);
}

/** Who knows the queue: whoever runs, follows, decides, reviews or carries. */
export const seesQueue = ({ role }: Person): boolean =>
  ['facilitator', 'bappeda', 'leader', 'expert', 'participant'].includes(role);

/** The same as numbers. */
export async function waitingCounts(
  db: Db,
  person: Person,
  passFirst: readonly Form[] = [],
): Promise<Record<Holder, number>> {
  const lines = await waitingLines(db, person, passFirst);
  const count = (who: Holder) => lines.filter((line) => line.who === who).length;
  return { agency: count('agency'), reviewer: count('reviewer'), leader: count('leader') };
}
