/** Cards read: their words without the function words, with roots. */
import { meanings } from './lexicon.ts';
import { stem, type Roots } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { things } from './thesaurus.ts';
import { plain, wordsOfPlain } from './words-of-text.ts';

/** Cards between two pauses. */
const slice = 60;

/** `words` and `stems` are of equal length. */
export type Read = { words: string[]; stems: string[] };
type Reading = { cards: Read[]; rootOf: (word: string) => string };

/** Every text with its words and roots; the words of all of them help to find roots. */
export function* readTexts(texts: readonly string[]): Generator<void, Reading> {
  const words: string[][] = [];
  for (const text of texts) {
    words.push(wordsOfPlain(plain(text)));
    if (words.length % slice === 0) yield;
  }
  const roots: Roots = {
    lexicon: { has: (word) => meanings.has(word) || things.has(word) },
    wall: new Set(words.flat()),
  };
  const found = new Map<string, string>();
  const rootOf = (word: string) => {
    const root = found.get(word) ?? stem(word, roots);
    found.set(word, root);
    return root;
  };
  const cards: Read[] = [];
  for (const all of words) {
    const telling = all.filter((word) => !stopWords.has(word));
    cards.push({ words: telling, stems: telling.map(rootOf) });
    if (cards.length % slice === 0) yield;
  }
  return { cards, rootOf };
}
