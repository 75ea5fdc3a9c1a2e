/** An idea on a phone: canvas, review, the leader's decision, and the plan with its measure. */
import { expect, type Page } from '@playwright/test';
import type { Seat } from '../../support/story.ts';

const saved = (page: Page) => expect(page.getByText('Belum disimpan')).toHaveCount(0);

/** From the cluster that won: the lineage goes along. */
export async function raise({ page }: Seat, cluster: string, title: string): Promise<void> {
  await page.getByRole('button', { name: `Angkat jadi ide: ${cluster}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Angkat jadi ide' });
  await dialog.getByLabel('Nama ide sementara').fill(title);
  await dialog.getByLabel('masalah yang dirasakan warga').check();
  await dialog.getByRole('button', { name: 'Angkat jadi ide' }).click();
  await page.waitForURL('**/ideas/*');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Berasal dari 2 kartu')).toBeVisible();
}

const canvas: Record<string, string> = {
  'Latar belakang (masalah)':
    'Empat dari sepuluh suspek TBC tidak pernah mengantar dahaknya ke puskesmas.',
  'Ide inovasi terpilih':
    'Kader dan petugas mengambil contoh dahak ke rumah warga memakai rute ojek sayur.',
  'Tujuan inovasi': 'Semua suspek diperiksa dalam tiga hari.',
  'Target perubahan': 'Suspek diperiksa naik dari 58 menjadi 90 persen.',
  'Stakeholder inovasi': 'Kader, kepala desa, pedagang sayur keliling, laboratorium.',
  'Sumber daya inovasi': 'Kotak dingin, formulir rujukan, dana BOK puskesmas.',
  'Penerima manfaat': 'Sekitar 640 warga bergejala per tahun di dua belas desa.',
  Kebaruan: 'Contoh yang berjalan, bukan pasien; tanpa aplikasi baru.',
  'Deskripsi singkat': 'Kader mencatat, kurir menjemput, laboratorium menjawab dalam dua hari.',
  'Keterangan (waktu pelaksanaan)': 'Disiapkan Januari, dicoba Maret, diterapkan Juni 2025.',
};

/** Every field of LAN's canvas, the traits, two owners, four marks, five criteria. */
export async function fillCanvas({ page }: Seat): Promise<void> {
  await expect(page.getByRole('button', { name: /isian lagi/ })).toBeDisabled();
  for (const [label, text] of Object.entries(canvas)) {
    await page.getByRole('textbox', { name: label }).first().fill(text);
  }
  await page.getByRole('radio', { name: 'Non-digital' }).check({ force: true });
  await page.getByRole('button', { name: /Urusan pemerintahan/ }).click();
  const list = page.getByRole('dialog', { name: 'Urusan pemerintahan' });
  await list.getByRole('searchbox').fill('keseh');
  await list.getByText('Kesehatan', { exact: true }).click();
  await expect(list).toBeHidden();
  await page.getByRole('radio', { name: 'Baru', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'Pelayanan publik' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'Lebih cepat' }).check();
  const owners = page.getByRole('region', { name: 'Penanggung jawab' });
  await owners.getByLabel('Nama', { exact: true }).first().fill('Tarno Wijaya');
  await owners.getByLabel('No. telp/HP').first().fill('0812 0000 1111');
  await owners.getByRole('button', { name: 'Tambah orang' }).click();
  await owners.getByLabel('Nama', { exact: true }).nth(1).fill('Sri Handayani');
  const criteria = page.getByRole('region', { name: 'Lima kriteria (PP 38/2017)' });
  for (const answer of await criteria.getByRole('radio', { name: 'Ya' }).all()) {
    await answer.check({ force: true });
  }
  for (const mark of ['Ada perubahan', 'Dampak terukur', 'Metode diperbarui', 'Ada kolaborasi']) {
    await page.getByRole('checkbox', { name: new RegExp(mark) }).check({ force: true });
  }
  await saved(page);
  await expect(page.getByRole('heading', { name: 'Siap diserahkan' })).toBeVisible();
}

export async function handIn({ page }: Seat, form: 'kanvas' | 'rencana'): Promise<void> {
  await page.getByRole('button', { name: `Serahkan ${form}` }).click();
  await expect(page.getByText(/sudah diserahkan dan menunggu keputusan pimpinan/)).toBeVisible();
}

/** The facilitator comments a field; it stays open until resolved. */
export async function comment({ page }: Seat, lab: string, title: string): Promise<void> {
  await page.goto(`${lab}/ideas`);
  await page.getByRole('link', { name: new RegExp(title) }).click();
  await page.getByRole('button', { name: 'Tanggapi: Target perubahan' }).click();
  await page.getByLabel('Tanggapan untuk Target perubahan').fill('Angka 58 persen dari mana?');
  await page.getByRole('button', { name: 'Kirim tanggapan' }).click();
  await expect(page.getByText('Tanggapan terbuka').first()).toBeVisible();
}

export async function answer({ page }: Seat): Promise<void> {
  await expect(page.getByText('Angka 58 persen dari mana?')).toBeVisible();
  await page.getByLabel(/^Jawab /).fill('Register TB 2024, triwulan empat.');
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
}

/** An open comment hinders the leader; a resolved one does not. */
export async function resolve({ page }: Seat): Promise<void> {
  await expect(page.getByText('Register TB 2024, triwulan empat.')).toBeVisible();
  await page.getByRole('button', { name: 'Tandai selesai: Target perubahan' }).click();
  await expect(page.getByText('Tanggapan terbuka')).toHaveCount(0);
}

export async function openApprovals({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Menu lab' }).click();
  const menu = page.getByRole('navigation', { name: 'Menu lab' });
  await menu.getByRole('link', { name: 'Persetujuan pimpinan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Persetujuan' })).toBeVisible();
}

export async function cannotApproveYet({ page }: Seat, title: string): Promise<void> {
  const line = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title }) });
  await expect(line).toContainText('1 tanggapan belum selesai');
  await expect(page.getByRole('button', { name: `Setujui: ${title}` })).toBeDisabled();
}

export async function approve({ page }: Seat, title: string, note: string): Promise<void> {
  await page.getByRole('button', { name: `Setujui: ${title}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Catatan/).fill(note);
  await dialog.getByRole('button', { name: 'Setujui', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Tidak ada yang menunggu' })).toBeVisible();
  await expect(page.getByText(note)).toBeVisible();
}

const rows = [
  { phase: 'Persiapan', what: 'Melatih 24 kader', out: 'Kader terlatih', months: ['Jan', 'Feb'] },
  { phase: 'Pelaksanaan', what: 'Menjemput dahak', out: '640 contoh', months: ['Mar', 'Apr'] },
  { phase: 'Monitoring', what: 'Rapat bulanan', out: 'Notula', months: ['Jun'] },
];

/** Seven contents per row, one row in each needed phase, one measure with baseline and target. */
export async function fillPlan({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Rencana', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Rencana aksi' })).toBeVisible();
  for (const { phase, what, out, months } of rows) {
    await page.getByRole('button', { name: `Tambah kegiatan ${phase}` }).click();
    const of = (column: string) =>
      page.getByRole('textbox', { name: `${column}: Kegiatan 1, ${phase}` });
    await of('Kegiatan').fill(what);
    await of('Output').fill(out);
    await of('Pelaksana').fill('Tim TB Puskesmas Bojong');
    await of('Tempat').fill('Bojong');
    await of('Cara').fill('Kunjungan dan pelatihan');
    const when = page.getByRole('group', { name: `Bulan pelaksanaan: ${what}` });
    for (const month of months)
      await when.getByRole('checkbox', { name: month }).check({ force: true });
    await page.getByRole('spinbutton', { name: `Tahun: Kegiatan 1, ${phase}` }).fill('2025');
    const line = page.getByRole('row').filter({ has: of('Output') });
    await line.getByRole('checkbox', { name: 'Tanpa biaya' }).check();
  }
  await page.getByRole('button', { name: 'Tambah ukuran' }).click();
  const measures = page.getByRole('region', { name: 'Ukuran' });
  await measures.getByLabel('Indikator').fill('Suspek TBC yang diperiksa');
  await measures.getByLabel('Sekarang').fill('58');
  await measures.getByLabel('Target').fill('90');
  await measures.getByLabel('Satuan').fill('persen');
  await measures.getByLabel('Cara ukur').fill('Register TB');
  await measures.getByLabel('Cara ukur').blur();
  await expect(page.getByText('Rencana sudah lengkap.')).toBeVisible();
}
