import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { BoardAct } from '#lib/lab/acts.ts';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import type { Condition } from '#lib/lab/hall/gates.ts';
import { emptyHall, type Activity, type Agency } from '#lib/lab/hall/state.ts';
import AgendaPanel from './AgendaPanel.svelte';
import BallotPanel from './BallotPanel.svelte';
import BoardSigning from './BoardSigning.svelte';
import GateDialog from './GateDialog.svelte';
import RoomVoice from './RoomVoice.svelte';
import SilentDesk from './SilentDesk.svelte';

const words = { id: '', en: '' };
const activity = (id: string, stage: Activity['stage']): Activity => ({
  id,
  day: 1,
  start: '08:00',
  minutes: 20,
  stage,
  kind: 'talk',
  title: { id: `Kegiatan ${id}`, en: id },
  guide: words,
  hint: words,
  question: words,
  boardId: null,
  planned: 20,
  fixed: false,
  recipe: null,
});

test('an activity is started with a second press, one behind a gate not at all', async () => {
  const hall = {
    ...emptyHall('h'),
    activities: [activity('satu', 'drum-up'), activity('dua', 'design')],
  };
  const onstart = vi.fn();
  const screen = await render(AgendaPanel, {
    hall,
    now: 0,
    lead: true,
    base: '/labs/x',
    act: () => true,
    onstart,
  });
  await screen.getByRole('button', { name: /Kegiatan satu.*20 menit/ }).click();
  expect(onstart).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Mulai Kegiatan satu' }).click();
  expect(onstart).toHaveBeenCalledOnce();
  await screen.getByRole('button', { name: /Kegiatan dua.*20 menit/ }).click();
  await expect.element(screen.getByText('Menunggu gerbang ke Design')).toBeVisible();
});

test('a gate with something missing asks for a reason and keeps the sentence of a refusal', async () => {
  const conditions: Condition[] = [{ key: 'pledges', have: 3, need: 86 }];
  const pass = vi.fn(async () => 'Belum bisa.');
  const screen = await render(GateDialog, {
    open: true,
    stage: 'drum-up',
    conditions,
    connected: true,
    hrefOf: () => null,
    pass,
  });
  await expect.element(screen.getByText('3 dari 86 OPD')).toBeVisible();
  await screen.getByRole('button', { name: 'Lanjut ke Diagnose' }).click({ force: true });
  await expect.element(screen.getByText('Tulis alasannya lebih dulu.')).toBeVisible();
  expect(pass).not.toHaveBeenCalled();
  await screen.getByRole('textbox').fill('Menyusul pekan depan');
  await screen.getByRole('button', { name: 'Lanjut ke Diagnose' }).click();
  expect(pass).toHaveBeenCalledWith('Menyusul pekan depan');
  await expect.element(screen.getByText('Belum bisa.')).toBeVisible();
});

test('a complete gate asks for nothing', async () => {
  const pass = vi.fn(async () => null);
  const conditions: Condition[] = [{ key: 'signatures', have: 1, need: 1 }];
  const screen = await render(GateDialog, {
    open: true,
    stage: 'drum-up',
    conditions,
    connected: true,
    hrefOf: () => null,
    pass,
  });
  await screen.getByRole('button', { name: 'Lanjut ke Diagnose' }).click();
  expect(pass).toHaveBeenCalledWith('');
});

const agency: Agency = {
  id: 'x',
  code: 'x',
  name: 'Dinas Kesehatan',
  short: 'Dinkes',
  kind: 'opd',
  parentId: null,
  affair: null,
};

test('a silent agency is marked in words', async () => {
  const voice = { agency, present: 2, connected: 2, given: 0, pledge: null, silent: true };
  const screen = await render(RoomVoice, {
    voices: [voice],
    counted: 'cards',
    onagency: () => {},
  });
  await expect.element(screen.getByText('1 belum bersuara')).toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: /Dinas Kesehatan: 2 orang.*diam/ }))
    .toBeVisible();
});

test('cards are revealed after a question only', async () => {
  const onreveal = vi.fn();
  const hidden = { cards: 12, writers: 4, agencies: 3, byAgency: {} };
  const board = { ...emptyBoard('b'), opened: true, hidden };
  const screen = await render(SilentDesk, { board, question: 'Apa?', lead: true, onreveal });
  await screen.getByRole('button', { name: 'Buka kartu' }).click();
  expect(onreveal).not.toHaveBeenCalled();
  await screen.getByRole('dialog').getByRole('button', { name: 'Buka kartu' }).click();
  expect(onreveal).toHaveBeenCalledOnce();
});

test('whoever only looks gets no buttons for the ballot', async () => {
  const board = { ...emptyBoard('b'), opened: true, revealed: true };
  const screen = await render(BallotPanel, { board, people: 4, lead: false, act: () => {} });
  expect(screen.getByRole('button').elements()).toHaveLength(0);
});

test('[B10] how cards are signed is chosen in plain words, and only stricter once somebody wrote', async () => {
  const asked: BoardAct[] = [];
  const act = (one: BoardAct) => asked.push(one);
  const empty: Board = { ...emptyBoard('b'), opened: true };
  const screen = await render(BoardSigning, { board: empty, lead: true, act });
  const choice = screen.getByRole('combobox', { name: 'Siapa yang terlihat di kartu' });
  const options = () =>
    [...(choice.element() as HTMLSelectElement).options].map(({ text, disabled }) => [
      text.trim(),
      disabled,
    ]);
  expect(options()).toEqual([
    ['Nama dan OPD terlihat', false],
    ['Hanya OPD terlihat', false],
    ['Anonim: tidak ada yang melihat siapa', false],
  ]);
  await userEvent.selectOptions(choice, 'nobody');
  expect(asked).toEqual([{ type: 'board.sign', names: 'nobody' }]);
  // Shown is what the board says, not what was asked.
  expect((choice.element() as HTMLSelectElement).value).toBe('agency');
  const hidden = { ...empty.hidden, cards: 1 };
  await screen.rerender({ board: { ...empty, hidden }, lead: true, act });
  expect(options().map(([, disabled]) => disabled)).toEqual([true, false, false]);
  await screen.rerender({ board: { ...empty, hidden, revealed: true }, lead: true, act });
  await expect.element(choice).toBeDisabled();
});
