import { expect, test } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';
import { changeDevice, oldDeviceFollows } from './steps/devices.ts';
import * as hallSteps from './steps/hall.ts';
import { isProven, nothingIsLost } from './steps/outcome.ts';
import * as play from './steps/plays.ts';
import { agencyByAgency } from './steps/plenary.ts';
import * as prepare from './steps/preparing.ts';

type Hall = hallSteps.Hall;

/** Activities that are set up before they begin, and what people do there instead. */
type Special = { before: play.Play; play?: play.Play };
const special: Record<string, Special> = {
  'Kondisi sekarang dan kondisi yang diharapkan': {
    before: prepare.byAgency,
    play: agencyByAgency,
  },
  'Curah masalah senyap': { before: prepare.signed, play: play.signedCards },
};
const fishbone: Special = { before: prepare.asFishbone };

/** Both agendas, activity by activity, on nine screens, through drum-up and diagnose. */
for (const template of ['bimtek-2hari', 'bimtek-3hari']) {
  test(`a hall of nine screens plays ${template} through drum-up and diagnose`, async ({
    browser,
  }) => {
    test.setTimeout(1_800_000);
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
        if (moved) await changeDevice(hall);
        const bone = template === 'bimtek-3hari' && activity.kind === 'root-cause';
        await once(hall, activity, seen, bone ? fishbone : special[activity.title.id]);
        if (moved) await oldDeviceFollows(hall, activity);
      });
    }
    await nothingIsLost(hall, 'Curah masalah senyap');
    await isProven(server.dataDir);
    await story.close();
    expect(await server.stop()).toBe(0);
  });
}

/** One activity: everybody arrives at it, does what it is for, and the wall shows it whole. */
async function once(hall: Hall, activity: TemplateActivity, seen: Set<string>, own?: Special) {
  await own?.before(hall, activity);
  if (activity.kind !== 'join') {
    await play.passGateTo(hall, activity.stage);
    await hallSteps.start(hall.lead, activity);
  }
  await hallSteps.everybodyAt(hall, activity);
  await (own?.play ?? play.plays[activity.kind])?.(hall, activity);
  await hallSteps.posterStands(hall.wall);
  // The first of each kind is looked at closely, on every screen.
  if (!seen.has(activity.kind)) await hall.story.step(`${activity.kind}`);
  seen.add(activity.kind);
}
