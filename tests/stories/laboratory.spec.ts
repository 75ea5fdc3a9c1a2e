import { expect, test } from '@playwright/test';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';
import * as beginning from './steps/beginning.ts';

test('a whole laboratory, from an empty data directory to a registered innovation', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const server = await startServer();
  const story = openStory(browser, server.url(HALL_HOST));
  // The room's day, which is not UTC's day in the early morning.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
  const key = server.setupKey ?? '';
  expect(key).not.toBe('');

  const facilitator = await story.sit('facilitator', 'laptop');
  await beginning.setUp(facilitator, key);
  await story.step('set-up');

  const lab = await beginning.makeLab(facilitator, today);
  await story.step('lab');

  const bappeda = await story.sit('bappeda', 'laptop');
  await beginning.setUpOnlyOnce(bappeda, key);
  const once = await beginning.makeBappeda(facilitator);
  await beginning.firstSignIn(bappeda, once);
  await story.step('bappeda');

  const doors = await beginning.findDoors(facilitator, lab);
  const projector = await story.sit('projector', 'wall');
  await beginning.openProjector(projector, doors.screen, doors.code);
  const tarno = await story.sit('tarno', 'phone');
  const wulan = await story.sit('wulan', 'phone');
  const leader = await story.sit('leader', 'phone');
  await beginning.join(tarno, doors.code, {
    name: 'Tarno Wijaya',
    position: 'Perawat',
    agency: 'Puskesmas Bojong',
  });
  await beginning.join(wulan, doors.code, {
    name: 'Wulan Sari',
    position: 'Analis',
    agency: 'Dinas Kependudukan dan Pencatatan Sipil',
  });
  await beginning.joinAsLeader(leader, doors.leader);
  await beginning.waitInRoom(tarno, 'Tarno Wijaya');
  await beginning.waitInRoom(wulan, 'Wulan Sari');
  await story.step('joined');

  await story.close();
  expect(story.complaints).toEqual([]);
  expect(await server.stop()).toBe(0);
});
