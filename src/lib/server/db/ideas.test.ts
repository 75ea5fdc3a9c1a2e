import { expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { newId, openLaboratory } from '../../../../tests/support/laboratory.ts';
import * as ideas from './ideas.ts';

test('[D76] an agency’s own ideas say what they were raised from, and nobody else’s are among them', async () => {
  const db = await freshDatabase();
  const lab = await openLaboratory(db);
  const [own = '', other = ''] = [...lab.agencies.keys()];
  const [tarno, wulan] = [await lab.join(own, 'Tarno'), await lab.join(other, 'Wulan')];
  const [boardId = ''] = lab.boards;
  const [cardIds, clusterId] = [[newId(), newId()], newId()];
  const raise = (person: typeof tarno, title: string, from: object) =>
    lab.act({ kind: 'idea', id: newId() }, person, {
      type: 'idea.raise',
      agencyId: person.agencyId ?? '',
      title,
      origin: 'problem',
      boardId,
      clusterId: null,
      cardIds: [],
      innovation: null,
      ...from,
    });
  await raise(tarno, 'Dari kluster', { cardIds, clusterId });
  await raise(tarno, 'Dari kartu', { cardIds: cardIds.slice(1) });
  await raise(wulan, 'Milik OPD lain', { cardIds });
  const lines = await ideas.ownLines(db.read, lab.id, tarno.agencyId ?? '');
  expect(lines.map(({ title, from }) => ({ title, from }))).toEqual([
    { title: 'Dari kluster', from: [clusterId] },
    { title: 'Dari kartu', from: cardIds.slice(1) },
  ]);
  await db.cleanup();
});
