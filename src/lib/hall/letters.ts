import type { Act } from '#lib/lab/acts.ts';

/** The words a person wrote into an act; empty when it carries none. */
export function textOf(act: Act): string {
  for (const key of ['text', 'title', 'note', 'name'] as const) {
    const value: unknown = (act as Record<string, unknown>)[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}
