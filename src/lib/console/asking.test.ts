import { expect, test } from 'vitest';
import { safeParse } from 'valibot';
import { leadHallActs } from '#lib/lab/lead/hall-acts.ts';
import { activitiesOf, templates } from '#lib/lab/agenda-template.ts';
import { askKinds, askOf, meansFour, type Draft } from './asking.ts';

const draft = (change: Partial<Draft> = {}): Draft => ({
  kind: 'one',
  question: ' Maukah kita? ',
  options: ['Ya', '  ', 'Belum'],
  yesNo: false,
  live: false,
  minutes: 3,
  ...change,
});
let made = 0;
const newId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const mark = { id: 'Nilai', en: 'Mark' };

test.each(askKinds)('[A15] a question of the kind %s is an act that the server takes', (kind) => {
  const act = askOf(draft({ kind }), newId, mark);
  expect(safeParse(leadHallActs['poll.ask'], act).success).toBe(true);
  expect(act?.question.trim()).toBe('Maukah kita?');
});

test('blank choices are left out, and each kind knows what it asks for', () => {
  const way = (change: Partial<Draft>) => askOf(draft(change), newId, mark)?.way;
  expect(askOf(draft(), newId, mark)?.options.map(({ text }) => text)).toEqual(['Ya', 'Belum']);
  expect(way({})).toMatchObject({ method: 'dots', dots: 1 });
  expect(way({ kind: 'some' })).toMatchObject({ method: 'dots', dots: 2 });
  expect(way({ kind: 'four' })).toMatchObject({ scale: { least: 1, most: 5 } });
  expect(way({ kind: 'four', yesNo: true })).toMatchObject({ scale: { least: 0, most: 1 } });
  const scale = askOf(draft({ kind: 'scale' }), newId, mark);
  expect(scale?.options.map(({ text }) => text)).toEqual(['Maukah kita?']);
});

test('what is missing is missing before it is sent', () => {
  expect(askOf(draft({ question: '  ' }), newId, mark)).toBeNull();
  expect(askOf(draft({ options: ['Ya', ''] }), newId, mark)).toBeNull();
  expect(askOf(draft({ kind: 'words', options: [] }), newId, mark)).not.toBeNull();
});

test('[A15] both templates mean the four questions twice: at the beginning and at the end', () => {
  for (const { key } of templates) {
    const meant = activitiesOf(key).filter(meansFour);
    expect(meant.map(({ title }) => title.en)).toEqual([
      'Wish, possible, able, willing',
      'Repeat of the four questions',
    ]);
  }
});
