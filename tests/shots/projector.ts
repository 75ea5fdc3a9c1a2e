/** Every picture that hangs on the projector. */
import type { SpaceRef } from '#lib/lab/space.ts';
import { newId } from '#lib/live/ids.ts';
import { scribble } from '../../src/rehearsal/crowd.ts';
import { sheets } from '../../src/rehearsal/material.ts';
import { everybody, hallRef } from '../../src/rehearsal/room.ts';
import { beginWorks, finishWorks } from './ideas.ts';
import { ask, group, lay, longText, texts, titles, ways } from './material.ts';
import type { Hall } from './hall.ts';
import type { Scene } from './scene.ts';

const problem = 'Masalah layanan apa yang paling sering dikeluhkan warga?';
const urgent = 'Masalah mana yang paling mendesak?';
const usg = [
  { id: 'Mendesak', en: 'Urgency' },
  { id: 'Serius', en: 'Seriousness' },
  { id: 'Menjalar', en: 'Growth' },
];
const apkl = [
  { id: 'Aktual', en: 'Topical' },
  { id: 'Problematik', en: 'Problematic' },
  { id: 'Khalayak', en: 'Public' },
  { id: 'Layak', en: 'Feasible' },
];

/** A board with cards on it, revealed. */
async function openWall(hall: Hall, cards: readonly string[], kind: 'cards' | 'matrix' = 'cards') {
  const { board } = await hall.run(kind, { title: 'Masalah layanan', question: problem });
  const cardIds = await hall.write(board, cards);
  await hall.on(board, { type: 'board.reveal' });
  return { board, cardIds };
}

/** A layout with cards in all of its regions. */
async function laidOut(hall: Hall, name: string, key: string, cards: number, head = '') {
  const { board } = await hall.run('cards', { title: 'Mengurai masalah', question: urgent });
  const regions = await lay(hall, board, key, head);
  const where = Array.from({ length: cards }, (_, n) => regions[(n * n) % regions.length]);
  await hall.write(board, [longText, ...texts(cards - 3, 40)], where);
  await hall.write(board, texts(2, 90));
  await hall.wall(`${name}-silent`, '.parts');
  await hall.on(board, { type: 'board.reveal' });
  await hall.wall(name, `.picture .note`);
}

/** Marks by everybody over the first cards of a wall. */
async function scored(hall: Hall, board: SpaceRef, among: string[], criteria: typeof usg) {
  const ballotId = newId();
  const yesNo = criteria.length === 4;
  const scale = yesNo ? { least: 0, most: 1 } : { least: 1, most: 5 };
  const opened = { type: 'scores.open', ballotId, over: 'cards', criteria, scale, among } as const;
  await hall.on(board, opened);
  await hall.vote(board, 24, (n) =>
    among.map((targetId, at) => {
      const given = (c: number) =>
        yesNo ? Number((n + at * c) % 5 > at % 3) : 1 + ((n + at * 2 + c) % 5);
      const marks = criteria.map((_, c) => Math.min(scale.most, given(c)));
      return { type: 'scores.place', ballotId, targetId, marks } as const;
    }),
  );
  return ballotId;
}

export const projectorScenes: Scene[] = [
  {
    name: 'projector-join',
    mockup: '03-proyektor-gabung',
    async play(hall) {
      await hall.lead({ type: 'projector.show', view: 'join', ideaId: null });
      await hall.wall('join', '.code');
      await hall.auto();
    },
  },
  {
    name: 'projector-pledge',
    mockup: '09-proyektor-ikrar',
    async play(hall) {
      await hall.run('pledge', { title: 'Ikrar Inovasi', stage: 'drum-up' });
      await hall.wall('pledge-empty', '.none');
      await everybody([...hall.room.ofAgency].slice(0, 52), async ([agencyId, one], n) => {
        const { name, position } = one.person;
        const strokes = n % 7 === 3 ? '' : scribble();
        const signed = { agencyId, name, position, as: 'head' as const, strokes };
        await one.acts(hallRef(hall.room), [{ type: 'pledge.sign', ...signed }]);
      });
      await hall.wall('pledge', '.sigs li >> nth=15');
    },
  },
  {
    name: 'projector-readiness',
    mockup: '10-proyektor-kesiapan',
    async play(hall) {
      await hall.run('readiness', { title: 'Kesiapan berinovasi', stage: 'drum-up' });
      await hall.wall('readiness-empty', '.none');
      const all = sheets();
      await everybody(hall.room.participants.slice(0, 48), async (one, n) => {
        const values = all[n % all.length]?.nilai ?? [];
        await one.acts(hallRef(hall.room), [{ type: 'readiness.answer', values }]);
      });
      await hall.wall('readiness', '.parts li');
    },
  },
  {
    name: 'projector-talk',
    async play(hall) {
      await hall.reach('diagnose');
      const short = { title: 'Pembukaan', question: 'Apa itu laboratorium inovasi?' };
      await hall.run('talk', short);
      await hall.wall('talk', 'text=Apa itu laboratorium');
      const question =
        'Bagaimana kita membuat warga desa pinggir menerima layanan kependudukan, kesehatan, dan perizinan pada hari yang sama tanpa harus datang dua kali ke kantor kabupaten di kota?';
      await hall.run('talk', { title: 'Merumuskan tantangan bersama', question });
      await hall.wall('talk-long', 'text=warga desa pinggir');
      await hall.run('talk', { title: 'Sambutan Bupati' });
      await hall.wall('talk-title', 'text=Sambutan Bupati');
      await hall.run('break', { title: 'Rehat kopi', minutes: 15 });
      await hall.wall('break', 'text=Kembali pukul');
      await hall.lead({ type: 'activity.end' });
      await hall.wall('idle', 'text=Kita mulai sebentar lagi');
    },
  },
  {
    name: 'projector-silent',
    async play(hall) {
      const asked = { title: 'Masalah layanan', question: problem };
      const { board } = await hall.run('cards', asked);
      await hall.wall('silent-empty', 'dl');
      await hall.write(board, texts(58));
      await hall.wall('silent', 'dd:has-text("58")');
      const { board: nobody } = await hall.run('cards', asked);
      await hall.on(nobody, { type: 'board.sign', names: 'nobody' });
      await hall.write(nobody, texts(20));
      await hall.wall('silent-nobody', 'dd:has-text("20")');
    },
  },
  {
    name: 'projector-wall',
    async play(hall) {
      const { board } = await hall.run('cards', { title: 'Masalah', question: problem });
      await hall.on(board, { type: 'board.reveal' });
      await hall.wall('wall-empty', '.piles .none');
      await openWall(hall, [longText, ...texts(9)]);
      await hall.wall('wall-cards', '.single >> nth=5');
    },
  },
  {
    name: 'projector-clusters',
    mockup: '03-proyektor-papan-terang',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, texts(60));
      const long = 'Perizinan dan rekomendasi lintas perangkat daerah yang berbelit dan berulang';
      await group(hall, board, cardIds.slice(0, 55), [...titles(7), long]);
      await hall.wall('clusters', '.pile:not(.single) >> nth=5');
    },
  },
  {
    name: 'projector-dots',
    mockup: '03-proyektor-papan-gelap',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, texts(60));
      const ids = await group(hall, board, cardIds, titles(6));
      await hall.run('dots', { title: 'Memilih masalah', question: urgent });
      const ballotId = newId();
      const over = 'clusters' as const;
      await hall.on(board, { type: 'ballot.open', ballotId, over, dots: 3, cap: 2 });
      await hall.vote(board, 38, (n) => {
        const picked = [ids[n % 2], ids[n % 3], ids[n % 6]].map((id) => id as string);
        const dots: Record<string, number> = {};
        for (const id of picked) dots[id] = Math.min(2, (dots[id] ?? 0) + 1);
        return { type: 'dots.place', ballotId, dots };
      });
      await hall.wall('dots', 'text=38 dari');
      await hall.on(board, { type: 'ballot.close', ballotId });
      await hall.wall('result', 'text=orang memilih');
    },
  },
  ...(
    [
      ['columns', 'retrospective', 16],
      ['columns-six', 'scamper', 20],
      ['matrix', 'impact-effort', 14],
      ['ladder', 'five-whys', 9],
      ['fishbone', 'fishbone', 16],
    ] as const
  ).map(([name, key, cards]): Scene => ({
    name: `projector-${name}`,
    play: (hall) => laidOut(hall, name, key, cards, 'Antrean rujukan tidak pasti'),
  })),
  {
    name: 'projector-scores',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, [longText, ...texts(8)]);
      await hall.run('ranking', { title: 'Menilai masalah', question: urgent });
      const first = await scored(hall, board, cardIds.slice(0, 8), usg);
      await hall.wall('usg', 'text=24 dari');
      await hall.on(board, { type: 'ballot.close', ballotId: first });
      await hall.wall('usg-result', 'tbody tr >> nth=5');
      await hall.run('screening', {
        title: 'Menyaring masalah',
        question: 'Mana yang lolos saringan?',
      });
      const second = await scored(hall, board, cardIds.slice(0, 8), apkl);
      await hall.on(board, { type: 'ballot.close', ballotId: second });
      await hall.wall('screening-result', 'th:has-text("Aktual")');
    },
  },
  {
    name: 'projector-poll',
    async play(hall) {
      const rooms = [
        'Pelayanan publik',
        'Tata kelola pemerintahan',
        'Inovasi bentuk lain sesuai urusan',
        'Belum tahu',
      ];
      const one = await ask(hall, 'Inovasi Anda termasuk yang mana?', rooms, ways.one);
      await hall.vote(one.ref, 30, (n) => ({
        type: 'dots.place',
        ballotId: one.ballotId,
        dots: { [one.ids[(n * n) % 4] as string]: 1 },
      }));
      await hall.wall('choice', 'text=30 dari');
      await hall.on(one.ref, { type: 'ballot.close', ballotId: one.ballotId });
      await hall.wall('choice-result', '.value');
      const scale = await ask(
        hall,
        'Seberapa yakin kita selesai tahun ini?',
        ['Yakin'],
        ways.scale,
      );
      await hall.vote(scale.ref, 30, (n) => ({
        type: 'scores.place',
        ballotId: scale.ballotId,
        targetId: scale.ids[0] as string,
        marks: [1 + ((n * n) % 5)],
      }));
      await hall.on(scale.ref, { type: 'ballot.close', ballotId: scale.ballotId });
      await hall.wall('scale-result', '.column');
      const asked = ['Inginkah kita?', 'Mungkinkah?', 'Mampukah kita?', 'Maukah kita?'];
      const four = await ask(hall, 'Sebelum kita mulai', asked, ways.yesNo);
      await hall.wall('four', `text=${asked[2]}`);
      await hall.vote(four.ref, 20, (n) =>
        four.ids.map((targetId, at) => ({
          type: 'scores.place' as const,
          ballotId: four.ballotId,
          targetId,
          marks: [Number((n + at) % (at + 2) > 0)],
        })),
      );
      await hall.on(four.ref, { type: 'ballot.close', ballotId: four.ballotId });
      await hall.wall('four-result', '.value');
    },
  },
  {
    name: 'projector-words',
    async play(hall) {
      const { ref } = await ask(hall, 'Satu kata untuk hari ini', [], ways.words);
      await hall.wall('words-empty', '.none, dl');
      const said = [
        'semangat',
        'bangga',
        'deg-degan',
        'siap',
        'gotong royong',
        'data dulu',
        'berani',
        'pelayanan',
      ];
      await hall.write(
        ref,
        Array.from({ length: 48 }, (_, n) => said[(n * 5 + (n % 3)) % said.length] as string),
      );
      if (!hall.board(ref).revealed) await hall.on(ref, { type: 'board.reveal' });
      await hall.wall('words', '.cloud li');
    },
  },
  {
    name: 'projector-coverage',
    async play(hall) {
      await hall.lead({ type: 'projector.show', view: 'coverage', ideaId: null });
      await hall.wall('coverage', '.grid li');
      await hall.auto();
    },
  },
  {
    name: 'projector-work',
    async play(hall) {
      await hall.reach('diagnose');
      const canvas = 'Apa yang berubah bagi warga, dan bagaimana kita mengukurnya?';
      await hall.run('canvas', { title: 'Kanvas rancangan', question: canvas });
      await hall.wall('work-empty', 'dd:has-text("0")');
      const works = await beginWorks(hall);
      await hall.wall('work-canvas', `dd:has-text("${works.length}")`);
      await hall.run('homework', { title: 'Tugas sampai besok: lengkapi kanvas bersama pimpinan' });
      await hall.wall('work-homework', `dd:has-text("${works.length}")`);
      await hall.run('review', { title: 'Telaah sejawat', question: 'Apa yang belum jelas?' });
      await hall.wall('work-review', 'text=disetujui pimpinan');
      await hall.run('gate', { title: 'Gerbang Diagnose', question: 'Sudah siap ke Design?' });
      await hall.wall('gate', '.what >> nth=1');
      await hall.run('plan', { title: 'Rencana aksi', question: 'Siapa melakukan apa, kapan?' });
      await hall.wall('work-plan', 'text=rencana diserahkan');
      await hall.run('commitments', { title: 'Komitmen', question: 'Apa yang Anda mulai Senin?' });
      await hall.wall('work-commitments', 'text=inovasi diluncurkan');
    },
  },
  {
    name: 'projector-gallery',
    mockup: '07-proyektor-galeri',
    async play(hall) {
      await hall.run('pitch', { title: 'Pameran inovasi' });
      await hall.wall('gallery-empty', '.none, .poster');
      await finishWorks(hall);
      await hall.reach('display');
      await hall.lead({ type: 'projector.show', view: 'gallery', ideaId: null });
      await hall.wall('gallery', '.poster >> nth=5');
      await hall.auto();
    },
  },
  {
    name: 'projector-pitch',
    mockup: '07-proyektor-pitch',
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
      await hall.auto();
    },
  },
  {
    name: 'projector-blank',
    async play(hall) {
      await hall.lead({ type: 'projector.show', view: 'blank', ideaId: null });
      await hall.wall('blank', '.blank');
      await hall.auto();
    },
  },
  {
    name: 'projector-lost',
    async play(hall) {
      await hall.run('talk', { title: 'Pembukaan', question: 'Apa itu laboratorium inovasi?' });
      await hall.wall('before-loss', 'text=Apa itu laboratorium');
      await hall.cutWall(true);
      await hall.wall('lost', '.lost');
      await hall.cutWall(false);
    },
  },
];
