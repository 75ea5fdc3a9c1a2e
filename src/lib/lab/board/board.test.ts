import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Act, BoardAct } from '../acts.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { anyoneOf, owners, seenCounts, seenEvent, seenState } from '../seen-by.ts';
import { dotsLeft } from './ballots.ts';
import { mostOwnCards } from './rules.ts';
import { usg } from './standings.ts';
import { emptyBoard, isWeaker, signings, type Signing } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);
const screen = someone(999, 0, { role: 'projector', agencyId: null });

const silent = (names: Signing = 'agency') =>
  new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names,
    silent: true,
  });
const add = (n: number, text = `kartu ${n}`): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text,
  paper: 'langit',
});
const sign = (names: Signing): Act => ({ type: 'board.sign', names });
const reveal: Act = { type: 'board.reveal' };
const cluster = (n: number, ...cards: number[]): Act => ({
  type: 'cluster.add',
  clusterId: idOf(n),
  title: `Kluster ${n}`,
  cardIds: cards.map(idOf),
});
const group = (clusterNumber: number | null, ...cards: number[]): Act => ({
  type: 'card.group',
  cardIds: cards.map(idOf),
  clusterId: clusterNumber === null ? null : idOf(clusterNumber),
});
const ballot = (dots = 3, cap = 2): Act => ({
  type: 'ballot.open',
  ballotId: idOf(300),
  over: 'clusters',
  dots,
  cap,
});
const place = (dots: Record<number, number>): Act => ({
  type: 'dots.place',
  ballotId: idOf(300),
  dots: Object.fromEntries(Object.entries(dots).map(([n, count]) => [idOf(Number(n)), count])),
});

const scoring = (): Act => ({
  type: 'scores.open',
  ballotId: idOf(300),
  over: 'clusters',
  criteria: usg,
  scale: { least: 1, most: 5 },
});
const mark = (n: number, ...marks: (number | null)[]): Act => ({
  type: 'scores.place',
  ballotId: idOf(300),
  targetId: idOf(n),
  marks,
});

/** A revealed board with two clusters and an open ballot. */
const voting = () => {
  const board = silent();
  board.ask(ani, add(201));
  board.ask(budi, add(202));
  board.ask(guide, reveal);
  board.ask(guide, cluster(401, 201));
  board.ask(guide, cluster(402, 202));
  board.ask(guide, ballot());
  return board;
};

describe('cards', () => {
  it('[B1] everybody adds while the board is open, up to a bound per person', () => {
    const board = silent();
    expect(board.tell(ani, add(201))).toBe('ok');
    expect(board.tell(budi, add(201))).toBe('exists');
    expect(board.tell(screen, add(202))).toBe('no-right');
    board.ask(guide, { type: 'board.lock', locked: true });
    expect(board.tell(ani, add(203))).toBe('locked');
    board.ask(guide, { type: 'board.lock', locked: false });
    for (let n = 1; n < mostOwnCards; n += 1) board.ask(ani, add(5000 + n));
    expect(board.tell(ani, add(9999))).toBe('full');
  });

  it('[B2] only the author changes the words', () => {
    const board = silent();
    board.ask(ani, add(201));
    const edit: Act = { type: 'card.edit', cardId: idOf(201), text: 'lain' };
    expect(board.tell(budi, edit)).toBe('not-yours');
    expect(board.tell(guide, edit)).toBe('not-yours');
    expect(board.tell(ani, edit)).toBe('ok');
  });

  it('[B3] the author or the facilitator takes a card away', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(ani, add(202));
    const remove = (n: number): Act => ({ type: 'card.remove', cardId: idOf(n) });
    expect(board.tell(budi, remove(201))).toBe('not-yours');
    expect(board.tell(ani, remove(201))).toBe('ok');
    expect(board.tell(guide, remove(202))).toBe('ok');
    expect(board.tell(ani, remove(202))).toBe('not-found');
    expect(board.state.cards[idOf(202)]?.text).toBe('kartu 202');
  });
});

describe('grouping', () => {
  it('[B4] begins after the reveal and rests while a ballot is open', () => {
    const board = silent();
    board.ask(ani, add(201));
    expect(board.tell(guide, cluster(401, 201))).toBe('hidden');
    expect(voting().tell(ani, group(402, 201))).toBe('ballot-open');
  });

  it('[B5] whoever groups what and when, no card is lost', () => {
    const card = fc.integer({ min: 201, max: 206 });
    const move = fc.record({
      cards: fc.array(card, { minLength: 1, maxLength: 4 }),
      to: fc.constantFrom(401, 402, 403, null),
      by: fc.constantFrom(ani, budi, guide),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const board = silent();
        for (let n = 201; n <= 206; n += 1) board.ask(ani, add(n));
        board.ask(guide, reveal);
        for (const n of [401, 402, 403]) board.ask(guide, cluster(n));
        for (const { cards, to, by } of moves) board.ask(by, group(to, ...cards));
        const standing = Object.values(board.state.cards);
        const known = new Set([...Object.keys(board.state.clusters), null]);
        expect(standing).toHaveLength(6);
        expect(standing.filter((one) => !known.has(one.clusterId))).toEqual([]);
      }),
    );
  });

  it('[B6] removing a cluster sets its cards loose', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(guide, reveal);
    board.ask(guide, cluster(401, 201));
    board.ask(ani, { type: 'cluster.remove', clusterId: idOf(401) });
    expect(board.state.cards[idOf(201)]?.clusterId).toBeNull();
  });

  const arrange = (id: number, ...groups: [number, ...number[]][]): Act => ({
    type: 'board.arrange',
    arrangeId: idOf(id),
    groups: groups.map(([n, ...cards]) => ({
      clusterId: idOf(n),
      title: `Usulan ${n}`,
      cardIds: cards.map(idOf),
    })),
  });
  const back = (id: number): Act => ({ type: 'board.arrange.undo', arrangeId: idOf(id) });
  const placesOf = (board: ReturnType<typeof silent>) =>
    Object.values(board.state.cards).map(({ clusterId }) => clusterId?.slice(-3) ?? null);
  const wallOf = (cards: number) => {
    const board = silent();
    for (let n = 1; n <= cards; n += 1) board.ask(n % 2 ? ani : budi, add(200 + n));
    return board;
  };

  it('[B20] a suggestion moves loose cards only, each once', () => {
    const board = wallOf(6);
    expect(board.tell(guide, arrange(900, [501, 201, 202]))).toBe('hidden');
    board.ask(guide, reveal);
    board.ask(budi, cluster(401, 203));
    board.ask(ani, { type: 'card.remove', cardId: idOf(201) });
    // 203 was grouped and 201 removed since the preview; 204 stands in two groups of it.
    board.ask(guide, arrange(900, [501, 201, 202, 203, 204], [401, 204, 205], [502, 203]));
    expect(placesOf(board)).toEqual([null, '501', '401', '501', '401', null]);
    expect(Object.values(board.state.clusters).map(({ title }) => title)).toEqual([
      'Kluster 401',
      'Usulan 501',
    ]);
    expect(board.tell(guide, arrange(900, [503, 206]))).toBe('exists');
    expect(board.tell(guide, arrange(901, [503, 201, 203]))).toBe('not-found');
    expect(board.tell(screen, arrange(901, [503, 206]))).toBe('no-right');
    board.ask(guide, { type: 'board.lock', locked: true });
    expect(board.tell(ani, arrange(901, [503, 206]))).toBe('locked');
  });

  it('[B21] taking it back leaves alone what others did since', () => {
    const board = wallOf(8);
    board.ask(guide, reveal);
    board.ask(budi, cluster(401, 201));
    const before = structuredClone(board.state);
    board.ask(guide, arrange(900, [501, 202, 203], [401, 204], [502, 205], [503, 206]));
    expect(board.tell(guide, back(901))).toBe('not-found');
    board.ask(guide, back(900));
    expect(board.state).toEqual(before);
    expect(board.tell(guide, back(900))).toBe('not-found');

    board.ask(guide, arrange(902, [501, 202, 203], [401, 204], [502, 205], [503, 206]));
    board.ask(ani, group(401, 203));
    board.ask(ani, group(502, 207));
    board.ask(budi, { type: 'cluster.rename', clusterId: idOf(503), title: 'Nama kami' });
    board.ask(guide, back(902));
    expect(placesOf(board)).toEqual(['401', null, '401', null, null, null, '502', null]);
    expect(Object.keys(board.state.clusters)).toEqual([idOf(401), idOf(502), idOf(503)]);
  });

  it('[B7] a reveal happens once', () => {
    const board = silent();
    expect(board.tell(ani, reveal)).toBe('no-right');
    expect(board.ask(guide, reveal)).toHaveLength(1);
    expect(board.ask(guide, reveal)).toEqual([]);
    expect(board.state.revealed).toBe(true);
  });

  it('[B9] nothing that anybody may ask weakens how written cards are signed', () => {
    const acts: Record<BoardAct['type'], (n: number) => Act> = {
      'card.add': (n) => add(n),
      'card.edit': (n) => ({ type: 'card.edit', cardId: idOf(n), text: 'lain' }),
      'card.remove': (n) => ({ type: 'card.remove', cardId: idOf(n) }),
      'comment.add': (n) => ({
        type: 'comment.add',
        cardId: idOf(n),
        commentId: idOf(n + 50),
        text: 'Setuju',
      }),
      'comment.remove': (n) => ({
        type: 'comment.remove',
        cardId: idOf(n),
        commentId: idOf(n + 50),
        reason: '',
      }),
      'card.react': (n) => ({
        type: 'card.react',
        cardId: idOf(n),
        reaction: 'like',
        on: n % 2 === 0,
      }),
      'card.ask': (n) => ({ type: 'card.ask', cardId: idOf(n), note: 'Tolong ubah' }),
      'card.hide': (n) => ({ type: 'card.hide', cardId: idOf(n), reason: 'Menyebut nama' }),
      'card.show': (n) => ({ type: 'card.show', cardId: idOf(n) }),
      'card.restore': (n) => ({ type: 'card.restore', cardId: idOf(n) }),
      'card.group': (n) => group(n % 2 ? 401 : null, n),
      'board.reveal': () => reveal,
      'board.sign': (n) => sign(signings[n % 3] ?? 'author'),
      'board.rules': (n) => ({ type: 'board.rules', silent: n % 2 === 0, most: n % 5 || 1 }),
      'cards.send': (n) => ({ type: 'cards.send', ids: [idOf(n)], to: idOf(6) }),
      'cards.recall': (n) => ({ type: 'cards.recall', ids: [idOf(n)], to: idOf(6) }),
      'board.lock': (n) => ({ type: 'board.lock', locked: n % 2 === 0 }),
      'cluster.add': (n) => cluster(401, n),
      'cluster.rename': () => ({ type: 'cluster.rename', clusterId: idOf(401), title: 'Lain' }),
      'cluster.merge': () => ({ type: 'cluster.merge', clusterId: idOf(401), into: idOf(402) }),
      'cluster.remove': () => ({ type: 'cluster.remove', clusterId: idOf(401) }),
      'board.arrange': () => arrange(900, [501, 201]),
      'board.arrange.undo': () => back(900),
      'board.restore': (n) => ({ type: 'board.restore', number: n - 195 }),
      'board.layout': () => ({ type: 'board.layout', layout: null }),
      'ballot.open': () => ballot(),
      'scores.open': () => scoring(),
      'scores.place': () => mark(401, 1),
      'ranks.open': () => ({ type: 'ranks.open', ballotId: idOf(300), over: 'both' }),
      'ranks.place': (n) => ({ type: 'ranks.place', ballotId: idOf(300), order: [idOf(n)] }),
      'dots.place': () => place({ 401: 1 }),
      'paper.take': () => ({ type: 'paper.take', ballotId: idOf(300) }),
      'ballot.close': () => ({ type: 'ballot.close', ballotId: idOf(300) }),
    };
    const turn = fc.record({
      what: fc.constantFrom(...Object.values(acts)),
      by: fc.constantFrom(guide, ani, budi, screen),
      n: fc.integer({ min: 201, max: 206 }),
    });
    let happened = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...signings),
        fc.array(turn, { minLength: 8, maxLength: 30 }),
        (names, turns) => {
          const board = silent(names);
          for (const { what, by, n } of turns) {
            const { names: before, cards } = board.state;
            if (board.tell(by, what(n)) === 'ok') happened += 1;
            const isWritten = Object.keys(cards).length > 0;
            if (isWritten) expect(isWeaker(board.state.names, before)).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(happened).toBeGreaterThan(100);
  });

  it('[B9] a board that is opened again keeps what was promised before writing', () => {
    const opened = {
      type: 'board.opened',
      labId: idOf(1),
      title: 'Masalah',
      silent: true,
    } as const;
    const board = silent('agency');
    board.ask(ani, add(201));
    board.happen({ ...opened, names: 'author' });
    expect(board.state.names).toBe('agency');
    const seen = seenState(board.happen({ type: 'board.revealed', cards: [] }).state, budi);
    expect(JSON.stringify(seen)).not.toContain(ani.name);
    board.happen({ ...opened, names: 'nobody' }).happen({ ...opened, names: 'agency' });
    expect(board.state.names).toBe('nobody');
  });

  it('[B10] facilitators choose freely before the first card, afterwards only what is stronger', () => {
    const board = silent();
    for (const person of [ani, screen, head])
      expect(board.tell(person, sign('nobody'))).toBe('no-right');
    for (const names of ['author', 'nobody', 'agency'] as const) {
      expect(board.tell(guide, sign(names))).toBe('ok');
      expect(board.state.names).toBe(names);
    }
    board.ask(ani, add(201));
    // The facilitator's own screen knows by the counts that somebody has written.
    const screens = new Play(seenState(board.state, guide));
    expect(Object.keys(screens.state.cards)).toEqual([]);
    expect(screens.tell(guide, sign('author'))).toBe('begun');
    board.ask(ani, { type: 'card.remove', cardId: idOf(201) });
    expect(board.tell(guide, sign('author'))).toBe('begun');
    expect(board.tell(guide, sign('nobody'))).toBe('ok');
    expect(board.tell(guide, sign('agency'))).toBe('begun');
    expect(board.state.names).toBe('nobody');
  });

  it('[B10] after the reveal it stays', () => {
    const board = silent('author');
    board.ask(ani, add(201));
    board.ask(guide, reveal);
    expect(board.tell(guide, sign('nobody'))).toBe('begun');
    expect(board.tell(guide, sign('author'))).toBe('ok');
    expect(board.state.names).toBe('author');
  });

  it('[B11] a card begun under a stronger promise is refused', () => {
    for (const promised of signings) {
      for (const now of signings) {
        const board = silent(now);
        const asked = { ...add(201), names: promised } as Act;
        expect(board.tell(ani, asked)).toBe(isWeaker(now, promised) ? 'names' : 'ok');
      }
    }
  });
});

describe('voting', () => {
  it('[V1] one ballot at a time, over what is revealed and there', () => {
    expect(silent().tell(guide, ballot())).toBe('hidden');
    const board = silent();
    board.ask(guide, reveal);
    expect(board.tell(guide, ballot())).toBe('empty');
    expect(voting().tell(guide, ballot())).toBe('ballot-open');
  });

  it('[V2] a new paper replaces the earlier one and counts the voter once', () => {
    const board = voting();
    board.ask(ani, place({ 401: 2, 402: 1 }));
    board.ask(ani, place({ 402: 2 }));
    expect(board.state.ballot?.turnout).toBe(1);
    expect(board.state.ballot && dotsLeft(board.state.ballot, ani.id)).toBe(1);
  });

  it('[V3] too many dots are refused and the earlier paper stays', () => {
    const board = voting();
    board.ask(ani, place({ 401: 1 }));
    expect(board.tell(ani, place({ 401: 2, 402: 2 }))).toBe('dots');
    expect(board.tell(ani, place({ 401: 3 }))).toBe('dots-cap');
    expect(board.tell(ani, place({ 777: 1 }))).toBe('not-found');
    expect(board.state.ballot?.papers[ani.id]).toEqual({ [idOf(401)]: 1 });
  });

  it('[V4] closing keeps the sums and forgets who gave what', () => {
    const board = voting();
    board.ask(ani, place({ 401: 2, 402: 1 }));
    board.ask(budi, place({ 402: 2 }));
    board.ask(guide, { type: 'ballot.close', ballotId: idOf(300) });
    expect(board.state.ballot).toBeNull();
    expect(board.state.results[0]).toMatchObject({
      turnout: 2,
      tally: { [idOf(401)]: 2, [idOf(402)]: 3 },
    });
    expect(JSON.stringify(board.state.results)).not.toContain(ani.id);
    expect(board.tell(ani, place({ 401: 1 }))).toBe('no-ballot');
  });

  it('[V5] facilitators do not vote', () => {
    expect(voting().tell(guide, place({ 401: 1 }))).toBe('no-right');
  });
});

describe('who sees what of a board', () => {
  it('[S1] a silent card reaches nobody but its author', () => {
    const board = silent();
    const [short] = board.ask(ani, add(201, 'CANARY')) as [never];
    const [long] = board.ask(budi, add(202, `CANARY ${'x'.repeat(120)}`)) as [never];
    for (const viewer of [guide, screen, someone(103, 10)]) {
      expect(JSON.stringify(seenState(board.state, viewer))).not.toContain('CANARY');
      const told = [short, long].map((event) =>
        JSON.stringify(seenEvent(board.state, event, viewer)),
      );
      expect(told.join()).not.toContain('CANARY');
      expect(told[0]).toHaveLength(told[1]?.length ?? -1);
      expect(told.join()).not.toContain(ani.id);
    }
    expect(JSON.stringify(seenState(board.state, ani))).toContain('CANARY');
    expect(seenState(board.state, guide).hidden).toEqual({
      cards: 2,
      writers: 2,
      agencies: 2,
      byAgency: { [idOf(10)]: 1, [idOf(11)]: 1 },
    });
    expect(seenState(board.state, budi).hidden.byAgency).toEqual({});
  });

  it('[S2] with agencies only, no name leaves, also not to the facilitator', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(guide, reveal);
    for (const viewer of [guide, budi, screen]) {
      const seen = JSON.stringify(seenState(board.state, viewer));
      expect(seen).not.toContain(ani.name);
      expect(seen).not.toContain(ani.id);
    }
    const named = silent('author');
    named.ask(ani, add(201));
    named.ask(guide, reveal);
    expect(JSON.stringify(seenState(named.state, budi))).toContain(ani.name);
  });

  it('[S2] where nobody is named, neither author nor agency leaves towards anybody else', () => {
    const board = silent('nobody');
    const events = [...(board.ask(ani, add(201)) as []), ...(board.ask(budi, add(202)) as [])];
    const others = [
      guide,
      head,
      screen,
      someone(103, 10),
      someone(104, 0, { role: 'bappeda', agencyId: null }),
      someone(105, 0, { role: 'jury', agencyId: null }),
      someone(106, 0, { role: 'visitor', agencyId: null }),
      ...(['facilitator', 'carrier', 'member', 'projector'] as const).map((audience) =>
        anyoneOf(audience, board.state, idOf(1)),
      ),
    ];
    const traces = [ani, budi].flatMap(({ id, name, agencyId }) => [id, name, `${agencyId}`]);
    const expectNoTrace = (heard: unknown) => {
      for (const trace of traces) expect(JSON.stringify(heard)).not.toContain(trace);
    };
    const hear = (more: never[]) => {
      for (const person of others) {
        expectNoTrace(seenState(board.state, person));
        expectNoTrace([...events, ...more].map((one) => seenEvent(board.state, one, person)));
        expectNoTrace(seenCounts(board.state, events, person));
      }
    };
    hear([]);
    expect(seenState(board.state, guide).hidden).toEqual({
      cards: 2,
      writers: 2,
      agencies: 0,
      byAgency: {},
    });
    hear(board.ask(guide, reveal) as never[]);
    hear(board.ask(ani, { type: 'card.edit', cardId: idOf(201), text: 'lain' }) as never[]);
    hear(board.ask(guide, cluster(401, 201, 202)) as never[]);
    hear(board.ask(budi, { type: 'card.remove', cardId: idOf(202) }) as never[]);
    // The author still has what is theirs, also after the frame that all of the room shares.
    const own = seenState(board.state, ani).cards[idOf(201)];
    expect(own).toMatchObject({ authorId: ani.id, author: ani.name, agencyId: ani.agencyId });
  });

  it('[S2] counts by agency are taken back when the board becomes anonymous', () => {
    const board = silent('agency');
    board.ask(ani, add(201));
    const told = new Play(seenState(board.state, guide));
    expect(told.state.hidden.byAgency).not.toEqual({});
    const events = board.ask(guide, sign('nobody')) as [];
    for (const event of events) told.happen(seenEvent(board.state, event, guide) as never);
    told.happen(seenCounts(board.state, events, guide) as never);
    expect(told.state).toEqual(seenState(board.state, guide));
    expect(told.state.hidden).toMatchObject({ cards: 1, agencies: 0, byAgency: {} });
  });

  it('[S3] a paper travels to its voter alone, others learn the turnout', () => {
    const board = voting();
    const [cast] = board.ask(ani, place({ 401: 2 })) as [never];
    expect(owners(board.state, cast)).toEqual([ani.id]);
    expect(seenEvent(board.state, cast, ani)).toMatchObject({ voter: ani.id });
    for (const viewer of [guide, budi, anyoneOf('member', board.state, idOf(1))]) {
      expect(seenEvent(board.state, cast, viewer)).toMatchObject({
        voter: null,
        dots: null,
        turnout: 1,
      });
      expect(seenState(board.state, viewer).ballot?.papers).toEqual({});
    }
  });

  it('[S7] an old event is told as it may be seen now', () => {
    const board = silent();
    const [added] = board.ask(ani, add(201, 'CANARY')) as [never];
    const [gone] = board.ask(ani, add(202, 'DITARIK')) as [never];
    board.ask(guide, reveal);
    board.ask(ani, { type: 'card.remove', cardId: idOf(202) });
    expect(seenEvent(board.state, added, budi)).toMatchObject({ card: { text: 'CANARY' } });
    expect(seenEvent(board.state, gone, budi)).toBeNull();
  });

  it('[S1] after the reveal everybody holds the same wall, whichever way they came to it', () => {
    for (const names of signings) sameWall(silent(names));
  });

  const sameWall = (board: ReturnType<typeof silent>) => {
    const told = new Play(seenState(board.state, ani));
    const hear = (events: unknown) => {
      for (const event of events as never[]) {
        const seen = seenEvent(board.state, event, ani);
        if (seen) told.happen(seen);
      }
    };
    hear(board.ask(ani, add(201)));
    hear(board.ask(budi, add(202)));
    // The shared frame of a reveal names no author; the author still knows their own card.
    const [revealed] = board.ask(guide, reveal) as [never];
    told.happen(
      seenEvent(board.state, revealed, anyoneOf('member', board.state, idOf(1))) as never,
    );
    expect(told.state.cards).toEqual(seenState(board.state, ani).cards);
  };
});
