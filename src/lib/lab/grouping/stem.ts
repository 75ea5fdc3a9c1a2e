/**
 * Light stemming of Indonesian: affix rules in the manner of Nazief and Adriani (1996) and the
 * Enhanced Confix Stripping stemmer, without their dictionary of 30,000 roots. Instead of it, the
 * words of the wall itself and of the lexicon are the roots that are known: where a rule leaves a
 * choice ("menulis": tulis or nulis), the known one is taken, else the likelier one.
 */

/** Roots shorter than this are trusted only where the lexicon has them. */
const least = 4;

/** What a prefix may leave behind, likeliest first; nasal prefixes swallow a sound. */
function unprefixed(word: string): string[] {
  const rest = (n: number) => word.slice(n);
  if (/^(me|pe)ny[aiueo]/.test(word)) return [`s${rest(4)}`, `c${rest(4)}`, rest(2)];
  if (/^(me|pe)ng[aiueo]/.test(word)) return [rest(4), `k${rest(4)}`, rest(2)];
  if (/^(me|pe)ng[ghkq]/.test(word)) return [rest(4)];
  if (/^(me|pe)m[bfpv]/.test(word)) return [rest(3)];
  if (/^(me|pe)m[aiueo]/.test(word)) return [`p${rest(3)}`, rest(2)];
  if (/^(me|pe)n[cdjstz]/.test(word)) return [rest(3)];
  if (/^(me|pe)n[aiueo]/.test(word)) return [`t${rest(3)}`, rest(2)];
  if (/^(ber|per|ter)/.test(word)) return [rest(3), rest(2)];
  if (/^(me|pe)[lrwy]/.test(word)) return [rest(2)];
  if (/^(di|ke|se)/.test(word)) return [rest(2)];
  if (/^(be|te|pe)/.test(word)) return [rest(2)];
  return [];
}

/** Spoken nasal forms without "me-": nunggu, ngisi, nyari, mungut. Only towards a known root. */
function spoken(word: string): string[] {
  if (/^ny[aiueo]/.test(word)) return [`s${word.slice(2)}`, `c${word.slice(2)}`];
  if (/^ng[aiueo]/.test(word)) return [word.slice(2), `k${word.slice(2)}`];
  if (/^ng[bdghjlr]/.test(word)) return [word.slice(2)];
  if (/^n[aiueo]/.test(word)) return [`t${word.slice(1)}`];
  if (/^n[cdjt]/.test(word)) return [word.slice(1)];
  if (/^m[aiueo]/.test(word)) return [`p${word.slice(1)}`];
  return [];
}

/** The word without its endings, longest first: particle, possessive, then -kan, -an, -i. */
function unsuffixed(word: string): string[] {
  const bare = word.replace(/(lah|kah|tah|pun)$/, '').replace(/(nya|ku|mu)$/, '');
  const base = bare.length >= least - 1 ? bare : word;
  const cut = [base];
  if (base.endsWith('kan')) cut.push(base.slice(0, -3), base.slice(0, -2));
  else if (base.endsWith('an')) cut.push(base.slice(0, -2));
  else if (base.endsWith('in')) cut.push(base.slice(0, -2));
  else if (/[^aiueo]i$|[ao]i$/.test(base)) cut.push(base.slice(0, -1));
  return cut;
}

/** Roots of the lexicon, and the words of the wall. */
export type Roots = { lexicon: Has; wall: Has };
type Has = { has(word: string): boolean };

/** The root of a word, as far as rules and known roots tell it. */
export function stem(word: string, { lexicon, wall }: Roots): string {
  const candidates: string[] = [];
  for (const end of unsuffixed(word)) {
    candidates.push(end, ...spoken(end));
    for (const inner of unprefixed(end)) {
      candidates.push(inner);
      if (/^(per|ber|ter|ke|pe|di)/.test(inner)) candidates.push(...unprefixed(inner));
    }
  }
  if (lexicon.has(word)) return word;
  const others = candidates.filter((one) => one !== word);
  return (
    others.find((one) => one.length >= 3 && lexicon.has(one)) ??
    others.find((one) => one.length >= least && wall.has(one)) ??
    likeliest(word)
  );
}

/** Without a known root only what is nearly certain is taken off. */
function likeliest(word: string): string {
  const [base = word, ...shorter] = unsuffixed(word);
  const cut = base.endsWith('an') ? (shorter[0] ?? base) : base;
  const kept = cut.length >= least ? cut : base;
  const [inner] = /^(di|me|ber|ter|pe)/.test(kept) ? unprefixed(kept) : [];
  return inner && inner.length >= least && /[aiueo]/.test(inner) ? inner : kept;
}
