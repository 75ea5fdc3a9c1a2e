import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import type { BoardEvent, Event } from '../events.ts';
import type { Person } from '../people.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { rootsOf } from '../lineage.ts';
import { anyoneOf, audienceOf, owners, seenCounts, seenEvent, seenState } from '../seen-by.ts';
import { targets } from './ballots.ts';
import { boardOwn, withOwn } from './seen-by.ts';
import { emptyBoard, signings, type Board, type Signing } from './state.ts';
import { reactedBy, reactions } from './talk.ts';
import { mostOnCard, mostOwnComments } from './talk-decide.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);
const citra = someone(103, 11);
const screen = someone(999, 0, { role: 'projector', agencyId: null });
const bappeda = someone(902, 0, { role: 'bappeda', agencyId: null });
const lead = { ...guide, name: 'Rina' };

const opened = (names: Signing = 'agency') =>
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
const reveal: Act = { type: 'board.reveal' };
const lock = (locked: boolean): Act => ({ type: 'board.lock', locked });
const edit = (n: number, text: string): Act => ({ type: 'card.edit', cardId: idOf(n), text });
const remove = (n: number): Act => ({ type: 'card.remove', cardId: idOf(n) });
const say = (n: number, commentId: number, text = `komentar ${commentId}`): Act => ({
  type: 'comment.add',
  cardId: idOf(n),
  commentId: idOf(commentId),
  text,
});
const unsay = (n: number, commentId: number, reason = ''): Act => ({
  type: 'comment.remove',
  cardId: idOf(n),
  commentId: idOf(commentId),
  reason,
});
const react = (n: number, at = 0, on = true): Act => ({
  type: 'card.react',
  cardId: idOf(n),
  reaction: reactions[at % 3] ?? 'like',
  on,
});
const ask = (n: number, note: string | null = 'Tolong tanpa nama orang'): Act => ({
  type: 'card.ask',
  cardId: idOf(n),
  note,
});
const hide = (n: number, reason = 'Menyebut nama orang'): Act => ({
  type: 'card.hide',
  cardId: idOf(n),
  reason,
});
const show = (n: number): Act => ({ type: 'card.show', cardId: idOf(n) });

/** A revealed board with a card of Ani (201) and one of Budi (202). */
const wall = (names: Signing = 'agency') => {
  const board = opened(names);
  board.ask(ani, add(201));
  board.ask(budi, add(202));
  board.ask(lead, reveal);
  return board;
};
const cardOf = (board: Board, viewer: Person, n = 201) =>
  seenState(board, viewer).cards[idOf(n)] ?? null;
const talkOf = (board: Board, viewer: Person, n = 201) => cardOf(board, viewer, n)?.talk ?? null;

describe('comments', () => {
  it('[B60] after the reveal, not while the board is locked', () => {
    const board = opened();
    board.ask(ani, add(201));
    expect(board.tell(ani, say(201, 301))).toBe('hidden');
    board.ask(lead, reveal);
    expect(board.tell(budi, say(201, 301))).toBe('ok');
    expect(board.tell(budi, say(201, 301))).toBe('exists');
    expect(board.tell(budi, say(209, 302))).toBe('not-found');
    expect(board.tell(screen, say(201, 302))).toBe('no-right');
    board.ask(lead, lock(true));
    expect(board.tell(budi, say(201, 302))).toBe('locked');
    expect(board.tell(lead, say(201, 302))).toBe('ok');
    expect(talkOf(board.state, ani)?.comments.map(({ text }) => text)).toEqual([
      'komentar 301',
      'komentar 302',
    ]);
  });

  it('[B60] signed as the board promises, to everybody else and to the author of the card', () => {
    const told = { author: [budi.name, `${budi.agencyId}`], agency: [`${budi.agencyId}`] };
    for (const names of signings) {
      const board = wall(names);
      const events = board.ask(budi, say(201, 301)) as Event[];
      const traces = [budi.id, budi.name, `${budi.agencyId}`];
      const shown = names === 'nobody' ? [] : told[names];
      for (const viewer of [ani, lead, bappeda, screen, citra]) {
        const heard = JSON.stringify([
          talkOf(board.state, viewer),
          events.map((event) => seenEvent(board.state, event, viewer)),
        ]);
        expect(traces.filter((trace) => heard.includes(trace))).toEqual(
          traces.filter((trace) => (shown as string[]).includes(trace)),
        );
      }
      expect(talkOf(board.state, budi)?.comments[0]).toMatchObject({ authorId: budi.id });
    }
  });

  it('[B61] the author takes one back without a trace, the facilitator with a reason', () => {
    const board = wall();
    board.ask(budi, say(201, 301, 'kasar'));
    board.ask(budi, say(201, 302));
    expect(board.tell(ani, unsay(201, 301))).toBe('not-yours');
    expect(board.tell(lead, unsay(201, 301))).toBe('reason-missing');
    expect(board.tell(lead, unsay(201, 301, 'Kata kasar'))).toBe('ok');
    expect(board.tell(budi, unsay(201, 301))).toBe('not-found');
    for (const viewer of [budi, lead, bappeda]) {
      expect(talkOf(board.state, viewer)?.comments[0]?.removed).toBe('Kata kasar');
    }
    for (const viewer of [ani, citra, screen]) {
      expect(JSON.stringify(talkOf(board.state, viewer))).not.toContain('kasar');
    }
    expect(board.tell(budi, unsay(201, 302))).toBe('ok');
    for (const viewer of [ani, citra, screen]) expect(talkOf(board.state, viewer)).toBeNull();
    expect(talkOf(board.state, lead)?.comments).toHaveLength(1);
  });

  it('[B66] there are bounds per person and per card', () => {
    const board = wall();
    for (let at = 0; at < mostOwnComments; at += 1) board.ask(budi, say(201, 1000 + at));
    expect(board.tell(budi, say(202, 2000))).toBe('full');
    for (let at = mostOwnComments; at < mostOnCard; at += 1) {
      expect(board.tell(lead, say(201, 1000 + at))).toBe('ok');
    }
    expect(board.tell(ani, say(201, 2000))).toBe('full');
    expect(board.tell(ani, say(202, 2000))).toBe('ok');
  });
});

describe('reactions', () => {
  it('[B62] each once, taken back, counted for everybody', () => {
    const board = wall();
    expect(board.ask(budi, react(201, 1))).toHaveLength(1);
    expect(board.ask(budi, react(201, 1))).toEqual([]);
    board.ask(citra, react(201, 1));
    board.ask(budi, react(201, 0));
    expect(talkOf(board.state, ani)?.sums).toEqual([1, 2, 0]);
    board.ask(budi, react(201, 1, false));
    expect(talkOf(board.state, ani)?.sums).toEqual([1, 1, 0]);
    board.ask(budi, react(201, 0, false));
    board.ask(citra, react(201, 1, false));
    expect(board.state.cards[idOf(201)]?.talk).toBeNull();
    board.ask(lead, lock(true));
    expect(board.tell(budi, react(201, 1))).toBe('locked');
  });

  it('[B62] whose they are reaches nobody else, on a board that names people neither', () => {
    const board = wall('author');
    const events = board.ask(budi, react(201, 2)) as BoardEvent[];
    for (const viewer of [ani, lead, bappeda, screen, citra]) {
      const heard = events.map((event) => seenEvent(board.state, event, viewer));
      const counts = seenCounts(board.state, events, viewer);
      expect(heard).toEqual([null]);
      expect(counts).toEqual({ type: 'cards.reacted', sums: { [idOf(201)]: [0, 0, 1] } });
      expect(JSON.stringify(talkOf(board.state, viewer))).not.toContain(budi.id);
    }
    expect(owners(board.state, events[0] as BoardEvent)).toEqual([budi.id]);
    const own = cardOf(board.state, budi);
    expect(own && reactedBy(own, budi.id)).toEqual(['question']);
  });

  it('[B62] three hundred reactions in one breath are one count per card', () => {
    const board = wall();
    const events = Array.from({ length: 300 }, (_, at) => {
      return board.ask(someone(2000 + at, 10), react(201 + (at % 2), at)) as BoardEvent[];
    }).flat();
    const counts = seenCounts(board.state, events, ani);
    expect(events.flatMap((event) => seenEvent(board.state, event, ani) ?? [])).toEqual([]);
    expect(JSON.stringify(counts).length).toBeLessThan(200);
  });
});

describe('moderation', () => {
  it('[B63] a hidden card is there for its author and for facilitators, with the reason', () => {
    const board = wall('nobody');
    board.ask(citra, say(201, 301, 'rahasia'));
    expect(board.tell(budi, hide(201))).toBe('no-right');
    expect(board.tell(bappeda, hide(201))).toBe('no-right');
    expect(board.tell(lead, hide(201))).toBe('ok');
    for (const viewer of [ani, lead, bappeda]) {
      expect(cardOf(board.state, viewer)?.talk?.hidden).toMatchObject({
        text: 'Menyebut nama orang',
        by: 'Rina',
      });
    }
    for (const viewer of [budi, citra, screen, anyoneOf('member', board.state, idOf(1))]) {
      expect(JSON.stringify(seenState(board.state, viewer))).not.toContain('kartu 201');
      expect(JSON.stringify(seenState(board.state, viewer))).not.toContain('rahasia');
    }
    for (const act of [say(201, 302), react(201), unsay(201, 301)]) {
      expect(board.tell(budi, act)).toBe('not-found');
    }
    expect(board.ask(lead, show(201))).toHaveLength(1);
    expect(board.ask(lead, show(201))).toEqual([]);
    expect(talkOf(board.state, citra)?.comments).toHaveLength(1);
  });

  it('[B63] what is hidden is in no ballot and in no lineage', () => {
    const board = wall();
    board.ask(lead, hide(201));
    expect(targets(board.state, 'cards')).toEqual([idOf(202)]);
    expect(targets(seenState(board.state, lead), 'cards')).toEqual([idOf(202)]);
    const everybody = seenState(board.state, anyoneOf('member', board.state, idOf(1)));
    const idea = { lineage: { clusterId: null, cardIds: [idOf(201), idOf(202)] } };
    const { cards } = rootsOf(idea as never, everybody, () => null);
    expect(cards.map(({ id }) => id)).toEqual([idOf(202)]);
  });

  it('[B64] only the author and facilitators read what is asked, and an edit answers it', () => {
    const board = wall('nobody');
    const events = board.ask(lead, ask(201)) as Event[];
    for (const viewer of [budi, citra, screen]) {
      expect(talkOf(board.state, viewer)).toBeNull();
      expect(events.map((event) => seenEvent(board.state, event, viewer))).toEqual([null]);
    }
    expect(talkOf(board.state, ani)?.ask?.text).toBe('Tolong tanpa nama orang');
    board.ask(lead, lock(true));
    expect(board.tell(budi, edit(202, 'lain'))).toBe('locked');
    expect(board.tell(ani, edit(201, 'tanpa nama'))).toBe('ok');
    expect(talkOf(board.state, lead)?.ask?.answeredAt).toBe(board.at);
    expect(board.tell(ani, edit(201, 'lagi'))).toBe('locked');
    board.ask(lead, ask(201, null));
    expect(talkOf(board.state, lead)).toBeNull();
    expect(board.ask(lead, ask(201, null))).toEqual([]);
  });

  it('[B65] facilitators ask about and hide what they may read, and learn nothing of the author', () => {
    const board = opened('nobody');
    board.ask(ani, add(201));
    expect(board.tell(lead, ask(201))).toBe('hidden');
    expect(board.tell(lead, hide(201))).toBe('hidden');
    board.ask(lead, add(203));
    expect(board.tell(lead, hide(203))).toBe('ok');
    expect(board.tell(budi, ask(203))).toBe('not-found');
    board.ask(lead, reveal);
    const heard = [ask(201), hide(201)].flatMap((act) => board.ask(lead, act) as Event[]);
    heard.push(...(board.ask(ani, edit(201, 'baru')) as Event[]));
    heard.push(...(board.ask(ani, say(201, 301)) as Event[]));
    const told = JSON.stringify([
      seenState(board.state, lead),
      heard.map((event) => seenEvent(board.state, event, lead)),
    ]);
    for (const trace of [ani.id, ani.name, `${ani.agencyId}`]) expect(told).not.toContain(trace);
  });

  it('a journal from before knows cards without talk', () => {
    const board = wall();
    const { talk: _none, ...card } = board.state.cards[idOf(201)]!;
    board.happen({ type: 'card.added', card: { ...card, id: idOf(209) } as never });
    expect(board.state.cards[idOf(209)]?.talk).toBeNull();
  });
});

/** A page that saw a card go still holds it, marked. */
const hung = ({ cards }: Board) =>
  Object.fromEntries(Object.entries(cards).filter(([, card]) => !card.removed));

/** Somebody who follows a board: by frames, each for one beat, as the server sends them. */
class Follower {
  readonly person: Person;
  #told: Play<Board>;

  constructor(person: Person, board: Board) {
    this.person = person;
    this.#told = new Play(seenState(board, person));
  }
  get state(): Board {
    return this.#told.state;
  }

  hear(board: Board, beat: [BoardEvent, number][]): void {
    const { person } = this;
    const anyone = anyoneOf(audienceOf(board, person), board, person.labId);
    for (const [event, at] of beat) {
      const isOwn = owners(board, event).includes(person.id);
      this.#take(seenEvent(board, event, isOwn ? person : anyone), at);
    }
    const events = beat.map(([event]) => event);
    this.#take(seenCounts(board, events, person), beat.at(-1)?.[1] ?? 0);
  }
  #take(event: Event | null, at: number): void {
    this.#told.at = at;
    if (event) this.#told.happen(event);
  }
}

describe('everybody holds what they may see', () => {
  const people = [ani, budi, citra, lead];
  const cards = [201, 202, 203, 204];
  const makes: ((n: number, m: number) => Act)[] = [
    (n, m) => say(n, 300 + (m % 7)),
    (n, m) => say(n, 300 + (m % 7)),
    (n, m) => unsay(n, 300 + (m % 7), m % 2 ? 'alasan' : ''),
    (n, m) => react(n, m, m % 4 !== 0),
    (n, m) => react(n, m, m % 4 !== 0),
    (n) => ask(n),
    (n) => ask(n, null),
    (n, m) => hide(n, `alasan ${m}`),
    (n) => show(n),
    (n, m) => edit(n, `lain ${m}`),
    (n) => remove(n),
    (n) => add(n),
  ];
  const turn = fc.record({
    make: fc.constantFrom(...makes),
    by: fc.constantFrom(...people, lead, lead),
    n: fc.constantFrom(...cards),
    m: fc.nat(40),
    ends: fc.boolean(),
  });

  it('[B62] [B63] whichever way they came to it: by frames, by a replay, by a snapshot', () => {
    let happened = 0;
    const viewers = [...people, screen, bappeda];
    fc.assert(
      fc.property(
        fc.constantFrom(...signings),
        fc.array(turn, { minLength: 5, maxLength: 40 }),
        fc.nat(30),
        (names, turns, since) => {
          const board = wall(names);
          const followers = viewers.map((person) => new Follower(person, board.state));
          const journal: [BoardEvent, number][] = [];
          let beat: [BoardEvent, number][] = [];
          let late: { from: number; told: Map<Person, Board> } | null = null;
          for (const { make, by, n, m, ends } of turns) {
            board.at += 1;
            const events = board.ask(by, make(n, m));
            if (Array.isArray(events)) {
              beat.push(
                ...events.map((one): [BoardEvent, number] => [one as BoardEvent, board.at]),
              );
            }
            if (!ends || beat.length === 0) continue;
            journal.push(...beat);
            for (const one of followers) one.hear(board.state, beat);
            happened += beat.length;
            beat = [];
            if (journal.length >= since && !late) {
              const told = new Map(viewers.map((one) => [one, seenState(board.state, one)]));
              late = { from: journal.length, told };
            }
          }
          journal.push(...beat);
          if (beat.length > 0) for (const one of followers) one.hear(board.state, beat);
          for (const { person, state } of followers) {
            const truth = seenState(board.state, person);
            expect(hung(state)).toEqual(truth.cards);

            const anyone = anyoneOf(audienceOf(board.state, person), board.state, person.labId);
            const shared = withOwn(seenState(board.state, anyone), boardOwn(board.state, person));
            expect(shared.cards).toEqual(truth.cards);

            const missed = late ? journal.slice(late.from) : [];
            const again = new Play(late?.told.get(person) ?? truth);
            for (const [event, at] of missed) {
              const seen = seenEvent(board.state, event, person);
              again.at = at;
              if (seen) again.happen(seen);
            }
            const count = seenCounts(
              board.state,
              missed.map(([event]) => event),
              person,
            );
            if (count) again.happen(count);
            if (late) expect(hung(again.state)).toEqual(truth.cards);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(happened).toBeGreaterThan(500);
  });
});
