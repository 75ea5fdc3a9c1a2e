/** The pledge is free text; numbered lines in it become a list, the rest stays around it. */
export type PledgeParts = { intro: string; vows: string[]; rest: string };

export function pledgeParts(text: string): PledgeParts {
  const pieces = text.split(/(?:^|\s)\d{1,2}[.)]\s+/);
  if (pieces.length < 3) return { intro: '', vows: [], rest: text.trim() };
  const [intro = '', ...vows] = pieces;
  const last = vows.pop() ?? '';
  const [vow = '', ...after] = last.split(/\n\s*\n/);
  return {
    intro: intro.trim(),
    vows: [...vows, vow].map(sentence),
    rest: after.join('\n\n').trim(),
  };
}

/** Without the semicolon that held the list together, with a capital. */
function sentence(vow: string): string {
  const bare = vow.trim().replace(/[;,.]$/, '');
  return bare.charAt(0).toLocaleUpperCase('id') + bare.slice(1);
}
