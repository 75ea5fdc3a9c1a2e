import { page } from '$app/state';
import { isZone, type Clockwork, type Zone } from '#lib/lab/zone.ts';
import { formats, type Formats } from './formats.ts';
import type { Lang, Words } from './lang.ts';

export { formats, plural } from './formats.ts';

/** The language of the person who looks at this page. */
export function lang(): Lang {
  return page.data?.lang === 'en' ? 'en' : 'id';
}

/** The words of an area in the person's language: `const t = $derived(wordsOf(hallWords))`. */
export function wordsOf<T>(dict: { id: T; en: NoInfer<Words<T>> }): Words<T> {
  return lang() === 'en' ? dict.en : (dict.id as Words<T>);
}

/** The clock of the region this page is about; the server says it with every page. */
export function zone(): Zone {
  return isZone(page.data?.zone) ? page.data.zone : 'WIB';
}

/** Numbers, dates and times in the person's language: `const f = $derived(formatsOf())`. */
export function formatsOf(clock: Clockwork = zone()): Formats {
  return formats(lang(), clock);
}
