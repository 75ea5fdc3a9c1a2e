import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { BoardAct } from '#lib/lab/acts.ts';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import { agencyBoard } from '#lib/lab/hall/per-agency.ts';
import { emptyHall, type Agency, type Hall } from '#lib/lab/hall/state.ts';
import { newId } from '#lib/live/ids.ts';
import AgencyDesk from './AgencyDesk.svelte';
import BoardSettings from './BoardSettings.svelte';

const board: Board = { ...emptyBoard(newId()), opened: true };

test('[B70] [B71] [B72] [B73] each rule of a board is one choice, stored by itself', async () => {
  const asked: BoardAct[] = [];
  const act = (one: BoardAct) => asked.push(one);
  const screen = await render(BoardSettings, { board, lead: true, act });
  await userEvent.click(screen.getByRole('switch', { name: /Mode senyap/ }));
  await userEvent.selectOptions(screen.getByLabelText('Yang menulis kartu'), 'lead');
  await userEvent.selectOptions(screen.getByLabelText(/mengelompokkan/), 'lead');
  await userEvent.selectOptions(screen.getByLabelText(/Kartu per orang/), '3');
  expect(asked).toEqual([
    { type: 'board.rules', silent: false },
    { type: 'board.rules', adds: 'lead' },
    { type: 'board.rules', groups: 'lead' },
    { type: 'board.rules', most: 3 },
  ]);
});

test('[B70] once something is written, silent or open is only told', async () => {
  const written = { ...board, hidden: { ...board.hidden, cards: 2 } };
  const screen = await render(BoardSettings, { board: written, lead: true, act: () => {} });
  await expect.element(screen.getByRole('switch', { name: /Mode senyap/ })).toBeDisabled();
  await expect.element(screen.getByText(/sekarang hanya bisa dibuka/)).toBeVisible();
});

test('[B74] the desk says in the order of the roster who wrote, who sent and who is missing', async () => {
  const agency = (id: string, short: string): Agency => {
    const known = { code: id, name: `Dinas ${short}`, parentId: null, affair: null };
    return { id, short, kind: 'opd', ...known };
  };
  const hall: Hall = {
    ...emptyHall(newId()),
    agencies: { a: agency('a', 'Dinkes'), b: agency('b', 'Dinsos'), c: agency('c', 'DPUPR') },
    present: { a: 2, b: 1 },
  };
  const of = (cards: number, sent: number) => ({ cards, sent, locked: true });
  const counts = { a: of(1, 0), b: of(9, 3), c: { ...of(0, 0), locked: false } };
  const asked: boolean[] = [];
  const about = { hall, board, most: 3, counts, lead: true, base: '/labs/x' };
  const screen = await render(AgencyDesk, {
    ...about,
    onreveal: () => {},
    onlock: (locked) => asked.push(locked),
  });
  const links = screen.getByRole('link');
  expect(links.elements().map((link) => link.querySelector('b')?.textContent)).toEqual([
    'Dinkes',
    'Dinsos',
    'DPUPR',
  ]);
  const href = links.nth(1).element().getAttribute('href');
  expect(href).toBe(`/labs/x/boards/${agencyBoard(board.id, 'b')}`);
  await userEvent.click(screen.getByRole('radio', { name: 'Belum mengirim' }));
  await expect.poll(() => links.elements().length).toBe(2);
  await userEvent.click(screen.getByRole('radio', { name: 'Belum menulis' }));
  await expect.poll(() => links.elements().length).toBe(1);
  // [B80] As long as one is open all are locked; then the same button opens them again.
  await screen.getByRole('button', { name: 'Kunci semua papan OPD' }).click();
  await screen.rerender({ counts: { ...counts, c: of(0, 0) } });
  await screen.getByRole('button', { name: 'Buka kunci semua papan OPD' }).click();
  expect(asked).toEqual([true, false]);
});
