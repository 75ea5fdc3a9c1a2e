/** Review and the leader's gates: personal links, the queue, a batch on a phone, paper. */
import type { Page } from '@playwright/test';
import type { IdeaAct } from '#lib/lab/acts.ts';
import { newId } from '#lib/live/ids.ts';
import { onVersion } from '../../src/rehearsal/innovation-acts.ts';
import { play, raisedWorks } from '../../src/rehearsal/innovate.ts';
import { everybody } from '../../src/rehearsal/room.ts';
import type { Hall } from './hall.ts';
import type { Scene } from './scene.ts';

/** The worked innovations again, as other ideas: handed in, one commented, one passed on. */
export async function handIn(hall: Hall) {
  const nowhere = { boardId: '', cards: new Map(), clusters: new Map() };
  const works = raisedWorks(hall.room, nowhere, nowhere).map((work) => ({
    ...work,
    ideaId: newId(),
  }));
  await everybody(works, async (work) => {
    const { raise, canvas, approval } = work.acts;
    const act = { ...raise.act, boardId: null } as IdeaAct;
    await play(hall.room, work, [{ ...raise, act }, ...canvas, ...approval.slice(0, -1)]);
  });
  const { expert } = hall.room;
  const ref = (at: number) => ({ kind: 'idea' as const, id: works[at]?.ideaId ?? '' });
  const comment = 'Berapa orang yang menunggu lebih dari satu jam, dan dari catatan mana?';
  const suggestion = 'Waktu tunggu turun dari 128 menjadi 40 menit pada akhir tahun pertama.';
  await expert.acts(ref(0), [
    { type: 'review.give', field: 'background', verdict: 'comment', comment },
    { type: 'review.give', field: 'goal', verdict: 'comment', comment: '', suggestion },
    { type: 'review.give', field: 'idea', verdict: 'ok', comment: '' },
  ]);
  await works[0]?.owner.acts(ref(0), [
    { type: 'review.answer', field: 'background', answer: 'Catatan loket, Januari sampai Maret.' },
  ]);
  await expert.follow(ref(1));
  const idea = expert.state('idea', ref(1).id);
  const pass: IdeaAct = { type: 'canvas.pass', note: 'Sudah jelas.', version: '' };
  if (idea) await expert.acts(ref(1), [onVersion(pass, idea)]);
  return works;
}

export const approvalScenes: Scene[] = [
  {
    name: 'approvals',
    async play(hall) {
      await hall.reach('diagnose');
      const { leader, expert, facilitator } = hall.room;
      const people = { by: facilitator.browser, path: `${hall.base}/people` };
      await hall.look('approvals-none', 'h1', {
        by: leader.browser,
        path: `${hall.base}/approvals`,
      });
      const works = await handIn(hall);
      const all = ['phone', 'narrow', 'large', 'laptop'] as const;
      const leading = { by: leader.browser, path: `${hall.base}/approvals` };
      await hall.look('approvals', '.items li', { ...leading, on: all });
      await hall.look('approvals', '.items li', { ...leading, on: ['phone'], lang: 'en' });
      const tick = async (page: Page) => {
        await page.locator('.all input').check();
      };
      await hall.look('approvals-ticked', '.dock', { ...leading, before: tick });
      await hall.look('approvals-asked', 'dialog[open], [role=dialog]', {
        ...leading,
        before: async (page) => {
          await tick(page);
          await page.locator('.dock .btn--accent').click();
        },
      });
      const waiting = `${hall.base}/waiting`;
      await hall.look('waiting', 'h1', { by: facilitator.browser, path: waiting });
      await hall.look('waiting-expert', 'h1', { by: expert.browser, path: waiting });
      const owner = works[0]?.owner.browser ?? null;
      await hall.look('waiting-mine', 'h1', { by: owner, path: `${hall.base}/ideas` });
      const idea = `${hall.base}/ideas/${works[0]?.ideaId}`;
      await hall.look('review-expert', '.say', { by: expert.browser, path: `${idea}#f-goal` });
      await hall.look('review-owner', '.say', { by: owner, path: `${idea}#f-goal` });
      await hall.look('review-owner', '.say', {
        by: owner,
        path: `${idea}#f-goal`,
        on: ['phone'],
        lang: 'en',
      });
      await hall.look('people-links', '.links li', { ...people, on: ['phone', 'laptop'] });
      const made = await facilitator.browser.submit(`${hall.base}/people?/personal`, {
        role: 'leader',
        name: 'Hj. Ratna Kusuma',
        position: 'Sekretaris Daerah',
        days: '90',
      });
      const text = made.type === 'success' ? JSON.stringify(made.data) : '';
      const link = /\/l\/[\w-]+/.exec(text)?.[0] ?? '';
      await hall.look('personal-link', 'h1', { by: null, path: link, on: ['phone', 'laptop'] });
      await hall.look('personal-link', 'h1', { by: null, path: link, on: ['phone'], lang: 'en' });
      await hall.look('paper', '[role=dialog], dialog[open]', {
        by: facilitator.browser,
        path: `${hall.base}/ideas/${works[1]?.ideaId}`,
        on: ['phone', 'laptop'],
        before: async (page) => {
          await page.getByRole('button', { name: 'Catat persetujuan di kertas' }).click();
        },
      });
    },
  },
];
