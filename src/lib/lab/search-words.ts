/**
 * The words by which the registry finds an entry, and the words of a question to it. Both are read
 * in one way: case and accents folded, abbreviations written out, Indonesian affixes taken off
 * (`grouping/stem.ts`), so that "melayani" finds "pelayanan". Every word is kept as it stands as
 * well, because a question may be the beginning of it.
 */
import { meanings } from './grouping/lexicon.ts';
import { stem, type Roots } from './grouping/stem.ts';
import { stopWords } from './grouping/stop-words.ts';
import { things } from './grouping/thesaurus.ts';
import { plain, wordsOfPlain } from './grouping/words-of-text.ts';

/** Another number after every change of how words are read: entries are then indexed anew. */
export const searchVersion = 1;

/** A question of more words than this says nothing more; nor does a longer word. */
const mostWords = 12;
const longest = 40;

/**
 * Derived words stand in the lexicon too ("pelayanan"), and the words of the other entries are not
 * at hand: so a word never proves itself a root here, only what is left of it.
 */
const rootsBut = (word: string): Roots => ({
  lexicon: { has: (one) => one !== word && (meanings.has(one) || things.has(one)) },
  wall: { has: () => false },
});

const known = new Map<string, string[]>();

/** What a word comes from, step by step: "pelayanan", "layanan", "layan". Registries repeat words. */
function rootsOf(word: string): string[] {
  const found = known.get(word);
  if (found) return found;
  const first = stem(word, rootsBut(word));
  const second = stem(first, rootsBut(first));
  const roots = [...new Set([first, second])].filter((one) => one !== word);
  if (known.size > 50_000) known.clear();
  known.set(word, roots);
  return roots;
}

const cut = (word: string) => word.slice(0, longest);

/** The words of a text, each once, with their roots; function words count in names alone. */
export function indexWords(text: string, of: 'name' | 'text'): string {
  const line = plain(text);
  const counts = (word: string) => of === 'name' || !stopWords.has(word);
  const found = new Set<string>();
  for (const word of line.split(' ')) if (word && counts(word)) found.add(cut(word));
  for (const word of wordsOfPlain(line)) {
    if (!counts(word)) continue;
    found.add(cut(word));
    for (const root of rootsOf(word)) found.add(cut(root));
  }
  return [...found].join(' ');
}

/** One word that is looked for: what an entry's word may begin with, or the whole words that will do. */
export type Asked = { beginning: string | null; words: string[] };

/** What a question asks for; empty when it has no word at all. Every word must be found. */
export function askedWords(question: string): Asked[] {
  const all = [...new Set(plain(question).split(' ').filter(Boolean))].slice(0, mostWords);
  const telling = all.filter((word) => !stopWords.has(word));
  return (telling.length > 0 ? telling : all).map((word) => {
    const meant = wordsOfPlain(word);
    const words = [...meant, ...meant.flatMap(rootsOf)].filter((one) => one !== word);
    // One letter begins half of all words.
    const beginning = word.length > 1 ? cut(word) : null;
    return { beginning, words: [...new Set([...(beginning ? [] : [word]), ...words])].map(cut) };
  });
}
