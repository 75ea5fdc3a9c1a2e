/** The agency that a cell of an old registry means, among those the region knows. */
import { fold, tidy, type AgencyKind } from './roster-words.ts';

export type Unit = { name: string; short: string; kind: AgencyKind; code?: string };

const same: Record<string, string> = {
  pkm: 'puskesmas',
  pusk: 'puskesmas',
  puskes: 'puskesmas',
  kec: 'kecamatan',
  kel: 'kelurahan',
  bag: 'bagian',
  satpolpp: 'satuanpolisipamongpraja',
};
const before = new Set(['upt', 'uptd', 'blud', 'uobk']);

/** A name without what says only how it is organised: `UPTD PKM Cibeber` is `puskesmascibeber`. */
export function unitKey(text: string): string {
  const words = tidy(text)
    .toLowerCase()
    .split(/[\s.,/()-]+/)
    .map(fold)
    .filter(Boolean);
  while (words.length > 1 && before.has(words[0] ?? '')) words.shift();
  return words.map((word) => (Object.hasOwn(same, word) ? same[word] : word)).join('');
}

/** [H5] Finds units by name, abbreviation or code; what could mean two of them is not found. */
export function unitFinder(units: readonly Unit[]): (text: string) => Unit | null {
  const byKey = new Map<string, Unit | null>();
  for (const unit of units) {
    for (const key of new Set([unit.name, unit.short, unit.code ?? ''].map(unitKey))) {
      if (key === '') continue;
      const other = byKey.get(key);
      const two = other !== undefined && other?.name !== unit.name;
      byKey.set(key, two ? null : unit);
    }
  }
  return (text) => byKey.get(unitKey(text)) ?? null;
}
