/** The room: what the facilitator starts, everybody follows; readiness, pledge, gates. */
import { expect, type Page } from '@playwright/test';
import type { Seat } from '../../support/story.ts';

/** Starts an activity from the agenda; `day` where another day has to be opened first. */
export async function start({ page }: Seat, title: string, day?: number): Promise<void> {
  const agenda = page.getByRole('complementary', { name: 'Susunan acara' });
  if (day) await agenda.getByRole('button', { name: `Hari ${day}` }).click();
  await agenda.getByRole('button', { name: title }).first().click();
  await agenda.getByRole('button', { name: `Mulai kegiatan ini: ${title}`, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Who is in, by agency, as the console says it. */
export async function seePeople({ page }: Seat, lab: string): Promise<void> {
  const roll = page.getByRole('region', { name: 'Peserta dan kode' });
  await expect(roll.getByRole('heading', { name: 'Puskesmas Bojong 1' })).toBeVisible();
  await expect(roll.getByText('Tarno Wijaya')).toBeVisible();
  await expect(roll.getByText('Wulan Sari')).toBeVisible();
  await page.goto(`${lab}/console`);
  const voice = page.getByRole('region', { name: 'Suara ruangan' });
  await expect(voice).toContainText('2 dari 4 OPD sudah masuk');
  await expect(voice.getByRole('button', { name: /^Puskesmas Bojong: 1 orang/ })).toBeVisible();
}

/** All statements of the readiness sheet, answered one after the other. */
export async function answerReadiness({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Mulai mengisi' }).click();
  for (let at = 1; at <= 24; at += 1) {
    await expect(page.getByText(`${at} dari 24`)).toBeVisible();
    await page
      .getByRole('radio')
      .nth(1 + (at % 3))
      .check({ force: true });
    await page.getByRole('button', { name: 'Berikutnya' }).click();
  }
  await expect(page.getByText('24 dari 24 pernyataan terjawab')).toBeVisible();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByText('Jawaban tersimpan')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Kesiapan PKM Bojong' })).toBeVisible();
}

/** A finger on the glass. */
async function drawWithFinger({ page, context }: Seat): Promise<void> {
  const pad = page.getByRole('img', { name: /^Tanda tangan\./ });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('The pad is not on screen');
  const cdp = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        at === undefined
          ? []
          : [
              {
                x: box.x + box.width * (0.2 + at * 0.06),
                y: box.y + box.height * (0.5 + 0.25 * Math.sin(at * 1.7)),
              },
            ],
    });
  await touch('touchStart', 0);
  for (let at = 1; at <= 10; at += 1) await touch('touchMove', at);
  await touch('touchEnd');
}

/** Without a signature there is a sentence; then it is drawn, and hangs on the wall. */
export async function signPledge(seat: Seat): Promise<void> {
  const { page } = seat;
  await expect(page.getByRole('heading', { level: 1, name: 'Tri Satya Inagara' })).toBeVisible();
  await page.getByRole('button', { name: 'Tanda tangani' }).click();
  await expect(page.getByText('Tulis tanda tangan, atau ketik nama saja.')).toBeVisible();
  await page.getByLabel('Mewakili kepala').check();
  await drawWithFinger(seat);
  await page.getByRole('button', { name: 'Tanda tangani' }).click();
  await expect(page.getByText('Dindukcapil sudah menandatangani')).toBeVisible();
}

/** The facilitator notes that an agency is absent, on the page of the pledge. */
export async function excuse({ page }: Seat, lab: string, agency: string): Promise<void> {
  await page.goto(`${lab}/pledge`);
  await page.getByRole('button', { name: `Catat untuk ${agency}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Absen', { exact: true }).click();
  await dialog.getByLabel('Catatan').fill('Rapat di provinsi');
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('row', { name: new RegExp(agency) })).toContainText('Absen');
  await page.getByRole('link', { name: 'Kembali ke konsol' }).click();
}

/** The gate says what is missing, asks for a reason, and keeps it. */
export async function overrideGate(page: Page, to: string, missing: string, reason: string) {
  await page.getByRole('button', { name: `Periksa dan lanjut ke ${to}` }).click();
  const dialog = page.getByRole('dialog', { name: `Lanjut ke ${to}?` });
  await expect(dialog.getByText(missing)).toBeVisible();
  // It says that it is not ready yet, and tells why when it is pressed all the same.
  await dialog.getByRole('button', { name: `Lanjut ke ${to}` }).click({ force: true });
  await expect(dialog.getByText('Tulis alasannya lebih dulu.')).toBeVisible();
  await dialog.getByLabel('Alasan lanjut lebih awal').fill(reason);
  await dialog.getByRole('button', { name: `Lanjut ke ${to}` }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Lab sekarang di ${to}`)).toBeVisible();
  // Opened by an earlier gate, it stays open.
  if (!(await page.getByText('Lanjut lebih awal').first().isVisible())) {
    await page.getByText('Gerbang yang sudah dilewati').click();
  }
  await expect(page.getByText(reason)).toBeVisible();
}

/** Nothing is missing: the gate opens without a reason. */
export async function passGate(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: `Periksa dan lanjut ke ${to}` }).click();
  const dialog = page.getByRole('dialog', { name: `Lanjut ke ${to}?` });
  await expect(dialog.getByText('Semua syarat sudah terpenuhi.')).toBeVisible();
  await dialog.getByRole('button', { name: `Lanjut ke ${to}` }).click();
  await expect(page.getByText(`Lab sekarang di ${to}`)).toBeVisible();
}

/** The language of one person changes on the page they are on, and back. */
export async function switchLanguage({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Menu lab' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'It begins soon' })).toBeVisible();
  await page.getByRole('button', { name: 'Lab menu' }).click();
  await page.getByRole('button', { name: 'Indonesia' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
}
