import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { HallAct } from '#lib/lab/acts.ts';
import { emptyHall, type Activity, type Hall } from '#lib/lab/hall/state.ts';
import type { Recipe } from '#lib/lab/recipes.ts';
import PlanBoard from './PlanBoard.svelte';
import ShiftDialog from './ShiftDialog.svelte';
import { nextSlot, slotsFor } from './slots.ts';

const words = { id: 'x', en: 'x' };
const activity = (id: string, start: string, change: Partial<Activity> = {}): Activity => ({
  id,
  day: 1,
  start,
  minutes: 30,
  planned: 30,
  fixed: false,
  stage: 'drum-up',
  kind: 'talk',
  title: { id: `Kegiatan ${id}`, en: id },
  guide: words,
  hint: words,
  question: words,
  boardId: null,
  recipe: null,
  ...change,
});
const hall = (change: Partial<Hall> = {}): Hall => ({
  ...emptyHall('h'),
  opened: true,
  activities: [
    activity('satu', '08:00'),
    activity('dua', '08:30'),
    activity('tiga', '09:00', { fixed: true }),
    activity('empat', '08:00', { day: 2 }),
  ],
  ...change,
});
const recipe: Recipe = {
  key: 'tulang-ikan',
  kind: 'root-cause',
  stages: ['drum-up'],
  minutes: { least: 10, usual: 20, most: 30 },
  title: { id: 'Tulang ikan', en: 'Fishbone' },
  guide: words,
  hint: words,
  question: words,
  outcome: 'Sebab',
};
const open = async (change: Partial<Hall> = {}, lead = true) => {
  const acts: HallAct[] = [];
  const act = vi.fn((one: HallAct) => acts.push(one) > 0);
  const screen = await render(PlanBoard, {
    hall: hall(change),
    now: 0,
    lead,
    recipes: [recipe],
    act,
  });
  return { screen, acts };
};
const focus = (element: Element) => (element as HTMLElement).focus();

test('nothing is put where something begun stands behind', () => {
  const clock = { activityId: 'dua', startedAt: 0, endsAt: 1, pausedAt: null };
  const running = hall({ done: ['satu'], clock });
  expect(slotsFor(running, 'empat')).toEqual([
    { day: 1, after: 'dua' },
    { day: 1, after: 'tiga' },
    { day: 2, after: null },
  ]);
  const slots = slotsFor(hall(), 'empat');
  expect(nextSlot(slots, { day: 2, after: null }, -1)).toEqual({ day: 1, after: 'tiga' });
  expect(nextSlot(slots, { day: 1, after: null }, -1)).toBeNull();
});

test('Alt and an arrow moves at once, and says where it went', async () => {
  const { screen, acts } = await open();
  focus(screen.getByRole('button', { name: 'Pindahkan Kegiatan dua' }).element());
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(acts).toEqual([{ type: 'agenda.move', activityId: 'dua', day: 1, after: null }]);
});

test('picked up, carried over the end of a day and put down: one act', async () => {
  const { screen, acts } = await open();
  const grip = screen.getByRole('button', { name: 'Pindahkan Kegiatan dua' });
  focus(grip.element());
  await userEvent.keyboard('{Enter}{ArrowDown}{ArrowDown}');
  await expect.element(screen.getByText('Urutan 1 dari 2 di hari 2')).toBeInTheDocument();
  expect(acts).toEqual([]);
  expect(document.activeElement).toBe(grip.element());
  await userEvent.keyboard('{Enter}');
  expect(acts).toEqual([{ type: 'agenda.move', activityId: 'dua', day: 2, after: null }]);
});

test('Escape puts it back without an act', async () => {
  const { screen, acts } = await open();
  focus(screen.getByRole('button', { name: 'Pindahkan Kegiatan dua' }).element());
  await userEvent.keyboard('{Enter}{ArrowDown}{Escape}');
  expect(acts).toEqual([]);
  await expect
    .element(screen.getByText('Kegiatan dua kembali ke tempat semula.'))
    .toBeInTheDocument();
});

test('the menu moves to another day, duplicates and takes out', async () => {
  const { screen, acts } = await open();
  const menu = screen.getByRole('button', { name: 'Tindakan untuk Kegiatan dua' });
  await menu.click();
  await screen.getByRole('button', { name: 'Pindah ke hari 2' }).click();
  await menu.click();
  await screen.getByRole('button', { name: 'Gandakan' }).click();
  await menu.click();
  await screen.getByRole('button', { name: 'Keluarkan dari acara' }).click();
  expect(acts).toMatchObject([
    { type: 'agenda.move', activityId: 'dua', day: 2, after: 'empat' },
    { type: 'agenda.add', day: 1, after: 'dua', title: { id: 'Kegiatan dua (salinan)' } },
    { type: 'agenda.remove', activityId: 'dua' },
  ]);
});

test('what has begun cannot be moved or taken out, its words can be changed', async () => {
  const { screen } = await open({ done: ['satu'] });
  await expect
    .element(screen.getByRole('button', { name: 'Pindahkan Kegiatan satu' }))
    .toBeDisabled();
  await screen.getByRole('button', { name: 'Tindakan untuk Kegiatan satu' }).click();
  await expect.element(screen.getByRole('button', { name: 'Ubah' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Keluarkan dari acara' }).elements()).toEqual([]);
});

test('a recipe that gathers cards brings the id of a new board', async () => {
  const { screen, acts } = await open();
  await screen.getByRole('button', { name: 'Tambah kegiatan di hari 1' }).click();
  await screen.getByRole('button', { name: 'Tambahkan Tulang ikan' }).click();
  expect(acts[0]).toMatchObject({
    type: 'agenda.add',
    day: 1,
    after: 'tiga',
    kind: 'root-cause',
    minutes: 20,
    recipe: 'tulang-ikan',
    boardId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('a field stores itself with nothing but its own change', async () => {
  const { screen, acts } = await open();
  await screen.getByRole('button', { name: 'Kegiatan dua', exact: true }).click();
  await screen.getByLabelText('Judul', { exact: true }).fill('Kata pengantar');
  await userEvent.keyboard('{Tab}');
  await screen.getByRole('button', { name: 'Tambah 5 menit' }).click();
  expect(acts).toEqual([
    { type: 'agenda.edit', activityId: 'dua', change: { title: { id: 'Kata pengantar' } } },
    { type: 'agenda.edit', activityId: 'dua', change: { minutes: 35 } },
  ]);
});

test('whoever only looks has nothing to move or change', async () => {
  const { screen } = await open({}, false);
  expect(screen.getByRole('button', { name: /Pindahkan|Tindakan|Tambah/ }).elements()).toEqual([]);
});

test('the proposal is shown before it is taken, and one may be spared', async () => {
  const acts: HallAct[] = [];
  const clock = { activityId: 'satu', startedAt: 0, endsAt: 1, pausedAt: null };
  const screen = await render(ShiftDialog, {
    open: true,
    hall: hall({ clock }),
    late: 9,
    act: (one) => acts.push(one) > 0,
  });
  await expect.element(screen.getByText('30 → 21 menit')).toBeVisible();
  await expect.element(screen.getByText(/Hari tetap selesai sesuai rencana/)).toBeVisible();
  await screen.getByRole('checkbox', { name: /Kegiatan dua/ }).click();
  await expect.element(screen.getByText(/tidak tertutup sebelum Kegiatan tiga/)).toBeVisible();
  await screen.getByRole('checkbox', { name: /Kegiatan dua/ }).click();
  await screen.getByRole('button', { name: 'Pakai rencana ini' }).click();
  expect(acts).toEqual([
    {
      type: 'agenda.shift',
      activityId: 'satu',
      seen: 30,
      seenStart: '08:00',
      minutes: 9,
      shorten: { dua: 21 },
    },
  ]);
});
