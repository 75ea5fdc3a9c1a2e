/**
 * What is made of a package before anything of it is taken in: how large it may be, what it would
 * change here, how far its key is known. Light, for pages; what it is stands in `exchange.ts`.
 */

const mega = 1024 * 1024;

export const exchangeLimits = {
  /** Innovations in a package, and pieces of evidence of one of them. */
  innovations: 200,
  evidence: 40,
  /** Posters that are printed for one package. */
  posters: 30,
  /** Bytes of the text that is signed. */
  text: 24 * mega,
  /** Bytes of a package as a file. A form carries it in one piece (`http/guard.ts`). */
  package: 64 * mega,
  /** Bytes of the evidence that may be chosen; the rest is for the texts. */
  chosen: 56 * mega,
  /** Innovations of other regions that one region keeps. */
  shelf: 2000,
} as const;

/** What a package brings: new, as it stands here, changed since, older, or here in another way. */
export type Novelty = 'new' | 'same' | 'changed' | 'older' | 'elsewhere' | 'own';
export const brings = (novelty: Novelty): boolean => novelty === 'new' || novelty === 'changed';

/** As much of what stands on the shelf as tells what a package would do to it. */
export type Known = { source: string; content: string; exportedAt: number };

/** [Q5] Of one innovation in a package from `source`; `known` is what stands here under its id. */
export function noveltyOf(
  known: Known | 'own' | null,
  coming: { source: string; content: string; exportedAt: number },
): Novelty {
  if (known === null) return 'new';
  if (known === 'own') return 'own';
  if (known.source !== coming.source) return 'elsewhere';
  if (known.content === coming.content) return 'same';
  return known.exportedAt > coming.exportedAt ? 'older' : 'changed';
}

/** [Q4] A key that brought something before, one that did not, or a package of this very region. */
export type Trust = 'known' | 'first' | 'other-key' | 'own';

/**
 * `sources`: the keys that are known here with the names they came under. Regions of one installation
 * share its key, `own`: what another of them made comes from a key that needs no comparing. `home`:
 * how this region calls itself.
 */
export function trustOf(
  sources: readonly { fingerprint: string; name: string }[],
  { fingerprint, region, own, home }: Record<'fingerprint' | 'region' | 'own' | 'home', string>,
): Trust {
  const plain = (name: string) => name.trim().toLowerCase();
  if (fingerprint === own) return plain(region) === plain(home) ? 'own' : 'known';
  if (sources.some((one) => one.fingerprint === fingerprint)) return 'known';
  return sources.some(({ name }) => plain(name) === plain(region)) ? 'other-key' : 'first';
}
