/**
 * The jury: the facilitator gives each a link and says by what they score, two members score on their phones, nobody scores their own
 * agency or where they have a stake, nobody sees a score before the end, and the room sees the
 * awards one by one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { HALL_HOST } from '../support/browser.ts';
import { look } from '../support/pictures.ts';
import { putOnDisplay, signedIn } from '../support/on-display.ts';
import { startServer } from '../support/server.ts';
import { openStory, type Seat } from '../support/story.ts';

const jurors = [
  {
    name: 'Drs. Untung Raharjo',
    position: 'Sekretaris',
    agency: 'Dinas Kependudukan dan Pencatatan Sipil',
  },
  { name: 'Dr. Lintang Ayu', position: 'Dosen', agency: '' },
];

/** One link for each, made one after the other; the page keeps what it made to be printed. */
async function makeLinks({ page }: Seat, lab: string): Promise<string[]> {
  await page.goto(`${lab}/people`);
  const part = page.getByRole('region', { name: 'Tautan pribadi' });
  await expect(part.getByLabel('OPD juri')).toBeHidden();
  await part.getByRole('radio', { name: 'Juri' }).check();
  const links: string[] = [];
  for (const { name, position, agency } of jurors) {
    const open = part.getByRole('group').locator('summary');
    if (!(await part.getByLabel('Nama lengkap').isVisible())) await open.click();
    await part.getByLabel('Nama lengkap').fill(name);
    await part.getByLabel('Jabatan').fill(position);
    await part.getByLabel('OPD juri').selectOption(agency ? { label: agency } : '');
    await part.getByRole('button', { name: 'Buat tautan' }).click();
    const message = part.getByRole('textbox', { name: `Tautan ini untuk ${name}` });
    await expect(message).toBeVisible();
    links.push(/\/l\/[\w-]+/.exec(await message.inputValue())?.[0] ?? '');
  }
  await expect(part.getByRole('button', { name: 'Salin 2 pesan' })).toBeVisible();
  return links;
}

/** The list on paper: a code, a name and an agency for each, and nothing of the page. */
async function printLinks({ page }: Seat) {
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole('button', { name: 'Cetak 2 tautan' }).click();
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.link-paper');
  for (const { name, agency } of jurors)
    await expect(paper).toContainText(`${name} ${agency}`.trim());
  await expect(paper.locator('svg').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Kode gabung' })).toBeHidden();
  await look(page, 1, 'links', 'paper');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
}

async function comeIn({ page }: Seat, link: string, { name }: (typeof jurors)[number]) {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: `Tautan ini untuk ${name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Buka di perangkat ini' }).click();
  await page.waitForURL(/\/gallery$/);
}

/** A third criterion, which counts double. */
async function setCriteria(page: Page) {
  const form = page.getByRole('form', { name: 'Kriteria' });
  await form.getByRole('button', { name: 'Tambah kriteria' }).click();
  await form.getByRole('textbox', { name: 'Kriteria 3', exact: true }).fill('Mudah ditiru');
  await form.getByRole('spinbutton', { name: 'Bobot' }).nth(2).fill('2');
  await form.getByRole('button', { name: 'Simpan kriteria' }).click();
  await expect(page.getByText('Kriteria tersimpan')).toBeVisible();
}

async function open({ page }: Seat, lab: string, title: string) {
  await page.goto(`${lab}/gallery`);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
}

/** One mark for each criterion, by its number. */
async function score({ page }: Seat, marks: number[]) {
  const form = page.getByRole('form', { name: 'Beri nilai' });
  for (const [at, mark] of marks.entries()) {
    await form.getByRole('group').nth(at).getByText(String(mark), { exact: true }).click();
  }
  await form.getByRole('button', { name: /^(Kirim|Ubah) nilai$/ }).click();
  await expect(form.getByRole('button', { name: 'Nilai sudah terkirim' })).toBeVisible();
}

test('[Y4] [Y5] [Y6] [Y7] [Y8] [Y16] a jury scores on phones, the ranking opens with the closing, the wall shows the awards', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-jury-'));
  const { labId, innovations, facilitator } = await putOnDisplay(dataDir);
  const [first, second, third] = innovations.map(({ title }) => title) as [string, string, string];
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  const lab = `/labs/${labId}`;
  try {
    const desk = await story.sit('fasilitator', 'laptop');
    await signedIn(desk, facilitator, origin);
    const links = await makeLinks(desk, lab);
    await story.glance(desk, 'links');
    await printLinks(desk);
    const untung = await story.sit('untung', 'phone');
    const lintang = await story.sit('lintang', 'narrow');
    for (const [at, seat] of [untung, lintang].entries()) {
      await comeIn(seat, links[at] ?? '', jurors[at] as (typeof jurors)[number]);
    }
    await story.step('jury-in');

    // Before the scoring is open there is nothing to fill in.
    await open(lintang, lab, second);
    await expect(lintang.page.getByText('Penilaian belum dibuka fasilitator.')).toBeVisible();
    await desk.page.goto(`${lab}/display`);
    await setCriteria(desk.page);
    await desk.page.getByRole('button', { name: 'Buka penilaian' }).click();
    await expect(desk.page.getByText('Sedang dibuka')).toBeVisible();
    await expect(desk.page.getByRole('form', { name: 'Kriteria' })).toHaveCount(0);
    await story.step('open');

    // Somebody's own agency is not theirs to score; a stake they declare is neither.
    await open(untung, lab, first);
    await expect(untung.page.getByText('Ini inovasi instansi Anda sendiri.')).toBeVisible();
    await expect(untung.page.getByRole('form', { name: 'Beri nilai' })).toHaveCount(0);
    await open(untung, lab, second);
    await score(untung, [2, 3, 2]);
    await story.glance(untung, 'scored');
    await open(untung, lab, third);
    await score(untung, [5, 5, 4]);
    // The third counts double: 5 + 5 + 4×2 of 20.
    await expect(untung.page.getByRole('form', { name: 'Beri nilai' })).toContainText(
      /18\s*dari 20/,
    );
    await open(lintang, lab, first);
    await score(lintang, [5, 4, 5]);
    await open(lintang, lab, second);
    await score(lintang, [1, 1, 1]);
    await score(lintang, [5, 5, 5]);
    await open(lintang, lab, third);
    await score(lintang, [1, 1, 1]);
    await lintang.page.getByRole('checkbox', { name: /Saya punya kepentingan/ }).click();
    await expect(lintang.page.getByText('Anda menyatakan punya kepentingan.')).toBeVisible();
    await story.step('scored');

    // The desk knows how far everybody is, and nothing else.
    const members = desk.page.getByRole('region', { name: 'Penilaian juri' }).getByRole('list');
    await expect(members.first()).toContainText('2 dari 2');
    await expect(members.first()).toContainText('1 punya kepentingan');
    await expect(desk.page.getByRole('table')).toHaveCount(0);
    await expect(desk.page.getByText('sampai penilaian ditutup').first()).toBeVisible();
    const wall = await story.sit('layar', 'wall');
    await wall.page.goto(`/projector/${labId}`);
    await desk.page.getByRole('button', { name: 'Tampilkan di proyektor' }).click();
    await expect(wall.page.getByRole('heading', { level: 1, name: 'Penghargaan' })).toBeVisible();
    await expect(wall.page.getByText(third.slice(0, 10))).toHaveCount(0);
    await story.step('before-closing');

    // The lab's own juror never came: closing says what is missing.
    await desk.page.getByRole('button', { name: 'Tutup penilaian' }).click();
    await expect(desk.page.getByRole('dialog')).toContainText('Masih ada 3 nilai');
    await desk.page.getByRole('button', { name: 'Ya, tutup penilaian' }).click();
    const rows = desk.page.getByRole('table').getByRole('row');
    await expect(rows).toHaveCount(4);
    // (5 + 4 + 5×2) / 4 = 4.75; (5 + 5 + 4×2) / 4 = 4.50; (2.25 + 5) / 2 = 3.63, 1.38 apart.
    await expect(rows.nth(1)).toContainText(first);
    await expect(rows.nth(1)).toContainText('4,75');
    await expect(rows.nth(2)).toContainText(third);
    await expect(rows.nth(2)).toContainText('4,50');
    await expect(rows.nth(3)).toContainText('2,25–5,00');
    await expect(rows.nth(3)).toContainText('1,38');
    await open(untung, lab, second);
    await expect(untung.page.getByText('Penilaian sudah ditutup.')).toBeVisible();
    await story.step('closed');

    // The awards are opened from the phone of whoever stands on the stage.
    const remote = await story.sit('kendali', 'narrow');
    await signedIn(remote, facilitator, origin);
    await remote.page.goto(`${lab}/remote`);
    for (const [place, title] of [
      ['Juara tiga', second],
      ['Juara dua', third],
      ['Juara satu', first],
    ] as const) {
      await remote.page.getByRole('button', { name: `Buka ${place}` }).click();
      const name = title.split(' (')[0] ?? title;
      await expect(wall.page.getByRole('listitem').filter({ hasText: place })).toContainText(name);
    }
    await story.step('awards');
    await expect(desk.page.getByRole('button', { name: 'Buka lagi penilaian' })).toHaveCount(0);
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
