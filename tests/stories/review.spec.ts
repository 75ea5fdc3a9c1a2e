/**
 * Review and approval: an expert comments and suggests on a phone, the agency answers and takes, the
 * leader approves a batch by a personal link, names a deputy, and is told what changed meanwhile.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { actsOf } from '../../src/rehearsal/innovation-acts.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { HALL_HOST } from '../support/browser.ts';
import { newId, openLaboratory } from '../support/laboratory.ts';
import { startServer } from '../support/server.ts';
import { openStory, type Seat } from '../support/story.ts';
import { makeLink, openLink } from './steps/beginning.ts';

const ideasInLab = 12;

/** A lab with a dozen ideas that were handed in; cookies of who is there already. */
async function handedIn(dataDir: string) {
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  try {
    const lab = await openLaboratory(db);
    const { facilitator, leader, jury, visitor, expert } = lab;
    const ideas: { id: string; title: string }[] = [];
    let first = '';
    for (const sheet of innovationSheets().slice(0, ideasInLab)) {
      const owner = await lab.join(sheet.unit_kode, `Pemilik ${sheet.id}`);
      const people = { owner, facilitator, leader, jury, visitor, expert };
      const id = newId();
      const acts = actsOf(sheet, { agencyId: owner.agencyId ?? '', writerId: owner.id }, newId);
      for (const { by, act } of [acts.raise, ...acts.canvas, ...acts.approval.slice(0, -1)]) {
        await lab.act({ kind: 'idea', id }, people[by], act);
      }
      ideas.push({ id, title: sheet.kanvas.judul });
      if (!first) {
        const token = newToken();
        await devices.seat(db.write, hashOf(token), lab.id, owner.id);
        first = `labinov_device=${token}`;
      }
    }
    const session = await createSession(db, facilitator.id, 'Chrome, Windows');
    return { lab: lab.id, ideas, owner: first, facilitator: `labinov_session=${session}` };
  } finally {
    await db.close();
  }
}

async function known(seat: Seat, cookie: string, origin: string): Promise<void> {
  const at = cookie.indexOf('=');
  const one = { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin };
  await seat.context.addCookies([one]);
}

const line = (page: Page, title: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

test('review by an expert, and a batch approved on a phone', async ({ browser }) => {
  test.setTimeout(300_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-review-'));
  const { lab, ideas, owner: ownerCookie, facilitator: leadCookie } = await handedIn(dataDir);
  const [idea, other] = ideas;
  if (!idea || !other) throw new Error('No ideas');
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  const facilitator = await story.sit('facilitator', 'laptop');
  const owner = await story.sit('owner', 'phone');
  const expert = await story.sit('expert', 'phone');
  const leader = await story.sit('leader', 'narrow');
  await known(facilitator, leadCookie, origin);
  await known(owner, ownerCookie, origin);

  // Personal links
  await facilitator.page.goto(`/labs/${lab}/people`);
  const toExpert = await makeLink(facilitator.page, 'Dr. Wulandari', 'Dosen', 'Ahli');
  const toLeader = await makeLink(facilitator.page, 'Herni Sulasti', 'Sekretaris Daerah');
  await story.step('links');
  await openLink(expert, toExpert, 'Dr. Wulandari');
  await openLink(leader, toLeader, 'Herni Sulasti');
  await owner.page.goto(toLeader);
  await expect(owner.page.getByText('Sudah dibuka di perangkat lain')).toBeVisible();
  await story.step('opened');

  // The expert comments, and suggests a text
  await expect(
    expert.page.getByRole('heading', { level: 1, name: 'Menunggu siapa' }),
  ).toBeVisible();
  await expert.page.getByRole('link', { name: idea.title }).click();
  await expert.page.getByRole('button', { name: 'Tanggapi: Tujuan inovasi' }).click();
  await expert.page.getByLabel('Tanggapan untuk Tujuan inovasi').fill('Sampai tahun berapa?');
  await expert.page.getByRole('button', { name: 'Kirim tanggapan' }).click();
  await expert.page.getByRole('button', { name: 'Usulkan teks: Penerima manfaat' }).click();
  const suggested = 'Sekitar 640 keluarga di dua belas desa.';
  await expert.page.getByLabel('Usulan teks untuk Penerima manfaat').fill(suggested);
  await expert.page.getByRole('button', { name: 'Kirim tanggapan' }).click();
  await expect(expert.page.getByRole('button', { name: 'Lulus telaah' })).toBeDisabled();
  await story.step('commented');

  // The agency sees what waits for it, answers and takes the text
  await owner.page.goto(`/labs/${lab}/ideas`);
  await owner.page.getByRole('link', { name: /Menjawab 2 tanggapan/ }).click();
  await owner.page.getByRole('button', { name: 'Pakai usulan ini: Penerima manfaat' }).click();
  await expect(owner.page.getByText('Usulan dipakai')).toBeVisible();
  await expect(owner.page.getByRole('textbox', { name: 'Penerima manfaat' }).first()).toHaveValue(
    suggested,
  );
  await owner.page.getByLabel('Jawab Dr. Wulandari').fill('Sampai akhir 2027.');
  await owner.page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await story.step('answered');

  // Resolved and passed on
  await expect(expert.page.getByText('Sampai akhir 2027.')).toBeVisible();
  await expert.page.getByRole('button', { name: 'Tandai selesai: Tujuan inovasi' }).click();
  await expert.page.getByRole('button', { name: 'Lulus telaah' }).click();
  const passing = expert.page.getByRole('dialog');
  await passing.getByRole('button', { name: 'Lulus telaah' }).click();
  await expect(passing).toBeHidden();
  await expect(expert.page.getByText(/Dr\. Wulandari, Dosen/)).toBeVisible();
  await story.step('passed');

  // The leader's screen: one is commented, one changes while it is open, one goes back
  await facilitator.page.goto(`/labs/${lab}/ideas/${other.id}`);
  await facilitator.page.getByRole('button', { name: 'Tanggapi: Kebaruan' }).click();
  await facilitator.page.getByLabel('Tanggapan untuk Kebaruan').fill('Apa bedanya?');
  await facilitator.page.getByRole('button', { name: 'Kirim tanggapan' }).click();
  await leader.page.goto(`/labs/${lab}/approvals`);
  await expect(line(leader.page, other.title)).toContainText('1 tanggapan belum selesai');
  await expect(line(leader.page, idea.title)).toContainText('Lulus telaah: Dr. Wulandari');
  const ready = ideasInLab - 1;
  await leader.page.getByRole('checkbox', { name: `Pilih semua yang siap (${ready})` }).check();
  await story.step('ticked');
  await owner.page.getByRole('textbox', { name: 'Tujuan inovasi' }).first().fill('Tujuan baru');
  await expect(line(leader.page, idea.title)).toContainText('Isinya berubah sejak Anda membuka');
  await story.glance(leader, 'changed');
  await leader.page.getByRole('button', { name: `Setujui ${ready - 1} yang dipilih` }).click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByLabel(/Catatan/).fill('Lanjutkan.');
  await story.glance(leader, 'asked');
  await dialog.getByRole('button', { name: `Setujui ${ready - 1} yang dipilih` }).click();
  await expect(dialog).toBeHidden();
  await expect(leader.page.getByText('2 menunggu keputusan')).toBeVisible();
  await expect(leader.page.getByText(/Herni Sulasti, Sekretaris Daerah/).first()).toBeVisible();
  await story.step('approved');

  // Read, and returned with a note
  await line(leader.page, idea.title).getByRole('button', { name: 'Sudah saya baca' }).click();
  await leader.page.getByRole('button', { name: `Kembalikan: ${idea.title}` }).click();
  await dialog.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(dialog.getByText('Tulis apa yang perlu diperbaiki.')).toBeVisible();
  await dialog.getByLabel('Apa yang perlu diperbaiki?').fill('Tujuan perlu angka.');
  await dialog.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.page.getByText('Tujuan perlu angka.').first()).toBeVisible();
  await story.step('returned');

  // Somebody decides in the leader's name
  await leader.page.getByText('Tunjuk wakil', { exact: true }).first().click();
  const toDeputy = await makeLink(leader.page, 'Rina Astuti', 'Asisten II', null);
  await story.glance(leader, 'deputy');
  await facilitator.page.getByRole('button', { name: 'Tandai selesai: Kebaruan' }).click();
  const deputy = await story.sit('deputy', 'phone');
  await openLink(deputy, toDeputy, 'Rina Astuti');
  await deputy.page.getByRole('button', { name: `Setujui: ${other.title}` }).click();
  const naming = deputy.page.getByRole('dialog');
  await naming.getByRole('button', { name: 'Setujui', exact: true }).click();
  await expect(naming).toBeHidden();
  await expect(
    deputy.page.getByText(/Rina Astuti, Asisten II, atas nama Herni Sulasti/).first(),
  ).toBeVisible();
  await expect(deputy.page.getByText('Tunjuk wakil')).toHaveCount(0);
  await story.step('deputy');

  // On paper: the facilitator enters what was signed, with a photo
  await owner.page.getByRole('button', { name: 'Serahkan lagi' }).click();
  await facilitator.page.goto(`/labs/${lab}/ideas/${idea.id}`);
  await facilitator.page.getByRole('button', { name: 'Catat persetujuan di kertas' }).click();
  const paper = facilitator.page.getByRole('dialog');
  await paper.getByLabel('Nama pimpinan').fill('Herni Sulasti');
  await paper.getByLabel('Jabatan').fill('Sekretaris Daerah');
  await paper.getByLabel('Tanggal pada kertas').fill('2025-05-06');
  await paper
    .locator('input[type=file]')
    .setInputFiles({ name: 'nota.png', mimeType: 'image/png', buffer: onePixel });
  await story.glance(facilitator, 'paper');
  await paper.getByRole('button', { name: 'Catat persetujuan' }).click();
  await expect(paper).toBeHidden();
  await expect(
    facilitator.page.getByText(/Dicatat oleh Ibu Sari dari persetujuan di kertas/),
  ).toBeVisible();
  await expect(facilitator.page.getByText('sama dengan yang disetujui')).toBeVisible();
  await story.step('paper');

  // A closed link: its phone is out at once
  await facilitator.page.goto(`/labs/${lab}/people`);
  await facilitator.page.getByRole('button', { name: 'Tutup tautan Rina Astuti' }).click();
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).last().click();
  await deputy.page.reload();
  await expect(deputy.page.getByText(/dikeluarkan|mengeluarkan/)).toBeVisible();
  await story.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
