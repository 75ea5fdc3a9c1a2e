import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import { levels } from '../idea/canvas.ts';
import { levelNamed } from '../idea/from-board.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { owners, seenEvent, seenState } from '../seen-by.ts';
import { regionsOf } from '../lead/layout.ts';
import { surfaceOf } from '../surface.ts';
import { inOrder, layoutKinds } from './layouts.ts';
import { laidFor, presetFor, presets } from './presets.ts';
import { emptyBoard } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);

const silent = () =>
  new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Akar masalah',
    names: 'agency',
    silent: true,
  });
type Layout = NonNullable<Extract<Act, { type: 'board.layout' }>['layout']>;
const lay = (kind: Layout['kind'], ...regions: number[]): Act => ({
  type: 'board.layout',
  layout: {
    kind,
    head: '',
    across: '',
    up: '',
    regions: regions.map((n) => ({ clusterId: idOf(n), title: `Bagian ${n}` })),
  },
});
const free: Act = { type: 'board.layout', layout: null };
const add = (n: number, region?: number): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text: `kartu ${n}`,
  paper: 'langit',
  ...(region === undefined ? {} : { clusterId: idOf(region) }),
});
const group = (region: number | null, ...cards: number[]): Act => ({
  type: 'card.group',
  cardIds: cards.map(idOf),
  clusterId: region === null ? null : idOf(region),
});
const cluster = (n: number, ...cards: number[]): Act => ({
  type: 'cluster.add',
  clusterId: idOf(n),
  title: `Kluster ${n}`,
  cardIds: cards.map(idOf),
});
const reveal: Act = { type: 'board.reveal' };
const placeOf = (play: ReturnType<typeof silent>, n: number) =>
  play.state.cards[idOf(n)]?.clusterId ?? null;

describe('layouts', () => {
  it('[B40] another picture keeps every card: named regions keep theirs, the others hang loose', () => {
    const board = silent();
    board.ask(guide, lay('columns', 401, 402, 403));
    for (const n of [1, 2, 3]) board.ask(ani, add(200 + n, 400 + n));
    expect(board.tell(guide, lay('fishbone', 402, 404, 405))).toBe('ok');
    expect([201, 202, 203].map((n) => placeOf(board, n))).toEqual([null, idOf(402), null]);
    expect(inOrder(board.state).map(({ id }) => id)).toEqual([402, 404, 405].map(idOf));
    // A standing region is renamed by renaming it, not by the way.
    expect(board.state.clusters[idOf(402)]?.title).toBe('Bagian 402');
  });

  it('[B40] back on the free wall what holds cards stays a cluster, empty regions go', () => {
    const board = silent();
    board.ask(guide, lay('columns', 401, 402));
    board.ask(ani, add(201, 402));
    expect(board.tell(guide, free)).toBe('ok');
    expect(Object.keys(board.state.clusters)).toEqual([idOf(402)]);
    expect(placeOf(board, 201)).toBe(idOf(402));
    expect(board.ask(guide, free)).toEqual([]);
  });

  it('[B40] each picture has as many regions as it can show, and rests while a ballot is open', () => {
    const board = silent();
    expect(board.tell(guide, lay('matrix', 401, 402, 403))).toBe('incomplete');
    expect(board.tell(guide, lay('ladder', 401, 402, 403, 404, 405, 406))).toBe('full');
    expect(board.tell(guide, lay('columns', 401, 401))).toBe('exists');
    expect(board.tell(ani, lay('columns', 401, 402))).toBe('no-right');
    board.ask(guide, lay('columns', 401, 402));
    board.ask(guide, reveal);
    board.ask(guide, {
      type: 'ballot.open',
      ballotId: idOf(300),
      over: 'clusters',
      dots: 3,
      cap: 2,
    });
    expect(board.tell(guide, free)).toBe('ballot-open');
    const rename: Act = { type: 'cluster.rename', clusterId: idOf(401), title: 'Lain' };
    expect(board.tell(guide, rename)).toBe('ballot-open');
  });

  it('[B40] an arrangement of before is not taken back through another picture', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(guide, reveal);
    const groups = [{ clusterId: idOf(401), title: 'Bagian 401', cardIds: [idOf(201)] }];
    board.ask(guide, { type: 'board.arrange', arrangeId: idOf(500), groups });
    board.ask(guide, lay('columns', 401, 402));
    expect(placeOf(board, 201)).toBe(idOf(401));
    const undo: Act = { type: 'board.arrange.undo', arrangeId: idOf(500) };
    expect(board.tell(guide, undo)).toBe('not-found');
    expect(Object.keys(board.state.clusters)).toHaveLength(2);
  });

  it('[B41] while a layout stands its regions stand; the facilitator names them', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(guide, reveal);
    board.ask(guide, lay('columns', 401, 402));
    expect(board.tell(guide, { type: 'cluster.remove', clusterId: idOf(401) })).toBe('layout');
    expect(board.tell(guide, cluster(403, 201))).toBe('layout');
    const making = { clusterId: idOf(404), title: 'Baru', cardIds: [idOf(201)] };
    const arrange = (groups: (typeof making)[]): Act => {
      return { type: 'board.arrange', arrangeId: idOf(500), groups };
    };
    expect(board.tell(guide, arrange([making]))).toBe('layout');
    expect(board.tell(guide, arrange([{ ...making, clusterId: idOf(402) }]))).toBe('ok');
    const rename: Act = { type: 'cluster.rename', clusterId: idOf(401), title: 'Kesan' };
    expect(board.tell(ani, rename)).toBe('no-right');
    expect(board.tell(guide, rename)).toBe('ok');
    expect(Object.keys(board.state.clusters)).toHaveLength(2);
  });

  it('[B42] a card goes to the region its author chose, and hangs loose where that is gone', () => {
    const board = silent();
    board.ask(guide, lay('columns', 401, 402));
    board.ask(ani, add(201, 401));
    board.ask(guide, lay('columns', 402, 403));
    expect(board.tell(ani, add(202, 401))).toBe('ok');
    expect(board.tell(ani, add(203, 403))).toBe('ok');
    expect([201, 202, 203].map((n) => placeOf(board, n))).toEqual([null, null, idOf(403)]);
    // Free clusters are made of cards that everybody can read.
    board.ask(guide, free);
    board.ask(ani, add(204, 403));
    expect(placeOf(board, 204)).toBeNull();
  });

  it('[B43] before the reveal authors move their own cards, and nobody else learns of it', () => {
    const board = silent();
    board.ask(guide, lay('ladder', 401, 402, 403, 404, 405));
    board.ask(ani, add(201, 401));
    board.ask(budi, add(202, 401));
    expect(board.tell(ani, group(402, 202))).toBe('hidden');
    expect(board.tell(guide, group(402, 202))).toBe('hidden');
    expect(board.tell(ani, group(402, 201, 202))).toBe('hidden');
    const events = board.ask(ani, group(402, 201));
    expect(events).toMatchObject([{ type: 'card.grouped', clusterId: idOf(402) }]);
    const [moved] = Array.isArray(events) ? events : [];
    if (!moved) throw new Error('not moved');
    expect(seenEvent(board.state, moved, ani)).toEqual(moved);
    for (const other of [budi, guide]) expect(seenEvent(board.state, moved, other)).toBeNull();
    expect(owners(board.state, moved)).toEqual([ani.id]);
    expect(JSON.stringify(seenState(board.state, budi))).not.toContain(idOf(201));
    board.ask(guide, { type: 'board.lock', locked: true });
    expect(board.tell(ani, group(403, 201))).toBe('locked');
    board.ask(guide, { type: 'board.lock', locked: false });
    board.ask(guide, reveal);
    expect(seenEvent(board.state, moved, budi)).toEqual(moved);
    expect(board.tell(budi, group(403, 201))).toBe('ok');
  });

  it('[B43] on a free wall nothing is moved before the reveal', () => {
    const board = silent();
    board.ask(ani, add(201));
    expect(board.tell(ani, group(null, 201))).toBe('hidden');
  });

  it('[B44] a new board begins with the layout of its recipe or kind, free where it has none', () => {
    const kindFor = (kind: string, recipe: string | null = null) =>
      presetFor({ kind, recipe })?.kind ?? null;
    expect(kindFor('root-cause')).toBe('ladder');
    expect(kindFor('root-cause', 'tulang-ikan')).toBe('fishbone');
    expect(kindFor('matrix')).toBe('matrix');
    expect(kindFor('reflection')).toBe('columns');
    expect(kindFor('cards')).toBeNull();
    const board = silent();
    for (const event of laidFor(idOf(5), { kind: 'matrix', recipe: null })) board.happen(event);
    expect(inOrder(board.state).map(({ title }) => title)).toEqual([
      'Kerjakan dulu',
      'Rencanakan',
      'Sambilan',
      'Tunda',
    ]);
    expect(board.tell(ani, add(201, 0))).toBe('ok');
  });

  it('[D107] a theory of change begins with a column for each of its levels', () => {
    const asked = { kind: 'theory-of-change', recipe: null };
    expect(surfaceOf(asked.kind)).toBe('board');
    const board = silent();
    for (const event of laidFor(idOf(5), asked)) board.happen(event);
    const named = board.state.layout?.regions.map((id) => board.state.clusters[id]?.title ?? '');
    expect(named?.map(levelNamed)).toEqual(levels);
  });

  it('[B44] every preset fits its picture, in both languages', () => {
    expect(new Set(presets.map(({ kind }) => kind))).toEqual(new Set(layoutKinds));
    for (const { kind, name, regions } of presets) {
      const [least, most] = regionsOf[kind];
      expect(regions.length).toBeGreaterThanOrEqual(least);
      expect(regions.length).toBeLessThanOrEqual(most);
      for (const label of [name, ...regions]) {
        expect(label.id).not.toBe('');
        expect(label.en).not.toBe('');
      }
    }
    const ids = laidFor(idOf(5), { kind: 'root-cause', recipe: 'tulang-ikan' });
    const made = ids.flatMap((event) => event.made.map(({ clusterId }) => clusterId));
    expect(new Set(made).size).toBe(6);
    expect(made.every((one) => /^[0-9a-f-]{36}$/.test(one) && one !== idOf(5))).toBe(true);
  });
});
