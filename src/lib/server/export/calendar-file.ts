/**
 * A calendar file (RFC 5545) of whole days. Lines end with CRLF and are folded after 75 octets,
 * never within a letter; commas, semicolons and backslashes of texts are escaped.
 */
export type Entry = {
  /** Stays the same while the thing is the same: a calendar that knows it moves it. */
  uid: string;
  /** `YYYY-MM-DD`. */
  day: string;
  title: string;
  text: string;
  url?: string;
};

/** `stamp` is unix ms: when the file was made, which is also its order among later ones. */
export function calendarFile(name: string, entries: readonly Entry[], stamp: number): string {
  const made = `${new Date(stamp).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Labinov//Labinov//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => eventOf(entry, made, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const eventOf = ({ uid, day, title, text, url }: Entry, made: string, stamp: number) => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${made}`,
  // An import that comes later replaces the one before it.
  `SEQUENCE:${Math.floor(stamp / 1000) - 1_700_000_000}`,
  `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
  // The end of a whole day is the morning after it.
  `DTEND;VALUE=DATE:${dayAfter(day).replaceAll('-', '')}`,
  `SUMMARY:${escaped(title)}`,
  ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
  ...(url === undefined ? [] : [`URL:${url}`]),
  'TRANSP:TRANSPARENT',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(title)}`,
  // Nine in the morning of the day before.
  'TRIGGER:-PT15H',
  'END:VALARM',
  'END:VEVENT',
];

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Control signs but the line break have no place in a text of a calendar. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const most = 75;

/** Goes on in the next line behind a blank; a letter of several octets stays whole. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > most) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}
