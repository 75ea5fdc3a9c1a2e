import { describe, expect, it } from 'vitest';
import type { Act, HallAct } from '../acts.ts';
import { foldBoard } from '../board/fold.ts';
import { emptyBoard } from '../board/state.ts';
import type { HallEvent } from '../events.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { boardBefore, openedBy } from './agenda.ts';
import { beginningOf, leftBoards } from './poll.ts';
import { emptyHall, type Activity, type Hall } from './state.ts';

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
  guide: both(''),
  hint: both(''),
  question: both(''),
  boardId: null,
  recipe: null,
  ...change,
});
const opened = (more: Activity[] = []) =>
  new Play(emptyHall(idOf(1))).happen({
    type: 'hall.opened',
    lab: { title: 'Lab', region: '', place: '', startsOn: '', endsOn: '', pledgeText: '' },
    agencies: [],
    activities: [
      activity(50),
      activity(51, { kind: 'reflection', boardId: idOf(70) }),
      activity(52, { day: 2 }),
      ...more,
    ],
  });
const ani = someone(101, 10);
const start = (n: number): Act => ({ type: 'activity.start', activityId: idOf(n) });
const options = (...texts: string[]) => texts.map((text, at) => ({ id: idOf(600 + at), text }));
const dotted = (dots: number) => ({
  method: 'dots' as const,
  dots,
  criteria: [],
  scale: null,
});
const words = { ...dotted(0), method: 'words' as const };
const poll = (n: number, change: Partial<Extract<HallAct, { type: 'poll.ask' }>> = {}): Act => ({
  type: 'poll.ask',
  activityId: idOf(n),
  boardId: idOf(n + 100),
  ballotId: idOf(n + 200),
  minutes: 3,
  question: 'Maukah kita?',
  options: options('Ya', 'Belum'),
  way: dotted(1),
  live: false,
  ...change,
});
const minute = 60_000;

describe('a quick question', () => {
  it('[A15] comes in one act and runs at once, behind what has begun', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    expect(hall.tell(ani, poll(300))).toBe('no-right');
    expect(hall.ask(guide, poll(300))).toHaveLength(1);
    expect(hall.state.activities.map(({ id }) => id)).toEqual([50, 300, 51, 52].map(idOf));
    expect(hall.state.clock).toMatchObject({ activityId: idOf(300), pausedAt: null });
    expect(hall.state.activities[1]).toMatchObject({ kind: 'ask', boardId: idOf(400), minutes: 3 });
    expect(hall.tell(guide, poll(300))).toBe('exists');
    expect(hall.tell(guide, poll(301, { boardId: idOf(70) }))).toBe('exists');
  });

  it('[A15] also before anything has run, and between two activities', () => {
    const hall = opened();
    expect(hall.tell(guide, poll(300))).toBe('ok');
    expect(hall.state.activities[0]?.id).toBe(idOf(300));
    hall.ask(guide, { type: 'activity.end' });
    expect(hall.state.clock).toBeNull();
    hall.ask(guide, start(51));
    hall.ask(guide, { type: 'activity.end' });
    hall.ask(guide, poll(301));
    expect(hall.state.activities.map(({ id }) => id)).toEqual([300, 50, 51, 301, 52].map(idOf));
  });

  it('[A15] needs two answers to choose from, one thing to mark, none for a cloud of words', () => {
    const hall = opened();
    const criteria = [both('Nilai')];
    const marks = { method: 'scores', dots: 0, criteria, scale: { least: 1, most: 5 } } as const;
    expect(hall.tell(guide, poll(300, { options: options('Ya') }))).toBe('incomplete');
    const twice = [...options('Ya'), ...options('Tidak')];
    expect(hall.tell(guide, poll(300, { options: twice }))).toBe('exists');
    expect(hall.tell(guide, poll(300, { options: [], way: marks }))).toBe('incomplete');
    const bare = { options: options('Q'), way: { ...marks, scale: null } };
    expect(hall.tell(guide, poll(300, bare))).toBe('incomplete');
    expect(hall.tell(guide, poll(300, { way: dotted(0) }))).toBe('incomplete');
    expect(hall.tell(guide, poll(300, { options: options('Q'), way: marks }))).toBe('ok');
    expect(hall.tell(guide, poll(301, { options: [], way: words }))).toBe('ok');
    expect(hall.state.activities.find(({ id }) => id === idOf(301))?.kind).toBe('words');
    // One is asked, never planned.
    const alone = { day: 1, after: null, minutes: 5, stage: 'drum-up', kind: 'ask' } as const;
    const texts = { title: both('X'), guide: both(''), hint: both(''), question: both('') };
    const planned = { ...alone, ...texts, recipe: null, boardId: idOf(71), activityId: idOf(302) };
    expect(hall.tell(guide, { type: 'agenda.add', ...planned })).toBe('incomplete');
    const change = { kind: 'ask', boardId: idOf(71) } as const;
    expect(hall.tell(guide, { type: 'agenda.edit', activityId: idOf(52), change })).toBe(
      'incomplete',
    );
  });

  it('[A15] its board is locked, holds the answers in order, and a ballot is open over them', () => {
    const hall = opened();
    const [event] = hall.ask(guide, poll(300, { way: dotted(9) })) as HallEvent[];
    expect(openedBy(event!)).toBe(idOf(400));
    const first = { labId: idOf(1), title: 'X', names: 'agency', silent: false } as const;
    const before = foldBoard(emptyBoard(idOf(400)), { type: 'board.opened', ...first }, 5);
    const board = beginningOf(event!, idOf(400), 5).reduce(
      (state, one) => foldBoard(state, one, 5),
      before,
    );
    expect(board).toMatchObject({ locked: true, revealed: true });
    expect(Object.values(board.cards).map(({ text }) => text)).toEqual(['Ya', 'Belum']);
    // Never more dots than answers: one on each.
    expect(board.ballot).toMatchObject({ id: idOf(500), dots: 2, cap: 1, over: 'cards' });
    const play = new Play(board);
    const card = { cardId: idOf(801), text: 'Lain', paper: 'langit' } as const;
    expect(play.tell(ani, { type: 'card.add', ...card })).toBe('locked');
    expect(beginningOf({ type: 'room.gathered', activityId: '' }, idOf(400), 5)).toEqual([]);
  });

  it('[A15] nobody groups or votes later on the board of a question', () => {
    const hall = opened();
    hall.ask(guide, start(51));
    hall.ask(guide, poll(300));
    hall.ask(guide, poll(301, { options: [], way: words }));
    expect(boardBefore(hall.state.activities, 4)).toBe(idOf(70));
  });

  it('[A16] what ran waits with its time left, and goes on when the question ends', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    hall.at += 5 * minute;
    hall.ask(guide, poll(300));
    expect(hall.state.aside).toMatchObject({ back: { activityId: idOf(50), pausedAt: hall.at } });
    hall.at += 4 * minute;
    hall.ask(guide, { type: 'activity.end' });
    const { clock, aside, done, runs } = hall.state;
    expect(clock).toEqual({
      activityId: idOf(50),
      startedAt: hall.at,
      endsAt: hall.at + 15 * minute,
      pausedAt: null,
    });
    expect(aside).toBeNull();
    // The question has run, what waited has not ended.
    expect(done).toEqual([idOf(300)]);
    expect(runs[idOf(50)]).toMatchObject({ endedAt: null, spent: 5 * minute });
    expect(runs[idOf(300)]).toMatchObject({ spent: 4 * minute });
    hall.ask(guide, { type: 'activity.end' });
    expect(hall.state.clock).toBeNull();
    expect(hall.state.done).toEqual([idOf(300), idOf(50)]);
  });

  it('[A16] also through a second question, and a pause that was there before', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    hall.at += 2 * minute;
    hall.ask(guide, { type: 'activity.pause' });
    hall.at += 9 * minute;
    hall.ask(guide, poll(300));
    hall.at += minute;
    hall.ask(guide, poll(301));
    expect(hall.state.done).toEqual([idOf(300)]);
    hall.at += minute;
    hall.ask(guide, { type: 'activity.end' });
    expect(hall.state.clock).toMatchObject({
      activityId: idOf(50),
      endsAt: hall.at + 18 * minute,
      pausedAt: null,
    });
  });

  it('[A19] two facilitators who end a question at once do not end what comes back', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    hall.ask(guide, poll(300));
    const end: Act = { type: 'activity.end', activityId: idOf(300) };
    expect(hall.tell(guide, end)).toBe('ok');
    expect(hall.tell(guide, end)).toBe('moved-on');
    for (const type of ['activity.pause', 'activity.resume'] as const) {
      expect(hall.tell(guide, { type, activityId: idOf(300) })).toBe('moved-on');
    }
    const late: Act = { type: 'activity.extend', minutes: -60, activityId: idOf(300) };
    expect(hall.tell(guide, late)).toBe('moved-on');
    expect(hall.state.clock).toMatchObject({ activityId: idOf(50), pausedAt: null });
    expect(hall.tell(guide, { ...end, activityId: idOf(50) })).toBe('ok');
  });

  it('[A16] where something else was started, nothing waits any more', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    hall.ask(guide, poll(300));
    hall.ask(guide, start(51));
    expect(hall.state.aside).toBeNull();
    hall.ask(guide, { type: 'activity.end' });
    expect(hall.state.clock).toBeNull();
  });

  it('[A16] whichever act leaves a question leaves its board; a pause does not', () => {
    const asked = opened();
    asked.ask(guide, start(50));
    asked.ask(guide, poll(300));
    const left = leftBy(asked.state);
    expect(left({ type: 'activity.end' })).toEqual([idOf(400)]);
    expect(left(start(51))).toEqual([idOf(400)]);
    expect(left(poll(301))).toEqual([idOf(400)]);
    expect(left({ type: 'activity.pause' })).toEqual([]);
    expect(leftBoards(asked.state, { ...asked.state, closed: true })).toEqual([idOf(400)]);
  });

  it('[A17] an activity is left with its board, unless the next works on it; a question only interrupts', () => {
    const hall = opened([activity(53, { kind: 'clustering', boardId: idOf(70) })]);
    hall.ask(guide, start(51));
    expect(leftBy(hall.state)({ type: 'activity.end' })).toEqual([idOf(70)]);
    expect(leftBy(hall.state)(start(50))).toEqual([idOf(70)]);
    expect(leftBy(hall.state)(start(53))).toEqual([]);
    expect(leftBy(hall.state)(poll(300))).toEqual([]);
    hall.ask(guide, poll(300));
    expect(leftBy(hall.state)({ type: 'activity.end' })).toEqual([idOf(400)]);
    expect(leftBy(hall.state)(poll(301))).toEqual([idOf(400)]);
    // What waited is left for good as soon as something else runs.
    expect(leftBy(hall.state)(start(50))).toEqual([idOf(70), idOf(400)]);
  });
});

/** The boards an act leaves, tried on a copy. */
const leftBy = (hall: Hall) => (act: Act) => {
  const after = new Play(hall);
  after.ask(guide, act);
  return leftBoards(hall, after.state);
};
