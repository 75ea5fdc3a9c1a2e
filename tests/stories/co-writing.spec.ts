/** Two people of one agency write in the same field of a canvas; one loses the line and comes back. */
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as devices from '#lib/server/db/devices.ts';
import { violations } from '../support/axe.ts';
import { HALL_HOST } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { newId, openLaboratory } from '../support/laboratory.ts';
import { look } from '../support/pictures.ts';
import { startServer } from '../support/server.ts';
import { actsOf } from '../../src/rehearsal/innovation-acts.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';

const laptop = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

/** An idea that an agency has begun, and a screen for each of two of its people and for Ibu Sari. */
async function begin(browser: Browser, { approved = false } = {}) {
  const db = await freshDatabase();
  const lab = await openLaboratory(db);
  const code = [...lab.agencies.keys()][0] ?? '';
  const people = [await lab.join(code, 'Ani Lestari'), await lab.join(code, 'Beni Saputra')];
  const ref = { kind: 'idea' as const, id: newId() };
  const [first] = innovationSheets();
  const agencyId = lab.agencies.get(code) ?? '';
  const acts = actsOf(first!, { agencyId, writerId: people[0]!.id }, newId);
  const { facilitator, leader, jury, visitor, expert } = lab;
  const by = { owner: people[0]!, facilitator, leader, jury, visitor, expert };
  for (const step of approved ? [acts.raise, ...acts.canvas, ...acts.approval] : [acts.raise]) {
    await lab.act(ref, by[step.by], step.act);
  }
  const tokens = await Promise.all(
    people.map(async (person) => {
      const token = newToken();
      await devices.seat(db.write, hashOf(token), person.labId, person.id);
      return token;
    }),
  );
  const session = await createSession(db, lab.facilitator.id, 'Chrome, Windows');
  await db.close();
  const server = await startServer({ dataDir: db.directory });
  const origin = server.url(HALL_HOST);
  const contexts: BrowserContext[] = [];
  const sit = async (viewport: typeof laptop, name: string, value: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport,
      locale: 'id-ID',
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name, value, url: origin }]);
    contexts.push(context);
    return context.newPage();
  };
  const [ani, beni, lead] = [
    await sit(laptop, 'labinov_device', tokens[0]!),
    await sit(phone, 'labinov_device', tokens[1]!),
    await sit(laptop, 'labinov_session', session),
  ];
  const url = `${origin}/labs/${lab.id}/ideas/${ref.id}`;
  const end = async () => {
    for (const context of contexts) await context.close();
    await server.stop();
    await db.cleanup().catch(() => {});
  };
  return { ani, beni, lead, url, end };
}

const background = (page: Page) => page.getByRole('textbox', { name: 'Latar belakang' });
/** One step is what was typed without a pause: a slow machine makes several of one sentence. */
const pressUntil = async (page: Page, key: string, text: string) => {
  for (let step = 0; step < 12 && (await background(page).inputValue()) !== text; step += 1) {
    await background(page).press(key);
  }
};
const holds = (page: Page, text: string) => expect(background(page)).toHaveValue(text);

test('[W1] [W11] two people type in one field at once, one of them without a line for a while; both read the same', async ({
  browser,
}) => {
  const { ani, beni, lead, url, end } = await begin(browser);
  try {
    for (const page of [ani, beni, lead]) await page.goto(url);
    await background(ani).click();
    await background(ani).pressSequentially('Warga antre sejak subuh.');
    await holds(beni, 'Warga antre sejak subuh.');
    // Both at once, at different places; the caret of each stays where its person is.
    await background(beni).click();
    await background(beni).press('Control+End');
    await Promise.all([
      background(beni).pressSequentially(' Obat sering habis.', { delay: 40 }),
      (async () => {
        await background(ani).press('Control+Home');
        await background(ani).pressSequentially('Setiap hari. ', { delay: 40 });
      })(),
    ]);
    const both = 'Setiap hari. Warga antre sejak subuh. Obat sering habis.';
    for (const page of [ani, beni, lead]) await holds(page, both);
    // Each sees where the other is, the facilitator sees both.
    const near = ani.locator('#f-background');
    await expect(near.getByText('menulis di sini')).toContainText('Beni Saputra');
    await expect(lead.locator('#f-background').getByText('menulis di sini')).toContainText('Ani');
    await look(ani, 1, 'together', 'ani');
    await look(beni, 1, 'together', 'beni');
    // Nothing of it is said aloud: nowhere around the field is a live region.
    expect(await near.locator('[aria-live], [role="status"], [role="alert"]').count()).toBe(0);
    expect(await violations(ani)).toEqual([]);
    expect(await violations(beni)).toEqual([]);

    // Beni loses the line, types on, and undoes a word of his own; Ani types meanwhile.
    await beni.context().setOffline(true);
    await background(beni).press('Control+End');
    await background(beni).pressSequentially(' Di gudang tidak ada catatan.');
    await background(ani).press('Control+Home');
    await background(ani).pressSequentially('Di puskesmas: ');
    await expect(background(ani)).toHaveValue(`Di puskesmas: ${both}`);
    await expect(beni.locator('#f-background')).toContainText('Menunggu dikirim');
    await look(beni, 2, 'offline', 'beni');
    // A reload finds what was typed without a line.
    await beni.context().setOffline(false);
    await beni.reload();
    const all = `Di puskesmas: ${both} Di gudang tidak ada catatan.`;
    for (const page of [ani, beni, lead]) await holds(page, all);

    // Undo is one's own: what Beni wrote stays.
    await pressUntil(ani, 'Control+z', `${both} Di gudang tidak ada catatan.`);
    await holds(ani, `${both} Di gudang tidak ada catatan.`);
    await holds(beni, `${both} Di gudang tidak ada catatan.`);
    await pressUntil(ani, 'Control+Shift+z', all);
    await holds(beni, all);
  } finally {
    await end();
  }
});

test('[W10] the history of a field says who wrote what, and brings a version back', async ({
  browser,
}) => {
  const { ani, beni, url, end } = await begin(browser);
  try {
    await ani.goto(url);
    await background(ani).click();
    await background(ani).pressSequentially('Warga antre sejak subuh.');
    await beni.goto(url);
    await holds(beni, 'Warga antre sejak subuh.');
    await background(beni).fill('Semuanya baik.');
    await holds(ani, 'Semuanya baik.');
    await ani.getByRole('link', { name: 'Riwayat Latar belakang' }).click();
    await expect(ani.getByRole('heading', { name: /Riwayat/ })).toBeVisible();
    const list = ani.getByRole('list', { name: 'Riwayat' }).getByRole('link');
    await expect(list).toHaveCount(2);
    await expect(list.first()).toContainText('Beni Saputra');
    await list.last().click();
    await expect(ani.getByRole('article')).toContainText('Warga antre sejak subuh.');
    expect(await violations(ani)).toEqual([]);
    await look(ani, 3, 'history', 'ani');
    await ani.getByRole('button', { name: 'Pulihkan versi ini' }).click();
    await holds(beni, 'Warga antre sejak subuh.');
    await expect(list).toHaveCount(3);
    await expect(list.first()).toContainText('Ani Lestari');
    await expect(list.first()).toContainText('Memulihkan versi');
  } finally {
    await end();
  }
});

test('[W9] the parts of the rancang bangun are one text, counted together, and may be joined', async ({
  browser,
}) => {
  const { ani, beni, url, end } = await begin(browser, { approved: true });
  try {
    for (const page of [ani, beni]) await page.goto(`${url}/profile`);
    const part = (page: Page, name: string) => page.getByRole('textbox', { name });
    await part(ani, 'Dasar hukum').fill('Perda 3 Tahun 2024.');
    await part(beni, 'Permasalahan makro').fill('Antre panjang di seluruh kabupaten.');
    await expect(part(ani, 'Permasalahan makro')).toHaveValue(
      'Antre panjang di seluruh kabupaten.',
    );
    // Four words, five words, and the headings.
    await expect(ani.getByText('13 dari 300 kata', { exact: true })).toBeVisible();
    // What is missing towards the registry is counted anew on every screen.
    await expect(beni.getByRole('link', { name: /13 dari 300 kata/ })).toBeVisible();
    await look(ani, 4, 'parts', 'ani');
    await look(beni, 4, 'parts', 'beni');
    expect(await violations(ani)).toEqual([]);
    await ani.getByRole('button', { name: 'Satu naskah' }).click();
    await expect(ani.getByText('Dasar hukum Perda 3 Tahun 2024.')).toBeVisible();
    await look(ani, 5, 'whole', 'ani');
    await ani.getByRole('button', { name: 'Gabungkan untuk disunting' }).click();
    const whole =
      'Dasar hukum\nPerda 3 Tahun 2024.\n\nPermasalahan makro\nAntre panjang di seluruh kabupaten.';
    await expect(part(ani, 'Naskah bebas')).toHaveValue(whole);
    await expect(part(beni, 'Naskah bebas')).toHaveValue(whole);
    await expect(part(beni, 'Dasar hukum')).toHaveValue('');
  } finally {
    await end();
  }
});

test('[W12] who writes in a short field, a row of the plan, a risk or a role is told to those beside', async ({
  browser,
}) => {
  const { ani, beni, url, end } = await begin(browser, { approved: true });
  const here = (part: string) => beni.locator(part).getByText('menulis di sini');
  try {
    for (const page of [ani, beni]) await page.goto(`${url}/plan`);
    // A page that is not awake yet hears no click.
    await expect(async () => {
      await ani.getByRole('button', { name: 'Tambah kegiatan Persiapan' }).click();
      await expect(ani.locator('tr[data-row]').first()).toBeVisible({ timeout: 3000 });
    }).toPass();
    await expect(beni.locator('tr[data-row]').first()).toBeVisible();
    await ani.getByRole('textbox', { name: /^Kegiatan: / }).pressSequentially('Melatih kader');
    await expect(here('tr[data-row]')).toBeVisible();
    await expect(beni.locator('#rows')).toContainText('Ani Lestari');
    await ani.getByRole('button', { name: 'Jawab pertanyaan ini' }).click();
    await expect(here('tr[data-row]')).toBeHidden();
    await ani.getByLabel('Pencegahan').pressSequentially('Surat tugas');
    await expect(here('#risks')).toBeVisible();
    await ani.getByLabel('Siapa yang melakukannya').focus();
    // Still the same risk: nobody has left it.
    await expect(here('#risks')).toBeVisible();
    for (const page of [ani, beni]) await page.goto(url);
    await expect(async () => {
      await ani.locator('#mark-notes').getByLabel('Ada kolaborasi').pressSequentially('PKK ');
      await expect(here('#mark-notes')).toBeVisible({ timeout: 3000 });
    }).toPass();
  } finally {
    await end();
  }
});
