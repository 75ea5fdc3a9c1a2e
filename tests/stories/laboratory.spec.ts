import { expect, test } from '@playwright/test';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';
import * as beginning from './steps/beginning.ts';
import * as board from './steps/board.ts';
import * as idea from './steps/idea.ts';
import * as registry from './steps/registry.ts';
import * as results from './steps/results.ts';
import * as room from './steps/room.ts';

test('a whole laboratory, from an empty data directory to a registered innovation', async ({
  browser,
}) => {
  test.setTimeout(480_000);
  const server = await startServer();
  const story = openStory(browser, server.url(HALL_HOST));
  // The room's day, which is not UTC's day in the early morning.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
  const key = server.setupKey ?? '';
  expect(key).not.toBe('');

  const facilitator = await story.sit('facilitator', 'laptop');
  await beginning.setUp(facilitator, key);
  await story.step('set-up');

  const lab = await beginning.makeLab(facilitator, today);
  await story.step('lab');

  const bappeda = await story.sit('bappeda', 'laptop');
  await beginning.setUpOnlyOnce(bappeda, key);
  const once = await beginning.makeBappeda(facilitator);
  await beginning.firstSignIn(bappeda, once);
  await story.step('bappeda');

  const doors = await beginning.findDoors(facilitator, lab);
  const projector = await story.sit('projector', 'wall');
  await beginning.openProjector(projector, doors.screen, doors.code);
  const tarno = await story.sit('tarno', 'phone');
  const wulan = await story.sit('wulan', 'phone');
  const leader = await story.sit('leader', 'phone');
  await beginning.join(tarno, doors.code, {
    name: 'Tarno Wijaya',
    position: 'Perawat',
    agency: 'Puskesmas Bojong',
  });
  await beginning.join(wulan, doors.code, {
    name: 'Wulan Sari',
    position: 'Analis',
    agency: 'Dinas Kependudukan dan Pencatatan Sipil',
  });
  await beginning.joinAsLeader(leader, doors.leader);
  await beginning.waitInRoom(tarno, 'Tarno Wijaya');
  await beginning.waitInRoom(wulan, 'Wulan Sari');
  await room.switchLanguage(wulan);
  await room.seePeople(facilitator, lab);
  await expect(projector.page.getByText('2 orang sudah masuk')).toBeVisible();
  await story.step('joined');

  // Drum-up
  await room.start(facilitator, 'Survei kesiapan inovasi');
  await expect(projector.page.getByRole('heading', { level: 1 })).toContainText('Seberapa siap');
  await room.answerReadiness(tarno);
  await expect(projector.page.getByText('1 dari 4 OPD mengisi')).toBeVisible();
  await expect(facilitator.page.getByText('1 dari 2 OPD yang hadir sudah mengisi')).toBeVisible();
  await story.step('readiness');

  await room.start(facilitator, 'Ikrar Tri Satya Inagara');
  await room.signPledge(wulan);
  await expect(
    projector.page.getByRole('list', { name: 'Tanda tangan terbaru' }).getByRole('listitem'),
  ).toHaveCount(1);
  await story.step('pledge');
  await room.excuse(facilitator, lab, 'Kecamatan Karangreja');
  await room.overrideGate(
    facilitator.page,
    'Diagnose',
    'Semua OPD menandatangani ikrar, atau ditandai absen',
    'Dua OPD menandatangani di kantor masing-masing',
  );
  await story.step('gate');

  // Diagnose: one board from silent writing to the result of a ballot
  const first = 'Petugas mengambil dahak langsung ke rumah warga';
  const second = 'Buku antar pasien dibawa kader';
  const third = 'Satu kartu keluarga untuk semua layanan';
  const fourth = 'Nomor antrean dititipkan ke ketua RT';
  await room.start(facilitator, 'Curah ide', 2);
  await board.write(tarno, first);
  await board.write(tarno, second);
  await board.counts(facilitator, 2, 1);
  await board.counts(projector, 2, 1);
  await expect(wulan.page.getByText('2 kartu lain masih tertutup')).toBeVisible();
  for (const other of [wulan, projector, facilitator, leader]) {
    await board.knowsNothing(other, first);
  }
  await story.step('silent');
  await board.writeOffline(wulan, third);
  await story.glance(wulan, 'offline');
  await board.comeBack(wulan, third);
  await board.counts(facilitator, 3, 2);
  await board.beginDraft(wulan, fourth);
  await facilitator.page.getByRole('button', { name: 'Berikutnya', exact: true }).click();
  await expect(tarno.page.getByRole('heading', { name: 'Waktu istirahat' })).toBeVisible();
  await board.draftIsKept(wulan, fourth, 'Rehat');
  await facilitator.page.getByRole('button', { name: 'Sebelumnya', exact: true }).click();
  await board.counts(facilitator, 4, 2);
  for (const other of [projector, facilitator]) await board.knowsNothing(other, third);
  await board.reveal(facilitator);
  for (const { page } of [tarno, wulan, projector, facilitator]) {
    for (const text of [first, third, fourth])
      await expect(page.getByText(text, { exact: true })).toBeVisible();
  }
  await story.step('revealed');

  await room.start(facilitator, 'Pengelompokan ide');
  await board.group(facilitator, [first, second], 'Layanan datang ke rumah');
  await board.group(facilitator, [third, fourth], 'Satu kali datang');
  for (const { page } of [tarno, projector]) {
    await expect(page.getByText('Layanan datang ke rumah')).toBeVisible();
  }
  await story.step('clusters');
  await room.start(facilitator, 'Pemungutan suara titik');
  await board.giveTwo(facilitator);
  await board.openBallot(facilitator);
  await board.vote(tarno, 'Layanan datang ke rumah', 2);
  await board.vote(wulan, 'Layanan datang ke rumah', 1);
  await expect(facilitator.page.getByText('2 dari 2 sudah memilih')).toBeVisible();
  await expect(projector.page.getByText('Hasil pilihan ruangan')).toBeHidden();
  await story.step('ballot');
  await board.closeBallot(facilitator);
  await expect(projector.page.getByText('Hasil pilihan ruangan')).toBeVisible();
  await expect(tarno.page.getByRole('heading', { name: 'Hasil pemungutan suara' })).toBeVisible();
  await story.step('result');

  // The cluster becomes an idea, and the idea is reviewed and approved
  const title = 'Jemput Dahak';
  await room.start(facilitator, 'Kanvas ide (bagian 1)');
  await idea.raise(tarno, 'Layanan datang ke rumah', title);
  await story.glance(tarno, 'empty-canvas');
  await idea.fillCanvas(tarno);
  await idea.handIn(tarno, 'kanvas');
  await idea.comment(facilitator, lab, title);
  await idea.openApprovals(leader);
  await idea.cannotApproveYet(leader, title);
  await idea.answer(tarno);
  await story.step('canvas');
  await idea.resolve(facilitator);
  await idea.approve(leader, title, 'Lanjutkan, mulai dari enam desa.');
  await expect(tarno.page.getByText('Disetujui pimpinan. Isi kanvas tidak')).toBeVisible();
  await story.step('approved');
  await facilitator.page.goto(`${lab}/console`);
  await room.overrideGate(
    facilitator.page,
    'Design',
    'Tiap OPD menyerahkan satu ide',
    'Tiga OPD menyusul di klinik',
  );

  // Design
  await idea.fillPlan(tarno);
  await idea.handIn(tarno, 'rencana');
  await story.step('plan');
  await idea.approve(leader, title, 'Anggaran BOK cukup.');
  await expect(tarno.page.getByText('Rencana disetujui pimpinan.')).toBeVisible();
  await room.passGate(facilitator.page, 'Deliver');
  await story.step('deliver-begins');

  // Deliver
  await results.launch(tarno);
  await results.report(tarno);
  await results.dates(tarno);
  await results.evidence(tarno);
  await results.claim(tarno);
  await story.step('deliver');
  await results.profile(tarno);
  await story.step('profile');
  await room.overrideGate(
    facilitator.page,
    'Display',
    'Kegiatan pelaksanaan selesai, atau dibatalkan dengan alasan',
    'Pelaksanaan selesai bulan depan',
  );

  // Display
  await results.poster(tarno);
  await facilitator.page.getByLabel('Ganti').selectOption({ label: 'Galeri inovasi' });
  await expect(projector.page.getByText(title)).toBeVisible();
  await results.openGallery(wulan, title);
  await results.feedback(wulan);
  await story.glance(tarno, 'poster');
  await results.openGallery(tarno, title);
  await expect(tarno.page.getByText('Yang menilai juri.')).toBeVisible();
  await expect(tarno.page.getByText('Rutenya jelas.')).toBeVisible();
  await story.step('gallery');

  // Registry
  await facilitator.page.goto(`${lab}/ideas`);
  await facilitator.page.getByRole('link', { name: new RegExp(title) }).click();
  await registry.notYet(facilitator, 'Hasil');
  await story.step('promote');
  await results.openProfile(tarno, title);
  await results.finishProfile(tarno);
  const entry = await registry.promote(facilitator);
  const visitor = await story.sit('visitor', 'laptop');
  await registry.hiddenFromPublic(visitor, entry);
  await story.step('proposed');
  await registry.verify(bappeda, title);
  await registry.seenByPublic(visitor, title);
  await registry.exportRegistry(bappeda);
  await registry.exportLab(facilitator, lab);
  await story.step('registered');

  await beginning.signOutEverywhere(facilitator, lab);

  await story.close();
  expect(await server.stop()).toBe(0);
});
