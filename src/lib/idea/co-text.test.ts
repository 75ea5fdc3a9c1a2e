/** What a page left on the device when it went, and what the next page makes of it. */
import { expect, test } from 'vitest';
import { grow, type Updates } from '#lib/lab/idea/shared-text.ts';
import { CoText } from './co-text.svelte.ts';

const [ani, beni] = [
  '01970000-0000-7000-8000-00000000000a',
  '01970000-0000-7000-8000-00000000000b',
];

/** One field on one server, which takes what it is sent; `line` false: nothing arrives. */
function field() {
  let updates: Updates = [];
  const line = { up: true };
  const take = (update: string) => {
    const grown = grow(updates, update, null);
    if (grown === 'unsound') throw new Error('unsound');
    if (grown !== 'same') updates = grown.updates;
  };
  const open = (personId: string, kept?: Map<string, string>) =>
    new CoText({
      personId,
      updates: () => updates,
      most: 500,
      shared: () => true,
      send: async (update) => {
        if (line.up) take(update);
        return { from: 1, to: 1 };
      },
      drafts: kept && {
        key: 'latar',
        store: {
          read: async (key) => kept.get(key) ?? null,
          save: async (key, text) => void kept.set(key, text),
          drop: async (key) => void kept.delete(key),
        },
      },
    });
  return { open, line, text: () => read(updates), updates: () => updates };
}
const read = (updates: Updates) => {
  const page = new CoText({
    personId: ani,
    updates: () => updates,
    most: 500,
    send: async () => ({ from: 1, to: 1 }),
  });
  return page.value;
};
const settled = () => new Promise((go) => setTimeout(go));

test('[W14] a draft that had left when its page went is not written twice, whatever others wrote', async () => {
  const room = field();
  const kept = new Map<string, string>();
  const before = room.open(beni, kept);
  before.typed('Warga antre.');
  await before.flush();
  before.typed('Warga antre. Obat habis.');
  // The page goes when its act has left, and before the device has let the draft go.
  const left = new Map(kept);
  expect(left.size).toBe(1);
  await before.flush();
  const there = room.open(ani);
  there.typed('Setiap hari: Warga antre. Obat habis.', 13);
  await there.flush();
  const after = room.open(beni, left);
  await settled();
  expect(after.value).toBe('Setiap hari: Warga antre. Obat habis.');
  await after.flush();
  expect(room.text()).toBe('Setiap hari: Warga antre. Obat habis.');
});

test('[W8] a draft that had not left goes on from what others wrote meanwhile', async () => {
  const room = field();
  const kept = new Map<string, string>();
  const before = room.open(beni, kept);
  before.typed('Warga antre.');
  await before.flush();
  before.typed('Warga antre. Obat habis.');
  const left = new Map(kept);
  const there = room.open(ani);
  there.typed('Setiap hari: Warga antre.', 13);
  await there.flush();
  const after = room.open(beni, left);
  await settled();
  await after.flush();
  expect(room.text()).toBe('Setiap hari: Warga antre. Obat habis.');
});

test('[W14] what became part of the document and had not left is in the draft as well', async () => {
  const room = field();
  const kept = new Map<string, string>();
  const before = room.open(beni, kept);
  before.typed('Obat habis.');
  const there = room.open(ani);
  there.typed('Setiap hari: ');
  await there.flush();
  // News make one document of both; the next key is typed on top of it.
  before.hear(room.updates());
  before.typed(`${before.value} Stok kosong.`);
  const left = new Map(kept);
  const shown = before.value;
  for (const words of ['Obat habis.', 'Setiap hari: ', 'Stok kosong.']) {
    expect(shown).toContain(words);
  }
  room.line.up = false;
  const after = room.open(beni, left);
  await settled();
  expect(after.value).toBe(shown);
  room.line.up = true;
  await after.flush();
  expect(room.text()).toBe(shown);
});
