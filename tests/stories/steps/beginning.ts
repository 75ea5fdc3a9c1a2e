/** From an empty data directory to a lab with its people: set-up, wizard, accounts, joining. */
import { expect, type Page } from '@playwright/test';
import type { Seat } from '../../support/story.ts';

export const password = 'tikar pandan biru muda';

const heading = 'kode,nama,singkatan,jenis,induk,urusan';
const agencies = [
  'D01,Dinas Kesehatan,Dinkes,OPD,,1.02',
  'D02,Dinas Kependudukan dan Pencatatan Sipil,Dindukcapil,OPD,,2.12',
  'U01,Puskesmas Bojong,PKM Bojong,UPTD,D01,1.02',
  'K01,Kecamatan Karangreja,Karangreja,Kecamatan,,',
];
const csv = (lines: string[]) => Buffer.from([heading, ...lines].join('\n'), 'utf8');

/** The one-time link makes the first account; the page is no secure context. */
export async function setUp({ page }: Seat, key: string): Promise<void> {
  await page.goto(`/setup/${key}`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Siapkan Labinov' })).toBeVisible();
  await page.getByLabel('Nama lengkap').fill('Sari Wulandari');
  await page.getByLabel('Jabatan').fill('Fasilitator Bapperida');
  await page.getByLabel('Nama pengguna').fill('sari');
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByLabel('Ulangi kata sandi').fill(password);
  await expect(page.getByLabel('Saya juga memfasilitasi lab')).toBeChecked();
  await page.getByLabel('Nama daerah').fill('Purbalingga');
  await page.getByLabel('Nama badan perencanaan').fill('Bapperida');
  await page.getByRole('button', { name: 'Buat akun dan mulai' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: /laboratorium inovasi pertama/ }),
  ).toBeVisible();
}

/** A used set-up link says so. */
export async function setUpOnlyOnce({ page }: Seat, key: string): Promise<void> {
  await page.goto(`/setup/${key}`);
  await expect(page.getByRole('heading', { name: 'Labinov sudah disiapkan' })).toBeVisible();
}

/** Three steps; the roster has one bad line first. Answers the address of the new lab. */
export async function makeLab(
  { page }: Seat,
  today: string,
  template = 'bimtek-2hari',
): Promise<string> {
  await page.getByRole('link', { name: 'Buat lab' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Lab seperti apa yang Anda jalankan?',
  );
  await page.locator(`input[name=template][value=${template}]`).check({ force: true });
  await page.getByLabel('Nama lab').fill('Lab Inovasi Purbalingga');
  await page.getByLabel('Tempat').fill('Aula Bapperida');
  await page.getByLabel('Mulai').fill(today);
  await page.getByRole('button', { name: 'Lanjut' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('OPD mana saja yang ikut?');
  const wrong = [...agencies.slice(0, 2), 'X09,Kantor Bersama,KB,kantor,,', ...agencies.slice(2)];
  const file = page.getByLabel('Berkas XLSX atau CSV');
  await file.setInputFiles({ name: 'opd.csv', mimeType: 'text/csv', buffer: csv(wrong) });
  await expect(page.getByText('Baris 4')).toBeVisible();
  await expect(page.getByText('Jenis tidak dikenal')).toBeVisible();
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click();
  await expect(page.getByText('Ada baris yang bermasalah.')).toBeVisible();
  await file.setInputFiles({ name: 'opd.csv', mimeType: 'text/csv', buffer: csv(agencies) });
  await expect(page.getByRole('table').getByText('Puskesmas Bojong')).toBeVisible();
  await expect(page.getByText('Jenis tidak dikenal')).toBeHidden();
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa sebelum dibuat');
  await expect(page.getByText('2 OPD, 1 UPTD, 1 kecamatan')).toBeVisible();
  await page.getByRole('button', { name: 'Buat lab' }).click();
  await page.waitForURL('**/console');
  await expect(page.getByText('Belum ada kegiatan berjalan').first()).toBeVisible();
  return new URL(page.url()).pathname.replace('/console', '');
}

/** The admin makes an account; its one-time password is shown once. */
export async function makeBappeda({ page }: Seat): Promise<string> {
  await page.goto('/accounts');
  await page.getByLabel('Nama lengkap').fill('Dewi Anggraini');
  await page.getByLabel('Jabatan').fill('Kepala Bidang Inovasi');
  await page.getByLabel('Nama pengguna').fill('dewi');
  const add = page.getByRole('region', { name: 'Tambah akun' });
  await add.getByLabel('Fasilitator').uncheck();
  await add.getByLabel('Bappeda').check();
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await expect(page.getByText('Akun Dewi Anggraini dibuat.')).toBeVisible();
  const once = await page.getByRole('definition').innerText();
  expect(once.length).toBeGreaterThanOrEqual(10);
  return once.trim();
}

export async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi').fill(secret);
  await page.getByRole('button', { name: 'Masuk' }).click();
}

/** First sign-in: wrong password gets a sentence, the one-time password must be replaced. */
export async function firstSignIn({ page }: Seat, once: string): Promise<void> {
  await signIn(page, 'dewi', 'bukan kata sandinya');
  await expect(page.getByText('Nama pengguna atau kata sandi tidak cocok.')).toBeVisible();
  await signIn(page, 'dewi', once);
  await expect(page.getByText('Buat kata sandi sendiri sebelum melanjutkan.')).toBeVisible();
  await page.getByLabel('Kata sandi sekali pakai').fill(once);
  await page.getByLabel('Kata sandi baru').fill('gula aren satu karung');
  await page.getByLabel('Ulangi kata sandi').fill('gula aren satu karung');
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Selamat .*Dewi/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Lab Inovasi Purbalingga/ })).toBeVisible();
}

/** Code and doors as the facilitator finds them; also makes the leader's personal link. */
export async function findDoors({ page }: Seat, lab: string) {
  await page.goto('/home');
  await page.getByRole('link', { name: 'Peserta dan kode' }).click();
  await page.waitForURL(`**${lab}/people`);
  const door = page.getByRole('region', { name: 'Kode gabung' });
  const code = (await door.getByText(/^[A-Z0-9]{3}[ -][A-Z0-9]{3}$/i).innerText()).trim();
  const screen = await page.getByRole('link', { name: 'Buka layar' }).getAttribute('href');
  const leader = await makeLink(page, 'Hj. Ratna Kusuma', 'Kepala Dinas Kesehatan');
  return { code, screen: new URL(screen ?? '', page.url()).pathname, leader };
}

/** A personal link, as the page of the facilitator or of a leader shows it once. */
export async function makeLink(
  page: Page,
  name: string,
  position: string,
  role: 'Pimpinan' | 'Ahli' | null = 'Pimpinan',
): Promise<string> {
  const part = page.getByRole('region', {
    name: role ? 'Tautan pribadi' : 'Tunjuk yang memutuskan atas nama Anda',
  });
  const open = part.getByRole('group').locator('summary');
  if (!(await part.getByLabel('Nama lengkap').isVisible())) await open.click();
  if (role) await part.getByRole('radio', { name: role }).check();
  await part.getByLabel('Nama lengkap').fill(name);
  await part.getByLabel('Jabatan').fill(position);
  await part.getByRole('group').getByRole('button', { name: 'Buat tautan' }).click();
  const message = part.getByRole('textbox', { name: `Tautan ini untuk ${name}` });
  await expect(message).toBeVisible();
  return /\/l\/[\w-]+/.exec(await message.inputValue())?.[0] ?? '';
}

/** Whoever the link names presses one button on their own device. */
export async function openLink({ page }: Seat, link: string, name: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: `Tautan ini untuk ${name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Buka di perangkat ini' }).click();
  await page.waitForURL(/\/labs\/[^/]+\/(approvals|waiting)$/);
}

export async function openProjector({ page }: Seat, screen: string, code: string) {
  await page.goto(screen);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lab Inovasi Purbalingga');
  await expect(page.getByText(code)).toBeVisible();
  await expect(page.getByText('belum ada yang masuk')).toBeVisible();
}

export type Guest = { name: string; position: string; agency: string };

/** From the first page with the code; a wrong code gets a sentence first. */
export async function join({ page }: Seat, code: string, guest: Guest): Promise<void> {
  await page.goto('/');
  const field = page.getByRole('textbox', { name: 'Kode lab, enam huruf dan angka' });
  await field.fill('ZZZ');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await expect(page.getByText('Kode lab terdiri dari enam huruf dan angka.')).toBeVisible();
  const other = code
    .replace(/[^A-Z0-9]/gi, '')
    .split('')
    .toReversed()
    .join('');
  await field.fill(other);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await expect(page.getByText('Tidak ada lab dengan kode ini.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Kode lab, enam huruf dan angka' }).fill(code);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await fillIn(page, guest);
}

export async function fillIn(page: Page, guest: Guest): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Siapa Anda?' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Tentang data Anda' })).toContainText(
    'Bapperida Purbalingga',
  );
  await fillPerson(page, guest);
  await page.getByRole('button', { name: 'Masuk ke lab' }).click();
}

/** Name, position and agency, wherever a person is asked for them. */
export async function fillPerson(page: Page, { name, position, agency }: Guest): Promise<void> {
  await page.getByLabel('Nama lengkap').fill(name);
  await page.getByLabel('Jabatan').fill(position);
  if (!agency) return;
  await page.getByRole('button', { name: /OPD/ }).click();
  const list = page.getByRole('dialog');
  await list.getByRole('searchbox').fill(agency.slice(0, 6));
  await list.getByText(agency, { exact: true }).first().click();
  await expect(list).toBeHidden();
}

/** The leader comes by a personal link, without account. */
export async function joinAsLeader(seat: Seat, link: string): Promise<void> {
  await openLink(seat, link, 'Hj. Ratna Kusuma');
  const { page } = seat;
  await page.goto(new URL(page.url()).pathname.replace('/approvals', ''));
}

/** Between activities everybody waits; reloading keeps them in. */
export async function waitInRoom({ page }: Seat, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sebentar lagi dimulai' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sebentar lagi dimulai' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu lab' }).click();
  await expect(page.getByRole('navigation', { name: 'Menu lab' })).toContainText(name);
  await page.keyboard.press('Escape');
}

/** Another window of the same account learns within seconds that it is out. */
export async function signOutEverywhere({ page, context }: Seat, lab: string): Promise<void> {
  const second = await context.newPage();
  await second.goto(`${lab}/console`);
  await expect(second.getByText(/tersambung/).first()).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
  await expect(second.getByText('Anda sudah keluar.')).toBeVisible();
  await expect(second.getByRole('link', { name: 'Masuk lagi' })).toBeVisible();
  await second.close();
}
