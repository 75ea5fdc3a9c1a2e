/**
 * Axe on every page of the house with real content, at the width of a phone and of a laptop, and on
 * every picture of the projector in both themes. A page without a line in the table fails.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import type { HallAct } from '#lib/lab/acts.ts';
import { projectorViews } from '#lib/lab/hall/state.ts';
import { activityKinds, surfaceOf } from '#lib/lab/surface.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { violations } from '../support/axe.ts';
import { furnish, type Furnished } from '../support/furnished.ts';
import { newId } from '../support/laboratory.ts';
import { enter, type Screen } from '../support/room.ts';
import { startServer, type TestServer } from '../support/server.ts';

type Who = keyof Furnished['cookies'];
type Visit = readonly [who: Who, path: string];

const idea = '/labs/{lab}/ideas';
const pages: Record<string, readonly Visit[]> = {
  '/': [['nobody', '/']],
  '/account': [['facilitator', '/account']],
  '/accounts': [['admin', '/accounts']],
  '/api': [['nobody', '/api']],
  '/api/tokens': [['bappeda', '/api/tokens']],
  '/coverage': [['bappeda', '/coverage']],
  '/estimate': [['bappeda', '/estimate']],
  '/estimate/catalogues': [['bappeda', '/estimate/catalogues']],
  '/estimate/region': [['bappeda', '/estimate/region']],
  '/home': [
    ['facilitator', '/home'],
    ['bappeda', '/home'],
    ['admin', '/home'],
  ],
  '/j/[code]': [
    ['nobody', '/j/{code}'],
    ['nobody', '/j/222222'],
  ],
  '/l/[key]': [['nobody', '/l/tidak-ada']],
  '/labs/[lab]': [
    ['guest', '/labs/{lab}'],
    ['leader', '/labs/{lab}'],
  ],
  '/labs/[lab]/agenda': [['facilitator', '/labs/{lab}/agenda']],
  '/labs/[lab]/approvals': [['leader', '/labs/{lab}/approvals']],
  '/labs/[lab]/attendance': [['facilitator', '/labs/{lab}/attendance']],
  '/labs/[lab]/attendance/list': [['facilitator', '/labs/{lab}/attendance/list?session=1-morning']],
  '/labs/[lab]/boards/[board]': [['guest', '/labs/{lab}/boards/{board}']],
  '/labs/[lab]/boards/[board]/history': [['facilitator', '/labs/{lab}/boards/{board}/history']],
  '/labs/[lab]/check': [['facilitator', '/labs/{lab}/check']],
  '/labs/[lab]/console': [
    ['facilitator', '/labs/{lab}/console'],
    // The door that stays shut is a page as well.
    ['guest', '/labs/{lab}/console'],
  ],
  '/labs/[lab]/export': [['facilitator', '/labs/{lab}/export']],
  '/labs/[lab]/facilitators': [['facilitator', '/labs/{lab}/facilitators']],
  '/labs/[lab]/gallery': [['guest', '/labs/{lab}/gallery']],
  '/labs/[lab]/gallery/[idea]': [['guest', '/labs/{lab}/gallery/{finished}']],
  '/labs/[lab]/launch': [['facilitator', '/labs/{lab}/launch']],
  '/labs/[lab]/monitoring': [
    ['facilitator', '/labs/{lab}/monitoring'],
    ['bappeda', '/labs/{lab}/monitoring'],
  ],
  '/r/[key]': [['nobody', '/r/tidak-ada']],
  '/region': [['bappeda', '/region']],
  '/labs/[lab]/ideas': [['facilitator', idea]],
  '/labs/[lab]/ideas/[idea]': [
    ['facilitator', `${idea}/{draft}`],
    ['guest', `${idea}/{finished}`],
  ],
  '/labs/[lab]/ideas/[idea]/deliver': [['facilitator', `${idea}/{ripe}/deliver`]],
  '/labs/[lab]/ideas/[idea]/history': [['facilitator', `${idea}/{draft}/history?field=background`]],
  '/labs/[lab]/ideas/[idea]/plan': [['facilitator', `${idea}/{ripe}/plan`]],
  '/labs/[lab]/ideas/[idea]/poster': [['facilitator', `${idea}/{ripe}/poster`]],
  '/labs/[lab]/ideas/[idea]/profile': [['facilitator', `${idea}/{ripe}/profile`]],
  '/labs/[lab]/ideas/[idea]/promote': [['facilitator', `${idea}/{ripe}/promote`]],
  '/labs/[lab]/me': [['guest', '/labs/{lab}/me']],
  '/labs/[lab]/table': [['guest', '/labs/{lab}/table']],
  '/labs/[lab]/parking': [['guest', '/labs/{lab}/parking']],
  '/labs/[lab]/people': [['facilitator', '/labs/{lab}/people']],
  '/labs/[lab]/pledge': [['facilitator', '/labs/{lab}/pledge']],
  '/labs/[lab]/pledge/sheet': [['facilitator', '/labs/{lab}/pledge/sheet']],
  '/labs/[lab]/display': [['facilitator', '/labs/{lab}/display']],
  '/g/[lab]': [['nobody', '/g/{lab}']],
  '/p/[idea]': [['nobody', '/p/{finished}']],
  '/labs/[lab]/posters': [['guest', '/labs/{lab}/posters']],
  '/labs/[lab]/shelf': [
    ['guest', '/labs/{lab}/shelf'],
    ['facilitator', '/labs/{lab}/shelf?q=xyzzy'],
  ],
  '/labs/[lab]/shelf/[entry]': [['guest', '/labs/{lab}/shelf/{shelved}']],
  '/labs/[lab]/practice': [['facilitator', '/labs/{lab}/practice']],
  '/labs/[lab]/readiness': [['facilitator', '/labs/{lab}/readiness']],
  '/labs/[lab]/remote': [['facilitator', '/labs/{lab}/remote']],
  '/labs/[lab]/waiting': [
    ['facilitator', '/labs/{lab}/waiting'],
    ['leader', '/labs/{lab}/waiting'],
  ],
  '/labs/import': [['bappeda', '/labs/import']],
  '/labs/new': [['facilitator', '/labs/new']],
  '/projector/[key]': [['nobody', '/projector/{screen}']],
  '/registry/papers': [['bappeda', '/registry/papers']],
  '/registry': [
    ['nobody', '/registry'],
    ['bappeda', '/registry'],
  ],
  '/registry/[innovation]': [['bappeda', '/registry/{innovation}']],
  '/registry/exchange': [['bappeda', '/registry/exchange']],
  '/registry/exchange/[entry]': [['bappeda', '/registry/exchange/{shelved}']],
  '/registry/exchange/package': [
    ['bappeda', '/registry/exchange/package'],
    ['bappeda', '/registry/exchange/package?id={innovation}'],
  ],
  '/registry/import': [['bappeda', '/registry/import']],
  '/setup/[key]': [['nobody', '/setup/0123']],
  '/sign-in': [['nobody', '/sign-in']],
  '/try/[key]': [['nobody', '/try/tidak-ada']],
};

const widths = { phone: { width: 390, height: 844 }, laptop: { width: 1366, height: 768 } };

let server: TestServer;
let dataDir: string;
let furnished: Furnished;

test.beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'labinov-axe-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  furnished = await furnish(db);
  await db.close();
  server = await startServer({ dataDir });
});

test.afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Signs this page's browser in as somebody. */
async function be(page: Page, who: Who): Promise<void> {
  await page.context().clearCookies();
  const [name, value] = furnished.cookies[who].split('=');
  if (name && value) await page.context().addCookies([{ name, value, url: server.url() }]);
}

const filled = (path: string) =>
  server.url() + path.replace(/\{(\w+)\}/g, (_, name: string) => furnished.names[name] ?? '?');

test('every page of the house has a line here', () => {
  const root = fileURLToPath(new URL('../../src/routes', import.meta.url));
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('+page.svelte'))
    .map((name) => `/${relative('.', name.replace(/\/?\+page\.svelte$/, ''))}`);
  expect(Object.keys(pages).toSorted()).toEqual(found.toSorted());
});

for (const [route, visits] of Object.entries(pages)) {
  test(`axe finds nothing at ${route}`, async ({ page }) => {
    const found: string[] = [];
    for (const [who, path] of visits) {
      await be(page, who);
      await page.goto(filled(path));
      for (const [width, size] of Object.entries(widths)) {
        await page.setViewportSize(size);
        const lines = await violations(page);
        found.push(...lines.map((line) => `${who}, ${width}: ${line}`));
      }
    }
    expect(found).toEqual([]);
  });
}

/** Everybody's page and the screen of the room, at each kind of activity. */
test('axe finds nothing in the room, and on no picture of the projector in either theme', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const { lab, cookies } = furnished;
  const desk = await enter(server.url(), lab.id, { cookie: cookies.facilitator });
  const wall = await (
    await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  ).newPage();
  const room = await (await browser.newContext({ viewport: widths.phone })).newPage();
  await wall.goto(filled('/projector/{screen}'));
  await be(room, 'guest');
  await room.goto(filled('/labs/{lab}'));
  const found: string[] = [];
  const look = async (name: string) => {
    await settled(wall);
    for (const theme of ['light', 'dark']) {
      found.push(...(await violations(wall)).map((line) => `${name}, wall, ${theme}: ${line}`));
      await wall.keyboard.press('d');
    }
    found.push(...(await violations(room)).map((line) => `${name}, room: ${line}`));
  };
  for (const view of projectorViews) {
    await lead(desk, lab.hall, { type: 'projector.show', view, ideaId: null });
    await look(view);
  }
  await lead(desk, lab.hall, { type: 'projector.show', view: 'auto', ideaId: null });
  let after: string | null = null;
  // One kind of each surface; a quick question is asked, not planned.
  const kinds = [...Map.groupBy(activityKinds, surfaceOf).values()].map(([first]) => first);
  for (const kind of kinds.filter((one) => one !== undefined && one !== 'ask')) {
    const id = newId();
    await start(desk, lab.hall, kind, id, after);
    after = id;
    await expect(wall.locator('main'))
      .toContainText(`Judul ${kind}`, { timeout: 5000 })
      .catch(() => {});
    await look(kind);
  }
  expect(found).toEqual([]);
  desk.close();
  await wall.context().close();
  await room.context().close();
});

/** No motion is under way any more. */
const settled = (page: Page) =>
  page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))),
  );

async function lead(desk: Screen, hall: Furnished['lab']['hall'], act: HallAct): Promise<void> {
  expect(await desk.act(hall, act)).not.toHaveProperty('code');
}

async function start(
  desk: Screen,
  hall: Furnished['lab']['hall'],
  kind: (typeof activityKinds)[number],
  activityId: string,
  after: string | null,
): Promise<void> {
  const words = (text: string) => ({ id: text, en: text });
  const said = { title: words(`Judul ${kind}`), question: words(`Judul ${kind}?`) };
  const where = { day: 1, after, minutes: 10, stage: 'drum-up' as const, kind, recipe: null };
  const more = { guide: words('Panduan'), hint: words('Petunjuk'), boardId: newId() };
  await lead(desk, hall, { type: 'agenda.add', activityId, ...said, ...where, ...more });
  await lead(desk, hall, { type: 'activity.start', activityId });
}
