/** Before the boards: coming in, talking, the pledge, readiness. */
import { scribble } from '../../src/rehearsal/crowd.ts';
import { sheets } from '../../src/rehearsal/material.ts';
import { everybody, hallRef } from '../../src/rehearsal/room.ts';
import { longQuestion } from './material.ts';
import type { Scene } from './scene.ts';

export const drumUpScenes: Scene[] = [
  {
    name: 'join',
    mockups: ['03-proyektor-gabung', '01-gabung-kode', '01-gabung-identitas'],
    async play(hall) {
      const code = (await hall.room.facilitator.browser.page(`${hall.base}/people`))['code'];
      await hall.look('code', 'h1', { by: null, path: '/' });
      await hall.look('join-form', 'form', { by: null, path: `/j/${String(code)}` });
      await hall.look('join-wrong-code', 'h1', { by: null, path: '/j/222222' });
      await hall.look('waiting', 'text=Sebentar lagi dimulai', {
        on: ['phone', 'laptop', 'large'],
      });
      await hall.lead({ type: 'projector.show', view: 'join', ideaId: null });
      await hall.wall('join', '.code');
      await hall.auto();
      await hall.run('join', { title: 'Registrasi dan gabung', stage: 'drum-up' });
      await hall.look('join', 'text=Anda sudah masuk');
    },
  },
  {
    name: 'pledge',
    mockups: ['09-proyektor-ikrar', '09-ikrar-tanda-tangan-hp'],
    async play(hall) {
      await hall.run('pledge', { title: 'Ikrar Inovasi', stage: 'drum-up' });
      await hall.wall('pledge-empty', '.none');
      const unsigned = { on: ['phone', 'laptop', 'narrow', 'large'] } as const;
      await hall.look('pledge', 'text=Tanda tangani', unsigned);
      await everybody([...hall.room.ofAgency].slice(0, 52), async ([agencyId, one], n) => {
        const { name, position } = one.person;
        const strokes = n % 7 === 3 ? '' : scribble();
        const signed = { agencyId, name, position, as: 'head' as const, strokes };
        await one.acts(hallRef(hall.room), [{ type: 'pledge.sign', ...signed }]);
      });
      await hall.wall('pledge', '.sigs li >> nth=15');
      await hall.look('pledge-signed', '.signed');
      await hall.look('pledge', 'text=Sign', {
        lang: 'en',
        by: hall.room.participants[60]?.browser,
      });
    },
  },
  {
    name: 'readiness',
    mockups: ['10-proyektor-kesiapan', '10-kesiapan-hp'],
    async play(hall) {
      await hall.run('readiness', { title: 'Kesiapan berinovasi', stage: 'drum-up' });
      await hall.wall('readiness-empty', '.none');
      await hall.look('readiness-begin', 'text=Mulai mengisi');
      await hall.look('readiness', '.opt label >> nth=3', {
        on: ['phone', 'laptop', 'narrow', 'large'],
        async before(page) {
          await page.getByRole('button', { name: 'Mulai mengisi' }).click();
          await page.getByRole('radio').nth(2).check({ force: true });
        },
      });
      const all = sheets();
      await everybody(hall.room.participants.slice(0, 48), async (one, n) => {
        const values = all[n % all.length]?.nilai ?? [];
        await one.acts(hallRef(hall.room), [{ type: 'readiness.answer', values }]);
      });
      await hall.wall('readiness', '.parts li');
      await hall.look('readiness-done', '.result');
    },
  },
  {
    name: 'talk',
    async play(hall) {
      await hall.reach('diagnose');
      await hall.run('talk', { title: 'Pembukaan', question: 'Apa itu laboratorium inovasi?' });
      await hall.wall('talk', 'text=Apa itu laboratorium');
      await hall.look('talk', 'text=Apa itu laboratorium');
      await hall.look('talk', 'text=Apa itu laboratorium', { lang: 'en' });
      await hall.look('menu', '.menu__item', {
        before: (page) => page.getByRole('button', { name: 'Menu lab' }).click(),
      });
      await hall.look('earlier', 'dialog[open]', {
        async before(page) {
          await page.getByRole('button', { name: 'Menu lab' }).click();
          await page.getByRole('button', { name: 'Kegiatan sebelumnya' }).click();
        },
      });
      await hall.run('talk', { title: 'Merumuskan tantangan bersama', question: longQuestion });
      await hall.wall('talk-long', 'text=warga desa pinggir');
      await hall.look('talk-long', 'text=warga desa pinggir', { on: ['phone', 'large'] });
      await hall.run('talk', { title: 'Sambutan Bupati' });
      await hall.wall('talk-title', 'text=Sambutan Bupati');
      await hall.run('break', { title: 'Rehat kopi', minutes: 15 });
      await hall.wall('break', 'text=Kembali pukul');
      await hall.look('break', 'text=Kembali pukul');
      await hall.lead({ type: 'activity.end' });
      await hall.wall('idle', 'text=Kita mulai sebentar lagi');
      await hall.look('between', 'text=Jeda sebentar');
    },
  },
];
