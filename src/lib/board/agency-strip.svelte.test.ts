import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { BoardAct } from '#lib/lab/acts.ts';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import AgencyStrip from './AgencyStrip.svelte';
import BoardSurface from './BoardSurface.svelte';
import { CardWriter } from './writer.svelte.ts';

const me = newId();
const plenaryId = newId();
const card = (text: string, change: Partial<Card> = {}): Card => ({
  id: newId(),
  text,
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: 'dinkes',
  clusterId: null,
  at: 1,
  removed: false,
  talk: null,
  entered: false,
  ...change,
});
const boardWith = (cards: Card[], change: Partial<Board> = {}): Board => ({
  ...emptyBoard(newId()),
  opened: true,
  revealed: true,
  cards: Object.fromEntries(cards.map((one) => [one.id, one])),
  ...change,
});
const home = { agencyId: 'dinkes', plenaryId, most: 2 };

/** A space that keeps what it was asked. */
function spaceOf(state: Board) {
  const asked: BoardAct[] = [];
  const act = (one: BoardAct) => {
    asked.push(one);
    return null;
  };
  const acted = (one: BoardAct) => {
    asked.push(one);
    return Promise.resolve({ from: 1, to: 1 });
  };
  const ref = { kind: 'board', id: state.id };
  const space = { ref, state, act, acted, types: () => {}, statusOf: () => 'saved' };
  return { space: space as unknown as LiveSpace<'board'>, asked };
}

test('[B75] [B76] people of an agency choose what goes to the plenary; what goes back makes room', async () => {
  const [one, two, three] = [card('Satu'), card('Dua'), card('Tiga')];
  const sent = { [one.id]: [plenaryId] };
  const { space, asked } = spaceOf(boardWith([one, two, three], { home, sent }));
  const plenary = spaceOf(boardWith([], { revealed: false })).space;
  const screen = await render(AgencyStrip, { home: space, plenary, agency: 'Dinas Kesehatan' });
  await expect.element(screen.getByText('1 dari 2 kartu di pleno')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Kirim ke pleno' }));
  await expect.element(screen.getByRole('checkbox', { name: /Satu/ })).toBeChecked();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Dua' }));
  // Two are chosen: a third has no room, until one goes.
  await expect.element(screen.getByRole('checkbox', { name: 'Tiga' })).toBeDisabled();
  await userEvent.click(screen.getByRole('checkbox', { name: /Satu/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Tiga' }));
  await userEvent.click(screen.getByRole('button', { name: 'Kirim pilihan' }));
  await expect
    .poll(() => asked)
    .toEqual([
      { type: 'cards.recall', ids: [one.id], to: plenaryId },
      { type: 'cards.send', ids: [two.id, three.id], to: plenaryId },
    ]);
});

test('[B76] a locked plenary says so before anything is chosen', async () => {
  const { space } = spaceOf(boardWith([card('Satu')], { home }));
  const plenary = spaceOf(boardWith([], { locked: true })).space;
  const screen = await render(AgencyStrip, { home: space, plenary, agency: 'Dinas Kesehatan' });
  await userEvent.click(screen.getByRole('button', { name: 'Kirim ke pleno' }));
  await expect.element(screen.getByText(/Pleno dikunci fasilitator/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Kirim pilihan' })).toBeDisabled();
});

test('[B74] whoever belongs to no agency reads why there is nothing to write', async () => {
  const plenary = spaceOf(boardWith([], { revealed: false })).space;
  const screen = await render(AgencyStrip, { home: null, plenary, agency: '' });
  await expect.element(screen.getByText(/dikerjakan tiap OPD/)).toBeVisible();
  expect(screen.container.querySelector('section button')).toBeNull();
});

test('[B71] [B73] a board says who writes there, and when one’s cards are used up', async () => {
  const own = card('Milik saya', { authorId: me });
  const rules = { adds: 'all', groups: 'all', most: 1 } as const;
  const full = spaceOf(boardWith([own], { rules, revealed: false })).space;
  const about = { me, agencies: {} };
  const first = await render(BoardSurface, {
    space: full,
    writer: new CardWriter(full, null),
    ...about,
  });
  await expect.element(first.getByText('Anda sudah menulis 1 dari 1 kartu.').first()).toBeVisible();
  await expect.element(first.getByRole('heading', { name: /1 dari 1/ })).toBeVisible();
  // What one wrote may still be changed.
  await expect.element(first.getByRole('button', { name: /Ubah kartu/ })).toBeVisible();
  await first.unmount();

  const closed = spaceOf(boardWith([own], { rules: { ...rules, adds: 'lead' } })).space;
  const second = await render(BoardSurface, {
    space: closed,
    writer: new CardWriter(closed, null),
    ...about,
  });
  await expect.element(second.getByText(/hanya fasilitator yang menulis/)).toBeVisible();
  expect(second.container.querySelector('textarea')).toBeNull();
});
