/** What goes wrong, and what the screens say then. The last scenes end people and the lab. */
import type { Page } from '@playwright/test';
import { hallRef } from '../../src/rehearsal/room.ts';
import { texts, problem } from './material.ts';
import type { Scene } from './scene.ts';

const field = (page: Page) => page.locator('textarea:visible').first();
const stick = (page: Page) => page.getByRole('button', { name: /Tempel kartu|Stick card/ }).click();
const waits = 'text=Menunggu dikirim';

async function writeOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.locator('.conn[data-state="offline"]').first().waitFor({ timeout: 60_000 });
  for (const text of texts(3, 20)) {
    await field(page).fill(text);
    await stick(page);
  }
}

/** Loads the page again on a line that carries what a first load needs, and none of the later screens. */
async function onlyTheFirst(page: Page): Promise<void> {
  const first = await page.evaluate(() => {
    const rest = performance.getEntriesByName('labinov:rest')[0]?.startTime ?? Infinity;
    const all = performance.getEntriesByType('resource');
    return all.filter(({ startTime }) => startTime < rest).map(({ name }) => name);
  });
  await page.route(/_app\/immutable/, async (route) => {
    if (first.includes(route.request().url())) await route.continue();
    else await route.abort();
  });
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.locator('.conn[data-state="ok"]').first().waitFor();
}

export const troubleScenes: Scene[] = [
  {
    name: 'lost',
    async play(hall) {
      await hall.run('talk', { title: 'Pembukaan', question: 'Apa itu laboratorium inovasi?' });
      await hall.wall('before-loss', 'text=Apa itu laboratorium');
      await hall.cutWall(true);
      await hall.wall('lost', '.lost');
      await hall.cutWall(false);
      await hall.lead({ type: 'projector.show', view: 'blank', ideaId: null });
      await hall.wall('blank', '.blank');
      await hall.auto();
    },
  },
  {
    name: 'offline',
    mockups: ['02-papan-peserta-offline-hp', '02-papan-peserta-offline-laptop'],
    async play(hall) {
      const { board } = await hall.run('cards', { title: 'Masalah', question: problem });
      await hall.write(board, texts(12));
      await hall.look('offline', waits, { before: writeOffline });
      await hall.look('offline', '.conn[data-state="offline"]', {
        lang: 'en',
        before: writeOffline,
      });
      const back = async (page: Page) => {
        await writeOffline(page);
        await page.context().setOffline(false);
      };
      await hall.look('back-online', 'text=catatan terkirim', { before: back });
      // The board is locked while somebody cannot know of it.
      const refused = async (page: Page) => {
        await hall.on(board, { type: 'board.lock', locked: false });
        await writeOffline(page);
        await hall.on(board, { type: 'board.lock', locked: true });
        await page.context().setOffline(false);
      };
      await hall.look('refused', 'text=catatan tidak diterima', { before: refused });
      const tray = async (page: Page) => {
        await refused(page);
        await page.getByRole('button', { name: 'Lihat' }).first().click();
      };
      await hall.look('tray', 'dialog[open]', { before: tray });
    },
  },
  {
    name: 'moved-on',
    async play(hall) {
      const unsent = async (page: Page) => {
        await hall.run('cards', { title: 'Masalah', question: problem });
        await page.locator('textarea:visible').first().fill('Antrean loket sampai ke jalan');
        await hall.run('talk', { title: 'Penjelasan', question: 'Bagaimana memilih?' });
      };
      await hall.look('moved-on', 'text=Tulisan Anda aman', { before: unsent });
      for (const on of ['phone', 'laptop'] as const) {
        // The page begins on a screen that is not the one that comes.
        await hall.run('talk', { title: 'Penjelasan', question: 'Bagaimana memilih?' });
        await hall.look('loading', '.coming', {
          on: [on],
          async before(page) {
            await onlyTheFirst(page);
            await hall.run('pledge', { title: 'Ikrar Inovasi' });
          },
        });
      }
    },
  },
  {
    name: 'slow',
    async play(hall) {
      // The wall of an activity that comes, on a line that brings no answer yet.
      const held = async (page: Page) => {
        await page.routeWebSocket(/socket\.io/, (browser) => {
          const server = browser.connectToServer();
          browser.onMessage((said) => {
            if (!/"join",.*"board"/.test(String(said))) server.send(said);
          });
        });
        await hall.run('talk', { title: 'Penjelasan', question: 'Bagaimana memilih?' });
        await page.reload();
        await page.locator('.conn[data-state="ok"]').first().waitFor();
        await hall.run('cards', { title: 'Masalah', question: problem });
      };
      await hall.look('wall-coming', '.skel', { before: held });
      // A page that was asked for and does not come: the line on top says that it will.
      const waits = async (page: Page, link: string) => {
        await page.route(/__data\.json/, () => {});
        await page.locator(link).first().click({ noWaitAfter: true });
        await page.waitForTimeout(1500);
      };
      const lead = { by: hall.room.facilitator.browser };
      await hall.look('page-coming', '.going', {
        ...lead,
        path: `${hall.base}/ideas`,
        before: (page) => waits(page, 'main a[href*="/ideas/"]'),
      });
      await hall.look('registry-coming', '.going', {
        by: hall.room.verifier,
        path: '/registry',
        before: (page) => waits(page, 'main a[href^="/registry/"]'),
      });
    },
  },
  {
    name: 'errors',
    async play(hall) {
      await hall.look('not-found', 'h1', { path: '/labs/tidak-ada' });
      await hall.look('not-allowed', 'h1', { path: `${hall.base}/console` });
      await hall.look('stranger', 'h1', { by: null, path: hall.base });
    },
  },
  {
    name: 'ended',
    async play(hall) {
      for (const [at, on] of (['phone', 'laptop'] as const).entries()) {
        const one = hall.room.participants[50 + at];
        if (!one) continue;
        const out = () =>
          hall.room.facilitator.acts(hallRef(hall.room), [
            { type: 'person.remove', personId: one.person.id },
          ]);
        await hall.look('removed', 'text=Anda dikeluarkan', {
          by: one.browser,
          on: [on],
          before: out,
        });
      }
    },
  },
  {
    name: 'closed',
    async play(hall) {
      await hall.reach('display');
      await hall.lead({ type: 'activity.end' });
      await hall.lead({ type: 'stage.pass', stage: 'display', reason: 'Lab berakhir.' });
      await hall.look('closed', 'text=Lab ini sudah selesai');
      await hall.wall('closed', 'main');
    },
  },
];
