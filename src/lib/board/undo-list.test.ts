import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Act, BoardAct } from '#lib/lab/acts.ts';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { guide, idOf, Play, someone } from '#lib/lab/play.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import { UndoList } from './undo-list.svelte.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);

/** The board as it is on somebody's page: what they ask is judged and happens at once. */
class Wall extends Play<Board> {
  readonly person: Person;
  readonly me: string;
  asked: ((before: Board) => void) | null = null;
  readonly list: UndoList;

  constructor(person: Person, state = emptyBoard(idOf(5))) {
    super(state);
    this.person = person;
    this.me = person.id;
    this.list = new UndoList(this as unknown as LiveSpace<'board'>);
  }

  act(act: Act): Refusal | null {
    const before = this.state;
    const answer = this.ask(this.person, act);
    if (isRefusal(answer)) return answer;
    this.asked?.(before);
    return null;
  }

  /** One deed of this page. */
  async do(...acts: Act[]): Promise<void> {
    for (const act of acts) this.act(act);
    await Promise.resolve();
  }
}

const add = (n: number, text = `kartu ${n}`): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text,
  paper: 'langit',
});
const edit = (n: number, text: string): Act => ({ type: 'card.edit', cardId: idOf(n), text });
const remove = (n: number): Act => ({ type: 'card.remove', cardId: idOf(n) });
const group = (n: number | null, ...cards: number[]): Act => ({
  type: 'card.group',
  cardIds: cards.map(idOf),
  clusterId: n === null ? null : idOf(n),
});
const cluster = (n: number, ...cards: number[]): Act => ({
  type: 'cluster.add',
  clusterId: idOf(n),
  title: `Kluster ${n}`,
  cardIds: cards.map(idOf),
});
const rename = (n: number, title: string): Act => ({
  type: 'cluster.rename',
  clusterId: idOf(n),
  title,
});
const dissolve = (n: number): Act => ({ type: 'cluster.remove', clusterId: idOf(n) });
const layout = (...regions: number[]): Act => ({
  type: 'board.layout',
  layout:
    regions.length === 0
      ? null
      : {
          kind: 'columns',
          head: '',
          across: '',
          up: '',
          regions: regions.map((n) => ({ clusterId: idOf(n), title: `Kolom ${n}` })),
        },
});

/** Revealed, with cards 201 to 204 of both, two of them in cluster 401. */
function begun(person: Person): Wall {
  const wall = new Wall(person);
  wall.happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names: 'agency',
    silent: false,
  });
  for (const n of [201, 202]) wall.ask(ani, add(n));
  for (const n of [203, 204]) wall.ask(budi, add(n));
  wall.ask(budi, cluster(401, 201, 203));
  return wall;
}

/** What hangs, in what words and where; the clusters by name. */
const looks = ({ cards, clusters, layout: picture }: Board) => ({
  cards: Object.values(cards)
    .filter(({ removed }) => !removed)
    .map(({ id, text, clusterId }) => ({ id, text, clusterId }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  clusters: Object.fromEntries(Object.values(clusters).map(({ id, title }) => [id, title])),
  picture,
});

test.each<[string, Act[], Person?]>([
  ['written', [add(205)]],
  ['removed', [remove(201)]],
  ['edited', [edit(201, 'Kata lain')]],
  ['moved', [group(null, 201, 203)]],
  ['moved', [group(401, 202, 204)]],
  ['grouped', [cluster(402, 202, 203)]],
  ['renamed', [rename(401, 'Nama lain')]],
  ['dissolved', [dissolve(401)]],
  // A merge, as the console does it.
  ['dissolved', [group(null, 201, 203), dissolve(401)]],
  ['laid', [layout(501, 502)], guide],
  ['laid', [layout(401, 502)], guide],
  [
    'grouped',
    [
      {
        type: 'board.arrange',
        arrangeId: idOf(900),
        groups: [
          { clusterId: idOf(401), title: 'Kluster 401', cardIds: [idOf(202)] },
          { clusterId: idOf(402), title: 'Baru', cardIds: [idOf(204)] },
        ],
      },
    ],
    guide,
  ],
])('[B56] what was %s goes back and forward', async (deed, acts, person = ani) => {
  const wall = begun(person);
  const before = looks(wall.state);
  await wall.do(...acts);
  const after = looks(wall.state);
  expect(after).not.toEqual(before);
  for (let turn = 0; turn < 2; turn += 1) {
    expect(wall.list.undo()).toEqual({ deed, done: 'all', refusal: null });
    expect(looks(wall.state)).toEqual(before);
    expect([wall.list.canUndo, wall.list.canRedo]).toEqual([false, true]);
    expect(wall.list.redo()).toEqual({ deed, done: 'all', refusal: null });
    expect(looks(wall.state)).toEqual(after);
  }
  expect(wall.list.redo()).toBe(null);
});

test('[B56] a paper goes back to the one before, as long as the ballot is open', async () => {
  const wall = begun(ani);
  const ballotId = idOf(300);
  wall.ask(guide, { type: 'ballot.open', ballotId, over: 'cards', dots: 3, cap: 3 });
  const place = (n: number): Act => ({ type: 'dots.place', ballotId, dots: { [idOf(201)]: n } });
  await wall.do(place(1));
  await wall.do(place(3));
  const paper = () => wall.state.ballot?.papers[ani.id];
  expect(wall.list.undo()).toMatchObject({ deed: 'voted', done: 'all' });
  expect(paper()).toEqual({ [idOf(201)]: 1 });
  wall.list.redo();
  expect(paper()).toEqual({ [idOf(201)]: 3 });
  wall.ask(guide, { type: 'ballot.close', ballotId });
  expect(wall.list.undo()).toMatchObject({ done: 'none' });
});

test('[B56] what somebody else has changed since stays', async () => {
  const wall = begun(ani);
  await wall.do(group(401, 202, 204));
  wall.ask(budi, cluster(403, 204));
  expect(wall.list.undo()).toMatchObject({ done: 'part' });
  expect([202, 204].map((n) => wall.state.cards[idOf(n)]?.clusterId)).toEqual([null, idOf(403)]);
  // A cluster that others use stays with them, also in its name.
  await wall.do(cluster(402, 201));
  wall.ask(budi, group(402, 203));
  expect(wall.list.undo()).toMatchObject({ done: 'part' });
  expect(wall.state.clusters[idOf(402)]).toBeDefined();
  expect(wall.state.cards[idOf(203)]?.clusterId).toBe(idOf(402));
  await wall.do(rename(402, 'Punya Ani'));
  wall.ask(budi, rename(402, 'Punya Budi'));
  expect(wall.list.undo()).toMatchObject({ done: 'none', refusal: null });
  expect(wall.state.clusters[idOf(402)]?.title).toBe('Punya Budi');
  // A card that somebody has put into a cluster is not taken away from there by undo.
  await wall.do(add(205));
  wall.ask(budi, group(402, 205));
  expect(wall.list.undo()).toMatchObject({ done: 'none' });
  expect(wall.state.cards[idOf(205)]?.removed).toBe(false);
  // A layout in which somebody has placed cards stays.
  const lead = begun(guide);
  await lead.do(layout(501, 502));
  lead.ask(budi, group(501, 204));
  expect(lead.list.undo()).toMatchObject({ done: 'none' });
  expect(lead.state.layout).not.toBe(null);
});

test('[B56] a locked board says why nothing goes back; what the facilitator took away stays away', async () => {
  const wall = begun(ani);
  await wall.do(edit(201, 'Kata lain'));
  wall.ask(guide, { type: 'board.lock', locked: true });
  expect(wall.list.undo()).toMatchObject({ done: 'none', refusal: { code: 'locked' } });
  wall.ask(guide, { type: 'board.lock', locked: false });
  await wall.do(edit(201, 'Kata ketiga'));
  wall.ask(guide, remove(201));
  expect(wall.list.undo()).toMatchObject({ done: 'none', refusal: null });
});

test('[B56] one go is one deed, what was refused is none, and something new ends redoing', async () => {
  const wall = begun(ani);
  await wall.do(remove(201), remove(202), remove(203));
  expect(wall.list.undo()).toMatchObject({ deed: 'removed', done: 'all' });
  expect(wall.list.undo()).toBe(null);
  await wall.do(remove(203));
  expect([wall.list.canUndo, wall.list.canRedo]).toEqual([false, true]);
  await wall.do(add(206));
  expect([wall.list.canUndo, wall.list.canRedo]).toEqual([true, false]);
  for (let n = 0; n < 55; n += 1) await wall.do(edit(206, `kata ${n}`));
  let times = 0;
  while (wall.list.undo()) times += 1;
  expect(times).toBe(50);
  expect(wall.state.cards[idOf(206)]?.text).toBe('kata 4');
});

const acts: ((n: number) => Act)[] = [
  (n) => add(n),
  (n) => remove(n),
  (n) => edit(n, `kata ${n}`),
  (n) => edit(n, 'kata lain'),
  (n) => group(n % 3 ? 400 + (n % 3) : null, n, 201),
  (n) => cluster(400 + (n % 3), n, 203),
  (n) => dissolve(400 + (n % 3)),
  (n) => rename(400 + (n % 3), `Nama ${n}`),
  (n) => (n % 2 ? layout() : layout(401, 400 + n)),
];
const turns = (by: Person[]) =>
  fc.array(
    fc.record({
      what: fc.nat(acts.length - 1),
      by: fc.constantFrom(...by),
      n: fc.integer({ min: 201, max: 208 }),
    }),
    { minLength: 4, maxLength: 24 },
  );

test('[B56] alone on the wall, all goes back to the beginning and forward to the end', async () => {
  await fc.assert(
    fc.asyncProperty(turns([ani]), async (played) => {
      const wall = begun(ani);
      const before = looks(wall.state);
      for (const { what, n } of played) await wall.do(acts[what]!(n));
      const after = looks(wall.state);
      for (let turned = wall.list.undo(); turned; turned = wall.list.undo()) {
        expect(turned.done).toBe('all');
      }
      expect(looks(wall.state)).toEqual(before);
      for (let turned = wall.list.redo(); turned; turned = wall.list.redo()) {
        expect(turned.done).toBe('all');
      }
      expect(looks(wall.state)).toEqual(after);
    }),
    { numRuns: 300 },
  );
});

test('[B56] among others, undo and redo change only what still is as this person left it', async () => {
  let turned = 0;
  await fc.assert(
    fc.asyncProperty(turns([ani, ani, budi, guide]), async (played) => {
      const wall = begun(ani);
      const left = new Map<string, unknown[]>();
      const changedBy = async (by: Person | null, work: () => unknown) => {
        const before = wall.state;
        await work();
        const { state } = wall;
        for (const id of new Set([...Object.keys(before.cards), ...Object.keys(state.cards)])) {
          const [was, is] = [before.cards[id], state.cards[id]];
          for (const part of ['text', 'clusterId', 'removed'] as const) {
            if (was?.[part] === is?.[part]) continue;
            const key = `${id} ${part}`;
            // One that comes back goes to where it hung.
            const isBack = part === 'clusterId' && was?.removed;
            if (by === null && !isBack) expect(left.get(key) ?? [], key).toContain(was?.[part]);
            if (by === null || by === ani) left.set(key, [...(left.get(key) ?? []), is?.[part]]);
          }
        }
      };
      for (const { what, by, n } of played) {
        const act = acts[what]!(n);
        await changedBy(by, () => (by === ani ? wall.do(act) : wall.ask(by, act)));
        if (n % 3 > 0) continue;
        await changedBy(null, () => wall.list.undo() && (turned += 1));
        if (n % 2) await changedBy(null, () => wall.list.redo());
      }
    }),
    { numRuns: 300 },
  );
  expect(turned).toBeGreaterThan(100);
});

test('a deed is ordinary acts: nothing that the schema does not know is asked', async () => {
  const wall = begun(ani);
  const asked: BoardAct['type'][] = [];
  const { act } = wall;
  wall.act = (one) => {
    asked.push(one.type as BoardAct['type']);
    return act.call(wall, one);
  };
  await wall.do(cluster(402, 202, 203));
  wall.list.undo();
  expect(asked).toEqual(['cluster.add', 'card.group', 'card.group', 'cluster.remove']);
});
