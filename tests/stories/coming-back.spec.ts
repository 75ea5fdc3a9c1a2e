import { expect, test, type Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { HALL_HOST } from '../support/browser.ts';
import { makeDelivering } from '../support/delivering.ts';
import { look } from '../support/pictures.ts';
import { startServer } from '../support/server.ts';
import { fillPerson } from './steps/beginning.ts';

test('[D75] [D67] [D68] months later: back as the same person, the idea in other hands, and on its way', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const made = await makeDelivering(2);
  const server = await startServer({ dataDir: made.dataDir });
  const origin = server.url(HALL_HOST);
  const sit = async (cookie: { name: string; value: string } | null, width = 390) => {
    const wide = width > 800;
    const context = await browser.newContext({
      viewport: { width, height: wide ? 768 : 844 },
      isMobile: !wide,
      hasTouch: !wide,
      reducedMotion: 'reduce',
    });
    if (cookie) await context.addCookies([{ ...cookie, url: origin }]);
    return context.newPage();
  };
  const fits = async (page: Page) => {
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  };
  const [idea] = made.ideas;
  const deliver = `/labs/${made.labId}/ideas/${idea!.ideaId}/deliver`;
  const { name } = idea!.owner;

  // The code on the old slides opens nothing any more once the facilitator has changed it.
  const desk = await sit(made.facilitator, 1366);
  await desk.goto(`${origin}/labs/${made.labId}/people`);
  await expect(desk.getByText('Tersambung').first()).toBeAttached();
  const code = desk.locator('.door .code');
  const renewed = async () => {
    const before = await code.innerText();
    await desk.getByRole('button', { name: 'Ganti kode' }).click();
    const asked = desk.getByRole('dialog', { name: 'Ganti kode gabung?' });
    await asked.getByRole('button', { name: 'Ganti kode' }).click();
    await expect(code).not.toHaveText(before);
    return (await code.innerText()).replace(/\s/g, '');
  };
  const old = await renewed();
  const late = await sit(null);
  await late.goto(`${origin}/j/${old}`);
  await expect(late.getByRole('heading', { name: 'Siapa Anda?' })).toBeVisible();
  await renewed();
  await late.goto(`${origin}/j/${old}`);
  await expect(late.getByText('kodenya sudah diganti')).toBeVisible();
  await late.context().close();

  // The phone of before is gone. The facilitator makes a link for this one person.
  await desk.getByRole('button', { name: `Buat tautan kembali untuk ${name}` }).click();
  const told = desk.getByRole('dialog', { name: `Tautan kembali untuk ${name}` });
  const text = await told.getByRole('textbox').inputValue();
  const address = /\S+\/r\/\S+/.exec(text)?.[0] ?? '';
  expect(text).toContain(name);
  await fits(desk);
  await look(desk, 1, 'return-link', 'laptop');

  // On a new phone: looking uses nothing up, entering does.
  const phone = await sit(null);
  const path = new URL(address).pathname;
  await phone.goto(origin + path);
  await phone.reload();
  await expect(
    phone.getByRole('heading', { name: `Selamat datang kembali, ${name}` }),
  ).toBeVisible();
  await fits(phone);
  await look(phone, 2, 'coming-back', 'phone');
  await phone.getByRole('button', { name: 'Masuk lagi' }).click();
  await phone.waitForURL(`**/labs/${made.labId}`);
  // The message is pressed once more, on the phone that is in already.
  await phone.goto(origin + path);
  await phone.waitForURL(`**/labs/${made.labId}`);
  await phone.goto(origin + deliver);
  await expect(
    phone.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first(),
  ).toBeVisible();
  const thief = await sit(null);
  await thief.goto(origin + path);
  await expect(thief.getByRole('heading', { name: 'Tautan ini tidak berlaku lagi' })).toBeVisible();
  await fits(thief);
  await look(thief, 3, 'link-gone', 'phone');

  // A colleague gets the reminder on a phone that the lab does not know: the code leads on to the report.
  const reminded = await sit(null);
  await reminded.goto(`${origin}${deliver}?lapor=1`);
  await expect(reminded.getByText('Minta tautan kembali kepada fasilitator')).toBeVisible();
  await fits(reminded);
  await look(reminded, 3, 'reminded', 'phone');
  await reminded.getByRole('textbox', { name: /^Kode lab/ }).fill(await code.innerText());
  await reminded.getByRole('button', { name: 'Lanjut' }).click();
  const agency = made.ideas[0]!.agency;
  await fillPerson(reminded, { name: 'Rekan Baru', position: 'Staf', agency });
  await reminded.getByRole('button', { name: 'Masuk ke lab' }).click();
  await expect(reminded.getByRole('dialog', { name: 'Lapor kemajuan' })).toBeVisible();
  await reminded.context().close();

  // The owner is transferred. The canvas was handed in, so a name goes by a hand-over alone.
  await phone.goto(`${origin}/labs/${made.labId}/ideas/${idea!.ideaId}#owners`);
  const owners = phone.getByRole('region', { name: 'Penanggung jawab' });
  await owners.getByRole('button', { name: 'Serah terima' }).click();
  const dialog = phone.getByRole('dialog', { name: 'Serah terima ide' });
  await dialog.getByRole('button', { name: 'Serahkan' }).click();
  await expect(dialog.getByText('Tulis alasannya dulu.')).toBeVisible();
  await dialog.getByLabel('Nama 1').fill('Sekar Penerus');
  await dialog.getByLabel(/^Alasan/).fill('Mutasi ke kecamatan');
  await fits(phone);
  await look(phone, 4, 'hand-over', 'phone');
  await dialog.getByRole('button', { name: 'Serahkan' }).click();
  await expect(dialog).toBeHidden();
  await expect(owners.getByText(`${name}, `).first()).toContainText('→ Sekar Penerus');
  await expect(owners.getByText('Mutasi ke kecamatan')).toBeVisible();

  // A colleague of another agency takes over: the idea moves, and opens to them at once.
  const heir = await sit(made.ideas[1]!.cookie);
  await heir.goto(origin + deliver);
  await expect(heir.getByRole('button', { name: 'Lapor kemajuan', exact: true })).toHaveCount(0);
  await desk.goto(`${origin}/labs/${made.labId}/ideas/${idea!.ideaId}#owners`);
  await desk.getByRole('button', { name: 'Serah terima' }).click();
  const other = desk.getByRole('dialog', { name: 'Serah terima ide' });
  await other.getByLabel('OPD yang membawa').selectOption(made.ideas[1]!.owner.agencyId ?? '');
  await expect(other.getByText('OPD lama tidak lagi dapat mengubah ide ini.')).toBeVisible();
  await other.getByLabel(/^Alasan/).fill('Dilanjutkan puskesmas');
  await other.getByRole('button', { name: 'Serahkan' }).click();
  await expect(other).toBeHidden();
  await expect(desk.getByText('Riwayat serah terima')).toBeVisible();
  await look(desk, 5, 'hand-over-history', 'laptop');
  await expect(
    heir.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first(),
  ).toBeVisible();
  await phone.goto(origin + deliver);
  await expect(phone.getByText('Anda dapat membaca, tidak mengubah.')).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Lapor kemajuan', exact: true })).toHaveCount(0);

  for (const page of [desk, phone, thief, heir]) await page.context().close();
  await server.stop();
  made.remove();
});

test('[D65] many are launched at once: one slide each on the projector, one photo for all', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const made = await makeDelivering(3);
  const server = await startServer({ dataDir: made.dataDir });
  const origin = server.url(HALL_HOST);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addCookies([{ ...made.facilitator, url: origin }]);
  const page = await context.newPage();
  const hall = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const wall = await hall.newPage();
  await wall.goto(`${origin}/projector/${made.projectorKey}`);
  await page.goto(`${origin}/labs/${made.labId}/launch`);
  // A page that is not awake yet hears no click.
  await expect(page.getByText('Tersambung').first()).toBeVisible();
  await page.getByRole('button', { name: 'Mulai dari slide pertama' }).click();
  const nameOf = (at: number) => made.ideas[at]!.title.replace(/ \(.*/, '');
  await expect(wall.getByRole('heading', { name: nameOf(0) })).toBeVisible();
  await look(wall, 6, 'launch', 'wall');
  await page.getByRole('button', { name: 'Slide berikutnya' }).click();
  await expect(wall.getByRole('heading', { name: nameOf(1) })).toBeVisible();
  await page.goto(`${origin}/labs/${made.labId}/remote`);
  await expect(page.getByText('Tersambung').first()).toBeAttached();
  await page.getByRole('button', { name: 'Slide berikutnya' }).click();
  await expect(wall.getByRole('heading', { name: nameOf(2) })).toBeVisible();
  await page.getByRole('button', { name: 'Slide sebelumnya' }).click();
  await expect(wall.getByRole('heading', { name: nameOf(1) })).toBeVisible();
  await page.goto(`${origin}/labs/${made.labId}/launch`);
  await expect(page.getByText('Slide 2 dari 3')).toBeVisible();
  await page.getByRole('checkbox', { name: new RegExp(nameOf(2)) }).uncheck();
  await page.getByLabel('Diluncurkan oleh').fill('Bupati');
  const { default: sharp } = await import('sharp');
  const picture = { width: 800, height: 600, channels: 3 as const, background: '#c56' };
  const buffer = await sharp({ create: picture }).jpeg().toBuffer();
  await page
    .locator('input[name=photo]')
    .setInputFiles({ name: 'bersama.jpg', mimeType: 'image/jpeg', buffer });
  expect(await violations(page)).toEqual([]);
  await look(page, 7, 'launch', 'laptop');
  await page.getByRole('button', { name: 'Luncurkan 2 inovasi' }).click();
  await expect(page.getByText('2 inovasi diluncurkan.')).toBeVisible();
  await expect(page.getByText('sudah diluncurkan').first()).toBeVisible();
  await expect(wall.getByText('Diluncurkan hari ini')).toBeVisible();
  await page.goto(`${origin}/labs/${made.labId}/ideas/${made.ideas[0]!.ideaId}/deliver`);
  const part = page.getByRole('region', { name: 'Peluncuran' });
  await expect(part.getByRole('img', { name: /^Foto peluncuran/ })).toBeVisible();
  await look(page, 8, 'deliver', 'laptop');
  await context.close();
  await hall.close();
  await server.stop();
  made.remove();
});
