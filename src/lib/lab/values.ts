import * as v from 'valibot';

/** Characters that no document format and no screen can carry: controls but tab and newline, U+FFFE/F. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/** What of a text can be shown and stored: well-formed, one kind of line end, no controls. */
export const printable = (text: string) =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(unprintable, '');

/** One form for every text that enters: well-formed, NFC, no unprintable characters, no outer blanks. */
export const tidy = (text: string) => printable(text).normalize('NFC').trim();

/** A text of at most `max` characters after tidying; may be empty. */
export const text = (max: number) =>
  v.pipe(v.string(), v.maxLength(max * 4 + 64), v.transform(tidy), v.maxLength(max));

/** A text that says something. */
export const someText = (max: number) => v.pipe(text(max), v.minLength(1));

/** Ids are uuidv7, made on the device or the server. */
export const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
export type Id = string;

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const day = v.pipe(v.string(), v.isoDate(), v.check(exists));

function exists(text: string) {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** No calendar goes further; unix ms. */
export const lastInstant = 8.64e15;

export const wholeNumber = (from: number, to: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
