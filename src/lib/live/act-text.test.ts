import { expect, it } from 'vitest';
import { idOf } from '../lab/play.ts';
import { textOf } from './act-text.ts';

it('finds what a person wrote, however deep it lies, and no ids or choices', () => {
  const card = { type: 'card.add', cardId: idOf(1), text: 'Antre lama', paper: 'kunyit' } as const;
  expect(textOf(card)).toBe('Antre lama');
  const trial = { place: 'Desa Kutawis', result: 'Baik', start: null };
  expect(textOf({ type: 'trial.set', trial })).toBe('Desa Kutawis\nBaik');
  expect(textOf({ type: 'canvas.submit' })).toBe('');
});
