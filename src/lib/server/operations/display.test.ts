import { expect, test } from 'vitest';
import { hallOf } from '#lib/server/db/attendance.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as visitors from '#lib/server/db/visitors.ts';
import { innovationSheets } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { newId, openLaboratory, playInnovation } from '../../../../tests/support/laboratory.ts';
import { awardFor, deskOf } from './display.ts';

test('[Y8] the favourite of visitors is one of those on display', async () => {
  await using db = await freshDatabase();
  const lab = await openLaboratory(db);
  const [sheet] = innovationSheets();
  if (!sheet) throw new Error('no material');
  const { ideaId } = await playInnovation(lab, sheet);
  const hall = await hallOf(db.read, lab.id);
  const closed = { ...hall, display: { ...hall.display, scoring: 'closed' as const } };
  const like = (idea: string, visitor: string) =>
    db.write
      .transaction()
      .execute((trx) => visitors.like(trx, { labId: lab.id, ideaId: idea, visitor, at: 1 }));
  // An idea whose plan is not approved any more keeps its likes, and wins nothing by them.
  const gone = newId();
  for (const visitor of ['a', 'b', 'c']) await like(gone, visitor);
  await like(ideaId, 'a');
  const [idea] = await ideas.statesOf(db.read, lab.id);
  expect((await deskOf(db.read, closed, lab.facilitator)).likes).toEqual({ [ideaId]: 1 });
  expect(await awardFor(db.read, closed, 'favourite', lab.facilitator)).toMatchObject({
    winners: [{ ideaId, title: idea?.fields.title.text }],
    value: 1,
  });
});
