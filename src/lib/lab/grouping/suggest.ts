/**
 * Suggestions for grouping the cards of a wall: near-duplicates, themes, and loose cards that fit
 * a cluster that is there. Pure and deterministic: the same cards give the same answer, in
 * whatever order they come. In slices, so that a server can do something else in between.
 */
import { likenessOf } from './likeness.ts';
import { merged } from './merge.ts';
import { tellingWords, titleOf } from './titles.ts';
import { themeVectors } from './vectors.ts';
import { twinsIn } from './twins.ts';
import { readTexts } from './words-of-card.ts';

export type WallCard = { id: string; text: string };
export type Standing = { id: string; title: string; cards: readonly string[] };
export type Theme = {
  /** The cluster that the cards would join; null for a new one. */
  clusterId: string | null;
  title: string;
  cards: string[];
  likeness: number;
};
export type Suggestions = {
  duplicates: { cards: string[]; likeness: number }[];
  themes: Theme[];
  left: string[];
};

/** Chosen on the tuning half of the rehearsal wall. */
const limits = { theme: 0.155, sure: 0.1, join: 0.2, duplicate: 0.51 };
const mostThemes = 12;
const smallest = 3;

const ordered = <T extends { id: string }>(cards: readonly T[]) =>
  cards.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** `clusters` are those on the wall; their cards stay where they are. */
export function* suggesting(
  wall: readonly WallCard[],
  clusters: readonly Standing[] = [],
): Generator<void, Suggestions> {
  const cards = ordered(wall);
  const size = cards.length;
  const { cards: read, rootOf } = yield* readTexts(cards.map(({ text }) => text));
  const vectors = yield* themeVectors(read);
  const likeness = yield* likenessOf(vectors);
  const alike = (one: number, two: number) => likeness[one * size + two] ?? 0;
  const idOf = (place: number) => cards[place]?.id ?? '';
  const meanTo = (one: number, others: readonly number[]) =>
    others.reduce((sum, two) => sum + (one === two ? 0 : alike(one, two)), 0) /
    Math.max(1, others.length - Number(others.includes(one)));
  const mean = (group: readonly number[]) =>
    round(group.reduce((sum, one) => sum + meanTo(one, group), 0) / group.length);

  const twins = (yield* twinsIn(read, likeness, limits.duplicate)).map((group) => ({
    cards: group.map(idOf),
    likeness: mean(group),
  }));
  yield;

  const placeOf = new Map(cards.map(({ id }, place) => [id, place]));
  const standing = ordered(clusters).map((cluster) => ({
    ...cluster,
    places: cluster.cards.flatMap((id) => placeOf.get(id) ?? []),
  }));
  const settled = new Set(standing.flatMap(({ places }) => places));
  const loose = cards.flatMap((_, place) => (settled.has(place) ? [] : [place]));

  const joining = new Map<string, number[]>();
  for (const place of loose) {
    const fits = standing
      .filter(({ places }) => places.length > 0)
      .map(({ id, places }) => ({ id, fit: closest(places.map((other) => alike(place, other))) }))
      .toSorted((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1));
    const [first, second] = fits;
    if (!first || first.fit < limits.join || (second && first.fit < second.fit * 1.15)) continue;
    joining.set(first.id, [...(joining.get(first.id) ?? []), place]);
  }
  const joined = new Set([...joining.values()].flat());

  const free = loose.filter((place) => !joined.has(place));
  // At most what one act may carry: 200 cards in a cluster, 1,200 in all.
  const most = Math.min(100, Math.max(15, Math.ceil(free.length / 9)));
  const between = new Float32Array(free.length ** 2);
  for (let i = 0; i < free.length; i += 1) {
    const row = (free[i] ?? 0) * size;
    for (let j = 0; j < free.length; j += 1) {
      between[i * free.length + j] = i === j ? 0 : (likeness[row + (free[j] ?? 0)] ?? 0);
    }
    if (i % 64 === 63) yield;
  }
  yield;
  const groups = (yield* merged(between, free.length, { least: limits.theme, most }))
    .map((group) => group.map((at) => free[at] ?? 0))
    // Who hangs on by a thread only is left out: a wrong card costs more than a loose one.
    .map((group) => group.filter((one) => meanTo(one, group) >= limits.sure))
    .filter((group) => group.length >= smallest)
    .map((group) => ({ group: group.toSorted((a, b) => a - b), likeness: mean(group) }))
    .toSorted(
      (a, b) =>
        b.likeness * Math.sqrt(b.group.length) - a.likeness * Math.sqrt(a.group.length) ||
        (a.group[0] ?? 0) - (b.group[0] ?? 0),
    )
    .slice(0, mostThemes);

  const telling = yield* tellingWords(
    cards.map(({ text }) => text),
    rootOf,
  );
  const themes: Theme[] = standing.flatMap(({ id, title }) => {
    const places = joining.get(id);
    return places ? [{ clusterId: id, title, cards: places.map(idOf), likeness: 0 }] : [];
  });
  for (const { group, likeness: value } of groups) {
    yield;
    themes.push({
      clusterId: null,
      title: titleOf(group, telling),
      cards: group.map(idOf),
      likeness: value,
    });
  }
  const placed = new Set(themes.flatMap((theme) => theme.cards));
  const left = loose.map(idOf).filter((id) => !placed.has(id));
  return { duplicates: twins.toSorted((a, b) => b.likeness - a.likeness), themes, left };
}

/** The mean of the three nearest: a broad cluster is not alike as a whole. */
function closest(values: number[]): number {
  const top = values.toSorted((a, b) => b - a).slice(0, 3);
  return top.reduce((sum, value) => sum + value, 0) / top.length;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** All at once, for tests and small walls. */
export function suggestGroups(
  wall: readonly WallCard[],
  clusters: readonly Standing[] = [],
): Suggestions {
  const work = suggesting(wall, clusters);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
