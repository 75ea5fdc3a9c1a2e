/** Walls of cards: silent writing, the open wall, clusters, layouts, and what can happen to them. */
import type { Hall } from './hall.ts';
import { group, lay, longText, openWall, problem, texts, titles, urgent } from './material.ts';
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
      await hall.look('wall-empty', 'text=Belum ada kartu');
      const { board: second } = await openWall(hall, [longText, ...texts(9)]);
      await hall.wall('wall-cards', '.single >> nth=5');
      await hall.look('wall', '.note >> nth=5', { on: ['phone', 'laptop', 'narrow', 'large'] });
      await hall.look('wall', '.note >> nth=5', { lang: 'en' });
      await hall.on(second, { type: 'board.lock', locked: true });
      await hall.look('wall-locked', 'text=dikunci');
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
  ...layouts.map(([name, key, cards]): Scene => ({
    name,
    play: (hall) => laidOut(hall, name, key, cards, 'Antrean rujukan tidak pasti'),
  })),
];
