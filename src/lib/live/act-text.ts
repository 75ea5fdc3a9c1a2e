import type { Act } from '#lib/lab/acts.ts';

/** What is not words: names of things, choices, days and addresses of the machine. */
const silent =
  /^(type|kind|field|phase|status|paper|names|as|stage|view|over|verdict|strokes|update|.*Id|id|.*On)$/;

/** The words a person wrote into an act, one part per line; empty when it carries none. */
export function textOf(act: Act): string {
  const parts: string[] = [];
  const read = (value: unknown, key: string): void => {
    if (silent.test(key)) return;
    if (typeof value === 'string') {
      if (value !== '') parts.push(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) read(part, name);
    }
  };
  read(act, '');
  return parts.join('\n');
}
