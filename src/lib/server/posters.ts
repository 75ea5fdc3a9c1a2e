/** Posters of a lab, for whoever may read its ideas; what the street sees is read as a screen. */
import { posterContent, type PosterContent } from '#lib/lab/idea/poster.ts';
import { ideaSeenBy, mayReadIdea } from '#lib/lab/idea/seen-by.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Db } from './db/database.ts';
import * as agencies from './db/agencies.ts';
import * as ideas from './db/ideas.ts';
import * as labs from './db/labs.ts';
import * as regions from './db/regions.ts';

/** Everybody who passes: they read what hangs on the wall. */
export const passer = (labId: string): Person => ({
  id: 'projector',
  role: 'projector',
  labId,
  agencyId: null,
  name: '',
  position: '',
});

/** [Y1] The posters of a lab by the name of the innovation. */
export async function postersOf(db: Db, labId: string, person: Person): Promise<PosterContent[]> {
  const states = await ideas.statesOf(db, labId);
  return (await postersFrom(db, labId, person, states)).sort((a, b) =>
    a.title.localeCompare(b.title, 'id', { numeric: true }),
  );
}

/**
 * [Y1] The poster of one innovation, or null: a hall opens hundreds of them by their codes, and none of
 * those pages needs to read the whole lab.
 */
export async function posterOf(
  db: Db,
  { labId, ideaId }: { labId: string; ideaId: string },
  person: Person,
): Promise<PosterContent | null> {
  const idea = await ideas.stateOf(db, labId, ideaId);
  const [poster = null] = idea ? await postersFrom(db, labId, person, [idea]) : [];
  return poster;
}

async function postersFrom(db: Db, labId: string, person: Person, states: Idea[]) {
  const [lab, roster] = await Promise.all([labs.load(db, labId), agencies.ofLab(db, labId)]);
  const region = lab && (await regions.load(db, lab.regionId));
  const names = new Map(roster.map(({ id, name }) => [id, name]));
  return states.flatMap((idea) => {
    if (!mayReadIdea(idea, person)) return [];
    const agency = names.get(idea.agencyId) ?? '';
    const about = { agency, lab: lab?.title ?? '', region: region?.name ?? '' };
    return posterContent(ideaSeenBy(idea, person), about) ?? [];
  });
}
