/** A name for a theme: the words that tell it from the rest of the wall, as they were written. */
import { stopWords } from './stop-words.ts';
import { wordsOfPlain, plain } from './words-of-text.ts';

/** Cards between two pauses. */
const slice = 60;

const pieces = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

type Said = { root: string; form: string };
export type Telling = { said: Said[][]; rare: ReadonlyMap<string, number> };

/** What every card says, and how rare each root is. */
export function* tellingWords(
  texts: readonly string[],
  rootOf: (word: string) => string,
): Generator<void, Telling> {
  // The same forms come again and again, and reading one takes a dozen patterns.
  const known = new Map<string, Said | null>();
  const read = (form: string): Said | null => {
    const [word, more] = wordsOfPlain(plain(form));
    if (!word || more || stopWords.has(word) || form.length < 2) return null;
    return { root: rootOf(word), form };
  };
  const said: Said[][] = [];
  for (const text of texts) {
    const forms = text.normalize('NFC').match(pieces) ?? [];
    said.push(
      forms.flatMap((form) => {
        const found = known.has(form) ? known.get(form) : read(form);
        known.set(form, found ?? null);
        return found ?? [];
      }),
    );
    if (said.length % slice === 0) yield;
  }
  const documents = new Map<string, number>();
  for (const one of said)
    for (const root of new Set(one.map((word) => word.root)))
      documents.set(root, (documents.get(root) ?? 0) + 1);
  const rare = new Map([...documents].map(([root, n]) => [root, Math.log(1 + texts.length / n)]));
  return { said, rare };
}

/** One to three words, the most telling first; capital at the beginning. */
export function titleOf(cards: readonly number[], { said, rare }: Telling): string {
  const counts = new Map<string, number>();
  for (const card of cards)
    for (const root of new Set((said[card] ?? []).map((word) => word.root)))
      counts.set(root, (counts.get(root) ?? 0) + 1);
  const ranked = [...counts]
    .map(([root, count]) => ({ root, count, worth: count * (rare.get(root) ?? 0) }))
    .toSorted((a, b) => b.worth - a.worth || (a.root < b.root ? -1 : 1));
  const shared = ranked.filter(({ count }) => count > 1);
  const top = shared[0]?.worth ?? 0;
  const chosen = shared.length > 0 ? shared.filter(({ worth }) => worth >= top / 3) : ranked;
  const words = chosen.slice(0, 3).map(({ root }) => formOf(root, cards, said));
  // As long as the name of a cluster may be.
  const title = words.join(', ').slice(0, 80);
  return title.charAt(0).toLocaleUpperCase('id') + title.slice(1);
}

/** The form in which these cards write a root most often; the longer one where that is even. */
function formOf(root: string, cards: readonly number[], said: readonly Said[][]): string {
  const forms = new Map<string, number>();
  for (const card of cards)
    for (const word of said[card] ?? []) {
      if (word.root !== root) continue;
      // A word in capitals is an abbreviation; else the capital is the beginning of a sentence.
      const capitals = word.form === word.form.toLocaleUpperCase('id');
      const form = capitals ? word.form : word.form.toLocaleLowerCase('id');
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  const [best] = [...forms].toSorted(
    ([a, n], [b, m]) => m - n || b.length - a.length || (a < b ? -1 : 1),
  );
  return best?.[0] ?? root;
}
