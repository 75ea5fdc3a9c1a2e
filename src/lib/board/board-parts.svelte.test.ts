import { dotsWay } from '#lib/lab/board/methods.ts';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { BoardAct } from '#lib/lab/acts.ts';
import { decideBoard } from '#lib/lab/board/decide.ts';
import { emptyBoard, type Board, type Card, type Signing } from '#lib/lab/board/state.ts';
import { someone } from '#lib/lab/play.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import BoardWall from './BoardWall.svelte';
import ClusterColumns from './ClusterColumns.svelte';
import Composer from './Composer.svelte';
import DotBallot from './DotBallot.svelte';
import HiddenFan from './HiddenFan.svelte';
import { WallFilter } from './wall-filter.svelte.ts';
import { cutter, othersHidden } from './wall.ts';
import { CardWriter } from './writer.svelte.ts';

const me = newId();
const card = (text: string, at: number, change: Partial<Card> = {}): Card => ({
  id: newId(),
  text,
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: 'dinkes',
  clusterId: null,
  at,
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
const agencies = { dinkes: { short: 'Dinkes', name: 'Dinas Kesehatan' } };

test('cards are chosen by keyboard: space takes one, shift and an arrow take the next along', async () => {
  const board = boardWith([card('Satu', 1), card('Dua', 2), card('Tiga', 3)]);
  const screen = await render(ClusterColumns, { board, agencies, selectable: true });
  const options = screen.getByRole('option');
  (options.nth(0).element() as HTMLElement).focus();
  await userEvent.keyboard(' {Shift>}{ArrowDown}{/Shift}');
  await expect.element(options.nth(0)).toHaveAttribute('aria-selected', 'true');
  await expect.element(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect.element(options.nth(2)).toHaveAttribute('aria-selected', 'false');
});

test('cards are dragged to a cluster, chosen ones together, and where a new one begins', async () => {
  // A mouse has room beside it.
  await page.viewport(1366, 844);
  const [one, two, three] = [card('Satu', 1), card('Dua', 2), card('Tiga', 3)];
  const clusters = { k: { id: 'k', title: 'Obat', at: 1 } };
  const board = boardWith([one, two, three], { clusters });
  const dropped: unknown[] = [];
  const ondropped = (...what: unknown[]) => void dropped.push(what);
  const screen = await render(ClusterColumns, { board, agencies, selectable: true, ondropped });
  const options = screen.getByRole('option');
  await userEvent.dragAndDrop(options.nth(2), screen.getByRole('heading', { name: 'Obat' }));
  expect(dropped).toEqual([[[three.id], 'k']]);
  await userEvent.click(options.nth(0));
  await userEvent.click(options.nth(1));
  await userEvent.dragAndDrop(options.nth(0), screen.getByRole('heading', { name: 'Obat' }));
  expect(dropped[1]).toEqual([[one.id, two.id], 'k']);
  await expect
    .element(screen.getByText('Lepas di sini untuk kluster baru'))
    .not.toBeInTheDocument();
});

test('the words of a card are shown as text, never as markup', async () => {
  const board = boardWith([card('<img src=x onerror=alert(1)>', 1)]);
  const screen = await render(BoardWall, { board, agencies });
  await expect.element(screen.getByText('<img src=x onerror=alert(1)>')).toBeInTheDocument();
  expect(screen.container.querySelector('img')).toBeNull();
});

test('above 150 cards the wall begins dense and opens pile by pile', async () => {
  const cards = Array.from({ length: 200 }, (_, i) => card(`Kartu ${i}`, i));
  const board = boardWith(cards, { names: 'author' });
  const screen = await render(BoardWall, { board, agencies });
  expect(screen.container.querySelectorAll('.note')).toHaveLength(0);
  await userEvent.click(screen.getByRole('button', { name: /Dinkes/ }));
  await expect.poll(() => screen.container.querySelectorAll('.note').length).toBe(200);
});

test('[B8] a dense wall that shows no names is cut by the hundred, never by agency', async () => {
  const cards = Array.from({ length: 201 }, (_, i) => card(`Kartu ${i}`, i));
  const screen = await render(BoardWall, { board: boardWith(cards), agencies });
  await expect.element(screen.getByRole('button', { name: /Dinkes/ })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /Kartu 101–200/ }));
  await expect.poll(() => screen.container.querySelectorAll('.note').length).toBe(100);
});

test('cards are found by their words and by their cluster', async () => {
  const loose = card('Antrean loket', 1);
  const inside = card('Antrean obat', 2, { clusterId: 'k' });
  const clusters = { k: { id: 'k', title: 'Obat', at: 1 } };
  const board = boardWith([loose, inside, card('Jalan rusak', 3)], { clusters });
  const filter = new WallFilter();
  const found = () => Object.values(filter.on(board, agencies).cards).map(({ text }) => text);
  filter.search = 'ANTREAN';
  expect(found()).toEqual(['Antrean loket', 'Antrean obat']);
  filter.cluster = 'none';
  expect(found()).toEqual(['Antrean loket']);
  filter.clear();
  expect(filter.on(board, agencies)).toBe(board);
});

test('a wall that gets one card more is drawn anew only where the card hangs', async () => {
  const cards = Array.from({ length: 130 }, (_, i) => card(`Kartu ${i}`, i));
  const cut = cutter<Card>(60);
  const before = cut(cards);
  const after = cut([...cards, card('Satu lagi', 200)]);
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(after.map((piece, at) => piece === before[at])).toEqual([true, true, false]);
});

test('the hidden cards of others are a number, with the same papers however many there are', async () => {
  const own = card('Milik saya', 1, { authorId: me });
  const hidden = { cards: 9, writers: 4, agencies: 3, byAgency: {} };
  const board = boardWith([own], { revealed: false, hidden });
  const screen = await render(HiddenFan, othersHidden(board, [own]));
  await expect.element(screen.getByText('8 kartu lain masih tertutup')).toBeInTheDocument();
  await expect.element(screen.getByText(/Ditulis 3 peserta dari 3 OPD/)).toBeInTheDocument();
  expect(screen.container.querySelectorAll('.note--closed')).toHaveLength(12);
});

/** A space as a writer needs it; `asked` keeps what it was asked, judged by the rule of the lab. */
function boardSpace(names: Signing) {
  const board = $state({ now: { ...boardWith([]), labId: 'l', opened: true, names } });
  const asked: BoardAct[] = [];
  const person = someone(1, 2);
  const space = {
    ref: { kind: 'board', id: board.now.id },
    types: () => {},
    get state() {
      return board.now;
    },
    act(act: BoardAct) {
      const answer = decideBoard(board.now, person, act, 1);
      if (isRefusal(answer)) return answer;
      asked.push(act);
      return null;
    },
  } as unknown as LiveSpace<'board'>;
  const becomes = (to: Signing) => (board.now = { ...board.now, names: to });
  return { space, asked, becomes };
}

test('[B9] what others will see of the author stands above the field before the first letter', async () => {
  for (const [names, said] of [
    ['author', 'Nama dan OPD Anda terlihat oleh semua orang.'],
    ['agency', 'Hanya OPD Anda yang terlihat. Nama Anda tidak, juga oleh fasilitator.'],
    ['nobody', 'Anonim: tidak ada yang melihat siapa Anda, juga fasilitator.'],
  ] as const) {
    for (const dock of [false, true]) {
      // A phone has the dock, a laptop the note on the wall, and never both.
      await page.viewport(dock ? 390 : 1366, 844);
      const { space } = boardSpace(names);
      const screen = await render(Composer, { writer: new CardWriter(space, null), dock });
      const other = await render(Composer, { writer: new CardWriter(space, null), dock: !dock });
      expect(other.container.querySelector('textarea')).toBeNull();
      await other.unmount();
      const field = screen.container.querySelector('textarea') as HTMLTextAreaElement;
      const promise = document.getElementById(
        field.getAttribute('aria-describedby')?.split(' ')[0] ?? '',
      ) as HTMLElement;
      expect([field.value, promise.textContent.trim()]).toEqual(['', said]);
      const order = promise.compareDocumentPosition(field);
      expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
      await screen.unmount();
    }
  }
});

test('[B11] a card begun under a stronger promise goes only after its author has read the new one', async () => {
  const { space, asked, becomes } = boardSpace('nobody');
  const writer = new CardWriter(space, null);
  const screen = await render(Composer, { writer, dock: true });
  await userEvent.type(screen.getByRole('textbox'), 'Rahasia');
  becomes('author');
  await userEvent.click(screen.getByRole('button', { name: 'Tempel kartu' }));
  await expect.element(screen.getByText(/Fasilitator mengubah siapa yang terlihat/)).toBeVisible();
  expect([asked, writer.draft.text]).toEqual([[], 'Rahasia']);
  await userEvent.click(screen.getByRole('button', { name: 'Tempel kartu' }));
  expect(asked).toMatchObject([{ text: 'Rahasia', names: 'author' }]);
  // The next card begins under what holds now, and a stronger promise is no reason to ask.
  await userEvent.type(screen.getByRole('textbox'), 'Lagi');
  becomes('nobody');
  await userEvent.click(screen.getByRole('button', { name: 'Tempel kartu' }));
  expect(asked).toHaveLength(2);
});

test('a card that is too long is kept whole and says by how much', async () => {
  const { space } = boardSpace('agency');
  const writer = new CardWriter(space, null);
  const screen = await render(Composer, { writer, dock: true });
  await userEvent.fill(screen.getByRole('textbox'), 'a'.repeat(150));
  await expect.element(screen.getByText('Lebih 10 karakter. Ringkas sedikit.')).toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Tempel kartu' })).toBeDisabled();
  expect(writer.draft.text).toHaveLength(150);
});

test('[V3] a paper offers no dot beyond the cap or the number given', async () => {
  const board = boardWith([card('Antrean', 1), card('Obat', 2)]);
  const [first, second] = Object.keys(board.cards) as [string, string];
  const ballot = {
    id: newId(),
    over: 'cards',
    ...dotsWay(3, 2),
    among: null,
    papers: {},
    turnout: 0,
    partial: null,
    openedAt: 0,
  };
  let placed: Record<string, number> = {};
  const screen = await render(DotBallot, {
    board,
    ballot: { ...ballot, over: 'cards' },
    paper: { [first]: 2 },
    onplace: (dots: Record<string, number>) => (placed = dots),
  });
  await expect
    .element(screen.getByRole('button', { name: 'Tambah satu suara untuk Antrean' }))
    .toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Tambah satu suara untuk Obat' }));
  expect(placed).toEqual({ [first]: 2, [second]: 1 });
  await userEvent.click(screen.getByRole('button', { name: 'Kurangi satu suara dari Antrean' }));
  expect(placed).toEqual({ [first]: 1 });
});
