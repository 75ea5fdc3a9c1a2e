/**
 * The screen of the room has nobody who stands at it: whatever is taken from it, it comes back to
 * the picture of now without a click.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import type { HallAct } from '#lib/lab/acts.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { newId, openLaboratory } from '../support/laboratory.ts';
import { enter } from '../support/room.ts';
import { startServer } from '../support/server.ts';

/** A lab with three talks to start, and the facilitator's cookie. */
async function furnish(dataDir: string) {
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const lab = await openLaboratory(db);
  const talks = ['Pembukaan', 'Sambutan Bupati', 'Penjelasan'].map((title) => ({
    title,
    id: newId(),
  }));
  let after: string | null = null;
  for (const { title, id } of talks) {
    const said = { guide: words(''), hint: words(''), question: words(''), title: words(title) };
    const where = { day: 1, after, minutes: 30, stage: 'drum-up', kind: 'talk' } as const;
    const act = { type: 'agenda.add', activityId: id, recipe: null, boardId: null } as const;
    await lab.act(lab.hall, lab.facilitator, { ...act, ...said, ...where });
    after = id;
  }
  const token = await createSession(db, lab.facilitator.id, 'test');
  await db.close();
  return { lab, talks, cookie: `labinov_session=${token}` };
}

const words = (text: string) => ({ id: text, en: text });
const wall = (browser: Browser) =>
  browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });

test('[J3] server, network, page and power go and come: the screen finds back by itself', async ({
  browser,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-test-'));
  const { lab, talks, cookie } = await furnish(dataDir);
  let server = await startServer({ dataDir });
  const port = String(server.port);
  /** Another activity starts, from a socket that comes and goes. */
  async function start(at: number): Promise<string> {
    const desk = await enter(server.url(), lab.id, { cookie });
    const activityId = talks[at]?.id ?? '';
    const act: HallAct = { type: 'activity.start', activityId };
    expect(await desk.act(lab.hall, act)).not.toHaveProperty('code');
    desk.close();
    return talks[at]?.title ?? '';
  }
  const address = `${server.url()}/projector/${lab.id}?tema=gelap`;
  let context = await wall(browser);
  let page = await context.newPage();
  const big = () => page.getByRole('heading', { level: 1 });
  const lost = () => page.getByText('Layar menunggu server');
  await page.clock.install();
  await page.goto(address);
  await expect(page.getByText(/orang sudah masuk|belum ada yang masuk/)).toBeVisible();
  await expect(big()).toContainText('Selamat datang');
  await expect(big()).toBeVisible();
  await start(0);
  await expect(big()).toHaveText('Pembukaan');

  // The server loses its power, and stands up again.
  await server.kill();
  await expect(lost()).toBeVisible();
  // What hung there still hangs there.
  await expect(big()).toHaveText('Pembukaan');
  server = await startServer({ dataDir, env: { PORT: port } });
  await start(1);
  await expect(big()).toHaveText('Sambutan Bupati');
  await expect(lost()).toBeHidden();

  // The network is away for two minutes.
  await context.setOffline(true);
  await page.clock.fastForward(60_000);
  await expect(lost()).toBeVisible();
  await start(2);
  await page.clock.fastForward(60_000);
  await expect(big()).toHaveText('Sambutan Bupati');
  await context.setOffline(false);
  await expect(big()).toHaveText('Penjelasan');
  await expect(lost()).toBeHidden();

  // The page is loaded again; the laptop goes out and is opened at the same address.
  await page.reload();
  await expect(big()).toHaveText('Penjelasan');
  await context.close();
  context = await wall(browser);
  page = await context.newPage();
  await page.goto(address);
  await expect(big()).toHaveText('Penjelasan');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'proyektor-gelap');
  await start(0);
  await expect(big()).toHaveText('Pembukaan');

  await context.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
