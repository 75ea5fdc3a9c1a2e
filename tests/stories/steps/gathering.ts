/** Cards become clusters: two people at once, one goes back, and the room looks at one of them. */
import { expect, type Page } from '@playwright/test';
import type { Seat } from '../../support/story.ts';
import type { Hall } from './hall.ts';

async function groupAs(page: Page, texts: string[], name: string): Promise<void> {
  for (const text of texts) await page.getByRole('option').filter({ hasText: text }).click();
  const bar = page.getByRole('toolbar', { name: `${texts.length} kartu terpilih` });
  await bar.getByRole('button', { name: 'Kelompokkan sebagai…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kluster baru' });
  await dialog.getByLabel('Nama kluster').fill(name);
  await dialog.getByRole('button', { name: 'Buat kluster' }).click();
  await expect(dialog).toBeHidden();
}

/** Two people group at the same time, one card in both hands: it hangs once, and none is lost. */
export async function groupAtOnce(hall: Hall): Promise<void> {
  const options = hall.tarno.page.getByRole('option');
  await expect.poll(() => options.count()).toBeGreaterThanOrEqual(6);
  const all = await options.allInnerTexts();
  const texts = all.map((text) => ownPart(text)).filter((text) => text !== '');
  await Promise.all([
    groupAs(hall.tarno.page, [texts[0]!, texts[1]!], 'Antrean'),
    groupAs(hall.wulan.page, [texts[1]!, texts[2]!], 'Berkas'),
  ]);
  for (const { page } of [hall.tarno, hall.wulan, hall.ratna, hall.lead]) {
    await expect(page.getByRole('heading', { name: /Antrean/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: /Berkas/ })).toBeVisible();
    for (const text of texts) {
      await expect(page.getByRole('option').filter({ hasText: text })).toHaveCount(1);
    }
  }
}

/** What in a card's words belongs to it alone. */
const ownPart = (text: string) => /\(\w+, \d+\.\d+\)/.exec(text)?.[0] ?? '';

/** Taking back the own grouping leaves alone what somebody else has done since, and comes again. */
export async function undoGrouping(hall: Hall): Promise<void> {
  const { page } = hall.tarno;
  const loose = async (seat: Seat) => {
    const part = seat.page.locator('section').filter({ hasText: 'Belum dikelompokkan' });
    return part.last().getByRole('option').count();
  };
  const before = await loose(hall.ratna);
  // A toast may offer the same for something else.
  await page.getByRole('button', { name: 'Urungkan', exact: true }).first().click();
  await expect.poll(() => loose(hall.ratna)).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Ulangi', exact: true }).click();
  await expect.poll(() => loose(hall.ratna)).toBe(before);
}

/** The facilitator points at a cluster: the wall shows nothing else, phones say which. */
export async function spotlight({ lead, wall, tarno, ratna, story }: Hall): Promise<void> {
  const { page } = lead;
  await page.getByRole('button', { name: 'Sorot kelompok Berkas di semua layar' }).click();
  await expect(page.getByText('Sedang disorot di semua layar')).toBeVisible();
  await expect(wall.page.getByText('Disorot fasilitator')).toBeVisible();
  await expect(wall.page.getByRole('heading', { level: 1, name: 'Berkas' })).toBeVisible();
  for (const seat of [tarno, ratna]) {
    const said = seat.page.getByRole('status').filter({ hasText: 'kelompok “Berkas”' });
    await expect(said).toBeVisible();
  }
  await story.glance(wall, 'spotlight');
  await story.glance(tarno, 'spotlight');
  await page.getByRole('button', { name: 'Akhiri sorotan' }).click();
  await expect(wall.page.getByText('Disorot fasilitator')).toBeHidden();
  await expect(tarno.page.getByText('Fasilitator menyorot')).toBeHidden();
}
