/** What keeps an entry from being ready, as a sentence. */
import type { RegistryLack } from '#lib/lab/registry.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { Lang } from '#lib/words/lang.ts';

export function lackText({ code, params }: RegistryLack, lang: Lang): string {
  const words = registryWords[lang];
  const of = (key: string) => String((params as Record<string, unknown>)[key] ?? '');
  const fields = words.fields as Record<string, string>;
  switch (code) {
    case 'field-missing':
      return words.lacks[code](fields[of('field')] ?? of('field'));
    case 'design-too-short':
      return words.lacks[code](of('words'));
    case 'application-date-missing':
      return words.lacks[code]();
    case 'outside-window':
      return words.lacks[code](of('day'));
    case 'indicator-missing':
    case 'unchecked':
      return words.lacks[code](of('number'));
    default:
      return code satisfies never;
  }
}

/** A lack as it comes back from a form. */
export const isRegistryLack = (lack: unknown): lack is RegistryLack =>
  typeof lack === 'object' && lack !== null && 'code' in lack;
