/** The months after the lab: check-ins, what is followed up, a launch of many, coming back. */
import type { IdeaAct } from '#lib/lab/acts.ts';
import type { Work } from '../../src/rehearsal/innovate.ts';
import { finishWorks } from './ideas.ts';
import type { Scene } from './scene.ts';

/** Values of one measure over the weeks before its result. */
async function measureFor(work: Work | undefined): Promise<void> {
  const steps = work?.acts.plan.map(({ act }) => act) ?? [];
  const put = steps.find((act) => act.type === 'measure.put');
  if (!work || put?.type !== 'measure.put') return;
  const values = { '2025-04-30': 21, '2025-05-30': 12.5, '2025-07-31': 6, '2025-09-30': 2 };
  const acts = Object.entries(values).map(([on, value]): IdeaAct => {
    return { type: 'reading.set', measureId: put.measure.id, on, value };
  });
  await work.owner.acts({ kind: 'idea', id: work.ideaId }, acts);
}

export const deliveringScenes: Scene[] = [
  {
    name: 'deliver',
    mockups: ['06-deliver', '06-deliver-lapor'],
    async play(hall) {
      await hall.reach('diagnose');
      const works = await finishWorks(hall);
      await hall.reach('deliver');
      const owner = works[0]?.owner.browser ?? null;
      const idea = `${hall.base}/ideas/${works[0]?.ideaId}`;
      const lead = { by: hall.room.facilitator.browser, on: ['laptop', 'desk'] as const };
      await measureFor(works[0]);
      const news = { by: owner, path: `${idea}/deliver` };
      const reports = 'h2:has-text("Laporan kemajuan")';
      await hall.look('deliver', reports, { ...news, on: ['phone', 'narrow', 'large', 'laptop'] });
      await hall.look('deliver', '#measures', { ...news, on: ['large', 'laptop'], lang: 'en' });
      await hall.look('deliver-measures', '#measures svg', {
        by: owner,
        path: `${idea}/deliver#measures`,
      });
      await hall.look('check-in', 'dialog[open] legend', {
        by: owner,
        path: `${idea}/deliver?lapor=1`,
      });
      await hall.look('promote', 'h1', { by: owner, path: `${idea}/promote` });
      await hall.look('hand-over', '#owners', { by: owner, path: `${idea}#owners` });
      const watching = { ...lead, path: `${hall.base}/monitoring` };
      const funnel = 'h2:has-text("Corong inovasi")';
      await hall.look('monitoring', funnel, {
        ...watching,
        on: ['phone', 'large', 'laptop', 'desk'],
      });
      await hall.look('monitoring', 'h1', { ...watching, on: ['phone', 'laptop'], lang: 'en' });
      await hall.look('monitoring', 'h1', { ...watching, on: ['paper'] });
      await hall.look('monitoring-curve', 'details[open] svg', {
        ...watching,
        on: ['phone', 'laptop'],
        before: (page) => page.locator('details summary').first().click(),
      });
      await hall.look('launch', 'h2:has-text("Di proyektor")', {
        ...lead,
        on: ['phone', 'laptop', 'desk'],
        path: `${hall.base}/launch`,
      });
      await hall.look('return-gone', 'h1', { path: '/r/tidak-ada' });
      for (const [at, name] of [
        [0, 'launch-slide'],
        [3, 'launch-slide-other'],
      ] as const) {
        const ideaId = works[at]?.ideaId ?? null;
        await hall.lead({ type: 'projector.show', view: 'launch', ideaId });
        await hall.wall(name, `h1:has-text("${works[at]?.title.slice(0, 10)}")`);
      }
      await hall.auto();
    },
  },
];
