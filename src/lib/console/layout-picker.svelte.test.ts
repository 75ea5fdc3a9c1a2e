import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { BoardAct } from '#lib/lab/acts.ts';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import LayoutPicker from './LayoutPicker.svelte';

const card: Card = {
  id: newId(),
  text: 'Loket',
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: null,
  clusterId: 'b1',
  at: 1,
  removed: false,
  talk: null,
  entered: false,
};
const regions = ['b0', 'b1', 'b2', 'b3'];
const matrix: Board = {
  ...emptyBoard(newId()),
  opened: true,
  revealed: true,
  layout: { kind: 'matrix', head: '', across: 'Upaya', up: 'Dampak', regions },
  clusters: Object.fromEntries(regions.map((id, at) => [id, { id, title: id, at }])),
  cards: { [card.id]: card },
};
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

test('[B40] another layout is asked for first where cards would hang loose, and a free wall is not', async () => {
  const { space, asked } = spaceOf(matrix);
  const screen = await render(LayoutPicker, { space });
  const kind = screen.getByLabelText('Bagan papan');
  await userEvent.selectOptions(kind, 'fishbone');
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Ganti bagan' }));
  expect(asked[0]).toMatchObject({ type: 'board.layout', layout: { kind: 'fishbone' } });
  await userEvent.selectOptions(kind, 'free');
  expect(asked[1]).toEqual({ type: 'board.layout', layout: null });
});
