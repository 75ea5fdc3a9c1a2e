/** The leader's screen with a hundred ideas of full text: until it stands, and until all are approved. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { HALL_HOST } from '../support/browser.ts';
import { manyIdeas } from '../support/many-ideas.ts';
import { startServer } from '../support/server.ts';
import type { Settings } from './live.ts';
import { openBrowser, slowly } from './page.ts';

import { row, type Row } from './rows.ts';

const ideas = 100;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Bytes of the page and what it asked for, as they came over the line. */
const fetched = () =>
  [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map((entry) => (entry as PerformanceResourceTiming).transferSize)
    .reduce((sum, size) => sum + size, 0);

export async function approvals({ rounds, note }: Settings): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-bench-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const { lab, leader } = await manyIdeas(db, ideas);
  const states = await db.read.selectFrom('idea').select('state').execute();
  const text = states.reduce((all, { state }) => all + state.length, 0) / states.length;
  await db.close();
  const server = await startServer({ dataDir });
  const browser = await openBrowser();
  const figures = {
    shown: [] as number[],
    slow: [] as number[],
    bytes: [] as number[],
    worked: [] as number[],
  };
  let approved = 0;
  try {
    const url = `${server.url(HALL_HOST)}/labs/${lab.id}/approvals`;
    const [name = '', value = ''] = leader.split('=');
    for (let round = 0; round < rounds; round += 1) {
      // The last page approves them all.
      for (const kind of ['slow', 'shown'] as const) {
        const context = await browser.newContext(phone);
        await context.addCookies([{ name, value, url: server.url(HALL_HOST) }]);
        const page = await context.newPage();
        const devtools = await context.newCDPSession(page);
        // In processor time: what others on this machine take away is not counted.
        await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
        const load = async () => {
          const begun = performance.now();
          await page.goto(url, { waitUntil: 'commit' });
          // Ticking works: the page stands and listens.
          await page.locator('.dock .btn--accent[disabled]').waitFor({ timeout: 120_000 });
          figures[kind].push(performance.now() - begun);
        };
        await (kind === 'slow' ? slowly(page, load) : load());
        const { metrics } = await devtools.send('Performance.getMetrics');
        const task = metrics.find(({ name: one }) => one === 'TaskDuration')?.value ?? 0;
        if (kind === 'shown') figures.worked.push(task * 1000);
        if (kind === 'shown') figures.bytes.push((await page.evaluate(fetched)) / 1000);
        if (round === rounds - 1 && kind === 'shown') {
          await page.locator('.all input').check();
          await page.locator('.dock .btn--accent').click();
          const begun = performance.now();
          await page.locator('dialog .btn--accent, [role=dialog] .btn--accent').last().click();
          await page.locator('.done li').first().waitFor();
          approved = performance.now() - begun;
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  note(`approvals: ${ideas} ideas of ${Math.round(text)} signs each`);
  const scenario = `approvals, ${ideas} ideas on a phone`;
  return [
    row(scenario, 'until the screen stands', { ours: figures.shown, goal: { atMost: 2000 } }),
    row(scenario, 'the same with a processor slowed 4 x', { ours: figures.slow }),
    row(scenario, 'the page worked for it, processor time', { ours: figures.worked }),
    row(scenario, 'fetched for it', { ours: figures.bytes, unit: 'KB' }),
    row(scenario, 'approving all, until it is told', { ours: [approved] }),
  ];
}
