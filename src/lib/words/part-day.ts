import type { Formats } from './formats.ts';
import type { Lang } from './lang.ts';

/** A day of a profile as people read it; of an old registry perhaps only its month or year. */
export function partDay(text: string | null, f: Formats, lang: Lang): string {
  if (!text) return '';
  if (text.length === 4) return text;
  const noon = Date.parse(`${text.padEnd(10, '-01')}T05:00:00Z`);
  if (text.length > 7) return f.day(noon);
  const locale = lang === 'id' ? 'id-ID' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(noon);
}
