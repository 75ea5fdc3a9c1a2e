/** [D73] What is copied into a chat: titles, agencies, owners' names and days, nothing else. */
import type { Overdue, Watched } from '#lib/lab/monitoring.ts';
import type { Formats } from '#lib/words/formats.ts';
import type { monitoringWords } from '#lib/words/monitoring.ts';
import type { Words } from '#lib/words/lang.ts';

type Around = {
  words: Words<(typeof monitoringWords)['id']>;
  f: Formats;
  agency: (id: string) => string;
  /** Address of an idea's page. */
  address: (ideaId: string) => string;
};

/** A day of the calendar as an instant that is that day everywhere in the country. */
export const noonOf = (day: string): number => Date.parse(`${day}T05:00:00Z`);

/** "Menyiapkan kotak dingin, Tarno (lewat 12 hari)". */
export function overdueLine(
  { what, who, due }: Overdue,
  { words, f, today }: Pick<Around, 'words' | 'f'> & { today: string },
): string {
  return words.overdueLine(what, who, f.due(noonOf(due), noonOf(today)));
}

/** A reminder for those who carry one innovation. */
export function reminderOf(one: Watched, today: string, around: Around): string {
  const { words, f, agency, address } = around;
  const late = one.overdue.map((thing) => `- ${overdueLine(thing, { words, f, today })}`);
  return [
    words.text.one(one.title, agency(one.agencyId)),
    ...(one.owners.length > 0 ? [words.text.owners(one.owners.join(', '))] : []),
    ...(one.silentDays > 0 ? [words.text.silent(one.silentDays)] : []),
    ...(late.length > 0 ? [words.text.late, ...late] : []),
    words.text.ask,
    `${address(one.id)}?lapor=1`,
  ].join('\n');
}

/** One message for the group of the whole lab. */
export const reminderOfAll = (
  list: readonly Watched[],
  { lab, today }: { lab: string; today: string },
  around: Around,
): string =>
  [
    around.words.text.head(lab, around.f.date(noonOf(today))),
    ...list.map((one) => reminderOf(one, today, around)),
  ].join('\n\n');
