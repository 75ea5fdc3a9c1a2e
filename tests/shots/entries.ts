/** One innovation by hand, and what is filled at its own page: similar, refused, cut off, back again. */
import type { Page } from '@playwright/test';
import { enterAll } from './registry.ts';
import type { Scene } from './scene.ts';
import { cut } from './strained.ts';

const screens = ['phone', 'narrow', 'laptop'] as const;
const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(1_500_000, '% isi\n')]),
});

const adding = 'form[action*="/enter"]';
async function typed(page: Page, name: string, agency: string): Promise<void> {
  await page.locator(`${adding} [name=name]`).fill(name);
  await page.locator(`${adding} [name=agency]`).fill(agency);
}
const send = (page: Page) => page.locator(`${adding} .btn--primary`).click();

/** Opens the panel; chooses levels and a basis without saving them. */
async function choose(page: Page): Promise<void> {
  const panel = page.locator('#claims');
  // Awake: what is opened before may be closed again.
  await page.locator('label.choose').first().waitFor({ state: 'attached' });
  if (!(await panel.getAttribute('open').then((open) => open !== null))) {
    await panel.locator('> summary').click();
  }
  await page.locator('[name=claim-16]').selectOption('2');
  await page.locator('[name=claim-33]').selectOption('3');
  await page.locator('[name=benefitBasis]').selectOption('b');
  await page.locator('[name=benefitValue]').fill('62,5');
}
const evidence = 'form[action^="?/evidence"]';
async function attach(page: Page, name: string): Promise<void> {
  await page.locator(`${evidence} [name=title]`).fill('SK tim antrean puskesmas');
  await page.setInputFiles(`${evidence} input[type=file]`, pdf(name));
  await page.locator(`${evidence} .btn--primary`).click();
}
/** Nothing more arrives once the first piece is there. */
async function cutRoad(page: Page): Promise<void> {
  let pieces = 0;
  await page.route('**/evidence/*/upload', (route) => {
    if (route.request().method() === 'PATCH') pieces += 1;
    return pieces > 1 ? route.abort('connectionreset') : route.continue();
  });
}

export const entryScenes: Scene[] = [
  {
    name: 'entry-by-hand',
    mockups: ['08-registri', '08-inovasi-utuh'],
    async play(hall) {
      const like = await enterAll(hall);
      const by = hall.room.verifier;
      const page = await by.page(`/registry/${like}`);
      const { name, agencyName } = page['entry'] as { name: string; agencyName: string };
      const add = { by, path: '/registry?new', on: screens };
      const both = [{}, { lang: 'en' as const, on: ['phone', 'laptop'] as const }];
      for (const more of both) {
        await hall.look('entry-new', adding, { ...add, ...more });
        await hall.look('entry-alike', '.alike', {
          ...add,
          ...more,
          async before(one) {
            await typed(one, name, agencyName);
            await send(one);
            await one.locator('.alike').scrollIntoViewIfNeeded();
          },
        });
      }
      await hall.look('entry-offline', '.toast', {
        ...add,
        async before(one) {
          await typed(one, 'Antre Faskes dari Rumah', 'Puskesmas Bojong');
          await cut(one);
          await send(one);
        },
      });
      await hall.look('entry-restored', '.banner', {
        ...add,
        async before(one) {
          await typed(one, 'Antre Faskes dari Rumah', 'Puskesmas Bojong');
          await one.goto('/registry');
          await one.goto('/registry?new');
          await one.locator('form .banner').waitFor();
        },
      });
      const made = await by.submit('/registry?new&/enter', {
        name: 'Antre Faskes dari Rumah',
        agency: 'Puskesmas Bojong',
        origin: 'independent',
        digital: 'yes',
        affair: '1.02',
        stage: 'applied',
        year: '2026',
      });
      const path = made.type === 'redirect' ? made.location : '';
      const at = { by, path, on: screens };
      for (const more of both) {
        await hall.look('entry-claims', '#claims form', { ...at, ...more, before: choose });
        await hall.look('entry-evidence-refused', `${evidence} .field__error`, {
          ...at,
          ...more,
          async before(one) {
            await choose(one);
            await attach(one, 'SK.docx');
            await one.locator(`${evidence} .field__error`).first().waitFor();
          },
        });
        await hall.look('entry-upload-cut', `${evidence} [data-phase=lost]`, {
          ...at,
          ...more,
          async before(one) {
            await cutRoad(one);
            await choose(one);
            await attach(one, 'SK.pdf');
            await one.locator(`${evidence} [data-phase=lost]`).scrollIntoViewIfNeeded();
          },
        });
      }
      await hall.look('entry-upload-unfinished', `${evidence} .left`, {
        ...at,
        async before(one) {
          await cutRoad(one);
          await choose(one);
          await attach(one, 'SK.pdf');
          await one.locator(`${evidence} [data-phase=lost]`).waitFor();
          await one.reload();
          await one.locator(`${evidence} .left`).scrollIntoViewIfNeeded();
        },
      });
      await hall.look('entry-claims-refused', '#claims [role=alert]', {
        ...at,
        async before(one) {
          await choose(one);
          await one.locator('[name=benefitValue]').fill('enam puluh');
          await one.locator('#claims form .btn--primary').first().click();
          await one.locator('#claims [role=alert]').scrollIntoViewIfNeeded();
        },
      });
      const gone = '0193e1f0-0000-7000-8000-000000000001';
      const owner = hall.room.participants[0]?.browser ?? null;
      for (const more of both) {
        const lost = { by: owner, path: `${hall.base}/ideas/${gone}`, on: screens, ...more };
        await hall.look('not-there', 'h1', lost);
        await hall.look('entry-not-there', 'h1', { ...at, ...more, path: `/registry/${gone}` });
      }
    },
  },
];
