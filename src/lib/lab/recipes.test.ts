import * as v from 'valibot';
import { expect, test } from 'vitest';
import { leadHallActs } from './lead/hall-acts.ts';
import { idOf } from './play.ts';
import { recipes } from './recipes.ts';

test('[A13] every recipe is an activity that is ready to run, complete in both languages', () => {
  expect(recipes).toHaveLength(24);
  for (const { key, kind, stages, minutes, title, guide, hint, question } of recipes) {
    const act = {
      type: 'agenda.add',
      activityId: idOf(1),
      day: 1,
      after: null,
      minutes: minutes.usual,
      stage: stages[0],
      kind,
      title,
      guide,
      hint,
      question,
      recipe: key,
      boardId: null,
    };
    expect(v.safeParse(leadHallActs['agenda.add'], act).issues, key).toBeUndefined();
    for (const text of [title, guide, hint, question]) {
      expect(text.id.length, key).toBeGreaterThan(3);
      expect(text.en.length, key).toBeGreaterThan(3);
    }
    expect(minutes.least <= minutes.usual && minutes.usual <= minutes.most, key).toBe(true);
    // One sentence for people, one question for the wall.
    expect(hint.id.split(/[.!?] /).length, `${key}: ${hint.id}`).toBeLessThanOrEqual(2);
  }
});
