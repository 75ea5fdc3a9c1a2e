import { describe, expect, it } from 'vitest';
import { activitiesOf, templates } from './agenda-template.ts';
import { activityKinds, surfaceOf } from './surface.ts';

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe('agenda templates', () => {
  it('[U9] there is one of two days and one of three', () => {
    expect(templates.map((one) => [one.key, one.days])).toEqual([
      ['bimtek-2hari', 2],
      ['bimtek-3hari', 3],
    ]);
    expect(activitiesOf('bimtek-2hari')).toHaveLength(41);
    expect(activitiesOf('bimtek-3hari')).toHaveLength(53);
    expect(() => activitiesOf('bimtek-9hari')).toThrow('bimtek-9hari');
  });

  it('[U9] every activity is complete in both languages', () => {
    for (const one of templates.flatMap((template) => activitiesOf(template.key))) {
      expect(one.start).toMatch(/^\d\d:\d\d$/);
      for (const label of [one.title, one.guide, one.hint, one.question]) {
        expect(label.id && label.en, one.title.id).toBeTruthy();
      }
    }
  });

  it('[U9] a day runs without overlap', () => {
    for (const { key } of templates) {
      const list = activitiesOf(key);
      list.forEach((one, index) => {
        const next = list[index + 1];
        if (next?.day !== one.day) return;
        expect(minutesOf(one.start) + one.minutes).toBeLessThanOrEqual(minutesOf(next.start));
      });
    }
  });

  it('[U9] every kind has a screen', () => {
    expect(activityKinds).toHaveLength(34);
    for (const kind of activityKinds) expect(surfaceOf(kind)).toBeTruthy();
    expect(surfaceOf('poll')).toBe('board');
    expect(surfaceOf('pitch')).toBe('gallery');
  });
});
