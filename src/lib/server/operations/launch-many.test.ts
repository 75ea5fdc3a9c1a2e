import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { IdeaAct } from '#lib/lab/acts.ts';
import type { Launch } from '#lib/lab/idea/state.ts';
import { refuse } from '#lib/lab/refusals.ts';
import { launchMany } from './launch-many.ts';

const launch: Launch = { date: '2026-06-01', manner: '', signer: 'Bupati', kind: 'plenary' };
const file = {
  stored: `${'a'.repeat(64)}.jpg`,
  name: 'bersama.jpg',
  size: 10,
  type: 'image/jpeg' as const,
};

test('[D65] what one of many refuses does not hold up the others, and leaves no photo', async () => {
  const acts: [string, IdeaAct][] = [];
  const submit = async (ideaId: string, act: IdeaAct) => {
    if (ideaId === 'b') return refuse('not-approved');
    acts.push([ideaId, act]);
    return { from: 1, to: 1 };
  };
  const asked = { ideaIds: ['a', 'b', 'c', 'a'], launch, photo: { file, title: 'Foto' } };
  const done = await launchMany(asked, { submit, newId: uuidv7 });
  expect(done).toEqual({
    launched: ['a', 'c'],
    refused: [{ ideaId: 'b', refusal: { code: 'not-approved' } }],
  });
  expect(acts.map(([ideaId, { type }]) => `${ideaId} ${type}`)).toEqual([
    'a launch.set',
    'a evidence.add',
    'a launch.set',
    'c launch.set',
    'c evidence.add',
    'c launch.set',
  ]);
  const [, added, shown] = acts.map(([, act]) => act);
  if (added?.type !== 'evidence.add' || shown?.type !== 'launch.set') throw new Error('No photo');
  expect(shown.launch).toEqual({ ...launch, photo: added.evidence.id });
});

test('[D65] the same photo sent twice hangs once, and anew where it was taken away', async () => {
  const [hung, told] = [new Set<string>(), new Set<string>()];
  const submit = async (_ideaId: string, act: IdeaAct, actId: string) => {
    // An act that was asked before gets the answer of then.
    if (told.has(actId)) return { from: 1, to: 1 };
    told.add(actId);
    if (act.type === 'evidence.add') hung.add(act.evidence.id);
    if (act.type === 'launch.set' && act.launch.photo && !hung.has(act.launch.photo)) {
      return refuse('not-found');
    }
    return { from: 1, to: 1 };
  };
  const asked = { ideaIds: ['a', 'b'], launch, photo: { file, title: 'Foto' } };
  const done = { launched: ['a', 'b'], refused: [] };
  expect(await launchMany(asked, { submit, newId: uuidv7 })).toEqual(done);
  expect(await launchMany(asked, { submit, newId: uuidv7 })).toEqual(done);
  expect(hung.size).toBe(2);
  hung.clear();
  expect(await launchMany(asked, { submit, newId: uuidv7 })).toEqual(done);
  expect(hung.size).toBe(2);
});
