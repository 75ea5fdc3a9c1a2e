import { expect, test } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';
import * as hallSteps from './steps/hall.ts';
import * as play from './steps/plays.ts';

/** Both agendas, activity by activity, on eight screens, through drum-up and diagnose. */
for (const template of ['bimtek-2hari', 'bimtek-3hari']) {
  test(`a hall of eight screens plays ${template} through drum-up and diagnose`, async ({
    browser,
  }) => {
    test.setTimeout(900_000);
    const server = await startServer();
    const story = openStory(browser, server.url(HALL_HOST));
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
    const hall = await hallSteps.openHall(story, server.setupKey ?? '', template, today);
    const seen = new Set<string>();
    const shown = hallSteps.activitiesUntil(template, 'diagnose');
    for (const [at, activity] of shown.entries()) {
      await test.step(`${activity.day} ${activity.start} ${activity.title.id}`, async () => {
        // The second day begins on another laptop; the first one is switched on again later.
        const moved = activity.day === 2 && shown[at - 1]?.day === 1;
        if (moved) await play.changeDevice(hall);
        if (template === 'bimtek-3hari' && activity.kind === 'root-cause') {
          await play.layAsFishbone(hall, activity);
        }
        await once(hall, activity, seen);
        if (moved) await play.oldDeviceFollows(hall, activity);
      });
    }
    await story.close();
    expect(await server.stop()).toBe(0);
  });
}

/** One activity: everybody arrives at it, does what it is for, and the wall shows it whole. */
async function once(hall: hallSteps.Hall, activity: TemplateActivity, seen: Set<string>) {
  if (activity.kind !== 'join') {
    await play.passGateTo(hall, activity.stage);
    await hallSteps.start(hall.lead, activity);
  }
  await hallSteps.everybodyAt(hall, activity);
  await play.plays[activity.kind]?.(hall, activity);
  await hallSteps.posterStands(hall.wall);
  // The first of each kind is looked at closely, on every screen.
  if (!seen.has(activity.kind)) await hall.story.step(`${activity.kind}`);
  seen.add(activity.kind);
}
