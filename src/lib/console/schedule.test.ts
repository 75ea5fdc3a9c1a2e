import { expect, test } from 'vitest';
import { emptyHall, type Activity, type Hall } from '#lib/lab/hall/state.ts';
import {
  current,
  days,
  delayed,
  following,
  lateness,
  passed,
  preceding,
  readHour,
  realMinutes,
  rows,
} from './schedule.ts';

const minute = 60_000;
/** 08:00 in Jakarta. */
const eight = Date.parse('2026-05-05T08:00:00+07:00');
const words = { id: '', en: '' };

const activity = (id: string, day: number, start: string, minutes: number): Activity => ({
  id,
  day,
  start,
  minutes,
  stage: 'drum-up',
  kind: 'talk',
  title: { id, en: id },
  guide: words,
  hint: words,
  question: words,
  boardId: null,
  planned: 20,
  fixed: false,
  recipe: null,
});

const hall = (change: Partial<Hall> = {}): Hall => ({
  ...emptyHall('h'),
  opened: true,
  activities: [
    activity('a', 1, '08:00', 30),
    activity('b', 1, '08.30', 20),
    activity('c', 2, '08:00', 60),
  ],
  ...change,
});

const clock = (activityId: string, startedAt: number, minutes: number) => ({
  activityId,
  startedAt,
  endsAt: startedAt + minutes * minute,
  pausedAt: null,
});

test('the agenda says what was, what runs and what comes', () => {
  const running = hall({ done: ['a'], clock: clock('b', eight, 20) });
  expect(rows(running).map(({ state }) => state)).toEqual(['done', 'now', 'next']);
  expect(days(running)).toEqual([1, 2]);
  expect(current(running)?.id).toBe('b');
  expect(following(running)?.id).toBe('c');
  expect(preceding(running)?.id).toBe('a');
});

test('before the first activity the first comes next, after the last nothing does', () => {
  expect(following(hall())?.id).toBe('a');
  expect(preceding(hall())).toBeNull();
  expect(following(hall({ done: ['a', 'b', 'c'] }))).toBeNull();
});

test('after an activity was ended, back is that activity', () => {
  expect(preceding(hall({ done: ['a', 'b'] }))?.id).toBe('b');
});

test('a late start, an extension and an overrun all put the room behind', () => {
  const late = hall({ clock: clock('a', eight + 7 * minute, 30) });
  expect(lateness(late, eight + 10 * minute, 'WIB')).toBe(7);
  const extended = hall({ clock: clock('a', eight, 35) });
  expect(lateness(extended, eight + minute, 'WIB')).toBe(5);
  const over = hall({ clock: clock('a', eight, 30) });
  expect(lateness(over, eight + 42 * minute, 'WIB')).toBe(12);
});

test('a pause moves the expected end on with the time', () => {
  const paused = { ...clock('a', eight, 30), pausedAt: eight + 10 * minute };
  expect(lateness(hall({ clock: paused }), eight + 25 * minute, 'WIB')).toBe(15);
});

test('between activities the planned start of the next one counts', () => {
  expect(lateness(hall({ done: ['a'] }), eight + 36 * minute, 'WIB')).toBe(6);
  expect(lateness(hall({ done: ['a'] }), eight + 20 * minute, 'WIB')).toBe(0);
});

test('at another time of day, as in a rehearsal in the evening, nothing is late', () => {
  const evening = eight + 11 * 60 * minute;
  expect(lateness(hall({ clock: clock('a', evening, 30) }), evening, 'WIB')).toBeNull();
  expect(lateness(hall(), eight, 'WIB')).toBeNull();
});

test('the bar of the running activity stands still while it is paused', () => {
  const half = { ...clock('a', eight, 30), pausedAt: eight + 15 * minute };
  expect(passed(half, eight + 29 * minute)).toBe(50);
  expect(passed(clock('a', eight, 30), eight + 60 * minute)).toBe(100);
});

test('an hour is read as people write it', () => {
  expect(['7.30', '07:30', '0730', ' 7 ', '23:59'].map(readHour)).toEqual([
    '07:30',
    '07:30',
    '07:30',
    '07:00',
    '23:59',
  ]);
  expect(['', '24:00', '7.5', 'x', '12:60'].map(readHour)).toEqual([null, null, null, null, null]);
});

test('the slot of what runs grows; between activities that of the last one on the same day', () => {
  const running = hall({ done: ['a'], clock: clock('b', eight, 20) });
  expect(delayed(running)?.holder.id).toBe('b');
  expect(delayed(running)?.ahead).toEqual([]);
  expect(delayed(hall({ done: ['a'] }))?.holder.id).toBe('a');
  expect(delayed(hall({ done: ['a'] }))?.ahead.map(({ id }) => id)).toEqual(['b']);
  // In the morning of another day nothing of that day has run: the day begins later.
  const morning = delayed(hall({ done: ['a', 'b'] }));
  expect(morning?.holder.id).toBe('c');
  expect(morning?.ahead.map(({ id }) => id)).toEqual(['c']);
});

test('[A10] real minutes count what has been and what runs', () => {
  const run = { startedAt: eight, endedAt: null, spent: 5 * minute };
  expect(realMinutes(run, clock('a', eight, 20), eight + 7 * minute)).toBe(12);
  expect(realMinutes({ ...run, endedAt: eight }, null, eight + 99 * minute)).toBe(5);
  expect(realMinutes(undefined, null, eight)).toBeNull();
});
