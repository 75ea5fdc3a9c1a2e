import { afterEach, expect, test } from 'vitest';
import { FormKeeper } from './form-keeper.svelte.ts';

afterEach(() => document.body.replaceChildren());

function drafts(kept: Record<string, string> = {}) {
  return {
    kept,
    read: async (key: string) => kept[key] ?? null,
    save: async (key: string, text: string) => void (kept[key] = text),
    drop: async (key: string) => void delete kept[key],
  };
}

function formOf(values: Record<string, string>): HTMLFormElement {
  const form = document.createElement('form');
  for (const [name, value] of Object.entries(values)) {
    const field = document.createElement('input');
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  return form;
}

function type(form: HTMLFormElement, name: string, text: string): void {
  const field = form.elements.namedItem(name) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

test('what was typed and not sent comes back, and nothing else', async () => {
  const device = drafts();
  const first = formOf({ goal: '', place: 'Pati' });
  const leave = new FormKeeper(device, 'k').here(first);
  type(first, 'goal', 'lebih cepat');
  leave();
  first.remove();
  const again = formOf({ goal: '', place: 'Rembang' });
  const keeper = new FormKeeper(device, 'k');
  keeper.here(again);
  await expect.poll(() => keeper.restored).toBe(true);
  expect(Object.fromEntries(new FormData(again))).toEqual({
    goal: 'lebih cepat',
    place: 'Rembang',
  });
});

test('of what was refused only the touched fields are put back', () => {
  const keeper = new FormKeeper(drafts(), 'k');
  const sent = { goal: 'lebih cepat', place: 'Pati' };
  // Without script nobody knows who touched what.
  expect(keeper.touchedOf(sent)).toEqual(sent);
  const form = formOf({ goal: '', place: 'Pati' });
  keeper.here(form);
  type(form, 'goal', 'lebih cepat');
  expect(keeper.touchedOf(sent)).toEqual({ goal: 'lebih cepat' });
});
