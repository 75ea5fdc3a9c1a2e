import { expect, test } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import type { LabProgram } from '#lib/server/live/program.ts';
import { violations } from '../support/axe.ts';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { idea } from '../bench/plan.ts';
import { stage, type StagedLab } from '../bench/stage.ts';

const blank = { id: 'x', en: 'x' };

/** An exercise on a board of its own, revealed, with cards by the column they hang in. */
async function exercise(
  program: LabProgram,
  lab: StagedLab,
  asked: {
    kind: 'premortem' | 'theory-of-change';
    recipe: string | null;
    title: string;
    texts: string[];
  },
) {
  const board: SpaceRef = { kind: 'board', id: uuidv7() };
  const ask = async (ref: SpaceRef, person: Person, act: Act) => {
    const answer = await program.submit(ref, person, act);
    if (isRefusal(answer)) throw new Error(`${act.type} was refused: ${answer.code}`);
  };
  const { kind, recipe, title } = asked;
  await ask({ kind: 'hall', id: lab.id }, lab.facilitator, {
    type: 'agenda.add',
    activityId: uuidv7(),
    day: 1,
    after: null,
    minutes: 20,
    stage: 'design',
    kind,
    title: { id: title, en: title },
    guide: blank,
    hint: blank,
    question: { id: title, en: title },
    recipe,
    boardId: board.id,
  });
  const writer = lab.guests[1]?.person ?? lab.facilitator;
  const opened = (await program.read(board, writer))?.state as Board | undefined;
  const regions = opened?.layout?.regions ?? [];
  for (const [at, text] of asked.texts.entries()) {
    const clusterId = regions[at];
    await ask(board, writer, {
      type: 'card.add',
      cardId: uuidv7(),
      text,
      paper: 'jambu',
      ...(clusterId ? { clusterId } : {}),
    });
  }
  if (!opened?.revealed) await ask(board, lab.facilitator, { type: 'board.reveal' });
}

test('[D100] [D101] cards of a pre-mortem become risks, those of a theory of change its links', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const staged = await stage({ people: 2 });
  const lab = staged.labs[0];
  if (!lab) throw new Error('There is no lab');
  const ideaId = await staged.within(async (_, program) => {
    await exercise(program, lab, {
      kind: 'premortem',
      recipe: 'pre-mortem',
      title: 'Pre-mortem kelompok',
      texts: ['Bidan dipindah ke puskesmas lain', 'Sinyal hilang', 'Anggaran digeser'],
    });
    await exercise(program, lab, {
      kind: 'theory-of-change',
      recipe: null,
      title: 'Teori perubahan kelompok',
      texts: ['Dua petugas', 'Berkas difoto', 'Akta terbit', 'Bayi pulang', 'Hak anak', 'Lain'],
    });
    return idea(program, lab, 0);
  });
  const server = await startServer({ dataDir: staged.dataDir });
  const url = server.url(HALL_HOST);
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const [name = '', value = ''] = (lab.guests[0]?.cookie ?? '').split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  try {
    await page.goto(`${url}/labs/${lab.id}/ideas/${ideaId}/plan`);
    const risks = page.locator('#risks');
    await risks.getByRole('button', { name: 'Ambil dari papan (3)' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ambil risiko dari papan' });
    await dialog.getByRole('checkbox', { name: /Bidan dipindah/ }).check();
    await dialog.getByRole('checkbox', { name: /Anggaran digeser/ }).check();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Jadikan 2 risiko' }).click();
    await expect(risks.getByLabel('Risiko', { exact: true }).first()).toHaveValue(/Bidan|Anggaran/);
    await expect(risks.getByRole('link', { name: 'Dari kartu' })).toHaveCount(2);
    // What was taken is offered no more.
    await expect(risks.getByRole('button', { name: 'Ambil dari papan (1)' })).toBeVisible();

    const chain = page.locator('#chain');
    await chain.getByRole('button', { name: 'Ambil dari papan (6)' }).click();
    const links = page.getByRole('dialog', { name: 'Ambil teori perubahan dari papan' });
    await links.getByRole('button', { name: 'Pilih semua' }).click();
    await expect(links.getByText('1 kartu terpilih belum punya bagian.')).toBeVisible();
    await links.getByLabel('Bagian rantai: Lain').selectOption('activity');
    await links.getByRole('button', { name: 'Ambil 6 kartu' }).click();
    await expect(chain.getByLabel('Dampak: Isi')).toHaveValue('Hak anak');
    await expect(chain.getByLabel('Masukan: Isi')).toHaveValue('Dua petugas');
    await expect(chain.getByRole('button', { name: /Ambil dari papan/ })).toHaveCount(0);
    await page.reload();
    await expect(chain.getByLabel('Dampak: Isi')).toHaveValue('Hak anak');
    await expect(chain.getByRole('link', { name: 'Dari kartu' })).toHaveCount(6);
  } finally {
    await context.close();
    await server.stop();
    staged.remove();
  }
});
