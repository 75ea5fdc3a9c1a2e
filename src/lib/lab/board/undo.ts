/**
 * Taking back what one has done oneself, and doing it again. What an act changed is kept as pairs,
 * how a thing was and what became of it; going back or forward is the same walk in one direction or
 * the other, by ordinary acts. [B56] Only what still is as this person left it goes back: where
 * somebody has been at work since, that stays.
 */
import type { BoardAct } from '../acts.ts';
import type { Id } from '../values.ts';
import type { Layout } from './layouts.ts';
import type { Board } from './state.ts';

/** How a card stands on the wall; null where it does not hang. */
type Spot = { text: string; clusterId: Id | null } | null;
type Pair<T> = { was: T; became: T };
type Paper = { ballotId: Id; dots: Record<Id, number> };
type Picture = { layout: Layout | null; titles: Record<Id, string> };

/** What one deed was, for the sentence that tells of it. */
export type Deed =
  | 'written'
  | 'removed'
  | 'edited'
  | 'moved'
  | 'grouped'
  | 'renamed'
  | 'dissolved'
  | 'laid'
  | 'voted';

/** What one deed of this person changed. */
export type Step = {
  deed: Deed;
  cards: Map<Id, Pair<Spot>>;
  /** Titles; null where there is no such cluster. */
  clusters: Map<Id, Pair<string | null>>;
  picture: Pair<Picture> | null;
  paper: Pair<Paper> | null;
  /** A suggestion that was taken: the board can take it back by itself. */
  arrangeId: Id | null;
};

/** Most cards in one act that groups them. */
const mostAtOnce = 200;

const spotOf = ({ cards }: Board, id: Id): Spot => {
  const card = cards[id];
  return card && !card.removed ? { text: card.text, clusterId: card.clusterId } : null;
};
const isSame = (one: Spot, other: Spot) =>
  one?.text === other?.text && one?.clusterId === other?.clusterId;
const titleOf = ({ clusters }: Board, id: Id) => clusters[id]?.title ?? null;
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What differs between two states of one board on one device; null where nothing can be taken back. */
export function stepBetween(before: Board, after: Board, me: Id): Step | null {
  const cards: Step['cards'] = new Map();
  const clusters: Step['clusters'] = new Map();
  for (const id of idsOf(before.cards, after.cards)) {
    if (before.cards[id] === after.cards[id]) continue;
    const [was, became] = [spotOf(before, id), spotOf(after, id)];
    if (!isSame(was, became)) cards.set(id, { was, became });
  }
  for (const id of idsOf(before.clusters, after.clusters)) {
    const [was, became] = [titleOf(before, id), titleOf(after, id)];
    if (was !== became) clusters.set(id, { was, became });
  }
  const picture = same(before.layout, after.layout)
    ? null
    : { was: pictureOf(before), became: pictureOf(after) };
  const paper = paperBetween(before, after, me);
  const arranged = after.arranged !== before.arranged ? after.arranged : null;
  if (cards.size === 0 && clusters.size === 0 && !picture && !paper) return null;
  const changed = { cards, clusters, picture, paper, arrangeId: arranged?.id ?? null };
  return { deed: deedOf(changed), ...changed };
}

const idsOf = (before: object, after: object) =>
  new Set([...Object.keys(before), ...Object.keys(after)]);

function pictureOf({ layout, clusters }: Board): Picture {
  const regions = layout?.regions ?? [];
  return {
    layout,
    titles: Object.fromEntries(regions.map((id) => [id, clusters[id]?.title ?? ''])),
  };
}

function paperBetween(before: Board, after: Board, me: Id): Step['paper'] {
  const ballot = after.ballot;
  if (!ballot || ballot.method !== 'dots' || before.ballot?.id !== ballot.id) return null;
  const [was, became] = [before.ballot.papers[me] ?? {}, ballot.papers[me] ?? {}];
  if (same(was, became)) return null;
  const paper = (dots: Record<Id, number>) => ({ ballotId: ballot.id, dots });
  return { was: paper(was), became: paper(became) };
}

/** The one word for what was done, the largest thing first. */
function deedOf({ cards, clusters, picture, paper }: Omit<Step, 'deed'>): Deed {
  const some = <T>(pairs: Map<Id, Pair<T>>, is: (pair: Pair<T>) => boolean) =>
    [...pairs.values()].some(is);
  if (picture) return 'laid';
  if (some(clusters, ({ was }) => was === null)) return 'grouped';
  if (some(clusters, ({ became }) => became === null)) return 'dissolved';
  if (clusters.size > 0) return 'renamed';
  if (paper) return 'voted';
  if (some(cards, ({ was }) => was === null)) return 'written';
  if (some(cards, ({ became }) => became === null)) return 'removed';
  return some(cards, ({ was, became }) => was?.text !== became?.text) ? 'edited' : 'moved';
}

/** The same step the other way round. */
export function reversed(step: Step): Step {
  const turn = <T>({ was, became }: Pair<T>): Pair<T> => ({ was: became, became: was });
  const turnAll = <T>(pairs: Map<Id, Pair<T>>) =>
    new Map([...pairs].map(([id, pair]) => [id, turn(pair)]));
  return {
    ...step,
    cards: turnAll(step.cards),
    clusters: turnAll(step.clusters),
    picture: step.picture && turn(step.picture),
    paper: step.paper && turn(step.paper),
    arrangeId: null,
  };
}

/**
 * The acts that take a step back, one after the other: each looks at the board as the ones before it
 * have left it (`now`). Answers how many things had to stay, because somebody else has changed them.
 */
export function* back(now: () => Board, step: Step): Generator<BoardAct, number> {
  const { arrangeId, picture, paper } = step;
  if (arrangeId !== null && now().arranged?.id === arrangeId) {
    yield { type: 'board.arrange.undo', arrangeId };
    return 0;
  }
  let stayed = 0;
  if (picture) {
    const made = [...step.clusters].filter(([, { was }]) => was === null);
    const isUsed = made.some(([id]) => isUsedSince(now(), step, id));
    if (isUsed || !same(now().layout, picture.became.layout)) return 1;
    yield layoutAct(picture.was);
  }
  // Moves are judged by how it was before this walk: making a cluster moves its cards along.
  const moves = movesBack(now(), step);
  stayed += moves.stayed;
  for (const [id, { was, became }] of step.clusters) {
    const title = titleOf(now(), id);
    if (was === null || title === was) continue;
    if (title !== became) stayed += 1;
    else if (became !== null) yield { type: 'cluster.rename', clusterId: id, title: was };
    else {
      const cardIds = (moves.to.get(id) ?? []).slice(0, mostAtOnce);
      yield { type: 'cluster.add', clusterId: id, title: was, cardIds };
    }
  }
  for (const [clusterId, all] of moves.to) {
    const cardIds = all.filter((id) => now().cards[id]?.clusterId !== clusterId);
    for (let at = 0; at < cardIds.length; at += mostAtOnce) {
      yield { type: 'card.group', cardIds: cardIds.slice(at, at + mostAtOnce), clusterId };
    }
  }
  stayed += yield* cardsBack(now, step);
  for (const [id, { was, became }] of step.clusters) {
    const title = titleOf(now(), id);
    if (was !== null || title === null) continue;
    if (isUsedSince(now(), step, id) || title !== became) stayed += 1;
    else yield { type: 'cluster.remove', clusterId: id };
  }
  if (paper) {
    const { ballot } = now();
    const mine = Object.values(ballot?.papers ?? {}).some((dots) => same(dots, paper.became.dots));
    if (ballot?.id === paper.was.ballotId && mine) yield { type: 'dots.place', ...paper.was };
    else stayed += 1;
  }
  return stayed;
}

/** Whether cards hang in this cluster that this step has not put there. */
const isUsedSince = (board: Board, { cards }: Step, clusterId: Id) =>
  Object.keys(board.cards).some(
    (id) =>
      spotOf(board, id)?.clusterId === clusterId && cards.get(id)?.became?.clusterId !== clusterId,
  );

const layoutAct = ({ layout, titles }: Picture): BoardAct => ({
  type: 'board.layout',
  layout: layout && {
    ...layout,
    regions: layout.regions.map((clusterId) => ({ clusterId, title: titles[clusterId] ?? '–' })),
  },
});

/** Which cards go back into which cluster: those that hang where this step has put them. */
function movesBack(board: Board, { cards, clusters }: Step) {
  const to = new Map<Id | null, Id[]>();
  let stayed = 0;
  for (const [id, { was, became }] of cards) {
    if (!was || !became || was.clusterId === became.clusterId) continue;
    const { clusterId } = was;
    const spot = spotOf(board, id);
    const isThere =
      clusterId === null || board.clusters[clusterId] !== undefined || clusters.has(clusterId);
    if (spot?.clusterId === clusterId) continue;
    if (spot?.clusterId !== became.clusterId || !isThere) stayed += 1;
    else to.set(clusterId, [...(to.get(clusterId) ?? []), id]);
  }
  return { to, stayed };
}

/** Cards that come, go, or get their words back. */
function* cardsBack(now: () => Board, { cards }: Step): Generator<BoardAct, number> {
  let stayed = 0;
  for (const [id, { was, became }] of cards) {
    const spot = spotOf(now(), id);
    if (was === null) {
      if (isSame(spot, became)) yield { type: 'card.remove', cardId: id };
      else if (spot) stayed += 1;
    } else if (became === null) {
      if (!spot) yield { type: 'card.restore', cardId: id };
      // Its cluster may have gone and come back in between.
      const { clusterId } = was;
      const isLoose = spotOf(now(), id)?.clusterId === null;
      if (!spot && isLoose && clusterId !== null && now().clusters[clusterId]) {
        yield { type: 'card.group', cardIds: [id], clusterId };
      }
    } else if (was.text !== became.text) {
      if (spot?.text === became.text) yield { type: 'card.edit', cardId: id, text: was.text };
      else if (spot?.text !== was.text) stayed += 1;
    }
  }
  return stayed;
}
