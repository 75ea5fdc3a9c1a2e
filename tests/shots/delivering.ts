/** The months after the lab: check-ins, what is followed up, a launch of many, coming back. */
import { finishWorks } from './ideas.ts';
import type { Scene } from './scene.ts';

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
      await hall.look('deliver', 'h2:has-text("Laporan kemajuan")', {
        by: owner,
        path: `${idea}/deliver`,
      });
      await hall.look('check-in', 'dialog[open] legend', {
        by: owner,
        path: `${idea}/deliver?lapor=1`,
      });
      await hall.look('promote', 'h1', { by: owner, path: `${idea}/promote` });
      await hall.look('hand-over', '#owners', { by: owner, path: `${idea}#owners` });
      await hall.look('monitoring', 'h2:has-text("Corong inovasi")', {
        ...lead,
        on: ['phone', 'laptop', 'desk'],
        path: `${hall.base}/monitoring`,
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
