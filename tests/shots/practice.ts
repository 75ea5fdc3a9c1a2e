/** A practice copy from the first press to its removal, and the pages outside a lab. */
import type { Page } from '@playwright/test';
import type { Hall } from './hall.ts';
import type { Scene } from './scene.ts';

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

/** Made once; its removal is the last picture. */
async function makePractice(hall: Hall): Promise<string> {
  const by = hall.room.facilitator.browser;
  await by.submit(`${hall.base}/practice?/make`, {});
  const page = await by.page(`${hall.base}/practice`);
  return `/labs/${String(page['practice'])}`;
}

export const practiceScenes: Scene[] = [
  {
    name: 'practice',
    async play(hall) {
      const by = hall.room.facilitator.browser;
      const on = ['laptop', 'desk', 'phone'] as const;
      const base = await makePractice(hall);
      await hall.look('practice-made', 'h1', { by, on, path: `${hall.base}/practice` });
      await hall.look('practice-room', 'h1', { by, on, path: `${base}/practice` });
      await hall.look('practice-console', 'h1', { by, on: ['laptop'], path: `${base}/console` });
      const remove = (page: Page) => press(page, 'Hapus latihan');
      const asked = { by, on, path: `${base}/practice`, before: remove };
      await hall.look('practice-remove', 'dialog[open]', asked);
    },
  },
  {
    name: 'houses',
    mockups: ['11-beranda', '11-beranda-kosong', '11-lab-baru', '12-dasbor-bappeda', '08-registri'],
    async play(hall) {
      const by = hall.room.facilitator.browser;
      const on = ['laptop', 'phone'] as const;
      await hall.look('home', 'h1', { by, on, path: '/home' });
      await hall.look('home', 'h1', { by, on: ['laptop'], path: '/home', lang: 'en' });
      await hall.look('lab-new', 'h1', { by, on, path: '/labs/new' });
      await hall.look('home-verifier', 'h1', { by: hall.room.verifier, on, path: '/home' });
      await hall.look('bappeda', 'h1', { by: hall.room.verifier, on, path: '/coverage' });
      const estimate = { by: hall.room.verifier, on };
      await hall.look('estimate', '.big', { ...estimate, path: '/estimate' });
      await hall.look('estimate-region', 'fieldset', { ...estimate, path: '/estimate/region' });
      await hall.look('region', 'fieldset', { ...estimate, path: '/region' });
      await hall.look('catalogues', 'h1', { ...estimate, path: '/estimate/catalogues' });
      await hall.look('registry', 'h1', { by: null, on, path: '/registry' });
      const verifier = { by: hall.room.verifier, on };
      await hall.look('registry-all', '.table', { ...verifier, path: '/registry' });
      await hall.look('registry-none', '[role=search]', { ...verifier, path: '/registry?q=xyzzy' });
      await hall.look('tokens', 'h1', { ...verifier, path: '/api/tokens' });
      await hall.look('outside', 'pre', { by: null, on, path: '/api' });
      await hall.look('outside', 'pre', { by: null, on: ['phone'], path: '/api', lang: 'en' });
      await hall.look('exchange', 'h1', { ...verifier, path: '/registry/exchange' });
      await hall.look('shelf', 'h1', { by, on, path: `${hall.base}/shelf` });
      await hall.look('shelf', 'h1', { on: ['phone'], path: `${hall.base}/shelf`, lang: 'en' });
      await hall.look('registry-words', 'h1', {
        by: hall.room.verifier,
        on: ['phone'],
        lang: 'en',
        path: '/registry?q=melayani&sort=name',
      });
      await hall.look('sign-in', 'h1', { by: null, on, path: '/sign-in' });
      await hall.look('sign-in', 'h1', { by: null, on: ['phone'], path: '/sign-in', lang: 'en' });
      await hall.look('me', 'h1', { path: `${hall.base}/me`, on: ['phone', 'laptop', 'large'] });
    },
  },
];
