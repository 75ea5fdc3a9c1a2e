import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { isRefusal } from '../refusals.ts';
import { anyoneOf, mayRead, seenEvent, seenState } from '../seen-by.ts';
import type { Person } from '../people.ts';
import { arrive } from './receiving.ts';
import { copyOf } from './sending.ts';
import { emptyBoard, signings, type Board, type Signing } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 10);
const citra = someone(103, 11);
const bappeda = someone(902, 0, { role: 'bappeda', agencyId: null });

const opened = (n: number, names: Signing, silent: boolean) =>
  new Play(emptyBoard(idOf(n))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: `Papan ${n}`,
    names,
    silent,
  });
const plenaryOf = (names: Signing = 'agency', silent = true) => opened(5, names, silent);
/** The own board of agency 10, which sends two cards to board 5. */
const homeOf = (names: Signing = 'agency') =>
  opened(6, names, false).happen({
    type: 'board.given',
    agencyId: idOf(10),
    plenaryId: idOf(5),
    most: 2,
  });
const add = (n: number, text = `kartu ${n}`): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text,
  paper: 'jambu',
});
const send = (to: number, ...ids: number[]): Act => ({
  type: 'cards.send',
  ids: ids.map(idOf),
  to: idOf(to),
});
const recall = (to: number, ...ids: number[]): Act =>
  ({ ...send(to, ...ids), type: 'cards.recall' }) as Act;
const copy = (n: number, to = 5) => copyOf(idOf(n), idOf(to));

/** What the inbox does: the other board is asked, and where it refuses nothing has happened. */
function across(from: Play<Board>, to: Play<Board>, person: Person, act: Act): string {
  const before = from.state;
  const answer = from.ask(person, act);
  if (isRefusal(answer)) return answer.code;
  for (const event of answer as BoardEvent[]) {
    if (event.type !== 'cards.sent' && event.type !== 'cards.recalled') continue;
    const further = arrive(to.state, person, { source: from.state, event }, to.at);
    if (!isRefusal(further)) for (const one of further) to.happen(one);
    if (!isRefusal(further)) continue;
    from.state = before;
    return further.code;
  }
  return 'ok';
}

function sent(names: Signing = 'agency') {
  const [home, plenary] = [homeOf(names), plenaryOf(names)];
  for (const n of [201, 202, 203]) home.ask(ani, add(n));
  return { home, plenary };
}

describe("agencies' own boards", () => {
  it('[B74] exist for their people, facilitators and Bappeda alone', () => {
    const { state } = homeOf();
    const screen = anyoneOf('projector', state, idOf(1));
    const visitor = someone(104, 10, { role: 'visitor' });
    for (const person of [ani, budi, guide, bappeda]) expect(mayRead(state, person)).toBe(true);
    for (const person of [citra, head, screen, visitor]) expect(mayRead(state, person)).toBe(false);
    expect(mayRead(plenaryOf().state, citra)).toBe(true);
  });

  it('[B75] send so many, the words as they stand, and nothing twice', () => {
    const { home, plenary } = sent();
    expect(across(home, plenary, budi, send(5, 201))).toBe('ok');
    expect(plenary.state.cards[copy(201)]).toMatchObject({
      text: 'kartu 201',
      paper: 'jambu',
      agencyId: idOf(10),
      authorId: null,
      author: null,
    });
    expect(plenary.state.traces[copy(201)]).toEqual({
      boardId: idOf(6),
      sourceId: idOf(201),
      agencyId: idOf(10),
    });
    expect(home.ask(ani, send(5, 201))).toEqual([]);
    expect(home.ask(ani, send(5, 202, 203))).toEqual({ code: 'sent-full', params: { most: 2 } });
    expect(across(home, plenary, guide, send(5, 202))).toBe('ok');
    expect(home.tell(ani, send(5, 203))).toBe('sent-full');
    expect(Object.keys(plenary.state.cards)).toHaveLength(2);
    expect(home.tell(ani, send(7, 203))).toBe('no-right');
    expect(home.tell(guide, send(7, 203))).toBe('no-right');
    expect(home.tell(ani, send(5, 299))).toBe('not-found');
  });

  it('[B75] a plenary that takes nothing leaves the source as it was', () => {
    const { home, plenary } = sent();
    plenary.ask(guide, { type: 'board.lock', locked: true });
    expect(across(home, plenary, ani, send(5, 201))).toBe('locked');
    expect(home.state.sent).toEqual({});
    expect(across(home, plenary, guide, send(5, 201))).toBe('ok');
    home.ask(guide, { type: 'board.lock', locked: true });
    expect(home.tell(ani, send(5, 202))).toBe('locked');
  });

  it('[B76] is taken back while the plenary is neither locked nor voted on', () => {
    const { home, plenary } = sent();
    across(home, plenary, ani, send(5, 201, 202));
    plenary.ask(guide, { type: 'board.lock', locked: true });
    expect(across(home, plenary, ani, recall(5, 201))).toBe('locked');
    plenary.ask(guide, { type: 'board.lock', locked: false });
    plenary.ask(guide, { type: 'board.reveal' });
    const vote = {
      type: 'ballot.open',
      ballotId: idOf(300),
      over: 'cards',
      dots: 3,
      cap: 1,
    } as const;
    plenary.ask(guide, vote);
    expect(across(home, plenary, ani, recall(5, 201))).toBe('ballot-open');
    plenary.ask(guide, { type: 'ballot.close', ballotId: idOf(300) });
    expect(across(home, plenary, budi, recall(5, 201))).toBe('ok');
    expect(plenary.state.cards[copy(201)]?.removed).toBe(true);
    expect(plenary.state.traces[copy(201)]).toBeUndefined();
    expect(home.state.sent).toEqual({ [idOf(202)]: [idOf(5)] });
    expect(home.ask(ani, recall(5, 201))).toEqual([]);

    const since = plenary.state.cards[copy(201)]?.at;
    plenary.at += 5000;
    home.ask(ani, { type: 'card.edit', cardId: idOf(201), text: 'kata baru' });
    expect(across(home, plenary, ani, send(5, 201))).toBe('ok');
    expect(plenary.state.cards[copy(201)]).toMatchObject({
      text: 'kata baru',
      removed: false,
      talk: null,
      at: since,
    });
    plenary.ask(guide, { type: 'card.remove', cardId: copy(202) });
    expect(across(home, plenary, ani, send(5, 202))).toBe('ok');
    expect(plenary.state.cards[copy(202)]?.removed).toBe(true);
  });

  it.each(signings)(
    '[B77] signed %s, the plenary names no author and keeps its promise',
    (names) => {
      const { home, plenary } = sent(names);
      across(home, plenary, ani, send(5, 201));
      const before = plenary.number;
      expect(JSON.stringify(seenState(plenary.state, citra))).not.toContain(idOf(10));
      plenary.ask(guide, { type: 'board.reveal' });
      expect(plenary.number).toBe(before + 1);
      for (const person of [citra, guide]) {
        const told = JSON.stringify(seenState(plenary.state, person));
        expect(told).toContain('kartu 201');
        expect(told).not.toContain(ani.name);
        expect(told).not.toContain(ani.id);
        expect(told.includes(idOf(10))).toBe(names !== 'nobody');
        expect(told.includes(idOf(6))).toBe(names !== 'nobody');
      }
    },
  );

  it.each(signings)(
    '[B77] who follows the plenary signed %s holds what it shows, event by event',
    (names) => {
      const { home, plenary } = sent(names);
      for (const person of [citra, guide, ani]) {
        const page = new Play(seenState(plenary.state, person));
        const from = plenary.state;
        const happen = plenary.happen.bind(plenary);
        // As frames come: each event is seen on the state of its moment.
        plenary.happen = (event) => {
          happen(event);
          const seen = seenEvent(plenary.state, event, person);
          if (seen) page.happen(seen);
          return plenary;
        };
        across(home, plenary, ani, send(5, 201));
        plenary.ask(guide, { type: 'board.reveal' });
        across(home, plenary, ani, send(5, 202));
        across(home, plenary, ani, recall(5, 202));
        expect(page.state.traces).toEqual(seenState(plenary.state, person).traces);
        plenary.happen = happen;
        plenary.state = from;
        across(home, plenary, ani, recall(5, 201));
      }
    },
  );
});

describe('taking over from an earlier board', () => {
  const earlier = (names: Signing = 'author') => {
    const board = opened(7, names, true);
    board.ask(ani, add(201));
    board.ask(citra, add(202));
    return board;
  };

  it('[B78] is for facilitators, and for what the room has seen', () => {
    const [from, to] = [earlier(), plenaryOf()];
    expect(from.tell(ani, send(5, 201))).toBe('no-right');
    expect(from.tell(guide, send(5, 201))).toBe('hidden');
    from.ask(guide, { type: 'board.reveal' });
    expect(from.tell(guide, send(7, 201))).toBe('exists');
    expect(across(from, to, guide, send(5, 201, 202))).toBe('ok');
    // What was seen already is not hidden again.
    expect(to.state.revealed).toBe(true);
    expect(across(from, to, guide, send(5, 201, 202))).toBe('ok');
    expect(Object.keys(to.state.cards)).toEqual([copy(201), copy(202)]);
    // On every wall in the order of the source, whatever their ids are.
    const [one, two] = [copy(201), copy(202)].map((id) => to.state.cards[id]?.at ?? 0);
    expect(two).toBeGreaterThan(one ?? 0);
    expect(to.state.cards[copy(201)]).toMatchObject({ author: ani.name, authorId: null });
    expect(to.tell(guide, { type: 'card.remove', cardId: copy(201) })).toBe('ok');
    expect(across(from, homeOf(), guide, send(6, 201))).toBe('no-right');
  });

  it('[B78] waits where others write in silence', () => {
    const [from, to] = [earlier(), plenaryOf()];
    from.ask(guide, { type: 'board.reveal' });
    to.ask(citra, add(209));
    expect(across(from, to, guide, send(5, 201))).toBe('hidden');
    to.ask(guide, { type: 'board.reveal' });
    expect(across(from, to, guide, send(5, 201))).toBe('ok');
  });

  it('[B78] takes clusters by their name, and finds the region of the same name', () => {
    const [from, to] = [earlier(), plenaryOf()];
    from.ask(guide, { type: 'board.reveal' });
    from.ask(guide, {
      type: 'cluster.add',
      clusterId: idOf(301),
      title: 'Izin',
      cardIds: [idOf(201)],
    });
    const regions = [310, 311].map((n) => ({
      clusterId: idOf(n),
      title: n === 310 ? 'Izin' : 'Lain',
    }));
    to.ask(guide, {
      type: 'board.layout',
      layout: { kind: 'columns', head: '', across: '', up: '', regions },
    });
    expect(across(from, to, guide, send(5, 301, 201, 202))).toBe('ok');
    expect(to.state.cards[copy(301)]).toMatchObject({
      text: 'Izin',
      clusterId: null,
      agencyId: null,
    });
    expect(to.state.cards[copy(201)]?.clusterId).toBe(idOf(310));
    expect(to.state.cards[copy(202)]?.clusterId).toBeNull();
  });

  it.each(signings)('[B77] from a board signed %s shows no more than it did there', (names) => {
    const from = earlier(names);
    from.ask(guide, { type: 'board.reveal' });
    const to = plenaryOf('author', false);
    across(from, to, guide, send(5, 201));
    const told = JSON.stringify(seenState(to.state, citra));
    expect(told.includes(ani.name)).toBe(names === 'author');
    expect(told.includes(idOf(10))).toBe(names !== 'nobody');
  });
});
