import { expect, test } from 'vitest';
import { newsOf, type Scene } from './spoken.ts';

const scene: Scene = {
  activityId: 'a',
  boardId: 'b',
  revealed: false,
  locked: false,
  ballotId: null,
  results: 0,
  own: 1,
};
const said = (...changes: Partial<Scene>[]) => {
  const scenes = changes.map((change) => ({ ...scene, ...change }));
  return newsOf(scenes[0] ?? scene, scenes.at(-1) ?? scene);
};

test('what others bring about is said in one word, the largest first', () => {
  expect(said({})).toBeNull();
  expect(said({}, { activityId: 'c', boardId: 'd', revealed: true, own: 9 })).toBe('activity');
  expect(said({ activityId: null, boardId: null }, {})).toBe('activity');
  expect(said({}, { revealed: true, locked: true })).toBe('revealed');
  expect(said({}, { locked: true })).toBe('locked');
  expect(said({ locked: true }, {})).toBe('unlocked');
  expect(said({}, { ballotId: 'v' })).toBe('ballot');
  expect(said({ ballotId: 'v' }, { results: 1 })).toBe('results');
  expect(said({}, { own: 2 })).toBe('stuck');
});

test('less of something, a ballot called off and a turn to another board say nothing', () => {
  expect(said({ own: 2 }, { own: 1 })).toBeNull();
  expect(said({ ballotId: 'v' }, {})).toBeNull();
  expect(said({}, { boardId: 'd', revealed: true, own: 7, results: 2 })).toBeNull();
});
