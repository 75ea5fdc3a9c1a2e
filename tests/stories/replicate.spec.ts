/**
 * From region to region: the facilitator takes in a package that came on a USB stick, somebody of an
 * agency shops on a phone and takes one innovation over, the idea names its origin and is held against
 * what is here, and Bappeda sees who copied what.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ownFingerprint } from '#lib/server/exchange/signing.ts';
import { HALL_HOST } from '../support/browser.ts';
import { furnishAt } from '../support/furnished.ts';
import { made, sender } from '../support/sending.ts';
import { startServer } from '../support/server.ts';
import { openStory, signedIn, type Seat } from '../support/story.ts';

/** The package of another installation, and a lab whose region has something registered itself. */
async function prepared(dataDir: string) {
  const from = await sender([2, 4]);
  const stick = join(dataDir, 'paket.zip');
  const bytes = await made(from);
  writeFileSync(stick, bytes);
  // One word is another one: whoever changed it has not the key.
  const files = unzipSync(bytes);
  const text = strFromU8(files['paket.json'] ?? new Uint8Array());
  const changed = strToU8(text.replace('Kabupaten Purbalingga', 'Kabupaten Purbalinggi'));
  const forged = Buffer.from(zipSync({ ...files, 'paket.json': changed }));
  const fingerprint = await ownFingerprint(from.key);
  await from.db.cleanup();
  return furnishAt(dataDir, async ({ names, cookies }, db) => {
    const own = names['innovation'] ?? '';
    await db.write
      .updateTable('innovation')
      .set({ status: 'registered' })
      .where('id', '=', own)
      .execute();
    return { lab: names['lab'] ?? '', own, cookies, stick, forged, fingerprint };
  });
}

async function speak({ page }: Seat, menu: string, language: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('button', { name: language }).click();
}

test('[Q4] [Q5] [Q8] [Q9] [Q10] a package is taken in, an agency takes one over, and both sides know', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-replicate-'));
  const { lab, own, cookies, stick, forged, fingerprint } = await prepared(dataDir);
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  try {
    const facilitator = await story.sit('fasilitator', 'laptop');
    await signedIn(facilitator, cookies.facilitator, origin);
    const { page } = facilitator;
    await page.goto('/registry');
    await page.getByRole('link', { name: 'Tukar', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tukar inovasi');
    await story.glance(facilitator, 'exchange');
    const other = { name: 'catatan.zip', mimeType: 'application/zip', buffer: Buffer.from('Halo') };
    // The page is awake once it has put its own button in the place of the browser's.
    await expect(page.locator('input[type=file]')).toHaveClass(/\bsr\b/);
    await page.setInputFiles('input[type=file]', other);
    await expect(page.getByRole('alert')).toContainText('bukan paket inovasi');
    await page.setInputFiles('input[type=file]', { ...other, buffer: forged });
    await expect(page.getByRole('alert')).toContainText('Tanda tangan paket ini tidak cocok');
    await page.setInputFiles('input[type=file]', stick);
    await expect(page.getByText(fingerprint)).toBeVisible();
    await expect(page.getByText('Kunci ini belum pernah dilihat')).toBeVisible();
    await story.step('looked-at');

    const bring = page.getByRole('button', { name: 'Terima 2 inovasi' });
    await bring.click();
    // Without the tick nothing is sent.
    await expect(bring).toBeVisible();
    await page.getByLabel('Sidik kuncinya sudah saya cocokkan').check();
    await bring.click();
    await expect(page.getByText('2 inovasi baru di rak')).toBeVisible();
    await page.setInputFiles('input[type=file]', stick);
    await expect(page.getByText('Tidak ada yang baru di paket ini.')).toBeVisible();
    await expect(page.getByText('Kunci ini sudah dikenal')).toBeVisible();
    await story.step('taken-in');

    const guest = await story.sit('peserta', 'phone');
    await signedIn(guest, cookies.guest, origin);
    await guest.page.goto(`/labs/${lab}/ideas`);
    await guest.page.getByRole('link', { name: 'Belanja inovasi' }).first().click();
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('Belanja inovasi');
    await expect(guest.page.getByRole('heading', { name: /Dari daerah lain/ })).toBeVisible();
    await expect(guest.page.getByRole('heading', { name: /Dari registri sendiri/ })).toBeVisible();
    await story.step('shelf');
    await speak(guest, 'Menu lab', 'English');
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('Innovation shopping');
    await story.glance(guest, 'shelf-english');
    await speak(guest, 'Lab menu', 'Indonesia');

    const search = guest.page.getByRole('searchbox');
    await search.fill('xyzzy');
    await search.press('Enter');
    await expect(guest.page.getByText('Tidak ada yang cocok')).toBeVisible();
    await search.fill('purbalingga');
    await search.press('Enter');
    const others = guest.page.locator('section', { hasText: 'Dari daerah lain' });
    const first = others.getByRole('link').first();
    const name = (await first.locator('b').textContent()) ?? '';
    await first.click();
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(guest.page.getByText('Dari Kabupaten Purbalingga')).toBeVisible();
    await story.step('one-of-them');
    await guest.page.getByRole('button', { name: 'Jadikan ide awal' }).click();

    const checklist = guest.page.locator('#adaptation');
    await expect(checklist.getByRole('heading')).toHaveText('Daftar penyesuaian');
    const holds = checklist.getByRole('group', { name: 'Masalahnya sama di sini?' });
    await holds.getByText('Ya', { exact: true }).click();
    const legal = checklist.getByRole('group', { name: 'Dasar hukumnya ada?' });
    await legal.getByText('Disesuaikan', { exact: true }).click();
    await checklist.getByLabel(/Apa yang disesuaikan: Dasar hukumnya/).fill('Perlu perbup baru');
    await checklist.getByLabel(/Apa yang disesuaikan: Dasar hukumnya/).blur();
    await expect(checklist.getByText('2 dari 5 terjawab')).toBeVisible();
    await expect(guest.page.locator('#lineage')).toContainText('Kabupaten Purbalingga');
    await checklist.scrollIntoViewIfNeeded();
    await story.step('taken-over');
    const idea = new URL(guest.page.url()).pathname;

    // Whoever reviews reads the same list; the facilitator takes the own one for an agency.
    await page.goto(idea);
    await expect(page.locator('#adaptation')).toContainText('2 dari 5 terjawab');
    await expect(page.getByLabel(/Apa yang disesuaikan: Dasar hukumnya/)).toHaveValue(
      'Perlu perbup baru',
    );
    await page.goto(`/labs/${lab}/shelf/${own}`);
    await page.getByLabel('Untuk OPD').selectOption({ index: 3 });
    await page.getByRole('button', { name: 'Jadikan ide awal' }).click();
    await expect(page.locator('#adaptation')).toContainText('0 dari 5 terjawab');
    await story.step('reviewed');

    const bappeda = await story.sit('bappeda', 'laptop');
    await signedIn(bappeda, cookies.bappeda, origin);
    await bappeda.page.goto(`/registry/${own}`);
    const lineage = bappeda.page.locator('section', { hasText: 'Silsilah' }).last();
    await expect(lineage.locator('.copies li')).toHaveCount(1);
    await lineage.scrollIntoViewIfNeeded();
    await story.glance(bappeda, 'lineage');
    await bappeda.page.goto(`/registry/exchange/package?id=${own}`);
    await story.glance(bappeda, 'package');
    const [download] = await Promise.all([
      bappeda.page.waitForEvent('download'),
      bappeda.page.getByRole('button', { name: 'Buat paket' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^paket-inovasi.*\.zip$/);
    await bappeda.page.goto('/registry/exchange');
    await bappeda.page.locator('.lines summary').first().click();
    await story.glance(bappeda, 'sources');
    await bappeda.page.getByRole('link', { name }).click();
    await expect(bappeda.page.locator('.copies li')).toHaveCount(1);
    await story.glance(bappeda, 'copied-here');
    await guest.page.goto(idea);
    await guest.page.locator('#lineage').getByRole('link', { name }).click();
    await expect(guest.page.getByText('Sudah diambil 1 kali di lab ini')).toBeVisible();
    await story.step('both-sides');
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
