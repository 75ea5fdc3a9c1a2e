/** From the launch to the gallery: dates, results, evidence, claims, profile, poster, scores. */
import { expect, type Page } from '@playwright/test';
import type { Seat } from '../../support/story.ts';

const tab = async (page: Page, name: string) => {
  await page
    .getByRole('navigation', { name: 'Bagian ide' })
    .getByRole('link', { name, exact: true })
    .click();
  await page.waitForLoadState();
};

export async function launch({ page }: Seat): Promise<void> {
  await tab(page, 'Laksanakan');
  await expect(page.getByText('Tanggal peluncuran belum ditetapkan.')).toBeVisible();
  await page.getByLabel('Tanggal peluncuran').fill('2025-03-01');
  await page.getByLabel('Diluncurkan oleh').fill('Kepala Puskesmas Bojong');
  await page.getByLabel('Diluncurkan oleh').blur();
  await expect(page.getByText('Diluncurkan 1 Maret 2025')).toBeVisible();
  const commitments = page.getByRole('region', { name: 'Komitmen' });
  await commitments.getByRole('button', { name: 'Tambah komitmen' }).click();
  await expect(commitments.getByText('Isi siapa, apa, dan tanggalnya.')).toBeVisible();
  await commitments.getByLabel('Siapa', { exact: true }).fill('Tarno');
  await commitments.getByLabel('Apa', { exact: true }).fill('Menyiapkan kotak dingin');
  await commitments.getByLabel('Paling lambat').fill('2027-01-31');
  await commitments.getByRole('button', { name: 'Tambah komitmen' }).click();
  await expect(commitments.getByText('Menyiapkan kotak dingin')).toBeVisible();
}

/** Progress with an obstacle: of which kind has to be said. */
export async function report({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Lapor kemajuan' });
  await dialog.getByRole('radio', { name: 'Ada hambatan' }).check({ force: true });
  await dialog.getByRole('slider').fill('60');
  await dialog.getByLabel('Apa yang sudah berubah?').fill('Kader enam desa sudah berjalan.');
  await dialog.getByRole('button', { name: 'Kirim laporan' }).click();
  await expect(dialog.getByText('Pilih dulu hambatannya soal apa.')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Kemauan' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Kirim laporan' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Laporan kemajuan' })).toContainText(
    'Kader enam desa sudah berjalan.',
  );
}

/** Trial and application; a wrong order is refused with a sentence, and what was true stays. */
export async function dates({ page }: Seat): Promise<void> {
  await page.getByLabel('Uji coba mulai').fill('2025-03-03');
  await page.getByLabel('Uji coba selesai').fill('2025-02-01');
  await expect(page.getByRole('region', { name: 'Peluncuran' }).getByRole('alert')).toBeVisible();
  await page.getByLabel('Uji coba selesai').fill('2025-05-30');
  await page.getByLabel('Diterapkan').fill('2025-06-02');
  await expect(page.getByLabel('Diterapkan')).toHaveValue('2025-06-02');
  const results = page.getByRole('region', { name: 'Sebelum dan sesudah' });
  const form = results.getByRole('form', { name: /^Catat angka baru/ });
  await form.getByLabel('Angka (persen)').fill('91');
  await form.getByLabel('Diukur tanggal').fill('2025-11-28');
  await form.getByRole('button', { name: 'Catat' }).click();
  await expect(results.getByText(/58\s*91\s*persen/)).toBeVisible();
}

/** The smallest PDF that a reader opens. */
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n' +
    'trailer<</Root 1 0 R>>\n%%EOF\n',
);
const program = Buffer.from('MZ\x90\x00 this program cannot be run in DOS mode', 'latin1');

/** A program that calls itself a PDF gets a sentence; a PDF is stored and can be read again. */
export async function evidence({ page }: Seat): Promise<void> {
  const part = page.getByRole('region', { name: 'Bukti', exact: true });
  await part.getByLabel('Judul bukti').fill('Daftar penerima manfaat');
  await part.getByLabel('Menunjukkan indikator').selectOption('33');
  const file = part.getByLabel('Foto, dokumen, atau video');
  const mimeType = 'application/pdf';
  await file.setInputFiles({ name: 'daftar.pdf', mimeType, buffer: program });
  await part.getByRole('button', { name: 'Unggah bukti' }).click();
  await expect(
    part.getByText('Isi berkas ini bukan seperti nama akhirannya.').first(),
  ).toBeVisible();
  await file.setInputFiles({ name: 'daftar.pdf', mimeType, buffer: pdf });
  await part.getByRole('button', { name: 'Unggah bukti' }).click();
  const link = part.getByRole('link', { name: 'Daftar penerima manfaat' });
  await expect(link).toBeVisible();
  await expect(part.getByLabel('Tahun')).toHaveValue(/^\d{4}$/);
  // Asked by the page itself: only the browser knows the host of the room.
  const answer = await link.evaluate(async (one) => {
    const response = await fetch((one as HTMLAnchorElement).href);
    const type = response.headers.get('content-type');
    return { status: response.status, type, body: await response.text() };
  });
  expect(answer).toEqual({ status: 200, type: 'application/pdf', body: pdf.toString('latin1') });
}

/** A level for every mandatory indicator. */
export async function claim({ page }: Seat): Promise<void> {
  const part = page.getByRole('region', { name: 'Kematangan IID' });
  for (const no of [16, 17, 32, 33, 35]) {
    const line = part.locator(`#indicator-${no}`);
    await line.locator('summary').click();
    await line.getByRole('radio', { name: /^Level 2/ }).check();
    await expect(line.locator('summary')).toContainText('Level 2');
  }
}

/** Some 320 words: a plan of change in the words of a puskesmas. */
const design = Array.from(
  { length: 32 },
  (_, n) => `Bagian ${n + 1} menjelaskan masalah, dasar hukum, cara baru, dan tahapan kerjanya.`,
).join(' ');

export async function profile({ page }: Seat): Promise<void> {
  await tab(page, 'Profil');
  await page.getByLabel('Inisiator inovasi daerah').selectOption('ASN');
  await page.getByRole('textbox', { name: 'Nama inisiator' }).fill('Tarno Wijaya');
  await page.getByLabel('Klasifikasi inovasi').selectOption('Perangkat Daerah');
  await page.getByLabel('Bentuk inovasi daerah').selectOption('Pelayanan publik');
  await page.getByLabel('Asta Cita (tematik)').selectOption('4');
  await page.getByRole('button', { name: 'Satu naskah' }).click();
  const text = page.getByRole('textbox', { name: 'Naskah bebas' });
  await text.fill('Terlalu pendek.');
  await expect(page.getByText('2 dari 300 kata')).toBeVisible();
  await text.fill(design);
  await expect(page.getByText('Sudah cukup')).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Tujuan inovasi daerah' })
    .fill('Semua suspek diperiksa.');
  await page
    .getByRole('textbox', { name: 'Manfaat yang diperoleh' })
    .fill('Warga tidak perlu ke puskesmas.');
  await page.getByRole('textbox', { name: 'Keterangan anggaran' }).fill('BOK puskesmas');
  await page.getByRole('textbox', { name: 'Keterangan anggaran' }).blur();
  await expect(page.getByText('Belum disimpan')).toHaveCount(0);
}

/** From the gallery back to one's own idea. */
export async function openProfile({ page }: Seat, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Buka halaman idenya' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await tab(page, 'Profil');
}

/** The one field that the first promotion lacks. */
export async function finishProfile({ page }: Seat): Promise<void> {
  await page.getByRole('textbox', { name: 'Hasil inovasi' }).fill('91 persen suspek diperiksa.');
  await page.getByRole('textbox', { name: 'Hasil inovasi' }).blur();
  await expect(page.getByText('Semua yang diminta sudah ada.')).toBeVisible();
}

export async function poster({ page }: Seat): Promise<void> {
  await tab(page, 'Poster');
  await page.getByRole('textbox', { name: 'Sebelum' }).fill('58 persen suspek diperiksa.');
  await page.getByRole('textbox', { name: 'Sesudah' }).fill('91 persen suspek diperiksa.');
  await page.getByRole('textbox', { name: 'Tonggak 1' }).fill('Maret 2025: 24 kader dilatih');
  await page.getByRole('textbox', { name: 'Tonggak 1' }).blur();
  await expect(page.getByText('Belum disimpan')).toHaveCount(0);
}

export async function openGallery({ page }: Seat, title: string): Promise<void> {
  // From the room by its menu, from the pages of an idea by the list of ideas.
  if (page.url().includes('/ideas/')) {
    await page.getByRole('link', { name: 'Semua ide' }).click();
    await page.getByRole('link', { name: 'Galeri', exact: true }).click();
  } else {
    await page.getByRole('button', { name: 'Menu lab' }).click();
    await page.getByRole('link', { name: 'Galeri inovasi' }).click();
  }
  // The list of ideas has links of the same names.
  await page.waitForURL(/\/gallery$/);
  await page.getByRole('link', { name: new RegExp(title) }).click();
  await expect(page.getByText('91 persen suspek diperiksa.').first()).toBeVisible();
}

export async function feedback({ page }: Seat): Promise<void> {
  await page.getByLabel('Apa yang bagus, apa yang ingin Anda tanyakan?').fill('Rutenya jelas.');
  await page.getByLabel(/Kami ingin meniru/).check();
  await page.getByLabel('Nama dan asal Anda').fill('Wulan, Dindukcapil');
  await page.getByRole('button', { name: 'Kirim umpan balik' }).click();
  await expect(page.getByText('Tulis telepon atau email').first()).toBeVisible();
  await page.getByLabel('Telepon atau email').fill('0811 2222 333');
  await page.getByRole('button', { name: 'Kirim umpan balik' }).click();
  await expect(page.getByText('Centang persetujuan').first()).toBeVisible();
  await page.getByLabel(/Saya setuju nama dan kontak ini/).check();
  await page.getByRole('button', { name: 'Kirim umpan balik' }).click();
  await expect(page.getByText('Umpan balik terkirim')).toBeVisible();
}
