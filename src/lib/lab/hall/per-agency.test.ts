import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import { emptyBoard } from '../board/state.ts';
import { foldBoard } from '../board/fold.ts';
import { laidFor } from '../board/presets.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { agencyBoard, beginningOfAgency, boardsGiven, sendingOf } from './per-agency.ts';
import { emptyHall, type Activity } from './state.ts';
import type { HallEvent } from '../events.ts';

const both = (text: string) => ({ id: text, en: text });
const activity = (n: number, kind: string, boardId: string | null): Activity => ({
  id: idOf(n),
  day: 1,
  start: '08:00',
  minutes: 20,
  planned: 20,
  fixed: false,
  stage: 'drum-up',
  kind,
  title: both(`Kegiatan ${n}`),
  guide: both(''),
  hint: both(''),
  question: both(''),
  boardId,
  recipe: null,
});
const agency = (n: number) => ({
  id: idOf(n),
  code: `A${n}`,
  name: `Dinas ${n}`,
  short: `D${n}`,
  kind: 'opd' as const,
  parentId: null,
  affair: null,
});
const opened = () =>
  new Play(emptyHall(idOf(1))).happen({
    type: 'hall.opened',
    lab: { title: 'Lab', region: '', place: '', startsOn: '', endsOn: '', pledgeText: '' },
    agencies: [agency(10), agency(11)],
    activities: [
      activity(50, 'talk', null),
      activity(51, 'cards', idOf(70)),
      activity(52, 'clusters', idOf(70)),
      activity(53, 'words', idOf(71)),
    ],
  });
const divide = (n: number, send: number | null): Act => ({
  type: 'agenda.divide',
  activityId: idOf(n),
  send,
});
const start = (n: number): Act => ({ type: 'activity.start', activityId: idOf(n) });

describe('activities per agency', () => {
  it('[B80] their boards are locked by facilitators, once there are any', () => {
    const hall = opened();
    const lock = (n: number): Act => ({ type: 'boards.lock', activityId: idOf(n), locked: true });
    expect(hall.tell(guide, lock(51))).toBe('not-found');
    hall.ask(guide, divide(51, 3));
    expect(hall.tell(guide, lock(51))).toBe('not-running');
    hall.ask(guide, start(51));
    for (const other of [head, someone(101, 10)]) {
      expect(hall.tell(other, lock(51))).toBe('no-right');
    }
    expect(hall.tell(guide, lock(52))).toBe('not-found');
    const before = hall.state;
    expect(hall.tell(guide, lock(51))).toBe('ok');
    expect(hall.state).toEqual(before);
  });

  it('[A20] is chosen by facilitators for what gathers cards, before it begins', () => {
    const hall = opened();
    const cards = hall.state.activities[1]!;
    expect(hall.tell(head, divide(51, 3))).toBe('no-right');
    expect(hall.tell(someone(101, 10), divide(51, 3))).toBe('no-right');
    for (const n of [50, 52, 53, 99]) expect(hall.tell(guide, divide(n, 3))).toBe('not-found');
    expect(hall.ask(guide, divide(51, null))).toEqual([]);
    hall.ask(guide, divide(51, 3));
    expect(sendingOf(hall.state, cards)).toBe(3);
    hall.ask(guide, divide(51, 5));
    hall.ask(guide, divide(51, null));
    expect(hall.state.perAgency).toEqual({});
    hall.ask(guide, start(51));
    expect(hall.tell(guide, divide(51, 3))).toBe('begun');
  });

  it('[A21] boards come with the first start, one for each agency, and not again', () => {
    const hall = opened();
    hall.ask(guide, divide(51, 4));
    const events = hall.ask(guide, start(51)) as HallEvent[];
    expect(events.map(({ type }) => type)).toEqual(['boards.given', 'clock.set']);
    const given = boardsGiven(hall.state, events[0]!);
    expect(given.map(({ home }) => home)).toEqual([
      { agencyId: idOf(10), plenaryId: idOf(70), most: 4 },
      { agencyId: idOf(11), plenaryId: idOf(70), most: 4 },
    ]);
    expect(given.map(({ id }) => id)).toEqual([10, 11].map((n) => agencyBoard(idOf(70), idOf(n))));
    expect(new Set(given.map(({ id }) => id)).size).toBe(2);
    for (const { id } of given)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    hall.ask(guide, start(50));
    expect((hall.ask(guide, start(51)) as HallEvent[]).map(({ type }) => type)).toEqual([
      'clock.set',
    ]);
  });

  it('[A21] a unit that is added later gets its board in every activity that has begun', () => {
    const hall = opened();
    hall.ask(guide, divide(51, 4));
    const givenTo = (n: number) => {
      const unit = { agencyId: idOf(n), name: `Unit ${n}`, short: '', kind: 'uptd' as const };
      const [added] = hall.ask(guide, { type: 'agency.add', ...unit }) as HallEvent[];
      return boardsGiven(hall.state, added!);
    };
    expect(givenTo(12)).toEqual([]);
    hall.ask(guide, start(51));
    expect(givenTo(13)).toEqual([
      {
        id: agencyBoard(idOf(70), idOf(13)),
        home: { agencyId: idOf(13), plenaryId: idOf(70), most: 4 },
      },
    ]);
  });

  it('[A21] a board begins as its plenary is by then, open to its people', () => {
    const plenary = new Play(emptyBoard(idOf(70))).happen({
      type: 'board.opened',
      labId: idOf(1),
      title: 'Masalah',
      names: 'author',
      silent: true,
    });
    for (const event of laidFor(idOf(70), { kind: 'root-cause', recipe: null }))
      plenary.happen(event);
    plenary.ask(guide, { type: 'board.rules', most: 4, groups: 'lead' });
    plenary.ask(guide, { type: 'board.sign', names: 'nobody' });
    const home = { agencyId: idOf(10), plenaryId: idOf(70), most: 3 };
    const board = beginningOfAgency(plenary.state, home).reduce(
      (state, event) => foldBoard(state, event, 1),
      emptyBoard(idOf(80)),
    );
    const { names, rules, layout, clusters } = plenary.state;
    expect(board).toMatchObject({ home, names, rules, layout, revealed: true, title: 'Masalah' });
    expect(Object.keys(board.clusters)).toEqual(Object.keys(clusters));
  });
});
