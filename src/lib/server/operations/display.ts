/** Display for those who run it: how far the jury is, what it came to, and who gets which award. */
import { awardPlaces, type Award, type AwardPlace } from '#lib/lab/hall/display.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { openRanking, progressOf, type Ranked } from '#lib/lab/ranking.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as visitors from '#lib/server/db/visitors.ts';

/** Innovations on display: ideas with an approved plan. */
const shownIdeas = async (db: Db, labId: string): Promise<Idea[]> =>
  (await ideas.statesOf(db, labId)).filter(({ plan }) => plan.status === 'approved');

/** What the desk shows; `ranking` is empty before scoring is closed (Y6). */
export async function deskOf(db: Db, hall: Hall, person: Person) {
  const shown = await shownIdeas(db, hall.id);
  return {
    innovations: shown.map(({ id, agencyId, fields }) => ({
      id,
      agencyId,
      title: fields.title.text,
    })),
    progress: progressOf(hall, shown),
    ranking: openRanking(hall, shown, person),
    likes: likesFor(shown, await visitors.likesOf(db, hall.id)),
  };
}

/** Likes of what is on display; what went back for its plan meanwhile wins nothing. */
const likesFor = (shown: readonly Idea[], likes: Readonly<Record<string, number>>) =>
  Object.fromEntries(shown.flatMap(({ id }) => (likes[id] ? [[id, likes[id]]] : [])));

/** Who gets an award: the ranking's place, or what most visitors support. Several where level. */
export async function awardFor(
  db: Db,
  hall: Hall,
  place: AwardPlace,
  person: Person,
): Promise<Award | Refusal> {
  const { innovations, ranking, likes } = await deskOf(db, hall, person);
  if (hall.display.scoring !== 'closed') return refuse('scoring-open');
  const { ids, value } = place === 'favourite' ? favouriteOf(likes) : placeOf(ranking, place);
  if (ids.length === 0) return refuse('not-found');
  const winners = ids.slice(0, 12).map((ideaId) => {
    const one = innovations.find(({ id }) => id === ideaId);
    const agency = hall.agencies[one?.agencyId ?? ''];
    return { ideaId, title: one?.title ?? '', agency: agency?.short || agency?.name || '' };
  });
  return { place, winners, value };
}

export function placeOf(ranking: readonly Ranked[], place: AwardPlace) {
  const rank = awardPlaces.length - awardPlaces.indexOf(place);
  const there = ranking.filter((one) => one.rank === rank);
  return { ids: there.map(({ ideaId }) => ideaId), value: there[0]?.value ?? 0 };
}

export function favouriteOf(likes: Readonly<Record<string, number>>) {
  const value = Math.max(0, ...Object.values(likes));
  const ids = Object.keys(likes).filter((id) => value > 0 && likes[id] === value);
  return { ids: ids.sort(), value };
}
