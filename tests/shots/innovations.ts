/** From the chosen card to the gallery: canvas, plan, gates, coverage, pitch. */
import { beginWorks, finishWorks, planWorks } from './ideas.ts';
import type { Scene } from './scene.ts';

export const workScenes: Scene[] = [
  {
    name: 'coverage',
    async play(hall) {
      await hall.lead({ type: 'projector.show', view: 'coverage', ideaId: null });
      await hall.wall('coverage', '.grid li');
      await hall.auto();
    },
  },
  {
    name: 'work',
    mockups: ['05-kanvas-desain'],
    async play(hall) {
      await hall.reach('diagnose');
      const canvas = 'Apa yang berubah bagi warga, dan bagaimana kita mengukurnya?';
      await hall.run('canvas', { title: 'Kanvas rancangan', question: canvas });
      await hall.wall('work-empty', 'dd:has-text("0")');
      await hall.look('canvas-empty', '.ideas');
      const works = await beginWorks(hall);
      const owner = works[0]?.owner.browser ?? null;
      await hall.wall('work-canvas', `dd:has-text("${works.length}")`);
      await hall.look('canvas', '.ideas .list', { by: owner });
      await hall.run('homework', { title: 'Tugas sampai besok: lengkapi kanvas bersama pimpinan' });
      await hall.wall('work-homework', `dd:has-text("${works.length}")`);
      await hall.run('review', { title: 'Telaah sejawat', question: 'Apa yang belum jelas?' });
      await hall.wall('work-review', 'text=disetujui pimpinan');
      await hall.look('review', '.ideas', { by: owner });
      await hall.run('gate', { title: 'Gerbang Diagnose', question: 'Sudah siap ke Design?' });
      await hall.wall('gate', '.what >> nth=1');
      await hall.look('gate', '.ideas', { by: owner });
      await hall.run('plan', { title: 'Rencana aksi', question: 'Siapa melakukan apa, kapan?' });
      await hall.wall('work-plan', 'text=rencana diserahkan');
      await hall.look('plan', '.ideas', { by: owner });
      await hall.run('commitments', { title: 'Komitmen', question: 'Apa yang Anda mulai Senin?' });
      await hall.wall('work-commitments', 'text=inovasi diluncurkan');
      const idea = `${hall.base}/ideas/${works[0]?.ideaId}`;
      await hall.look('idea', 'h1', { by: owner, path: idea });
      const lead = { by: hall.room.facilitator.browser, path: `${hall.base}/ideas` };
      await hall.look('ideas', 'h1', { ...lead, on: ['laptop', 'desk'] });
      const full = ['phone', 'narrow', 'large', 'laptop', 'paper'] as const;
      await hall.look('idea-plan-empty', 'h1', { by: owner, path: `${idea}/plan` });
      await planWorks(hall);
      await hall.look('idea-plan', 'h1', { by: owner, path: `${idea}/plan`, on: full });
      await hall.look('idea-plan', 'h1', {
        by: owner,
        path: `${idea}/plan`,
        on: ['laptop'],
        lang: 'en',
      });
      for (const part of ['chain', 'measures', 'risks', 'stakeholders'] as const)
        await hall.look(`idea-plan-${part}`, `#${part}`, {
          by: owner,
          path: `${idea}/plan#${part}`,
        });
      await hall.look('idea', 'h1', { by: owner, path: idea, on: ['narrow', 'large', 'paper'] });
      await hall.look('idea', 'h1', { by: owner, path: idea, on: ['phone', 'laptop'], lang: 'en' });
      await hall.look('idea-profile', '#p-design', { by: owner, path: `${idea}/profile` });
      const field = `${idea}/history?field=background`;
      await hall.look('idea-history', 'article ins', { by: owner, path: field });
      const files = { by: hall.room.facilitator.browser, path: `${hall.base}/export` };
      await hall.look('export', '#papers', files);
      await hall.look('export-boards', '#boards', { ...files, path: `${files.path}#boards` });
    },
  },
];

export const galleryScenes: Scene[] = [
  {
    name: 'gallery',
    mockups: ['07-proyektor-galeri'],
    async play(hall) {
      await hall.run('pitch', { title: 'Pameran inovasi' });
      await hall.wall('gallery-empty', '.none, .poster');
      await finishWorks(hall);
      await hall.reach('display');
      await hall.run('pitch', { title: 'Pameran inovasi' });
      await hall.wall('gallery', '.poster >> nth=5');
      await hall.look('gallery-way', 'text=Beri nilai');
      await hall.look('gallery', 'a[href*="/gallery/"]', { path: `${hall.base}/gallery` });
    },
  },
  {
    name: 'pitch',
    mockups: ['07-proyektor-pitch', '07-nilai-pengunjung-hp'],
    async play(hall) {
      const works = await finishWorks(hall);
      await hall.reach('display');
      await hall.run('pitch', { title: 'Presentasi', minutes: 5 });
      for (const [at, name] of [
        [0, 'pitch'],
        [3, 'pitch-other'],
      ] as const) {
        const ideaId = works[at]?.ideaId ?? null;
        await hall.lead({ type: 'projector.show', view: 'gallery', ideaId });
        await hall.wall(name, `h1:has-text("${works[at]?.title.slice(0, 12)}")`);
      }
      await hall.lead({ type: 'jury.open' });
      await hall.lead({ type: 'pitch.start', ideaId: works[1]?.ideaId ?? '', minutes: 5 });
      await hall.wall('pitch-clock', `h1:has-text("${works[1]?.title.slice(0, 12)}")`);
      await hall.lead({ type: 'pitch.end' });
      await hall.lead({ type: 'projector.show', view: 'awards', ideaId: null });
      await hall.wall('awards-closed', 'h1:has-text("Penghargaan")');
      await hall.look('score', 'h1', { path: `${hall.base}/gallery/${works[0]?.ideaId}` });
      await hall.auto();
    },
  },
];
