import { expect, test } from 'vitest';
import { WallFilter } from './wall-filter.svelte.ts';

test('[B8] kinds that were offered for one wall are not offered for another', async () => {
  const filter = new WallFilter();
  const wall = { labId: 'l', id: 'one' };
  await filter.ask(wall);
  filter.kinds = ['opd'];
  filter.kind = 'opd';
  // Without a network what was offered for this wall stays.
  await filter.ask(wall);
  expect(filter.kind).toBe('opd');
  await filter.ask({ ...wall, id: 'two' });
  expect([filter.kinds, filter.kind]).toEqual([[], '']);
});
