import { describe, expect, it } from 'vitest';
import type { Act, HallAct } from '../acts.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { seenState } from '../seen-by.ts';
import { clash, mostActivities, placed, timed } from './agenda.ts';
import { leastMinutes, proposeShortening } from './shortening.ts';
import { emptyHall, type Activity } from './state.ts';

const both = (text: string) => ({ id: text, en: text });
const activity = (n: number, change: Partial<Activity> = {}): Activity => ({
  id: idOf(n),
  day: 1,
  start: '08:00',
  minutes: 20,
  planned: 20,
  fixed: false,
  stage: 'drum-up',
  kind: 'talk',
  title: both(`Kegiatan ${n}`),
  guide: both('Rahasia fasilitator'),
  hint: both('Petunjuk'),
  question: both('Mengapa?'),
  boardId: null,
  recipe: null,
  ...change,
});

/** 08:00 talk, 08:20 cards, 08:40 break, second day 09:00 grouping. */
const opened = () =>
  new Play(emptyHall(idOf(1))).happen({
    type: 'hall.opened',
    lab: { title: 'Lab', region: '', place: '', startsOn: '', endsOn: '', pledgeText: '' },
    agencies: [],
    activities: [
      activity(50),
      activity(51, { kind: 'cards', boardId: idOf(70), start: '08:20' }),
      activity(52, { kind: 'break', minutes: 60, planned: 60, start: '08:40' }),
      activity(53, { kind: 'clusters', day: 2, boardId: idOf(70), start: '09:00' }),
    ],
  });
const ani = someone(101, 10);
const ids = (hall: ReturnType<typeof opened>) =>
  hall.state.activities.map(({ id, day, start }) => `${Number(id.slice(-3))} ${day} ${start}`);

const add = (n: number, change: Partial<Extract<HallAct, { type: 'agenda.add' }>> = {}): Act => ({
  type: 'agenda.add',
  activityId: idOf(n),
  day: 1,
  after: idOf(50),
  minutes: 10,
  stage: 'drum-up',
  kind: 'talk',
  title: both('Baru'),
  guide: both('Cara'),
  hint: both('Ikuti'),
  question: both('Apa?'),
  recipe: null,
  boardId: null,
  ...change,
});
type Change = Extract<HallAct, { type: 'agenda.edit' }>['change'];
const edit = (n: number, change: Change): Act => ({
  type: 'agenda.edit',
  activityId: idOf(n),
  change,
});
const move = (n: number, day: number, after: number | null): Act => ({
  type: 'agenda.move',
  activityId: idOf(n),
  day,
  after: after === null ? null : idOf(after),
});
const start = (n: number): Act => ({ type: 'activity.start', activityId: idOf(n) });
const remove = (n: number): Act => ({ type: 'agenda.remove', activityId: idOf(n) });
const restore = (n: number): Act => ({ type: 'agenda.restore', activityId: idOf(n) });
const of = (hall: ReturnType<typeof opened>, n: number) =>
  hall.state.activities.find(({ id }) => id === idOf(n));

describe('planning', () => {
  it('[A4] participants do not change the agenda', () => {
    const hall = opened();
    for (const act of [
      add(60),
      edit(50, { minutes: 5 }),
      move(50, 1, null),
      remove(50),
      restore(50),
    ])
      expect(hall.tell(ani, act)).toBe('no-right');
  });

  it('[A5] a new activity stands where it was put, and what follows begins later', () => {
    const hall = opened();
    expect(hall.tell(guide, add(60))).toBe('ok');
    expect(ids(hall)).toEqual([
      '50 1 08:00',
      '60 1 08:20',
      '51 1 08:30',
      '52 1 08:50',
      '53 2 09:00',
    ]);
    expect(hall.tell(guide, add(60))).toBe('exists');
    expect(hall.tell(guide, add(61, { title: both('') }))).toBe('empty');
    expect(hall.tell(guide, add(62, { day: 3, after: null }))).toBe('ok');
    expect(ids(hall).at(-1)).toBe('62 3 08:00');
  });

  it('[A5] one that gathers cards brings a board, grouping takes the last one before it', () => {
    const hall = opened();
    expect(hall.tell(guide, add(60, { kind: 'cards' }))).toBe('incomplete');
    expect(hall.tell(guide, add(60, { kind: 'cards', boardId: idOf(70) }))).toBe('exists');
    const [event] = hall.ask(guide, add(60, { kind: 'cards', boardId: idOf(71) })) as [never];
    expect(event).toMatchObject({ opens: true, activity: { boardId: idOf(71) } });
    hall.ask(guide, add(61, { kind: 'dots', after: idOf(60) }));
    expect(of(hall, 61)?.boardId).toBe(idOf(71));
    hall.ask(guide, add(62, { kind: 'dots', after: idOf(60), boardId: idOf(70) }));
    expect(of(hall, 62)?.boardId).toBe(idOf(70));
  });

  it('[A6] what has begun keeps its place, its kind and its minutes; its words may change', () => {
    const hall = opened();
    hall.ask(guide, start(51));
    expect(hall.tell(guide, move(51, 1, null))).toBe('begun');
    expect(hall.tell(guide, move(52, 1, null))).toBe('begun');
    expect(hall.tell(guide, add(60))).toBe('begun');
    expect(hall.tell(guide, remove(51))).toBe('begun');
    expect(hall.tell(guide, edit(51, { minutes: 5 }))).toBe('begun');
    expect(hall.tell(guide, edit(51, { hint: { id: 'Lain' } }))).toBe('ok');
    expect(hall.tell(guide, move(52, 2, 53))).toBe('ok');
    expect(of(hall, 51)?.hint).toEqual({ id: 'Lain', en: 'Petunjuk' });
  });

  it('[A7] what was taken out lies on the shelf and comes back where it was, with its board', () => {
    const hall = opened();
    expect(hall.tell(guide, remove(51))).toBe('ok');
    expect(ids(hall)).toEqual(['50 1 08:00', '52 1 08:20', '53 2 09:00']);
    expect(hall.state.shelf).toMatchObject([{ activity: { boardId: idOf(70) }, after: idOf(50) }]);
    expect(hall.tell(guide, remove(51))).toBe('not-found');
    expect(hall.tell(guide, restore(51))).toBe('ok');
    expect(ids(hall)).toEqual(['50 1 08:00', '51 1 08:20', '52 1 08:40', '53 2 09:00']);
    expect(hall.state.shelf).toEqual([]);
    expect(hall.tell(guide, restore(51))).toBe('exists');
  });

  it('[A7] the shelf has a bound too: it travels to every screen', () => {
    const hall = opened();
    for (let n = 1000; n < 1000 + mostActivities; n += 1) {
      expect(hall.tell(guide, add(n))).toBe('ok');
      hall.ask(guide, remove(n));
    }
    expect(hall.tell(guide, add(60))).toBe('full');
    expect(hall.tell(guide, restore(1000))).toBe('ok');
    expect(hall.tell(guide, add(60))).toBe('ok');
  });

  it('[A7] behind what has begun meanwhile it comes back at the end of its day', () => {
    const hall = opened();
    hall.ask(guide, remove(51));
    hall.ask(guide, start(52));
    hall.ask(guide, restore(51));
    expect(ids(hall)[2]).toBe('51 1 09:20');
  });

  it('[A8] two who edit at once lose nothing of each other', () => {
    const hall = opened();
    hall.ask(guide, edit(52, { minutes: 45 }));
    hall.ask(guide, edit(52, { title: { id: 'Rehat' } }));
    hall.ask(guide, edit(52, { title: { en: 'Pause' } }));
    hall.ask(guide, move(52, 1, 50));
    hall.ask(guide, edit(52, { stage: 'diagnose' }));
    expect(of(hall, 52)).toMatchObject({
      minutes: 45,
      planned: 45,
      stage: 'diagnose',
      title: { id: 'Rehat', en: 'Pause' },
    });
    expect(hall.tell(guide, edit(52, { title: { id: '' } }))).toBe('empty');
  });

  it('[A8] an activity keeps the board it has, and one that wants a board brings it', () => {
    const hall = opened();
    expect(hall.tell(guide, edit(51, { kind: 'talk' }))).toBe('begun');
    expect(hall.tell(guide, edit(51, { kind: 'reverse' }))).toBe('ok');
    expect(of(hall, 51)?.boardId).toBe(idOf(70));
    expect(hall.tell(guide, edit(50, { kind: 'cards' }))).toBe('incomplete');
    expect(hall.tell(guide, edit(50, { kind: 'cards', boardId: idOf(70) }))).toBe('exists');
    expect(hall.tell(guide, edit(50, { kind: 'cards', boardId: idOf(72) }))).toBe('ok');
    expect(hall.tell(guide, edit(52, { kind: 'clusters' }))).toBe('ok');
    expect(of(hall, 52)?.boardId).toBe(idOf(72));
    hall.ask(guide, edit(52, { kind: 'break' }));
    expect(of(hall, 52)?.boardId).toBeNull();
  });

  it('[A9] starts follow from what stands before; the day’s start and a fixed hour stay', () => {
    const hall = opened();
    hall.ask(guide, edit(52, { fixed: true, start: '09:00' }));
    hall.ask(guide, move(51, 1, null));
    expect(ids(hall).slice(0, 3)).toEqual(['51 1 08:00', '50 1 08:20', '52 1 09:00']);
    hall.ask(guide, edit(50, { minutes: 50 }));
    expect(clash(hall.state.activities, idOf(52))).toBe(10);
    hall.ask(guide, edit(51, { start: '07:30' }));
    expect(ids(hall).slice(0, 3)).toEqual(['51 1 07:30', '50 1 07:50', '52 1 09:00']);
    expect(clash(hall.state.activities, idOf(52))).toBe(0);
  });

  it('[S5] participants see plan and shelf without the facilitator’s guide', () => {
    const hall = opened();
    hall.ask(guide, remove(51));
    hall.ask(guide, edit(50, { guide: { id: 'Rahasia kedua' } }));
    expect(JSON.stringify(seenState(hall.state, guide))).toContain('Rahasia kedua');
    expect(JSON.stringify(seenState(hall.state, ani))).not.toContain('Rahasia');
  });
});

describe('planned and real', () => {
  it('[A10] a run begins, is paused and ends; run again, both times count', () => {
    const hall = opened();
    const began = hall.at;
    hall.ask(guide, start(50));
    hall.at += 10 * 60_000;
    hall.ask(guide, { type: 'activity.pause' });
    hall.at += 5 * 60_000;
    hall.ask(guide, start(51));
    expect(hall.state.runs[idOf(50)]).toEqual({
      startedAt: began,
      endedAt: hall.at,
      spent: 15 * 60_000,
    });
    expect(hall.state.runs[idOf(51)]).toEqual({ startedAt: hall.at, endedAt: null, spent: 0 });
    hall.ask(guide, start(50));
    hall.at += 60_000;
    hall.ask(guide, { type: 'activity.end' });
    expect(hall.state.runs[idOf(50)]).toMatchObject({ startedAt: began, spent: 16 * 60_000 });
  });
});

describe('behind the plan', () => {
  const day = [
    activity(1, { kind: 'talk', minutes: 30, planned: 30 }),
    activity(2, { kind: 'cards', start: '08:30', minutes: 20, planned: 20 }),
    activity(3, { kind: 'break', start: '08:50', minutes: 60, planned: 60, fixed: true }),
    activity(4, { kind: 'canvas', start: '09:50', minutes: 90, planned: 90 }),
  ];

  it('[A11] nothing is shortened below what makes sense', () => {
    expect(day.map(leastMinutes)).toEqual([15, 10, 45, 45]);
    expect(leastMinutes(activity(5, { minutes: 4, planned: 4 }))).toBe(4);
    const shortened = activity(6, { kind: 'talk', minutes: 20, planned: 30 });
    expect(leastMinutes(shortened)).toBe(15);
  });

  it('[A11] what stands before a fixed hour gives first, in proportion and whole minutes', () => {
    expect(proposeShortening(day, 7)).toEqual({
      changes: [
        { activityId: idOf(1), from: 30, to: 26 },
        { activityId: idOf(2), from: 20, to: 17 },
      ],
      won: 7,
      left: 0,
    });
  });

  it('[A11] what they cannot give is taken from behind it, and the rest is said', () => {
    const far = proposeShortening(day, 40);
    expect(far.won).toBe(40);
    expect(far.changes.map(({ to }) => to)).toEqual([15, 10, 56, 79]);
    expect(proposeShortening(day, 120)).toMatchObject({ won: 85, left: 35 });
    expect(proposeShortening([], 5)).toEqual({ changes: [], won: 0, left: 5 });
  });

  it('[A11] free time before a fixed hour is used up first', () => {
    const loose = [day[0]!, { ...day[2]!, start: '08:40' }];
    expect(proposeShortening(loose, 10)).toEqual({ changes: [], won: 10, left: 0 });
  });

  it('[A12] one act moves the plan; a second who had not seen it is refused', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    const shift: Act = {
      type: 'agenda.shift',
      activityId: idOf(50),
      seen: 20,
      seenStart: '08:00',
      minutes: 7,
      shorten: { [idOf(51)]: 15, [idOf(50)]: 1, [idOf(53)]: 1, [idOf(99)]: 1 },
    };
    expect(hall.tell(guide, shift)).toBe('ok');
    expect(ids(hall)).toEqual(['50 1 08:00', '51 1 08:27', '52 1 08:42', '53 2 09:00']);
    expect(of(hall, 51)).toMatchObject({ minutes: 15, planned: 20 });
    expect(hall.tell(guide, shift)).toBe('exists');
  });

  it('[A12] a day that has not begun begins later', () => {
    const hall = opened();
    const { minutes: seen = 0, start: seenStart = '' } = of(hall, 50) ?? {};
    const shift = { type: 'agenda.shift', activityId: idOf(50), seen, seenStart } as const;
    expect(hall.tell(guide, { ...shift, minutes: 9, shorten: {} })).toBe('ok');
    expect(hall.tell(guide, { ...shift, minutes: 9, shorten: {} })).toBe('exists');
    expect(ids(hall).slice(0, 3)).toEqual(['50 1 08:09', '51 1 08:29', '52 1 08:49']);
  });
});

it('[A9] placing and timing keep every activity once', () => {
  const list = [activity(1), activity(2, { start: '08:20' }), activity(3, { day: 2 })];
  for (const after of [null, idOf(1), idOf(2), idOf(9)]) {
    for (const day of [1, 2, 3]) {
      const moved = timed(list, placed(list, { ...list[0]!, day }, after));
      expect(moved.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id));
      expect(moved.map((one) => one.day)).toEqual(moved.map((one) => one.day).toSorted());
    }
  }
});
