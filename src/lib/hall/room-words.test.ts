import { expect, test } from 'vitest';
import { refusalCodes } from '#lib/lab/refusals.ts';
import { langs } from '#lib/words/lang.ts';
import { refusalText } from '#lib/words/refusals.ts';
import { pledgeParts } from './pledge-text.ts';

test.each(refusalCodes)('the refusal %s says what to do next, in both languages', (code) => {
  for (const lang of langs) {
    const text = refusalText({ code }, lang);
    expect(text).toMatch(/^[A-Z].+\.$/);
    expect(text).not.toMatch(/undefined|!/);
  }
});

test('parameters fill the sentence', () => {
  expect(refusalText({ code: 'dots-cap', params: { cap: 3 } }, 'id')).toContain('3 suara');
  expect(refusalText({ code: 'gate', params: { stage: 'design' } }, 'en')).toContain('Design');
});

test('numbered lines of a pledge become a list, other wordings stay as they are', () => {
  const parts = pledgeParts(
    'Kami siap untuk:\n1. melakukan inovasi;\n2. mendukung inovasi.\n\nPati, 2026',
  );
  expect(parts).toEqual({
    intro: 'Kami siap untuk:',
    vows: ['Melakukan inovasi', 'Mendukung inovasi'],
    rest: 'Pati, 2026',
  });
  expect(pledgeParts('Kami siap.').rest).toBe('Kami siap.');
});
