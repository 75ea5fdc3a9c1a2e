/** Texts as they may leave the house: without the names of people who are known, and without contacts. */

const hidden = { name: '[nama]', contact: '[kontak]' } as const;

const contacts = [
  // Mail.
  /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu,
  // Mobile phones, and landlines with their area in brackets.
  /(?<!\d)(?:\+62[ -]?|62|0)8\d{1,2}[ .-]?\d{3,4}[ .-]?\d{3,5}(?!\d)/g,
  /\(0\d{2,3}\) ?\d{5,8}/g,
  // NIK, and NIP as it is written.
  /(?<!\d)\d{16}(?!\d)|(?<!\d)\d{8} ?\d{6} ?\d ?\d{3}(?!\d)/g,
];

const titles =
  /^(?:(?:prof|dr|drs|dra|drg|ir|h|hj|ns|apt|kh|ust|bapak|ibu|bpk|pak|bu|sdr|sdri)\b\.?\s*)+/iu;

/** What of a name people say: without titles before it and degrees behind it. */
const bareOf = (name: string): string =>
  (name.split(',', 1)[0] ?? '').trim().replace(titles, '').trim();

/**
 * What the names are looked for by: longest first, so that no part of one is left. Without its title
 * a name of one word may be any word: "Bu Sekda", "Bu Sari".
 */
function patternOf(names: readonly string[]): RegExp | null {
  const all = names
    .flatMap((name) => [name.trim(), bareOf(name)].filter((one, at) => at === 0 || / /.test(one)))
    .filter((name) => name.replace(/[^\p{L}]/gu, '').length >= 4);
  const parts = [...new Set(all)]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, '\\s+'));
  if (parts.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\d])(?:${parts.join('|')})(?![\\p{L}\\d])`, 'giu');
}

/**
 * [Q2] Blanks contacts, and these people's names, in every text of a value; keeps everything else.
 * `names`: as people are called, with or without titles; shorter than four letters is no name here.
 */
export function withoutPeople<T>(value: T, names: readonly string[]): { value: T; hidden: number } {
  const people = patternOf(names);
  let count = 0;
  const blank = (text: string, pattern: RegExp, instead: string) =>
    text.replace(pattern, () => {
      count += 1;
      return instead;
    });
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') {
      const plain = contacts.reduce((text, pattern) => blank(text, pattern, hidden.contact), one);
      return people ? blank(plain, people, hidden.name) : plain;
    }
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inside]) => [key, clean(inside)]));
  };
  return { value: clean(value) as T, hidden: count };
}
