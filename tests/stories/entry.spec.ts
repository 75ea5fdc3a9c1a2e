/**
 * One innovation that came without a lab: Bappeda adds it by hand, by keyboard alone, is told of one
 * like it first, claims levels, shows evidence that survives a lost line, checks and registers it. What
 * was chosen and not saved outlives evidence that is sent, a refusal, and the page.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page, type Route } from '@playwright/test';
import { HALL_HOST } from '../support/browser.ts';
import { furnishAt } from '../support/furnished.ts';
import { startServer } from '../support/server.ts';
import { openStory, signedIn } from '../support/story.ts';
import { photoWithPlace } from '../support/true-files.ts';
import { press, tabTo } from './steps/keys.ts';

const name = 'Antre Faskes dari Rumah';
/** As large as three pieces, so that a line can be cut between them. */
const paper = {
  name: 'SK tim.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    Buffer.alloc(1_400_000, '% isi dokumen\n'),
    Buffer.from('\n%%EOF\n'),
  ]),
};

const chosen = {
  initiator: 'head',
  classification: 'agency',
  form: 'service',
  affair: '1.02',
  stageOfInnovation: 'applied',
};
const texts = {
  initiatorName: 'Bupati',
  trialStart: '2025-01-06',
  trialEnd: '2025-03-31',
  appliedOn: '2025-04-07',
  goal: 'Warga mengambil nomor antrean dari rumah.',
  benefit: 'Ibu hamil dan lansia tidak lagi menunggu berjam-jam.',
  result: 'Waktu tunggu turun dari 95 menit menjadi 20 menit.',
  design: 'Antrean dipesan lewat pesan singkat dan dilayani menurut jam. '.repeat(40),
};

/** Types into the field that the keyboard reaches under this name. */
async function type(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** The first pieces arrive, the next does not: the line is gone as long as nobody mends it. */
async function cutAfter(page: Page, pieces: number): Promise<() => Promise<void>> {
  let arrived = 0;
  let mended = false;
  const road = '**/evidence/*/upload';
  await page.route(road, async (route: Route) => {
    if (route.request().method() === 'PATCH') arrived += 1;
    if (arrived > pieces && !mended) await route.abort('connectionreset');
    else await route.continue();
  });
  return async () => {
    mended = true;
    await page.evaluate(() => dispatchEvent(new Event('online')));
  };
}

test('[N19] [N20] added by hand, claimed, shown through a lost line, checked and registered', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-entry-'));
  const { cookies, there, own } = await furnishAt(dataDir, async ({ cookies: all, names }, db) => ({
    cookies: all,
    own: names['innovation'] ?? '',
    there: await db.read
      .selectFrom('innovation')
      .select(['name', 'agencyName', 'number'])
      .where('id', '=', names['innovation'] ?? '')
      .executeTakeFirstOrThrow(),
  }));
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  const bappeda = await story.sit('bappeda', 'laptop');
  const { page } = bappeda;
  const claim = (no: number) => page.locator(`[name=claim-${no}]`);

  await test.step('added by keyboard, told of one like it first', async () => {
    await signedIn(bappeda, cookies.bappeda, origin);
    await page.goto('/registry');
    await press(page, /^\s*Tambah$/);
    await expect(page.getByLabel('Nama inovasi')).toBeFocused();
    await page.keyboard.type(there.name);
    await type(page, /OPD atau unit/, there.agencyName);
    await press(page, /^\s*Tambah inovasi/);
    await expect(page.getByRole('status')).toContainText(`Mirip dengan ${there.number}`);
    const that = page.getByRole('link', { name: `Buka ${there.number}` });
    await expect(that).toHaveAttribute('href', `/registry/${own}`);
    await story.step('alike');
    // The line is gone: everything stays, also over a reload.
    await type(page, /Nama inovasi/, name);
    await type(page, /OPD atau unit/, 'Puskesmas Bojong');
    await bappeda.context.setOffline(true);
    await press(page, /^\s*Tambah inovasi/);
    await expect(page.locator('.toast')).toContainText('belum terkirim');
    await story.glance(bappeda, 'offline');
    await bappeda.context.setOffline(false);
    await page.goto('/registry?new');
    await expect(page.getByText('Isian Anda yang belum tersimpan ada di sini lagi')).toBeVisible();
    await expect(page.getByLabel('Nama inovasi')).toHaveValue(name);
    await story.glance(bappeda, 'back-again');
    await press(page, /^\s*Tambah inovasi/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await story.step('added');
  });
  const entry = page.url();

  await test.step('claims that are chosen stay while evidence is sent', async () => {
    await page.locator('#claims > summary').click();
    for (const select of await page.locator('[name^=claim-]').all()) await select.selectOption('1');
    await claim(16).selectOption('2');
    await claim(33).selectOption('3');
    await page.getByLabel('Dasar ukur kemanfaatan').selectOption('b');
    await expect(claim(33)).toContainText('Di atas 50,00%');
    await page.getByLabel('Nilai kemanfaatan').fill('62,5');
    const form = page.locator('form[action^="?/evidence"]');
    await form.getByRole('button', { name: 'Unggah bukti' }).click();
    await expect(form.getByText('Beri judul buktinya dulu').first()).toBeVisible();
    await expect(form.getByLabel('Judul bukti')).toBeFocused();
    await form.getByLabel('Judul bukti').fill('SK tim antrean');
    await form.getByLabel('Menunjukkan indikator').selectOption('16');
    await page.setInputFiles('input[type=file]', {
      ...paper,
      name: 'SK.docx',
    });
    await form.getByRole('button', { name: 'Unggah bukti' }).click();
    await expect(
      form.getByText('Isi berkas ini bukan seperti nama akhirannya').first(),
    ).toBeVisible();
    await story.step('evidence-refused');
    const mend = await cutAfter(page, 2);
    await page.setInputFiles('input[type=file]', paper);
    await form.getByRole('button', { name: 'Unggah bukti' }).click();
    await expect(form.getByText('Sambungan terputus')).toBeVisible();
    await story.step('upload-cut');
    await mend();
    await expect(page.locator('.toast')).toContainText('Bukti tersimpan: SK tim antrean');
    const shown = page.locator('#claims li', { hasText: 'SK tim antrean' });
    await expect(shown).toBeVisible();
    await expect(form.getByLabel('Judul bukti')).toHaveValue('');
    await expect(claim(16)).toHaveValue('2');
    await expect(claim(33)).toHaveValue('3');
    await expect(page.getByLabel('Nilai kemanfaatan')).toHaveValue('62,5');
    await story.step('evidence-sent');
  });

  await test.step('and outlive the page', async () => {
    await page.goto(entry);
    await expect(page.locator('#claims')).toHaveAttribute('open', '');
    await expect(page.getByText('Isian Anda yang belum tersimpan ada di sini lagi')).toBeVisible();
    await expect(claim(16)).toHaveValue('2');
    await expect(page.getByLabel('Dasar ukur kemanfaatan')).toHaveValue('b');
    await page.getByLabel('Nilai kemanfaatan').fill('enam puluh');
    await page.getByRole('button', { name: 'Simpan klaim' }).click();
    await expect(page.locator('#claims').getByRole('alert')).toContainText('tidak dikenali');
    await expect(claim(33)).toHaveValue('3');
    await story.step('claims-refused');
    await page.getByLabel('Nilai kemanfaatan').fill('62,5');
    await page.getByRole('button', { name: 'Simpan klaim' }).click();
    await expect(page.locator('#claims').getByText('Tersimpan', { exact: true })).toBeVisible();
    await page.goto(entry);
    await expect(page.locator('#claims')).not.toHaveAttribute('open', '');
    await expect(page.locator('.table')).toContainText('Cakupan unit penerima manfaat');
    await expect(page.locator('.table td small', { hasText: 'Di atas 50,00%' })).toBeVisible();
    await story.step('claimed');
  });

  await test.step('a photo from a phone, and a link', async () => {
    const phone = await story.sit('bappeda-hp', 'phone');
    await signedIn(phone, cookies.bappeda, origin);
    await phone.page.goto(entry);
    await phone.page.locator('#claims > summary').click();
    const form = phone.page.locator('form[action^="?/evidence"]');
    await form.getByLabel('Judul bukti').fill('Foto antrean');
    await form.getByLabel('Menunjukkan indikator').selectOption('33');
    const buffer = await photoWithPlace();
    await phone.page.setInputFiles('input[type=file]', {
      name: 'foto.jpg',
      mimeType: 'image/jpeg',
      buffer,
    });
    await form.getByRole('button', { name: 'Unggah bukti' }).click();
    await expect(phone.page.locator('#claims li', { hasText: 'Foto antrean' })).toBeVisible();
    await form.getByText('Tautan', { exact: true }).first().click();
    await form.getByLabel('Judul bukti').fill('Berita');
    await form.getByRole('textbox', { name: 'Tautan' }).fill('contoh.go.id');
    await form.getByRole('button', { name: 'Simpan tautan' }).click();
    await expect(form.getByText('Tautan harus dimulai').first()).toBeVisible();
    await form.getByRole('textbox', { name: 'Tautan' }).fill('https://contoh.go.id/berita');
    await form.getByRole('button', { name: 'Simpan tautan' }).click();
    await expect(phone.page.locator('#claims li', { hasText: 'Berita' })).toBeVisible();
    await story.step('from-the-phone');
    const photo = phone.page.locator('.table a', { hasText: 'Foto antrean' }).first();
    const sent = await phone.page.evaluate(
      async (href) => {
        const answer = await fetch(href ?? '');
        return [answer.headers.get('content-disposition'), await answer.text()] as const;
      },
      await photo.getAttribute('href'),
    );
    expect(sent[0]).toContain('attachment');
    // Written anew: where it was taken is gone.
    expect(sent[1]).not.toContain('KENARI');
    await phone.context.close();
    story.seats.splice(story.seats.indexOf(phone), 1);
  });

  await test.step('checked; what is found and not saved stays', async () => {
    await page.goto(entry);
    await page.getByRole('button', { name: 'Mulai periksa' }).click();
    await expect(page.getByText('Status sekarang: Diperiksa')).toBeVisible();
    await page.getByRole('button', { name: 'Isi sama dengan klaim' }).click();
    await bappeda.context.setOffline(true);
    await page.getByRole('button', { name: 'Simpan hasil periksa' }).click();
    await expect(page.locator('.toast')).toContainText('belum terkirim');
    await bappeda.context.setOffline(false);
    await page.reload();
    await expect(page.locator('[name=level-33]')).toHaveValue('3');
    await story.glance(bappeda, 'findings-back');
    await page.getByRole('button', { name: 'Simpan hasil periksa' }).click();
    await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
    // Not eligible yet: the page says what is missing.
    await page.getByRole('button', { name: 'Nyatakan siap didaftarkan' }).click();
    await expect(page.getByText('Belum lengkap. Lihat daftar yang kurang.')).toBeVisible();
    await story.step('not-ready');
  });

  await test.step('the profile filled, the entry registered', async () => {
    await page.locator('#correct > summary').click();
    const form = page.locator('#correct form');
    for (const [field, key] of Object.entries(chosen)) {
      await form.locator(`[name=${field}]`).selectOption(key);
    }
    for (const [field, text] of Object.entries(texts)) {
      await form.locator(`[name=${field}]`).fill(text);
    }
    // A page that is left by mistake has it all when it comes back.
    await page.goto('/registry');
    await page.goto(entry);
    await expect(page.locator('#correct')).toHaveAttribute('open', '');
    await expect(form.locator('[name=goal]')).toHaveValue(texts.goal);
    await story.glance(bappeda, 'profile-back');
    await page.getByRole('button', { name: 'Simpan perbaikan' }).click();
    await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Nyatakan siap didaftarkan' }).click();
    await expect(page.getByText('Status sekarang: Siap didaftarkan')).toBeVisible();
    await page.getByRole('button', { name: 'Catat sebagai terdaftar' }).click();
    await expect(page.getByText('Status sekarang: Terdaftar')).toBeVisible();
    await story.step('registered');
  });

  await story.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
