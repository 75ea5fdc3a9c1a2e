import { papers, type Paper } from './papers.ts';

/** "Melati Kusuma Dewi" -> "MK"; titles before a name are skipped. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s,]+/)
    .filter((word) => /^\p{L}/u.test(word) && !/^(dr|drs|dra|ir|h|hj|prof)\.$/i.test(word));
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** The same name gets the same paper on every device. */
export function paperOf(name: string): Paper {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return papers[sum % papers.length] ?? 'kunyit';
}
