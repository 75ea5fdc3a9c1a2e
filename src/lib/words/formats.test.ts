import { describe, expect, test } from 'vitest';
import { formats } from './formats.ts';
import { commonWords } from './common.ts';
import { landingWords } from './landing.ts';

const f = formats('id', 'WIB');
// Selasa, 5 Mei 2026, 09.42 WIB
const at = Date.UTC(2026, 4, 5, 2, 42);
const day = 86_400_000;

describe('formats', () => {
  test('dates and times are written the Indonesian way', () => {
    expect(f.date(at)).toBe('Selasa, 5 Mei 2026');
    expect(f.day(at)).toBe('5 Mei 2026');
    expect(f.time(at)).toBe('09.42');
    expect(f.moment(at)).toBe('5 Mei 2026, 09.42');
    expect(f.isoDay(at)).toBe('2026-05-05');
  });

  test('in English the clock has a colon', () => {
    expect(formats('en', 'WIB').time(at)).toBe('09:42');
  });

  test('[A30] another zone shows its own wall clock, day and year', () => {
    expect(formats('id', 'WIT').time(at)).toBe('11.42');
    expect(formats('id', 'WITA').hour(at)).toBe('10.42 WITA');
    // Eleven in the evening in Java is another day in Papua, and at the end of a year another year.
    const evening = Date.UTC(2026, 11, 31, 16);
    expect(f.date(evening)).toBe('Kamis, 31 Desember 2026');
    expect(formats('id', 'WIT').date(evening)).toBe('Jumat, 1 Januari 2027');
    expect(formats('id', 'WIT').isoDay(evening)).toBe('2027-01-01');
    expect([f, formats('id', 'WIT')].map((one) => one.due(evening + day, evening))).toEqual([
      'besok',
      'besok',
    ]);
    const night = Date.UTC(2026, 4, 5, 14, 30);
    expect(f.due(night + 3_600_000, night)).toBe('hari ini');
    expect(formats('id', 'WIT').due(night + 3_600_000, night)).toBe('besok');
  });

  test('a range says each part only once', () => {
    expect(f.range(at, at + 2 * day)).toBe('5–7 Mei 2026');
    expect(f.range(at - 6 * day, at)).toBe('29 April – 5 Mei 2026');
    expect(f.range(at, at + 3600_000)).toBe('5 Mei 2026');
    expect(f.range(at, at + 365 * day)).toBe('5 Mei 2026 – 5 Mei 2027');
  });

  test('numbers and money', () => {
    expect(f.number(1234.5)).toBe('1.234,5');
    expect(f.number(4, 1)).toBe('4,0');
    expect(f.money(1_250_000)).toBe('Rp\u00a01.250.000');
    expect(f.percent(0.425)).toBe('43%');
  });

  test('deadlines count calendar days, not hours', () => {
    const late = Date.UTC(2026, 4, 5, 16, 30); // 23.30 WIB
    expect(f.due(late, late + 3600_000)).toBe('lewat 1 hari');
    expect(f.due(at, at + 3 * day)).toBe('lewat 3 hari');
    expect(f.due(at, at)).toBe('hari ini');
    expect(f.due(at + day, at)).toBe('besok');
    expect(f.due(at + 14 * day, at)).toBe('14 hari lagi');
    expect(formats('en', 'WIB').due(at, at + day)).toBe('1 day overdue');
  });

  test('what is past is told in words', () => {
    expect(f.ago(at, at + 20_000)).toBe('baru saja');
    expect(f.ago(at, at + 5 * 60_000)).toBe('5 menit lalu');
    expect(f.ago(at, at + 2 * 3600_000)).toBe('2 jam lalu');
    expect(f.ago(at, at + day)).toBe('kemarin');
    expect(f.ago(at, at + 3 * day)).toBe('3 hari lalu');
  });

  test('a countdown never shows a second less than is left', () => {
    expect(f.countdown(384_000)).toBe('06:24');
    expect(f.countdown(383_001)).toBe('06:24');
    expect(f.countdown(0)).toBe('00:00');
    expect(f.countdown(3_984_000)).toBe('1:06:24');
    expect(f.countdown(2034 * 3_600_000)).toBe('84 hari');
    expect(f.duration(384_000)).toBe('6 menit 24 detik');
  });
});

describe('words', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value;

  test('both languages say the same things, and nothing is empty', () => {
    for (const { id, en } of [commonWords, landingWords]) {
      expect(shape(en)).toEqual(shape(id));
      expect(JSON.stringify([id, en])).not.toContain('""');
    }
  });
});
