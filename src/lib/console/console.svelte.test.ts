import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import '#lib/lab/lead/learn.ts';
import type { BoardAct, HallAct } from '#lib/lab/acts.ts';
import { dotsWay } from '#lib/lab/board/methods.ts';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import type { Condition } from '#lib/lab/hall/gates.ts';
import { emptyHall, type Activity, type Agency, type Hall } from '#lib/lab/hall/state.ts';
import AgendaPanel from './AgendaPanel.svelte';
import BallotPanel from './BallotPanel.svelte';
import BallotStart from './BallotStart.svelte';
import BoardSigning from './BoardSigning.svelte';
import GateDialog from './GateDialog.svelte';
import LeaveBallot from './LeaveBallot.svelte';
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
  await screen.getByRole('button', { name: 'Mulai kegiatan ini: Kegiatan satu' }).click();
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

const clustered = (loose: number): Board => {
  const cards = Array.from({ length: 8 + loose }, (_, at) => ({
    id: `c${at}`,
    text: `kartu ${at}`,
    paper: 'langit' as const,
    authorId: null,
    author: null,
    agencyId: null,
    clusterId: at < 8 ? `k${at % 4}` : null,
    at,
    removed: false,
    talk: null,
    entered: false,
  }));
  const clusters = [0, 1, 2, 3].map((at) => ({ id: `k${at}`, title: `Kluster ${at}`, at }));
  return {
    ...emptyBoard('b'),
    opened: true,
    revealed: true,
    cards: Object.fromEntries(cards.map((one) => [one.id, one])),
    clusters: Object.fromEntries(clusters.map((one) => [one.id, one])),
  };
};

test('[V14] the panel says what is left out of a vote over clusters, and takes it in', async () => {
  const asked: BoardAct[] = [];
  const act = (one: BoardAct) => asked.push(one);
  const screen = await render(BallotStart, { board: clustered(7), act });
  await expect.element(screen.getByText(/^7 kartu di luar kluster tidak ikut/)).toBeVisible();
  await expect.element(screen.getByText(/Saran: 2, paling banyak 1/)).toBeVisible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Yang dipilih' }), 'both');
  expect(screen.getByText(/tidak ikut/).elements()).toHaveLength(0);
  await screen.getByRole('button', { name: 'Mulai memilih' }).click();
  expect(asked[0]).toMatchObject({ type: 'ballot.open', over: 'both', dots: 3, cap: 2 });
});

test('[V12] what is too many to put in order is voted on first, and then its best', async () => {
  const asked: BoardAct[] = [];
  const act = (one: BoardAct) => asked.push(one);
  const board = clustered(7);
  const screen = await render(BallotStart, { board, act });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Yang dipilih' }), 'cards');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Cara memilih' }), 'ranks');
  const begin = screen.getByRole('button', { name: 'Mulai mengurutkan' });
  await expect.element(begin).toBeDisabled();
  await screen.getByRole('button', { name: 'Pilih dengan titik dulu' }).click();
  expect(screen.getByRole('button', { name: 'Mulai memilih' }).elements()).toHaveLength(1);
  const tally = Object.fromEntries(Object.keys(board.cards).map((id, at) => [id, 20 - at]));
  const result = {
    ...dotsWay(3, 2),
    id: 'v',
    over: 'cards' as const,
    among: null,
    turnout: 9,
    tally,
    scores: {},
    closedAt: 1,
  };
  await screen.rerender({ board: { ...board, results: [result] }, act });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Cara memilih' }), 'ranks');
  await screen.getByRole('button', { name: 'Hanya 12 teratas putaran lalu' }).click();
  await begin.click();
  const [first] = asked;
  expect(first).toMatchObject({ type: 'ranks.open', over: 'cards' });
  expect(first && 'among' in first && first.among).toHaveLength(12);
});

test('[A17] going on from an open vote asks once more; staying changes nothing', async () => {
  const gone: HallAct[] = [];
  const go = (one: HallAct) => gone.push(one);
  const person = {
    id: 'p',
    labId: 'l',
    name: 'Guru',
    position: '',
    role: 'facilitator',
    agencyId: null,
  } as const;
  const ballot = { ...dotsWay(3, 2), id: 'v', over: 'cards', among: null, papers: {} } as const;
  const board = { ...clustered(0), ballot: { ...ballot, turnout: 4, partial: null, openedAt: 0 } };
  const clock = { activityId: 'a', startedAt: 0, endsAt: 9, pausedAt: null };
  const activities = [{ id: 'a', boardId: 'b', stage: 'drum-up' } as Activity];
  const running: Hall = { ...emptyHall('h'), opened: true, activities, clock };
  const { component, ...screen } = await render(LeaveBallot, {
    hall: running,
    boardOf: () => board,
    person,
    go,
  });
  const end: HallAct = { type: 'activity.end' };
  expect(component.asksBefore({ type: 'activity.pause' })).toBe(false);
  expect(component.asksBefore(end)).toBe(true);
  await screen.getByRole('button', { name: 'Tetap di sini' }).click();
  expect(gone).toEqual([]);
  expect(component.asksBefore(end)).toBe(true);
  await screen.getByRole('button', { name: 'Tutup dan lanjut' }).click();
  expect(gone).toEqual([end]);
  // A question stands over the vote: ending it goes back to it, starting something else leaves it.
  const aside = { activityId: 'q', back: clock };
  const asked = { id: 'q', boardId: 'bq', stage: 'drum-up' } as Activity;
  const beside: Hall = {
    ...running,
    activities: [...activities, asked, { id: 'c', stage: 'drum-up' } as Activity],
    clock: { ...clock, activityId: 'q' },
    aside,
  };
  const boardOf = (id: string) => ({ ...board, id });
  await screen.rerender({ hall: beside, boardOf, person, go });
  expect(component.asksBefore(end)).toBe(false);
  expect(component.asksBefore({ type: 'activity.start', activityId: 'c' })).toBe(true);
  await screen.getByRole('button', { name: 'Tetap di sini' }).click();
  const empty = () => ({ ...board, ballot: null });
  await screen.rerender({ hall: running, boardOf: empty, person, go });
  expect(component.asksBefore(end)).toBe(false);
});
