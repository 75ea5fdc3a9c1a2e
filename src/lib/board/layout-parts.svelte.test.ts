import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { BoardAct } from '#lib/lab/acts.ts';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import ClusterColumns from './ClusterColumns.svelte';
import LayoutMove from './LayoutMove.svelte';
import LayoutWall from './LayoutWall.svelte';
import { CardWriter } from './writer.svelte.ts';

const card = (text: string, at: number, clusterId: string | null): Card => ({
  id: newId(),
  text,
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: null,
  clusterId,
  at,
  removed: false,
  talk: null,
  entered: false,
});
const boxes = ['Kerjakan dulu', 'Rencanakan', 'Sambilan', 'Tunda'];
const matrix = (cards: Card[]): Board => ({
  ...emptyBoard(newId()),
  opened: true,
  revealed: true,
  layout: {
    kind: 'matrix',
    head: '',
    across: 'Upaya',
    up: 'Dampak',
    regions: ['b0', 'b1', 'b2', 'b3'],
  },
  // Made in another order than they are read.
  clusters: Object.fromEntries(
    [3, 1, 0, 2].map((n) => [`b${n}`, { id: `b${n}`, title: boxes[n] ?? '', at: 9 - n }]),
  ),
  cards: Object.fromEntries(cards.map((one) => [one.id, one])),
});
/** A space that keeps what it was asked. */
function spaceOf(state: Board) {
  const asked: BoardAct[] = [];
  const act = (one: BoardAct) => {
    asked.push(one);
    return null;
  };
  const space = { ref: { kind: 'board', id: state.id }, state, act, types: () => {} };
  return { space: space as unknown as LiveSpace<'board'>, asked };
}

test('regions stand in their order, what hangs in none first, and say where they lie', async () => {
  const board = matrix([card('Loket', 1, 'b1'), card('Lepas', 2, null)]);
  const screen = await render(LayoutWall, { board });
  const heads = [...screen.container.querySelectorAll('h3')].map((one) => one.textContent?.trim());
  expect(heads[0]).toBe('Belum ditempatkan');
  expect(heads.slice(1).map((text, at) => text?.startsWith(boxes[at] ?? '-'))).toEqual(
    Array(4).fill(true),
  );
  expect(heads[2]).toContain('Dampak tinggi, upaya tinggi');
});

test('the bar jumps to a region and takes the keyboard along', async () => {
  const screen = await render(LayoutWall, { board: matrix([card('Loket', 1, 'b3')]) });
  // On a wide screen the bar is not shown; the picture is there at once.
  const bar = screen.container.querySelectorAll<HTMLButtonElement>('nav button');
  bar[3]?.click();
  expect(document.activeElement?.textContent).toContain('Tunda');
});

test('a full wall shows the newest of a region and opens to all', async () => {
  const cards = Array.from({ length: 200 }, (_, n) => card(`Kartu ${n}`, n, 'b0'));
  const screen = await render(LayoutWall, { board: matrix(cards) });
  const notes = () => screen.container.querySelectorAll('.note').length;
  expect(notes()).toBe(6);
  await expect.element(screen.getByText('Kartu 199', { exact: true })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Tampilkan semua, 200 kartu' }));
  await expect.poll(notes).toBe(200);
});

test('grouping a board with a layout shows the layout, and cards of several regions go together', async () => {
  const board = matrix([card('Satu', 1, 'b0'), card('Dua', 2, 'b1')]);
  const screen = await render(ClusterColumns, { board, selectable: true });
  await userEvent.click(screen.getByRole('option', { name: /Satu/ }));
  await userEvent.click(screen.getByRole('option', { name: /Dua/ }));
  expect(screen.container.querySelectorAll('[aria-selected="true"]')).toHaveLength(2);
});

test('a card is moved from a list, by keyboard', async () => {
  const moving = card('Loket', 1, 'b1');
  const went: (string | null)[] = [];
  const screen = await render(LayoutMove, {
    board: matrix([moving]),
    card: moving,
    onmove: (_card: Card, to: string | null) => void went.push(to),
    onclose: () => {},
  });
  const here = screen.getByRole('button', { name: /Rencanakan/ });
  await expect.element(here).toHaveAttribute('aria-current', 'true');
  (screen.getByRole('button', { name: 'Tunda' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(went).toEqual(['b3']);
});

test('[B42] the card that is written takes the chosen region along', () => {
  const { space, asked } = spaceOf(matrix([]));
  const writer = new CardWriter(space, null);
  writer.draft.text = 'Satu';
  writer.add();
  writer.region = 'b2';
  writer.draft.text = 'Dua';
  writer.add();
  expect(asked.map((act) => 'clusterId' in act && act.clusterId)).toEqual([false, 'b2']);
});
