import { expect, test, type Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { idea } from '../bench/plan.ts';
import { stage } from '../bench/stage.ts';

const cell = (page: Page, column: string, n: number, phase: string) =>
  page.getByRole('textbox', { name: `${column}: Kegiatan ${n}, ${phase}` });

/** What Excel puts on the clipboard, pasted where the cursor is. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test('[D40] [D41] [D43] a plan is written by keyboard alone, and by pasting rows of Excel', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const staged = await stage({ people: 2 });
  const lab = staged.labs[0];
  if (!lab) throw new Error('There is no lab');
  const ideaId = await staged.within((_, program) => idea(program, lab, 0));
  const server = await startServer({ dataDir: staged.dataDir });
  const url = server.url(HALL_HOST);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const [name = '', value = ''] = (lab.guests[0]?.cookie ?? '').split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  try {
    await page.goto(`${url}/labs/${lab.id}/ideas/${ideaId}/plan`);
    const keys = page.keyboard;

    await page.getByRole('button', { name: 'Tambah kegiatan Persiapan' }).press('Enter');
    await expect(cell(page, 'Kegiatan', 1, 'Persiapan')).toBeFocused();
    await keys.type('Melatih 24 kader');
    await keys.press('ArrowRight');
    await keys.type('Kader terlatih');
    await keys.press('Tab');
    await keys.type('Tim TB');
    await keys.press('ArrowRight');
    await keys.press('ArrowRight');
    await expect(page.getByRole('checkbox', { name: 'Jan' })).toBeFocused();
    await keys.press('Space');
    await keys.press('ArrowRight');
    await keys.press('Space');
    await cell(page, 'Pelaksana', 1, 'Persiapan').focus();
    await keys.press('Enter');
    // In the last row of a phase Enter goes on with a new one.
    await expect(cell(page, 'Kegiatan', 2, 'Persiapan')).toBeFocused();
    await keys.type('Menyusun jadwal');
    await cell(page, 'Pelaksana', 2, 'Persiapan').focus();
    await keys.press('Control+d');
    await expect(cell(page, 'Pelaksana', 2, 'Persiapan')).toHaveValue('Tim TB');
    await keys.press('Alt+ArrowUp');
    await expect(cell(page, 'Pelaksana', 1, 'Persiapan')).toBeFocused();
    await expect(cell(page, 'Kegiatan', 1, 'Persiapan')).toHaveValue('Menyusun jadwal');
    await cell(page, 'Kegiatan', 1, 'Persiapan').focus();
    await keys.type(' salah');
    await keys.press('Escape');
    await expect(cell(page, 'Kegiatan', 1, 'Persiapan')).toHaveValue('Menyusun jadwal');

    await paste(
      page,
      'Tahap\tKegiatan\tJadwal\tAnggaran\n' +
        'Pelaksanaan\tMenjemput dahak\tMar-Jun 2026\tRp 13.200.000\n' +
        'Monitoring\tRapat bulanan\tsemester 1\ttanpa biaya',
    );
    const preview = page.getByRole('dialog', { name: 'Tempel kegiatan dari Excel' });
    await expect(preview.getByText('Baris 3, Bulan: “semester 1” tidak terbaca')).toBeVisible();
    await expect(preview.getByLabel('Isi kolom 2')).toHaveValue('activity');
    expect(await violations(page)).toEqual([]);
    await preview.getByRole('button', { name: 'Tambahkan 2 kegiatan' }).press('Enter');
    await expect(cell(page, 'Kegiatan', 1, 'Pelaksanaan')).toHaveValue('Menjemput dahak');
    await expect(cell(page, 'Kegiatan', 1, 'Monitoring')).toHaveValue('Rapat bulanan');
    await page.getByRole('button', { name: 'Urungkan' }).press('Enter');
    await expect(page.locator('[data-row]')).toHaveCount(2);

    // A question that is asked before any other.
    await page.getByRole('button', { name: 'Jawab pertanyaan ini' }).press('Enter');
    const risks = page.getByRole('region', { name: 'Risiko' });
    await risks.getByLabel('Pencegahan').fill('SK tim mencantumkan beban kerja');
    await risks.getByLabel('Pencegahan').press('Tab');
    await page.getByRole('button', { name: 'Tambah Dampak' }).press('Enter');
    await keys.type('Penularan turun');
    await keys.press('Tab');
    await expect(page.getByText('Belum disimpan')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Dampak: Isi' })).toHaveValue('Penularan turun');
    await expect(cell(page, 'Kegiatan', 2, 'Persiapan')).toHaveValue('Melatih 24 kader');
    await expect(page.getByRole('region', { name: 'Risiko' }).getByLabel('Pencegahan')).toHaveValue(
      'SK tim mencantumkan beban kerja',
    );
    expect(await violations(page)).toEqual([]);

    // What the plan and the canvas know is offered to the profile, and stays after a reload.
    await page.goto(`${url}/labs/${lab.id}/ideas/${ideaId}/profile`);
    const goal = page.getByRole('textbox', { name: 'Tujuan inovasi daerah' });
    const stages = page.getByRole('textbox', { name: 'Cara kerja dan tahapan' });
    for (const field of ['Tujuan inovasi daerah', 'Cara kerja dan tahapan']) {
      const use = page.getByRole('button', {
        name: `Pakai isi ini: ${field}`,
        includeHidden: true,
      });
      await page.locator('details', { has: use }).locator('summary').press('Enter');
      await use.press('Enter');
    }
    await expect(goal).toHaveValue(/memiliki akta/);
    await expect(stages).toHaveValue(/Persiapan: Menyusun jadwal; Melatih 24 kader\./);
    await goal.press('End');
    await keys.type(' Ditambah tangan.');
    await expect(page.getByText('Dari kanvas ide').first()).toBeVisible();
    await expect(page.getByText('Belum terkirim')).toHaveCount(0);
    await page.waitForTimeout(1500);
    await page.reload();
    await expect(goal).toHaveValue(/Ditambah tangan\.$/);
  } finally {
    await context.close();
    await server.stop();
    staged.remove();
  }
});
