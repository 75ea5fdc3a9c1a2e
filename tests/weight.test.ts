/**
 * What a participant's phone fetches until the room stands on it. Bytes do not depend on how busy
 * the machine is; `npm run bench -- --only page` prints the same figures in detail.
 */
import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArgs, findBrowser, HALL_HOST } from './support/browser.ts';
import { listed, makeRooms, marked, weigh, type Rooms } from './support/page-weight.ts';
import { startServer, type TestServer } from './support/server.ts';

/**
 * Bytes at most, headers included: what was reached (180,400 to 183,700), with a margin of 0.1 %: a
 * small feature passes, a slip does not. The aim is 120,000; SvelteKit, Svelte, Socket.IO's client
 * and the font are 60,000 of it before the first line of our own.
 */
const limits = { board: 180_620, readiness: 183_030, pledge: 183_930 };
/** On weak Wi-Fi every request costs more than its bytes. */
const mostRequests = 19;

let rooms: Rooms;
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  rooms = await makeRooms(['board', 'readiness', 'pledge']);
  server = await startServer({ dataDir: rooms.dataDir });
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs() });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
  rooms.remove();
});

const roomAt = (surface: keyof typeof limits) =>
  `${server.url(HALL_HOST)}/labs/${rooms.labs.get(surface)}`;

test.each(Object.entries(limits))(
  'the first load of the room, at %s, weighs at most %i bytes',
  async (surface, limit) => {
    const { bytes, sent } = await weigh(
      browser,
      roomAt(surface as keyof typeof limits),
      rooms.cookie,
    );
    expect(bytes, listed(sent)).toBeLessThanOrEqual(limit);
    expect(sent.length, listed(sent)).toBeLessThanOrEqual(mostRequests);
  },
  120_000,
);

test('screens that could not be fetched are fetched later, and then stand without a network', async () => {
  const context = await browser.newContext();
  await context.addCookies([{ ...rooms.cookie, url: server.url(HALL_HOST) }]);
  const page = await context.newPage();
  // More than the first two rounds ask for.
  const most = 40;
  let refused = 0;
  await page.goto(roomAt('board'));
  await page.route('**/_app/immutable/**/*.js', (route) => {
    refused += 1;
    return refused <= most ? route.abort('internetdisconnected') : route.continue();
  });
  await marked(page, 'labinov:all');
  expect(refused).toBeGreaterThan(most);
  await context.setOffline(true);
  await page.evaluate(() => document.querySelector<HTMLElement>('[popovertarget]')?.click());
  await page.getByRole('button', { name: 'Kegiatan sebelumnya' }).click();
  await page.getByRole('dialog').waitFor();
  await context.close();
}, 120_000);
