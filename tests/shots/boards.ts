/** Walls of cards: silent writing, the open wall, clusters, layouts, and what can happen to them. */
import { agencyBoard } from '#lib/lab/hall/per-agency.ts';
import { newId } from '#lib/live/ids.ts';
import { everybody } from '../../src/rehearsal/room.ts';
import type { Hall } from './hall.ts';
import {
  group,
  lay,
  longQuestion,
  longText,
  openWall,
  problem,
  texts,
  titles,
  urgent,
} from './material.ts';
import type { Scene } from './scene.ts';

/** A layout with cards in most of its regions. */
async function laidOut(hall: Hall, name: string, key: string, cards: number, head: string) {
  const { board } = await hall.run('cards', { title: 'Mengurai masalah', question: urgent });
  const regions = await lay(hall, board, key, head);
  const where = Array.from(
    { length: cards },
    (_, n) => regions[(n * n + (n >> 2)) % regions.length],
  );
  await hall.write(board, [longText, ...texts(cards - 3, 40)], where);
  await hall.write(board, texts(2, 90));
  await hall.wall(`${name}-silent`, '.parts');
  await hall.look(`${name}-silent`, '.board');
  await hall.on(board, { type: 'board.reveal' });
  await hall.wall(name, '.picture .note');
  await hall.look(name, '.note', { on: ['phone', 'laptop', 'narrow', 'large'] });
}

const layouts = [
  ['columns', 'retrospective', 16],
  ['columns-six', 'scamper', 20],
  ['matrix', 'impact-effort', 14],
  ['ladder', 'five-whys', 9],
  ['fishbone', 'fishbone', 16],
] as const;

export const boardScenes: Scene[] = [
  {
    name: 'silent',
    mockups: ['02-papan-peserta-hp', '02-papan-peserta-laptop'],
    async play(hall) {
      await hall.reach('diagnose');
      const asked = { title: 'Masalah layanan', question: problem };
      const { board } = await hall.run('cards', asked);
      await hall.wall('silent-empty', 'dl');
      await hall.look('board-empty', 'textarea', { on: ['phone', 'laptop', 'narrow', 'large'] });
      await hall.look('board-empty', 'textarea', { lang: 'en' });
      await hall.write(board, [longText, ...texts(59)]);
      await hall.wall('silent', 'dd:has-text("60")');
      await hall.look('board-silent', '.note');
      await hall.look('board-typing', '.note', {
        before: (page) => page.locator('textarea:visible').first().fill(longText),
      });
      await hall.look('board-too-long', '.field__error', {
        before: (page) => page.locator('textarea:visible').first().fill(`${longText} kali lipat`),
      });
      await hall.on(board, { type: 'board.lock', locked: true });
      await hall.look('board-locked', 'text=dikunci');
      const { board: nobody } = await hall.run('cards', asked);
      await hall.on(nobody, { type: 'board.sign', names: 'nobody' });
      await hall.write(nobody, texts(20));
      await hall.wall('silent-nobody', 'dd:has-text("20")');
      await hall.look('board-nobody', '.note');
    },
  },
  {
    name: 'wall',
    async play(hall) {
      const { board } = await hall.run('cards', { title: 'Masalah', question: problem });
      await hall.on(board, { type: 'board.reveal' });
      await hall.wall('wall-empty', '.piles .none');
      await hall.look('wall-empty', '.board');
      const { board: second } = await openWall(hall, [longText, ...texts(9)]);
      await hall.wall('wall-cards', '.single >> nth=5');
      await hall.look('wall', '.note >> nth=5', { on: ['phone', 'laptop', 'narrow', 'large'] });
      await hall.look('wall', '.note >> nth=5', { lang: 'en' });
      await hall.on(second, { type: 'board.lock', locked: true });
      await hall.look('wall-locked', 'text=dikunci');
    },
  },
  {
    name: 'spotlight',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, [longText, ...texts(11)]);
      const [clusterId = ''] = await group(hall, board, cardIds.slice(4), ['Antrean dan rujukan']);
      const point = (over: 'card' | 'cluster', targetId: string) =>
        hall.lead({ type: 'room.spotlight', boardId: board.id, over, targetId });
      await point('card', cardIds[0] as string);
      await hall.wall('spotlight', 'article.one');
      await hall.look('spotlight', '.note', { on: ['phone', 'laptop', 'narrow'] });
      await point('cluster', clusterId);
      await hall.wall('spotlight-cluster', 'h1.title');
      await hall.lead({ type: 'room.release' });
    },
  },
  {
    name: 'agencies',
    async play(hall) {
      const asked = { title: 'Masalah tiap OPD', question: problem, perAgency: 3 };
      const { board } = await hall.run('cards', asked);
      await hall.wall('agencies-empty', 'main ul li');
      await hall.look('agencies-empty', 'textarea');
      await everybody(hall.room.participants.slice(0, 30), async (one, n) => {
        const own = {
          kind: 'board' as const,
          id: agencyBoard(board.id, one.person.agencyId ?? ''),
        };
        const ids = [newId(), newId()];
        for (const [at, cardId] of ids.entries()) {
          const text = texts(1, n * 2 + at)[0] ?? '';
          await one.acts(own, [{ type: 'card.add', cardId, text, paper: 'langit' }]);
        }
        if (n % 2 === 0) {
          await one.acts(own, [{ type: 'cards.send', ids: ids.slice(0, 1), to: board.id }]);
        }
      });
      await hall.wall('agencies', 'footer:has-text("60")');
      await hall.look('agencies', '.note');
    },
  },
  {
    name: 'words-on-cards',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, texts(8));
      const [cardId = '', second = '', third = ''] = cardIds;
      const text = 'Di puskesmas kami juga begitu, terutama hari Senin.';
      await hall.everyone(board, 3, () => [
        { type: 'comment.add', cardId, commentId: newId(), text },
      ]);
      const note = 'Tolong sebut layanannya, bukan orangnya.';
      await hall.on(board, { type: 'card.ask', cardId: second, note });
      await hall.on(board, { type: 'card.hide', cardId: third, reason: 'Menyebut nama warga.' });
      await hall.look('comments', '.note', { on: ['phone', 'laptop', 'narrow', 'large'] });
      const asked = hall.room.participants[1]?.browser ?? null;
      await hall.look('asked-to-change', '.note', { by: asked });
      await hall.look('hidden', '.note', { by: hall.room.participants[2]?.browser ?? null });
      const desk = { by: hall.room.facilitator.browser, path: `${hall.base}/console` };
      await hall.look('console-comments', '.note', { ...desk, on: ['laptop', 'desk'] });
    },
  },
  {
    name: 'theory-of-change',
    async play(hall) {
      const question = 'Kalau kegiatannya selesai, mengapa hidup warga berubah?';
      const { board } = await hall.run('theory-of-change', { title: 'Teori perubahan', question });
      await hall.look('theory-of-change-empty', '.board');
      const regions = hall.board(board).layout?.regions ?? [];
      const where = Array.from({ length: 14 }, (_, n) => regions[n % regions.length]);
      await hall.write(board, texts(14, 20), where);
      await hall.on(board, { type: 'board.reveal' });
      await hall.wall('theory-of-change', '.picture .note');
      await hall.look('theory-of-change', '.note');
    },
  },
  {
    name: 'many',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, texts(500));
      await hall.look('wall-500', '.dense', { on: ['phone', 'laptop', 'narrow'] });
      await hall.wall('wall-500', '.single >> nth=5');
      await group(hall, board, cardIds.slice(0, 190), titles(8));
      await hall.look('wall-500-clusters', '.dense');
    },
  },
  {
    name: 'clusters',
    mockups: ['03-proyektor-papan-terang'],
    async play(hall) {
      const { board, cardIds } = await openWall(hall, texts(60));
      const long = 'Perizinan dan rekomendasi lintas perangkat daerah yang berbelit dan berulang';
      await group(hall, board, cardIds.slice(0, 55), [...titles(7), long]);
      await hall.wall('clusters', '.pile:not(.single) >> nth=5');
      await hall.look('wall-clusters', '.note');
      await hall.run('clusters', { title: 'Mengelompokkan', question: 'Kartu mana yang sejenis?' });
      await hall.look('clusters', '.sort', { on: ['phone', 'laptop', 'narrow', 'large'] });
    },
  },
  {
    name: 'long-question',
    async play(hall) {
      const asked = { title: 'Masalah layanan', question: longQuestion, minutes: 90 };
      const long = 'Perizinan dan rekomendasi lintas perangkat daerah yang berbelit dan berulang';
      for (const [name, key] of [
        ['matrix', 'impact-effort'],
        ['columns', 'scamper'],
        ['ladder', 'five-whys'],
      ] as const) {
        const { board } = await hall.run('cards', asked);
        const regions = await lay(hall, board, key, long);
        await hall.write(board, [longText, ...texts(11)], regions);
        await hall.on(board, { type: 'board.reveal' });
        await hall.wall(`long-${name}`, '.picture .note');
      }
      await hall.run('cards', { ...asked, perAgency: 3 });
      await hall.wall('long-agencies', 'main ul li');
      const { board } = await hall.run('cards', asked);
      await hall.wall('long-silent', 'dl');
      const cardIds = await hall.write(board, [longText, ...texts(39)]);
      await hall.on(board, { type: 'board.reveal' });
      await hall.wall('long-wall', '.single >> nth=5');
      await group(hall, board, cardIds, [long, ...titles(5)]);
      await hall.wall('long-clusters', '.pile:not(.single) >> nth=5');
      await hall.look('long-question', '.note', { on: ['phone', 'laptop', 'narrow', 'large'] });
    },
  },
  ...layouts.map(([name, key, cards]): Scene => ({
    name,
    play: (hall) => laidOut(hall, name, key, cards, 'Antrean rujukan tidak pasti'),
  })),
];
