import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import type { Activity } from '#lib/lab/hall/state.ts';
import { Follow, type Work } from './follow.svelte.ts';

const activity = (id: string): Activity => ({
  id,
  day: 1,
  start: '09.00',
  minutes: 10,
  stage: 'diagnose',
  kind: 'cards',
  title: { id, en: id },
  guide: { id: '', en: '' },
  hint: { id: '', en: '' },
  question: { id: '', en: '' },
  boardId: null,
  planned: 20,
  fixed: false,
  recipe: null,
});
const [cards, clusters] = [activity('cards'), activity('clusters')];

/** A room whose facilitator runs `now`, with a field in the first activity. */
function room() {
  let now: Activity | null = $state.raw(cards);
  let text = $state('');
  const work: Work = {
    get unsent() {
      return text !== '';
    },
    send() {
      text = '';
      return true;
    },
    keep() {},
  };
  const follow = new Follow(
    () => now,
    () => [cards, clusters],
    (one) => (one.id === 'cards' ? work : null),
  );
  const end = $effect.root(() => {
    $effect(() => follow.watch());
  });
  return {
    follow,
    end,
    run: (next: Activity | null) => ((now = next), flushSync()),
    type: (typed: string) => ((text = typed), flushSync()),
    text: () => text,
  };
}

test('a screen on which nothing is being written follows the facilitator', () => {
  const { follow, run, end } = room();
  run(clusters);
  expect(follow.shown?.id).toBe('clusters');
  run(null);
  expect(follow.shown).toBeNull();
  end();
});

test('a field somebody is writing in stays open with its text; sending it follows the room', () => {
  const { follow, run, type, text, end } = room();
  type('Obat kosong');
  run(clusters);
  expect(follow.shown?.id).toBe('cards');
  expect(follow.held?.id).toBe('cards');
  expect(text()).toBe('Obat kosong');
  follow.send();
  flushSync();
  expect(follow.shown?.id).toBe('clusters');
  expect(follow.held).toBeNull();
  end();
});

test('what is put aside is still there to go on with', () => {
  const { follow, run, type, text, end } = room();
  type('Obat kosong');
  run(clusters);
  follow.putAside();
  flushSync();
  expect(follow.shown?.id).toBe('clusters');
  expect(follow.left?.id).toBe('cards');
  follow.resume();
  flushSync();
  expect(follow.shown?.id).toBe('cards');
  expect(text()).toBe('Obat kosong');
  end();
});

test('looking back does not follow, and comes back to now', () => {
  const { follow, run, end } = room();
  run(clusters);
  follow.look('cards');
  expect(follow.shown?.id).toBe('cards');
  follow.look(null);
  expect(follow.shown?.id).toBe('clusters');
  end();
});
