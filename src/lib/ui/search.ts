export type SearchOption = {
  id: string;
  name: string;
  /** Heading it stands under: "Dinas", "Puskesmas". */
  kind: string;
  /** Small words at the end of the line: "2 hadir". */
  note?: string;
  /** Other ways to find it: an abbreviation, the parent agency. */
  also?: string;
};

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const wordsIn = (query: string) => plain(query).split(/\s+/).filter(Boolean);

/** Options in which every word of the query occurs, grouped by kind in the order given. */
export function findOptions(
  options: readonly SearchOption[],
  query: string,
): { kind: string; options: SearchOption[] }[] {
  const words = wordsIn(query);
  const groups = new Map<string, SearchOption[]>();
  for (const option of options) {
    const where = plain(`${option.name} ${option.also ?? ''} ${option.kind}`);
    if (!words.every((word) => where.includes(word))) continue;
    const group = groups.get(option.kind);
    if (group) group.push(option);
    else groups.set(option.kind, [option]);
  }
  return [...groups].map(([kind, found]) => ({ kind, options: found }));
}

/** The name cut into pieces, so that what matched can be underlined. */
export function highlight(name: string, query: string): { text: string; hit: boolean }[] {
  const words = wordsIn(query);
  const flat = plain(name);
  // A name whose plain form has another length cannot be cut by position; show it whole.
  if (words.length === 0 || flat.length !== name.length) return [{ text: name, hit: false }];
  const hit = Array.from({ length: name.length }, () => false);
  for (const word of words) {
    const at = flat.indexOf(word);
    if (at >= 0) hit.fill(true, at, at + word.length);
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (let i = 0; i < name.length; i++) {
    const end = pieces.at(-1);
    if (end && end.hit === hit[i]) end.text += name[i];
    else pieces.push({ text: name[i] ?? '', hit: hit[i] ?? false });
  }
  return pieces;
}
