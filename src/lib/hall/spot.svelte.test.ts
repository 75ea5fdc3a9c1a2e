import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { emptyHall, type Hall } from '#lib/lab/hall/state.ts';
import { newId } from '#lib/live/ids.ts';
import SpotStrip from './SpotStrip.svelte';

const cardId = newId();
const card: Card = {
  id: cardId,
  text: 'Antrean panjang di loket',
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: null,
  clusterId: null,
  at: 1,
  removed: false,
  talk: null,
  entered: false,
};
const board: Board = {
  ...emptyBoard('b'),
  opened: true,
  revealed: true,
  cards: { [cardId]: card },
};
const spotlight = { activityId: 'a', boardId: 'b', over: 'card' as const, targetId: cardId };
const hall: Hall = { ...emptyHall('h'), spotlight };
/** A note as the wall draws it, also later than the strip. */
function hang(): HTMLElement {
  const note = document.createElement('article');
  note.dataset['card'] = cardId;
  document.body.append(note);
  return note;
}
const markOf = (note: HTMLElement) => getComputedStyle(note, '::before').content;

test('[T5] what is in the light is told and marked, and the person goes there when they like', async () => {
  const turned: string[] = [];
  const turn = () => void turned.push('turn');
  const typing = document.createElement('textarea');
  document.body.append(typing);
  typing.focus();
  const screen = await render(SpotStrip, { hall, board, turn });
  await expect.element(screen.getByText('Antrean panjang di loket')).toBeVisible();
  const note = hang();
  expect(getComputedStyle(note).outlineStyle).toBe('solid');
  expect(markOf(note)).toContain('Disorot');
  // Whoever writes goes on writing.
  expect(document.activeElement).toBe(typing);
  expect(turned).toEqual([]);
  const see = screen.getByRole('button', { name: 'Lihat di papan' });
  (see.element() as HTMLElement).click();
  await expect.poll(() => document.activeElement).toBe(note);
  expect(turned).toEqual(['turn']);
  await screen.rerender({ hall: { ...hall, spotlight: null }, board, turn });
  await expect.element(screen.getByRole('status')).not.toBeInTheDocument();
  await expect.poll(() => markOf(note)).toBe('none');
  note.remove();
  typing.remove();
});

test('[T5] of a cluster every card is marked where the wall has no columns', async () => {
  const inside = { ...card, clusterId: 'c' };
  const clusters = { c: { id: 'c', title: 'Antrean', at: 1 } };
  const grouped = { ...board, clusters, cards: { [cardId]: inside } };
  const over = { ...spotlight, over: 'cluster' as const, targetId: 'c' };
  const note = hang();
  const column = document.createElement('section');
  column.dataset['cluster'] = 'c';
  const shown = hang();
  column.append(shown);
  document.body.append(column);
  const props = { hall: { ...hall, spotlight: over }, board: grouped, turn: () => {} };
  const screen = await render(SpotStrip, props);
  await expect.element(screen.getByRole('status')).toBeInTheDocument();
  expect([note, column, shown].map(markOf).map((mark) => mark.includes('Disorot'))).toEqual([
    true,
    true,
    false,
  ]);
  note.remove();
  column.remove();
});

test('[T3] a screen whose board does not show it says nothing', async () => {
  const silent = { ...board, revealed: false };
  const screen = await render(SpotStrip, { hall, board: silent, turn: () => {} });
  await expect.element(screen.getByRole('status')).not.toBeInTheDocument();
});
