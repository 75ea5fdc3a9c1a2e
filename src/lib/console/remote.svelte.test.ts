import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { emptyBoard } from '#lib/lab/board/state.ts';
import type { BoardAct, HallAct } from '#lib/lab/acts.ts';
import { emptyHall, type Activity, type Hall } from '#lib/lab/hall/state.ts';
import ParkingLot from './ParkingLot.svelte';
import RemoteDesk from './RemoteDesk.svelte';

const words = { id: 'Cara', en: 'How' };
const activity = (id: string): Activity => ({
  id,
  day: 1,
  start: '08:00',
  minutes: 20,
  planned: 20,
  fixed: false,
  stage: 'drum-up',
  kind: 'talk',
  title: { id: `Kegiatan ${id}`, en: id },
  guide: words,
  hint: words,
  question: words,
  boardId: null,
  recipe: null,
});
const hall: Hall = {
  ...emptyHall('h'),
  opened: true,
  activities: [activity('satu'), activity('dua')],
  clock: { activityId: 'satu', startedAt: 0, endsAt: 600_000, pausedAt: null },
};
const open = async (change: Partial<Hall> = {}, more = {}) => {
  const acts: (HallAct | BoardAct)[] = [];
  const screen = await render(RemoteDesk, {
    hall: { ...hall, ...change },
    board: null,
    now: () => 0,
    lead: true,
    actHall: (act: HallAct) => void acts.push(act),
    actBoard: (act: BoardAct) => void acts.push(act),
    ...more,
  });
  return { screen, acts };
};

test('the phone pauses, extends, blanks and gathers at one tap, and goes on at two', async () => {
  const { screen, acts } = await open();
  await screen.getByRole('button', { name: 'Jeda' }).click();
  await screen.getByRole('button', { name: 'Tambah 5 menit' }).click();
  await screen.getByRole('button', { name: 'Kosongkan layar' }).click();
  await screen.getByRole('button', { name: 'Bawa semua ke kegiatan yang berjalan' }).click();
  await screen.getByRole('button', { name: 'Lanjut ke berikutnya' }).click();
  expect(acts.map(({ type }) => type)).toEqual([
    'activity.pause',
    'activity.extend',
    'projector.show',
    'room.gather',
  ]);
  // [A19] Each turn of the clock says which activity ran on this phone.
  expect(acts.slice(0, 2)).toMatchObject([{ activityId: 'satu' }, { activityId: 'satu' }]);
  await screen.getByRole('button', { name: 'Ketuk lagi untuk melanjutkan' }).click();
  expect(acts.at(-1)).toEqual({ type: 'activity.start', activityId: 'dua' });
});

test('cards are revealed from the phone at two taps', async () => {
  const board = {
    ...emptyBoard('b'),
    opened: true,
    hidden: { cards: 7, writers: 3, agencies: 2, byAgency: {} },
  };
  const { screen, acts } = await open({}, { board });
  await expect.element(screen.getByText('7 kartu masuk')).toBeVisible();
  await screen.getByRole('button', { name: 'Buka kartu' }).click();
  expect(acts).toEqual([]);
  await screen.getByRole('button', { name: 'Ketuk lagi: semua kartu terbuka' }).click();
  expect(acts).toEqual([{ type: 'board.reveal' }]);
});

test('what waits behind a gate is not started from the phone either', async () => {
  const next = { ...activity('dua'), stage: 'design' as const };
  const { screen } = await open({ activities: [activity('satu'), next] });
  await expect.element(screen.getByRole('button', { name: 'Lanjut ke berikutnya' })).toBeDisabled();
  await expect.element(screen.getByText('Menunggu gerbang ke Design')).toBeVisible();
});

test('whoever only looks has no buttons', async () => {
  const { screen } = await open({}, { lead: false });
  expect(screen.getByRole('button').elements()).toEqual([]);
});

test('something is put aside, ticked off and taken away; others only read', async () => {
  const act = vi.fn(() => true);
  const parked = [
    { id: 'x', text: 'Sudah', by: 'Sari', at: 0, done: true },
    { id: 'y', text: 'Anggaran 2027', by: 'Sari', at: 0, done: false },
  ];
  const screen = await render(ParkingLot, { parked, lead: true, act });
  await screen.getByRole('textbox').fill('Data DTKS');
  await screen.getByRole('button', { name: 'Titipkan' }).click();
  await screen.getByRole('checkbox', { name: 'Sudah dibahas: Anggaran 2027' }).click();
  await screen.getByRole('button', { name: 'Hapus: Sudah' }).click();
  expect(act.mock.calls).toMatchObject([
    [{ type: 'parking.add', text: 'Data DTKS' }],
    [{ type: 'parking.mark', itemId: 'y', done: true }],
    [{ type: 'parking.remove', itemId: 'x' }],
  ]);
  // What waits stands first.
  expect(screen.getByRole('listitem').elements()[0]?.textContent).toContain('Anggaran 2027');
  await screen.rerender({ lead: false });
  expect(screen.getByRole('checkbox').elements()).toEqual([]);
});
