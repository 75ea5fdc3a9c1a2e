/**
 * How good the grouping suggestions are, against the answer key of the rehearsal's problem cards.
 * The key lies here among the tests; the app has never seen it. Cards in even places are the tuning
 * half: weights and limits were chosen and failures were read on them alone. Cards in odd places
 * are the held-out half; the lexicon was written from general knowledge with the texts of the
 * tuning half at hand, so the held-out figures are those to believe.
 *
 * The aims of the laboratory are 60 % (nearest card) and precision 0.8 at recall 0.5 (duplicates).
 * The floors below are what is reached, a little lower, so that a change for the worse is noticed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cosines, likenessOf } from '#lib/lab/grouping/likeness.ts';
import { suggestGroups } from '#lib/lab/grouping/suggest.ts';
import { letterVectors, themeVectors } from '#lib/lab/grouping/vectors.ts';
import { readTexts } from '#lib/lab/grouping/words-of-card.ts';

type Key = { id: string; text: string; cluster: string; dup?: string };
const all = readFileSync(new URL('fixtures/masalah-kunci.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Key);
const halves = {
  tuning: all.filter((_, at) => at % 2 === 0),
  'held out': all.filter((_, at) => at % 2 === 1),
  whole: all,
};

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const share = (list: readonly boolean[]) => list.filter(Boolean).length / Math.max(1, list.length);

/** Whether the nearest card of each card is of its cluster. */
function nearest(cards: readonly Key[], likeness: Float32Array): boolean[] {
  const size = cards.length;
  return cards.map((card, one) => {
    let best = -1;
    let value = -1;
    for (let two = 0; two < size; two += 1) {
      const alike = likeness[one * size + two] ?? 0;
      if (two !== one && alike > value) {
        best = two;
        value = alike;
      }
    }
    return cards[best]?.cluster === card.cluster;
  });
}

const pairsIn = <T>(group: readonly T[]): [T, T][] =>
  group.flatMap((one, at) => group.slice(at + 1).map((two): [T, T] => [one, two]));

/** Precision and recall over pairs that stand in one group. */
function pairs(cards: readonly Key[], groups: string[][], of: (card: Key) => string | undefined) {
  const byId = new Map(cards.map((card) => [card.id, of(card)]));
  const said = groups
    .flatMap((group) => pairsIn(group))
    .map(([one, two]) => byId.get(one) !== undefined && byId.get(one) === byId.get(two));
  const right = said.filter(Boolean).length;
  const sizes = Map.groupBy(cards, of);
  let true_ = 0;
  for (const [name, group] of sizes) if (name !== undefined) true_ += pairsIn(group).length;
  const precision = right / Math.max(1, said.length);
  const recall = right / Math.max(1, true_);
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

/** Precision of the likest pairs when so many of the true ones are among them. */
function curve(cards: readonly Key[], alike: Float32Array): Record<string, number> {
  const size = cards.length;
  const found = pairsIn(cards.map((card, at) => ({ card, at })))
    .map(([one, two]) => ({
      alike: alike[one.at * size + two.at] ?? 0,
      right: one.card.dup !== undefined && one.card.dup === two.card.dup,
    }))
    .toSorted((a, b) => b.alike - a.alike);
  const true_ = found.filter(({ right }) => right).length;
  let right = 0;
  const precisions: Record<string, number> = {};
  for (const [at, pair] of found.entries()) {
    right += Number(pair.right);
    for (const recall of [0.1, 0.2, 0.3, 0.4, 0.5]) {
      if (right >= recall * true_) precisions[recall] ??= right / (at + 1);
    }
  }
  return precisions;
}

function measure(cards: readonly Key[]) {
  const { cards: read } = finish(readTexts(cards.map(({ text }) => text)));
  const likeness = finish(likenessOf(finish(themeVectors(read))));
  const letters = finish(cosines(finish(letterVectors(read))));
  const { themes, duplicates } = suggestGroups(cards);
  return {
    right: nearest(cards, likeness),
    curve: curve(
      cards,
      likeness.map((value, at) => (value + (letters[at] ?? 0)) / 2),
    ),
    plain: share(nearest(cards, letters)),
    themes: pairs(
      cards,
      themes.map((theme) => theme.cards),
      ({ cluster }) => cluster,
    ),
    duplicates: pairs(
      cards,
      duplicates.map((one) => one.cards),
      ({ dup }) => dup,
    ),
  };
}

const measured = Object.fromEntries(
  Object.entries(halves).map(([name, cards]) => [name, measure(cards)]),
) as Record<keyof typeof halves, ReturnType<typeof measure>>;

test('the nearest card is of the same cluster more often than plain text finds it', () => {
  for (const [name, { right, plain, themes, duplicates }] of Object.entries(measured)) {
    const of = (value: number) => value.toFixed(2);
    console.log(
      `grouping, ${name} (${right.length} cards): nearest ${of(share(right))}, letters alone ` +
        `${of(plain)}; duplicates precision ${of(duplicates.precision)} recall ` +
        `${of(duplicates.recall)}; themes pairwise F1 ${of(themes.f1)} (precision ` +
        `${of(themes.precision)}, recall ${of(themes.recall)})`,
    );
  }
  const { whole, tuning, 'held out': heldOut } = measured;
  const heldOutInWhole = whole.right.filter((_, at) => at % 2 === 1);
  console.log(`grouping, held-out cards on the whole wall: nearest ${share(heldOutInWhole)}`);
  expect(share(whole.right)).toBeGreaterThan(0.56);
  expect(share(tuning.right)).toBeGreaterThan(0.58);
  expect(share(heldOutInWhole)).toBeGreaterThan(0.48);
  expect(share(heldOut.right)).toBeGreaterThan(heldOut.plain + 0.05);
});

test('what is called nearly the same mostly is, by the key', () => {
  // The key joins cards of one problem ("ODGJ putus obat", "pasien jiwa tidak kontrol") that share
  // no word, and leaves apart some that say the same; both count against the suggestions here. A
  // scorer with 18 features, fitted to half of the clusters, had precision 0.29 at recall 0.5 on
  // those it was fitted to and 0.19 on the others: what is missing is knowledge, not weights.
  expect(measured.whole.duplicates.precision).toBeGreaterThan(0.65);
  expect(measured.whole.duplicates.recall).toBeGreaterThan(0.12);
  const points = Object.entries(measured.whole.curve);
  const said = points.map(([recall, precision]) => `${precision.toFixed(2)} at ${recall}`);
  console.log(`grouping, pairs of near-duplicates: precision ${said.join(', ')} of recall`);
});

test('themes are purer than chance, at most twelve, and leave the unsure out', () => {
  const { themes, left } = suggestGroups(all);
  expect(themes.length).toBeLessThanOrEqual(12);
  expect(left.length).toBeGreaterThan(0);
  // Two cards at random are of one cluster in 8 % of cases.
  expect(measured.whole.themes.precision).toBeGreaterThan(0.3);
});

test('the app carries no answer key: no file in src says which problems belong together', () => {
  const root = fileURLToPath(new URL('../src', import.meta.url));
  const ids = new Set(all.map(({ id }) => id));
  const texts = new Set(all.map(({ text }) => text));
  const telling = (part: unknown): boolean => {
    if (typeof part !== 'object' || part === null) return false;
    const { id, text } = part as { id?: unknown; text?: unknown };
    const isProblem = ids.has(id as string) || texts.has(text as string);
    if (isProblem && ('cluster' in part || 'dup' in part)) return true;
    return Object.values(part).some(telling);
  };
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => `${one.parentPath}/${one.name}`);
  for (const file of files.filter((name) => /\.jsonl?$/.test(name))) {
    const read = readFileSync(file, 'utf8');
    const parts = file.endsWith('l') ? read.trim().split('\n') : [read];
    expect(telling(parts.map((one): unknown => JSON.parse(one))), file).toBe(false);
  }
  // Neither the fixture nor its groups of duplicates are named by anything that ships.
  for (const file of files.filter((name) => /\.(?:ts|js|mjs|svelte|jsonl?)$/.test(name))) {
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/masalah-kunci|"dup"/);
  }
});
