import { pollLines } from './poll.ts';
import { dotsWay } from '#lib/lab/board/methods.ts';
import { expect, test } from 'vitest';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import { nameOf, oneSentence, posterOf } from './posters.ts';
import { pledgeParts } from './pledge.ts';
import { pageOf, resultTiles, tilesOf, tileSize, wallOf } from './tiles.ts';

const card = (id: string, at: number, clusterId: string | null = null): Card => ({
  id,
  text: `card ${id}`,
  paper: 'langit',
  authorId: 'someone',
  author: 'Somebody',
  agencyId: 'x',
  clusterId,
  at,
  removed: false,
  talk: null,
  entered: false,
});
const board = (change: Partial<Board>): Board => ({
  ...emptyBoard('b'),
  opened: true,
  revealed: true,
  ...change,
});

test('[J2] the wall keeps the order in which things came, however large they grow', () => {
  const clusters = {
    k: { id: 'k', title: 'First', at: 1 },
    l: { id: 'l', title: 'Second', at: 2 },
  };
  const cards = { a: card('a', 1, 'l'), b: card('b', 2, 'l'), c: card('c', 3, 'k') };
  const wall = board({ clusters, cards });
  const tiles = tilesOf(wall, {}, wallOf(wall));
  expect(tiles.map(({ title, count, share }) => [title, count, share])).toEqual([
    ['First', 1, 50],
    ['Second', 2, 100],
  ]);
});

test('the second page of clusters keeps the papers and the measure of the whole wall', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const clusters = Object.fromEntries(ids.map((id, at) => [id, { id, title: id, at }]));
  const cards = { x: card('x', 1, 'a'), y: card('y', 2, 'a'), z: card('z', 3, 'g') };
  const wall = board({ clusters, cards });
  const { from, shown } = pageOf(wallOf(wall), 1);
  expect(tilesOf(wall, {}, shown, from)).toEqual([tilesOf(wall, {}, wallOf(wall))[6]]);
});

test('a tile never says who wrote', () => {
  const wall = board({ cards: { a: card('a', 1) } });
  const tiles = tilesOf(wall, {}, wallOf(wall));
  expect(JSON.stringify(tiles)).not.toContain('ome');
});

test('a result shows six at most, most dots first, ties in the order of the wall', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const cards = Object.fromEntries(ids.map((id, at) => [id, card(id, at)]));
  const tally = { c: 4, a: 2, b: 2 };
  const sums = { turnout: 3, tally, scores: {}, among: null, closedAt: 9 };
  const result = { id: 'r', over: 'cards' as const, ...dotsWay(3, 2), ...sums };
  const tiles = resultTiles(board({ cards, results: [result] }), {});
  expect(tiles.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd', 'e', 'f']);
  expect(tiles[0]?.share).toBe(100);
});

test('[J2] pages of six turn round', () => {
  const list = Array.from({ length: 8 }, (_, i) => i);
  expect(pageOf(list, 1)).toEqual({ page: 1, pages: 2, from: 6, shown: [6, 7] });
  expect(pageOf(list, 2).page).toBe(0);
  expect(pageOf([], 5)).toEqual({ page: 0, pages: 1, from: 0, shown: [] });
});

test('long words are set smaller, never cut to fit', () => {
  expect(tileSize({ title: 'short', count: 4 })).toBe('l');
  expect(tileSize({ title: 'x'.repeat(50), count: 4 })).toBe('m');
  expect(tileSize({ title: 'x'.repeat(140), count: null })).toBe('s');
  // A card of fifty letters can need four lines, which only the middle size has.
  expect(tileSize({ title: 'x'.repeat(46), count: null })).toBe('l');
  expect(tileSize({ title: 'x'.repeat(50), count: null })).toBe('m');
});

test('only an idea with an approved plan becomes a poster', () => {
  const idea = { ...emptyIdea('i'), opened: true, agencyId: 'x' };
  expect(posterOf(idea, {})).toBeNull();
  const plan = { ...idea.plan, status: 'approved' as const };
  expect(posterOf({ ...idea, plan }, {})).toMatchObject({ id: 'i', measure: null });
});

test('a poster shows the result, and the target only while there is no result', () => {
  const measure = {
    id: 'm',
    name: 'Wait',
    kind: 'outcome' as const,
    unit: 'min',
    before: 128,
    target: 60,
    after: null,
    beforeOn: null,
    afterOn: null,
    method: '',
  };
  const idea = { ...emptyIdea('i'), opened: true };
  const plan = { ...idea.plan, status: 'approved' as const };
  const aimed = posterOf({ ...idea, plan, measures: { m: measure } }, {});
  expect(aimed).toMatchObject({ planned: true, measure: { before: 128, after: 60 } });
  const done = posterOf({ ...idea, plan, measures: { m: { ...measure, after: 0 } } }, {});
  expect(done).toMatchObject({ planned: false, measure: { after: 0 } });
});

test('a sentence for the back of the hall is one, and short', () => {
  expect(oneSentence('First part. Second part.', 40)).toBe('First part');
  expect(oneSentence('a long sentence that goes on and on', 20).length).toBeLessThanOrEqual(21);
});

test('the words of the pledge are read as title, lead and vows', () => {
  const text = 'Tri Satya\nKami berjanji untuk:\n1. melakukan inovasi;\n2. mendukung inovasi.';
  expect(pledgeParts(text)).toEqual({
    title: 'Tri Satya',
    lead: 'Kami berjanji untuk:',
    vows: ['Melakukan inovasi', 'Mendukung inovasi'],
  });
  expect(pledgeParts('Only one sentence, and it ends.').lead).not.toBe('');
});

test('a question shows its answers alone while they are secret, and in their order with what they got', () => {
  const cards = { a: card('a', 1), b: card('b', 2) };
  const way = { ...dotsWay(1, 1), over: 'cards' as const, among: null, id: 'r' };
  const open = { ...way, papers: { x: { b: 1 } }, turnout: 1, partial: null, openedAt: 1 };
  const secret = pollLines(board({ cards, ballot: open }));
  expect(secret.shown).toBe(false);
  expect(secret.lines.map(({ id, value, share }) => [id, value, share])).toEqual([
    ['a', 0, 0],
    ['b', 0, 0],
  ]);
  const sums = { turnout: 5, tally: { a: 1, b: 4 }, scores: {} };
  const early = pollLines(board({ cards, ballot: { ...open, live: true, partial: sums } }));
  expect(early).toMatchObject({ shown: true, turnout: 5 });
  const closed = pollLines(board({ cards, results: [{ ...way, ...sums, closedAt: 9 }] }));
  expect(closed.lines.map(({ id, value, share }) => [id, value, share])).toEqual([
    ['a', 1, 25],
    ['b', 4, 100],
  ]);
});

test('[J2] while a ballot is open, cards that come and dots that fall move no tile', () => {
  const cards = Object.fromEntries(['a', 'b', 'c'].map((id, at) => [id, card(id, at)]));
  const open = {
    ...dotsWay(1, 1),
    id: 'r',
    over: 'cards' as const,
    among: null,
    papers: {},
    turnout: 0,
    partial: null,
    openedAt: 1,
  };
  const before = board({ cards, ballot: open });
  const voted = { ...open, papers: { x: { c: 1 } }, turnout: 1 };
  const after = board({ cards: { ...cards, d: card('d', 9) }, ballot: voted });
  const idsOf = (wall: Board) => tilesOf(wall, {}, wallOf(wall)).map(({ id }) => id);
  expect(idsOf(after).slice(0, 3)).toEqual(idsOf(before));
});

test('a name that stands for a sentence is shown large, its sentence beside it', () => {
  expect(nameOf('BALI GAWA AKTA (Bayi Lahir Pulang Bawa Akta)')).toEqual({
    name: 'BALI GAWA AKTA',
    meaning: 'Bayi Lahir Pulang Bawa Akta',
  });
  expect(nameOf('Antrean tanpa kertas')).toEqual({ name: 'Antrean tanpa kertas', meaning: '' });
  expect(nameOf('(belum bernama)')).toEqual({ name: '(belum bernama)', meaning: '' });
});
