import { describe, expect, it } from 'vitest';
import { emptyBoard, type Signing } from '../board/state.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import type { Act } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { isRefusal } from '../refusals.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import { knownAs, likely, represented } from './proxy.ts';
import { emptyHall, type Agency } from './state.ts';
import { turns, unheard } from './speaking.ts';

const agency = (n: number): Agency => ({
  id: idOf(n),
  code: `A${n}`,
  name: `Dinas ${n}`,
  short: `D${n}`,
  kind: 'opd',
  parentId: null,
  affair: null,
});
const opened = (agencies = 3) =>
  new Play(emptyHall(idOf(1))).happen({
    type: 'hall.opened',
    lab: { title: 'Lab', region: 'Pati', place: '', startsOn: '', endsOn: '', pledgeText: '' },
    agencies: Array.from({ length: agencies }, (_, n) => agency(10 + n)),
    activities: [],
  });
type Entered = { personId: string; name: string; position: string; agencyId: string };
const melati = (n = 201, name = 'Melati', agencyNumber = 10): Entered => ({
  personId: idOf(n),
  name,
  position: 'Staf',
  agencyId: idOf(agencyNumber),
});
const enter = (...people: Entered[]): Act => ({ type: 'people.enter', people });
const ani = someone(101, 10);
const join = (person: typeof ani): Act => ({
  type: 'person.join',
  personId: person.id,
  name: person.name,
  position: person.position,
  agencyId: person.agencyId,
  role: person.role,
});
const write = (n: number): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text: `kartu ${n}`,
  paper: 'langit',
});
const standsFor = (hall: ReturnType<typeof opened>, personId: string, act: Act = write(300)) => {
  const person = represented(hall.state, guide, act, personId);
  if (isRefusal(person)) throw new Error(person.code);
  return person;
};
const wall = (names: Signing = 'agency') =>
  new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names,
    silent: true,
  });

describe('people without a device', () => {
  it('[F1] are entered by a facilitator, are in, and count once', () => {
    const hall = opened();
    expect(hall.tell(ani, enter(melati()))).toBe('no-right');
    expect(hall.tell(guide, enter(melati(), melati(202, 'Budi', 11)))).toBe('ok');
    expect(hall.state.present).toEqual({ [idOf(10)]: 1, [idOf(11)]: 1 });
    expect(hall.state.people[idOf(201)]).toMatchObject({ name: 'Melati', entered: true });
    expect(hall.tell(guide, enter(melati(203, 'X', 99)))).toBe('not-found');
    expect(hall.tell(guide, enter(melati(201, 'Lain')))).toBe('exists');
  });

  it('[F1] whoever is in already under the same name and agency is not entered again', () => {
    const hall = opened();
    hall.ask(ani, join(ani));
    const again = enter(
      melati(201, `  ${ani.name.toUpperCase()} `),
      melati(202),
      melati(203, 'melati'),
    );
    expect(hall.tell(guide, again)).toBe('ok');
    expect(Object.keys(hall.state.people)).toEqual([ani.id, idOf(202)]);
    expect(hall.state.present[idOf(10)]).toBe(2);
    // Elsewhere it is another person.
    hall.ask(guide, enter(melati(204, 'Melati', 11)));
    expect(hall.state.present[idOf(11)]).toBe(1);
    expect(knownAs(hall.state, melati())?.id).toBe(idOf(202));
    // Who was removed by mistake is entered once more.
    hall.ask(guide, { type: 'person.remove', personId: idOf(202) });
    hall.ask(guide, enter(melati(205)));
    expect(knownAs(hall.state, melati())?.id).toBe(idOf(205));
  });

  it('[F2] what is entered for somebody is theirs, under the same rules as for everybody', () => {
    const hall = opened();
    hall.ask(guide, enter(melati()));
    const board = wall();
    const person = standsFor(hall, idOf(201));
    expect(board.tell(person, write(300))).toBe('ok');
    expect(board.state.cards[idOf(300)]).toMatchObject({
      authorId: idOf(201),
      agencyId: idOf(10),
      entered: true,
    });
    board.ask(guide, { type: 'board.lock', locked: true });
    expect(board.tell(person, write(301))).toBe('locked');
    board.ask(guide, { type: 'board.reveal' });
    const over = { ballotId: idOf(400), over: 'cards' } as const;
    board.ask(guide, { type: 'ballot.open', ...over, dots: 2, cap: 2 });
    const place = (dots: number): Act => ({
      type: 'dots.place',
      ballotId: idOf(400),
      dots: { [idOf(300)]: dots },
    });
    expect(board.tell(person, place(3))).toBe('dots');
    expect(board.tell(person, place(1))).toBe('ok');
    // Once more is the same paper, once more written.
    expect(board.tell(person, place(2))).toBe('ok');
    expect(board.state.ballot?.turnout).toBe(1);
    board.ask(guide, { type: 'ballot.close', ballotId: idOf(400) });
    expect(board.state.results[0]).toMatchObject({ turnout: 1, tally: { [idOf(300)]: 2 } });
  });

  it('[F3] nobody enters anything for somebody with a device, and only facilitators enter', () => {
    const hall = opened();
    hall.ask(ani, join(ani));
    hall.ask(guide, enter(melati()));
    const answer = (person: typeof ani, act: Act, id: string) => {
      const meant = represented(hall.state, person, act, id);
      return isRefusal(meant) ? meant.code : 'ok';
    };
    expect(answer(guide, write(300), ani.id)).toBe('own-device');
    expect(answer(ani, write(300), idOf(201))).toBe('no-right');
    expect(answer(guide, write(300), idOf(999))).toBe('not-found');
    for (const act of [
      { type: 'card.remove', cardId: idOf(300) },
      { type: 'person.correct', name: 'X', position: '', agencyId: idOf(11) },
      { type: 'readiness.answer', values: [1] },
    ] as Act[]) {
      expect(answer(guide, act, idOf(201))).toBe('own-device');
    }
    hall.ask(guide, { type: 'person.remove', personId: idOf(201) });
    expect(answer(guide, write(300), idOf(201))).toBe('not-found');
  });

  it('[F4] an entered card is marked where names are shown, and nowhere else', () => {
    const hall = opened();
    hall.ask(guide, enter(melati()));
    for (const names of ['author', 'agency', 'nobody'] as const) {
      const board = wall(names);
      board.ask(standsFor(hall, idOf(201)), write(300));
      board.ask(guide, { type: 'board.reveal' });
      for (const viewer of [guide, ani]) {
        const card = seenState(board.state, viewer).cards[idOf(300)];
        expect(card?.entered).toBe(names === 'author');
      }
    }
  });

  it('[F5] an entered paper is taken back while the ballot is open', () => {
    const hall = opened();
    hall.ask(guide, enter(melati()));
    const board = wall();
    board.ask(ani, write(300));
    board.ask(guide, { type: 'board.reveal' });
    const over = { ballotId: idOf(400), over: 'cards' } as const;
    board.ask(guide, { type: 'ballot.open', ...over, dots: 2, cap: 2 });
    const take: Act = { type: 'paper.take', ballotId: idOf(400) };
    const place: Act = { type: 'dots.place', ballotId: idOf(400), dots: { [idOf(300)]: 1 } };
    const person = standsFor(hall, idOf(201), take);
    board.ask(ani, place);
    board.ask(person, place);
    expect(board.state.ballot?.turnout).toBe(2);
    const taken = board.ask(person, take) as BoardEvent[];
    expect(board.state.ballot).toMatchObject({ turnout: 1, papers: { [ani.id]: {} } });
    // It says nobody's name, neither to the room nor to whoever entered it.
    for (const viewer of [ani, guide, head]) {
      const told = taken.map((event) => seenEvent(board.state, event, viewer));
      expect(told).toMatchObject([{ type: 'ballot.taken', voter: null }]);
    }
    // Once is enough, and nobody takes back what a device has cast.
    expect(board.ask(person, take)).toEqual([]);
    expect(board.tell(ani, take)).toBe('no-right');
    expect(board.tell(guide, take)).toBe('no-right');
    board.ask(guide, { type: 'ballot.close', ballotId: idOf(400) });
    expect(board.tell(person, take)).toBe('no-ballot');
    expect(board.state.results[0]?.turnout).toBe(1);
  });

  it('[F6] whoever comes with a device after all is one person, as the facilitator decides', () => {
    const hall = opened();
    hall.ask(guide, enter(melati(201, ani.name), melati(202, 'Lain', 11)));
    hall.ask(ani, join(ani));
    expect(likely(hall.state).map(({ entry, person }) => [entry.id, person.id])).toEqual([
      [idOf(201), ani.id],
    ]);
    const merge = (n: number, into: string): Act => ({
      type: 'person.merge',
      personId: idOf(n),
      intoId: into,
    });
    expect(hall.tell(ani, merge(201, ani.id))).toBe('no-right');
    expect(hall.tell(guide, merge(202, ani.id))).toBe('not-yours');
    // Two entries are not made one, nor is somebody who came by a link of their own.
    hall.ask(guide, enter(melati(203)));
    expect(hall.tell(guide, merge(201, idOf(203)))).toBe('no-right');
    hall.ask(guide, { type: 'person.remove', personId: idOf(203) });
    hall.ask(guide, join({ ...someone(104, 11), name: 'Lain', role: 'leader' }));
    expect(likely(hall.state)).toHaveLength(1);
    expect(hall.tell(guide, merge(202, idOf(104)))).toBe('no-right');
    expect(hall.tell(guide, { type: 'person.merge', personId: ani.id, intoId: idOf(201) })).toBe(
      'not-found',
    );
    expect(hall.state.present[idOf(10)]).toBe(2);
    expect(hall.tell(guide, merge(201, ani.id))).toBe('ok');
    expect(hall.state.present[idOf(10)]).toBe(1);
    expect(hall.tell(guide, merge(201, ani.id))).toBe('not-found');
    expect(isRefusal(represented(hall.state, guide, write(300), idOf(201)))).toBe(true);
  });
});

describe('the order of speaking', () => {
  const full = (agencies: number) => {
    const hall = opened(agencies);
    const people = Array.from({ length: agencies }, (_, n) => melati(500 + n, `P${n}`, 10 + n));
    hall.ask(guide, enter(...people));
    return hall;
  };
  const draw = (seed: number, ...first: number[]): Act => ({
    type: 'speaking.draw',
    seed: idOf(seed),
    first: first.map(idOf),
  });
  const mark = (agencyId: string, spoken = true): Act => ({
    type: 'speaking.mark',
    agencyId,
    spoken,
  });

  it('[F8] is by chance, the same for all, over agencies with somebody in the room', () => {
    const hall = opened(30);
    expect(hall.tell(guide, draw(1))).toBe('empty');
    hall.ask(
      guide,
      enter(...Array.from({ length: 20 }, (_, n) => melati(500 + n, `P${n}`, 10 + n))),
    );
    expect(hall.tell(ani, draw(1))).toBe('no-right');
    hall.ask(guide, draw(1));
    const first = hall.state.speaking!.order;
    expect(first.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => idOf(10 + n)).toSorted());
    hall.ask(guide, draw(1));
    expect(hall.state.speaking!.order).toEqual(first);
    hall.ask(guide, draw(2));
    expect(hall.state.speaking!.order).not.toEqual(first);
  });

  it('[F8] every agency is first about as often as every other', () => {
    const hall = full(5);
    const firsts: Record<string, number> = {};
    for (let n = 0; n < 2000; n += 1) {
      hall.ask(guide, draw(10_000 + n * 7));
      const [one = ''] = hall.state.speaking!.order;
      firsts[one] = (firsts[one] ?? 0) + 1;
    }
    for (const count of Object.values(firsts)) expect(count).toBeGreaterThan(300);
    expect(Object.keys(firsts)).toHaveLength(5);
  });

  it('[F8] those from whom nothing has come are asked first, those who have spoken last', () => {
    const hall = full(6);
    hall.ask(guide, draw(1));
    const [spoke = ''] = hall.state.speaking!.order;
    hall.ask(guide, mark(spoke));
    const quiet = [10, 11, 12, 13, 14, 15].filter((n) => idOf(n) !== spoke).slice(0, 2);
    hall.ask(guide, draw(2, ...quiet));
    const { order } = hall.state.speaking!;
    expect(order.slice(0, 2).toSorted()).toEqual(quiet.map(idOf).toSorted());
    expect(order.at(-1)).toBe(spoke);
  });

  it('[F9] not heard is an agency that is here, has not spoken and gave nothing', () => {
    const hall = full(4);
    hall.happen({ type: 'person.removed', personId: idOf(503), agencyId: idOf(13) });
    const quiet = () => unheard(hall.state, new Set([idOf(11)]));
    expect(quiet()).toEqual([idOf(10), idOf(12)]);
    hall.ask(guide, draw(1));
    hall.ask(guide, mark(idOf(12)));
    expect(quiet()).toEqual([idOf(10)]);
  });

  it('[F8] turns are ticked off, ticks are taken back, and the order ends', () => {
    const hall = full(3);
    expect(hall.tell(guide, mark(idOf(10)))).toBe('not-running');
    hall.ask(guide, draw(1));
    const [first = '', second = '', third = ''] = hall.state.speaking!.order;
    expect(turns(hall.state)).toEqual({ now: first, next: [second, third] });
    hall.ask(guide, mark(first));
    expect(hall.ask(guide, mark(first))).toEqual([]);
    expect(hall.tell(ani, mark(second))).toBe('no-right');
    expect(turns(hall.state)).toEqual({ now: second, next: [third] });
    expect(hall.state.heard).toEqual([first]);
    hall.ask(guide, mark(first, false));
    expect(turns(hall.state).now).toBe(first);
    expect(hall.state.heard).toEqual([]);
    hall.ask(guide, mark(first));
    hall.ask(guide, { type: 'speaking.end' });
    expect(hall.state.speaking).toBeNull();
    // Who has spoken is remembered for the next order.
    expect(hall.state.heard).toEqual([first]);
  });
});
