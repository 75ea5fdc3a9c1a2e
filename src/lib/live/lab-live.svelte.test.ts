import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { newId } from './ids.ts';
import { openLab } from './lab-live.svelte.ts';
import type { Snapshot } from './protocol.ts';

// There is no live server behind these tests: what they look at is a page without network.
const labId = newId();
const personOf = (): Person => ({
  id: newId(),
  role: 'participant',
  labId,
  agencyId: newId(),
  name: 'Budi',
  position: 'Staf',
});
const boardOf = (id = newId()): Snapshot<Board> => ({
  number: 7,
  state: { ...emptyBoard(id), opened: true, labId, title: 'Masalah' },
});
const textsOf = (board: Board) => Object.values(board.cards).map(({ text }) => text);
const card = (text: string) =>
  ({ type: 'card.add', cardId: newId(), text, paper: 'langit' }) as const;

test('a component that reads the board shows an act at once and says that it waits', () => {
  const live = openLab({ labId, person: personOf() });
  const initial = boardOf();
  const board = live.space({ kind: 'board', id: initial.state.id }, initial);
  const shown: string[][] = [];
  const waiting: number[] = [];
  const end = $effect.root(() => {
    const texts = $derived(textsOf(board.state));
    $effect(() => void shown.push(texts));
    $effect(() => void waiting.push(live.waiting));
  });
  flushSync();
  const act = card('Tanpa jaringan');
  expect(board.act(act)).toBeNull();
  flushSync();
  expect(shown).toEqual([[], ['Tanpa jaringan']]);
  expect(waiting).toEqual([0, 1]);
  expect(board.statusOf(act.cardId)).toBe('waiting');
  end();
  live.close();
});

test('a space goes on when the part of the page that asked for it first has gone', () => {
  const live = openLab({ labId, person: personOf() });
  const initial = boardOf();
  const ref = { kind: 'board' as const, id: initial.state.id };
  const first = $effect.root(() => {
    $effect(() => void live.space(ref, initial).state);
  });
  flushSync();
  first();
  const shown: string[][] = [];
  const second = $effect.root(() => {
    $effect(() => void shown.push(textsOf(live.space(ref).state)));
  });
  flushSync();
  live.space(ref).act(card('Masih hidup'));
  flushSync();
  expect(shown.at(-1)).toEqual(['Masih hidup']);
  second();
  live.close();
});

test('a page that is opened again shows what was written before, still waiting', async () => {
  const person = personOf();
  const initial = boardOf();
  const ref = { kind: 'board' as const, id: initial.state.id };
  const before = openLab({ labId, person });
  before.space(ref, initial).act(card('Jangan hilang'));
  await before.outbox?.load();
  before.close();

  const after = openLab({ labId, person });
  const board = after.space(ref, initial);
  await expect.poll(() => textsOf(board.state)).toEqual(['Jangan hilang']);
  expect(after.waiting).toBe(1);
  after.close();
});

test('a space made inside a derived value follows the page from one board to the next', () => {
  const live = openLab({ labId, person: personOf() });
  const [first, second] = [boardOf(), boardOf()];
  let data = $state.raw(first);
  const shown: string[] = [];
  const end = $effect.root(() => {
    const board = $derived(live.space({ kind: 'board', id: data.state.id }, data));
    $effect(() => void shown.push(board.state.id));
  });
  flushSync();
  data = second;
  flushSync();
  expect(shown).toEqual([first.state.id, second.state.id]);
  end();
  live.close();
});

test('a newer page load is taken over, an older one is not', async () => {
  const live = openLab({ labId, person: personOf() });
  const initial = boardOf();
  const ref = { kind: 'board' as const, id: initial.state.id };
  const board = live.space(ref, initial);
  const newer = { number: 9, state: { ...initial.state, title: 'Baru' } };
  live.space(ref, newer);
  await expect.poll(() => board.state.title).toBe('Baru');
  live.space(ref, initial);
  await Promise.resolve();
  expect([board.number, board.state.title]).toEqual([9, 'Baru']);
  live.close();
});
