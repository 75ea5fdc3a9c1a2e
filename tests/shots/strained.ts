/**
 * Pages of ideas under strain: the line is cut, the rules say no, an upload breaks off, texts are as
 * long and as strange as they may be. Who stands before them must see what is safe and what to do.
 */
import type { Page } from '@playwright/test';
import { canvasFields, canvasLength } from '#lib/lab/idea/canvas.ts';
import type { IdeaAct } from '#lib/lab/acts.ts';
import { tidy } from '#lib/lab/values.ts';
import { newId } from '#lib/live/ids.ts';
import { firstWords, onVersion } from '../../src/rehearsal/innovation-acts.ts';
import { juryOf } from '../../src/rehearsal/rehearse.ts';
import { nastyTexts } from '../support/hostile.ts';
import { handIn } from './approvals.ts';
import type { Hall } from './hall.ts';
import { finishWorks, planWorks } from './ideas.ts';
import type { Scene } from './scene.ts';

/** The line of this page is gone, and the page knows it. */
export async function cut(page: Page): Promise<void> {
  await page.context().setOffline(true);
  const badge = page.locator('.conn').first();
  if ((await badge.count()) === 0) return;
  await page.locator('.conn[data-state="offline"]').first().waitFor({ timeout: 60_000 });
}

/** Somebody types into the first field that can be typed in. */
const writes = (where: string, text: string) => async (page: Page) => {
  await cut(page);
  const field = page.locator(where).first();
  await field.scrollIntoViewIfNeeded();
  await field.pressSequentially(text, { delay: 5 });
  await field.blur();
};
const presses =
  (...names: (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of names) await page.getByRole('button', { name }).first().click();
  };
const offlineAnd = (next: (page: Page) => Promise<void>) => async (page: Page) => {
  await cut(page);
  await next(page);
};

const oneWord = 'Penyelenggaraanpemerintahandaerahberbasiselektronikterintegrasi';
const fit = (text: string, most: number) => tidy(text).slice(0, most).trim();
/** Emoji, right-to-left, one long word, markup: what a field may hold, each to its limit. */
const strange = nastyTexts.filter((text) =>
  /[\u0590-\u06ff]|<script>|keluarga|NFD|baris dua/.test(text),
);

/** An idea of an agency whose every text is at its limit; once per hall. */
const long = new WeakMap<Hall, string>();
async function longIdea(hall: Hall): Promise<string> {
  const known = long.get(hall);
  if (known) return known;
  const works = await planWorks(hall);
  const [, { owner, acts: worked } = {}] = works;
  if (!owner || !worked) throw new Error('Nobody writes the long idea');
  const ideaId = newId();
  long.set(hall, ideaId);
  const ref = { kind: 'idea' as const, id: ideaId };
  const title = fit(`${oneWord} ابتكار bagi keluarga 👨‍👩‍👧‍👦 di kecamatan terluar dan pulau kecil`, 120);
  const words = tidy(strange.join(' '));
  const name = 'Prof. Dr. Ir. Hj. Siti Nurhaliza Kusumaningrum, S.T., M.T., M.Si., IPU.';
  const position =
    'Plt. Kepala Bidang Penyelenggaraan Pelayanan Perizinan dan Nonperizinan Terpadu';
  const rows = Array.from({ length: 4 }, (_, n) => ({
    id: newId(),
    phase: (['preparation', 'execution', 'monitoring', 'evaluation'] as const)[n] ?? 'execution',
    activity: `${oneWord} ${words}`.slice(0, 200),
    output: words.slice(0, 160),
    executor: name,
    partners: words.slice(0, 160),
    year: 2026,
    months: [n + 1, n + 2],
    place: 'Pendopo Kabupaten, Balai Desa, dan Kantor Kecamatan',
    cost: 999_999_999_999,
    costSource: 'APBD',
    method: words.slice(0, 160),
    progress: 0,
    status: 'planned' as const,
  }));
  const acts: IdeaAct[] = [
    {
      type: 'idea.raise',
      agencyId: owner.person.agencyId ?? '',
      title,
      origin: 'problem',
      boardId: null,
      clusterId: null,
      cardIds: [],
      innovation: null,
    },
    ...worked.canvas
      .map(({ act }) => act)
      .filter(({ type }) => /^(traits|criterion|mark)/.test(type)),
    ...canvasFields
      .filter((field) => field !== 'title')
      .map((field) =>
        firstWords(
          owner.person.id,
          field,
          fit(`${oneWord} ${words} `.repeat(12), canvasLength[field]),
        ),
      ),
    {
      type: 'owners.set',
      owners: [
        {
          name: fit(name, 80),
          position: fit(position, 120),
          phone: '+62 811-0000-0000',
          email: '',
        },
        {
          name: fit(`سلمى ${name}`, 80),
          position: oneWord,
          phone: '',
          email: `${oneWord.toLowerCase()}@kab.go.id`,
        },
      ],
    },
    { type: 'canvas.submit' },
  ];
  await owner.acts(ref, acts);
  const { leader } = hall.room;
  await leader.follow(ref);
  const written = leader.state('idea', ideaId);
  if (written) {
    const approve: IdeaAct = {
      type: 'canvas.approve',
      note: strange.join(' ').slice(0, 300),
      version: '',
    };
    await leader.acts(ref, [onVersion(approve, written)]);
  }
  await owner.acts(ref, [{ type: 'rows.add', rows, after: null }]);
  return ideaId;
}

const phones = ['phone', 'narrow', 'laptop'] as const;

/** While ideas and plans are still written: nothing of them can be typed in after the gates. */
export const writingScenes: Scene[] = [
  {
    name: 'idea-offline',
    mockups: ['05-kanvas-desain', '02-papan-peserta-offline-hp'],
    async play(hall) {
      await hall.reach('diagnose');
      const works = await planWorks(hall);
      const owner = works[0]?.owner.browser ?? null;
      const idea = `${hall.base}/ideas/${works[0]?.ideaId}`;
      const offline = '.conn[data-state="offline"]';
      const typing = writes('#main textarea:enabled, main textarea:enabled', ' Ditulis di jalan.');
      const here = { by: owner, path: `${idea}/profile` };
      await hall.look('idea-offline', offline, { ...here, on: phones, before: typing });
      await hall.look('idea-offline', offline, {
        ...here,
        on: ['phone'],
        lang: 'en',
        before: typing,
      });
      await hall.look('plan-offline', offline, {
        by: owner,
        path: `${idea}/plan`,
        before: writes('main textarea:enabled', ' Ditulis di jalan.'),
      });
      await hall.look('canvas-offline', offline, { by: owner, path: idea, before: cut });
    },
  },
];

export const strainedScenes: Scene[] = [
  {
    name: 'deliver-offline',
    mockups: ['06-deliver-lapor'],
    async play(hall) {
      await hall.reach('diagnose');
      const works = await finishWorks(hall);
      await hall.reach('deliver');
      const owner = works[0]?.owner.browser ?? null;
      const idea = `${hall.base}/ideas/${works[0]?.ideaId}`;
      const offline = '.conn[data-state="offline"]';
      const report = offlineAnd(async (page) => {
        await page.locator('dialog[open] textarea').first().fill('Dua kecamatan sudah berjalan.');
        await page
          .locator('dialog[open] footer .btn--accent, dialog[open] footer .btn--primary')
          .click();
      });
      await hall.look('check-in-offline', offline, {
        by: owner,
        path: `${idea}/deliver?lapor=1`,
        on: phones,
        before: report,
      });
      await hall.look('check-in-refused', 'dialog[open]', {
        by: owner,
        path: `${idea}/deliver?lapor=1`,
        on: phones,
        async before(page) {
          await page.locator('dialog[open] [data-mood="obstacle"]').click();
          await page
            .locator('dialog[open] footer .btn--accent, dialog[open] footer .btn--primary')
            .click();
        },
      });
      const lead = hall.room.facilitator.browser;
      await hall.look('launch-offline', '.toast', {
        by: lead,
        path: `${hall.base}/launch`,
        before: offlineAnd(async (page) => {
          await page.locator('form[enctype] input[type=checkbox]').first().check();
          await page
            .locator('form[enctype] button.btn--accent, form[enctype] button.btn--primary')
            .last()
            .click();
        }),
      });
      await hall.look('monitoring-offline', offline, {
        by: lead,
        path: `${hall.base}/monitoring`,
        before: cut,
      });
      await hall.look('attendance', 'h1', {
        by: lead,
        path: `${hall.base}/attendance`,
        on: phones,
      });
      await hall.look('attendance-offline', offline, {
        by: lead,
        path: `${hall.base}/attendance`,
        before: offlineAnd(async (page) => {
          await page
            .locator('main input[type=checkbox]')
            .first()
            .click({ timeout: 5000 })
            .catch(() => {});
        }),
      });
    },
  },
  {
    name: 'upload',
    mockups: ['06-deliver-lapor'],
    async play(hall) {
      await hall.reach('diagnose');
      const works = await finishWorks(hall);
      await hall.reach('deliver');
      const here = {
        by: works[0]?.owner.browser ?? null,
        path: `${hall.base}/ideas/${works[0]?.ideaId}/deliver#evidence`,
        on: phones,
      };
      const film = Buffer.concat([
        Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom', 'latin1'),
        Buffer.alloc(6_000_000),
      ]);
      const file = {
        name: 'Rekaman-layanan-satu-hari-di-loket.mp4',
        mimeType: 'video/mp4',
        buffer: film,
      };
      const form = (page: Page) => page.locator('form[action="?/upload"]');
      const choose = async (page: Page, what: typeof file) => {
        await form(page).locator('[name=title]').fill('Rekaman layanan satu hari');
        await form(page).locator('input[type=file]').first().setInputFiles(what);
        await form(page).locator('button.btn--primary').click();
        await form(page).scrollIntoViewIfNeeded();
      };
      const slow = async (page: Page, most: number) => {
        let pieces = 0;
        await page.route(/\/upload$/, async (route) => {
          if (route.request().method() !== 'PATCH' || pieces < most) {
            pieces += route.request().method() === 'PATCH' ? 1 : 0;
            await route.continue();
          } else if (most === 2) return;
          else await route.abort('internetdisconnected');
        });
      };
      await hall.look('upload-under-way', '[role=progressbar]', {
        ...here,
        async before(page) {
          await slow(page, 2);
          await choose(page, file);
          await page.waitForTimeout(2500);
        },
      });
      await hall.look('upload-broken', '[data-phase="lost"]', {
        ...here,
        async before(page) {
          await slow(page, 3);
          await choose(page, file);
        },
      });
      await hall.look('upload-left', '.left', {
        ...here,
        async before(page) {
          await slow(page, 3);
          await choose(page, file);
          await page.locator('[data-phase="lost"]').waitFor();
          await page.reload();
          await page.locator('.left').scrollIntoViewIfNeeded();
        },
      });
      await hall.look('upload-refused', '[role=alert], .field__error', {
        ...here,
        async before(page) {
          await choose(page, {
            name: 'laporan.pdf',
            mimeType: 'application/pdf',
            buffer: Buffer.from('Halo'),
          });
        },
      });
      await hall.look('upload-empty', '.field__error', {
        ...here,
        async before(page) {
          await form(page).locator('button.btn--primary').click();
        },
      });
    },
  },
  {
    name: 'idea-refused',
    async play(hall) {
      await hall.reach('diagnose');
      const works = await planWorks(hall);
      const idea = `${hall.base}/ideas/${works[0]?.ideaId}`;
      const owner = works[0]?.owner.browser ?? null;
      const other = works[1]?.owner.browser ?? null;
      const stranger = hall.room.participants[60]?.browser ?? null;
      await hall.look('approvals-denied', 'h1', { by: other, path: `${hall.base}/approvals` });
      await hall.look('attendance-denied', 'h1', { by: other, path: `${hall.base}/attendance` });
      await hall.look('launch-denied', 'h1', { by: other, path: `${hall.base}/launch` });
      await hall.look('monitoring-mine', 'h1', { by: other, path: `${hall.base}/monitoring` });
      await hall.look('waiting-denied', 'h1', { by: other, path: `${hall.base}/waiting` });
      await hall.look('idea-of-others', 'h1', { by: stranger, path: idea });
      await hall.look('plan-of-others', 'h1', { by: stranger, path: `${idea}/plan` });
      await hall.look('deliver-of-others', 'h1', { by: stranger, path: `${idea}/deliver` });
      await hall.look('promote-too-early', 'h1', { by: owner, path: `${idea}/promote` });
      await hall.look('idea-not-there', 'h1', { by: owner, path: `${hall.base}/ideas/${newId()}` });
      const nothing = hall.room.participants[40]?.browser ?? null;
      await hall.look('ideas-none', 'h1', { by: nothing, path: `${hall.base}/ideas` });
      await handIn(hall);
      const { leader } = hall.room;
      const approvals = { by: leader.browser, path: `${hall.base}/approvals` };
      await hall.look('approvals-offline', 'dialog[open]', {
        ...approvals,
        before: offlineAnd(async (page) => {
          await page.locator('.all input').check();
          await page.locator('.dock .btn--accent').click();
          await page.locator('dialog[open] .btn--accent').click();
          await page.locator('dialog[open] .field__error').waitFor();
        }),
      });
      await hall.look('approvals-return-refused', 'dialog[open] .field__error', {
        ...approvals,
        before: async (page) => {
          await page.locator('.all input').check();
          await presses(/^Kembalikan/)(page);
          await page.locator('dialog[open] .btn--accent').click();
        },
      });
    },
  },
  {
    name: 'idea-long',
    mockups: ['05-kanvas-desain'],
    async play(hall) {
      await hall.reach('diagnose');
      const ideaId = await longIdea(hall);
      const owner = (await planWorks(hall))[1]?.owner.browser ?? null;
      const idea = `${hall.base}/ideas/${ideaId}`;
      const wide = ['phone', 'narrow', 'large', 'laptop'] as const;
      await hall.look('long-canvas', 'h1', { by: owner, path: idea, on: wide });
      await hall.look('long-plan', 'h1', { by: owner, path: `${idea}/plan`, on: wide });
      await hall.look('long-deliver', 'h1', { by: owner, path: `${idea}/deliver`, on: phones });
      await hall.look('long-profile', 'h1', { by: owner, path: `${idea}/profile`, on: phones });
      await hall.look('long-history', 'h1', {
        by: owner,
        path: `${idea}/history?field=background`,
      });
      await hall.look('long-ideas', 'h1', { by: owner, path: `${hall.base}/ideas`, on: phones });
      const lead = { by: hall.room.facilitator.browser, on: phones };
      await hall.look('long-monitoring', 'h1', { ...lead, path: `${hall.base}/monitoring` });
      await hall.look('long-waiting', 'h1', { ...lead, path: `${hall.base}/waiting` });
    },
  },
  {
    name: 'jury',
    mockups: ['07-nilai-juri-hp'],
    async play(hall) {
      await hall.reach('diagnose');
      const works = await finishWorks(hall);
      await hall.reach('display');
      const jurors = await juryOf(hall.room);
      const path = `${hall.base}/gallery/${works[2]?.ideaId}`;
      const judge = { by: jurors[0]?.browser ?? null, path, on: phones };
      // The pitch before has opened it.
      if (hall.state.display.scoring === 'open') await hall.lead({ type: 'jury.close' });
      await hall.look('jury-closed', '.banner', judge);
      await hall.lead({ type: 'jury.open' });
      await hall.look('jury', '.crit', { ...judge, on: [...phones, 'large'] });
      const mark = async (page: Page) => {
        for (const one of await page.locator('.crit').all()) {
          const five = one.locator('.five label');
          if ((await five.count()) > 0) await five.nth(3).click();
          else await one.locator('input').fill('80');
        }
        await page.locator('.dock .btn--accent').click();
      };
      await hall.look('jury-offline', '.conn[data-state="offline"]', {
        ...judge,
        before: offlineAnd(mark),
      });
      // Scoring closes while a juror cannot know of it.
      await hall.look('jury-refused', '.tray', {
        ...judge,
        async before(page) {
          await hall.lead({ type: 'jury.open' });
          await cut(page);
          await mark(page);
          await hall.lead({ type: 'jury.close' });
          await page.context().setOffline(false);
        },
      });
      for (const one of jurors) one.leave();
      await hall.lead({ type: 'gallery.open', open: true });
      const guest = { by: null, on: phones };
      const idea = works[0]?.ideaId ?? '';
      await hall.look('public-offline', '.toast', {
        ...guest,
        path: `/g/${hall.room.labId}`,
        before: offlineAnd((page) => page.locator('.heart').first().click()),
      });
      await hall.look('public-idea-offline', '.toast', {
        ...guest,
        path: `/p/${idea}`,
        before: offlineAnd(async (page) => {
          await page.locator('textarea').fill('Berapa biayanya setahun?');
          await page.getByRole('button', { name: 'Kirim', exact: true }).click();
        }),
      });
      await hall.look('public-idea-refused', '.banner', {
        ...guest,
        path: `/p/${idea}`,
        async before(page) {
          await page.getByRole('button', { name: 'Kirim', exact: true }).click();
        },
      });
      await hall.look('public-gone', 'h1', { by: null, path: `/g/${newId()}` });
    },
  },
];
