import { expect, test } from 'vitest';
import { calendarFile, type Entry } from './calendar-file.ts';

const entry = (change: Partial<Entry> = {}): Entry => ({
  uid: 'a@labinov',
  day: '2026-12-31',
  title: 'Menyiapkan kotak dingin',
  text: '',
  ...change,
});
const stamp = Date.UTC(2026, 10, 22, 3, 4, 5);

/** A strict reader: unfolds, checks every line of the grammar, undoes the escapes. */
function read(file: string) {
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const raw = file.split('\r\n').slice(0, -1);
  for (const line of raw) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
    // A letter that was cut in two would show as the replacement sign.
    expect(Buffer.from(line).toString()).toBe(line);
  }
  const lines = file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  for (const line of lines) {
    const [, name = '', params = '', value = ''] =
      /^([A-Z-]+)((?:;[A-Z-]+=[A-Z-]+)*):(.*)$/su.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') {
      expect(open.pop()).toBe(value);
    } else if (open.at(-1) === 'VEVENT') {
      // Nothing stands in a text unescaped that would begin another value.
      if (name !== 'URL') expect(value.replaceAll(/\\[\\;,n]/g, '')).not.toMatch(/[\\;,]/);
      events.at(-1)![name + params] = value.replaceAll('\\n', '\n').replaceAll(/\\([\\;,])/g, '$1');
    }
  }
  expect(open).toEqual([]);
  return events;
}

test('[D74] a calendar file holds whole days with what, whose and the way back', () => {
  const url = 'http://192.168.1.5:3000/labs/a/ideas/b/deliver';
  const [event] = read(calendarFile('Lab', [entry({ text: 'Tarno', url })], stamp));
  expect(event).toMatchObject({
    UID: 'a@labinov',
    DTSTAMP: '20261122T030405Z',
    'DTSTART;VALUE=DATE': '20261231',
    'DTEND;VALUE=DATE': '20270101',
    SUMMARY: 'Menyiapkan kotak dingin',
    DESCRIPTION: 'Tarno',
    URL: url,
  });
});

test('[D74] texts of every kind come back as they were, however long', () => {
  const texts = [
    'satu; dua, tiga\\empat',
    'baris satu\nbaris dua',
    `${'panjang sekali '.repeat(40)}habis`.trim(),
    '👩🏽‍⚕️ bidan '.repeat(30).trim(),
    'BEGIN:VEVENT\r\nSUMMARY:palsu',
    'END:VCALENDAR',
  ];
  const entries = texts.map((text, n) => entry({ uid: `${n}@x`, title: text, text }));
  const events = read(calendarFile('Lab; dengan, tanda', entries, stamp));
  expect(events).toHaveLength(texts.length);
  for (const [n, text] of texts.entries()) {
    const plain = text.replaceAll('\r', ' ');
    expect(events[n]?.['SUMMARY']).toBe(plain);
    expect(events[n]?.['DESCRIPTION']).toBe(plain);
  }
});

test('[D74] a later file of the same thing replaces the earlier one', () => {
  const sequence = (at: number) =>
    Number(read(calendarFile('Lab', [entry()], at))[0]?.['SEQUENCE']);
  expect(sequence(stamp + 60_000)).toBeGreaterThan(sequence(stamp));
  expect(sequence(stamp)).toBeGreaterThan(0);
  expect(sequence(Date.UTC(2050, 0))).toBeLessThan(2 ** 31);
});
