/** The facilitator's screens. */
import { group, openWall, problem, texts, titles } from './material.ts';
import type { Scene } from './scene.ts';

export const consoleScenes: Scene[] = [
  {
    name: 'console',
    mockups: ['04-konsol-fasilitator', '04-konsol-gerbang'],
    async play(hall) {
      const { browser: by } = hall.room.facilitator;
      const at = (page: string) => ({ by, path: `${hall.base}/${page}` });
      const desks = ['laptop', 'desk'] as const;
      const desk = { ...at('console'), on: desks };
      await hall.look('console-begin', 'h1', desk);
      await hall.reach('diagnose');
      const { board } = await hall.run('cards', { title: 'Masalah layanan', question: problem });
      await hall.look('console-silent-empty', 'h1', desk);
      await hall.write(board, texts(40));
      await hall.look('console-silent', 'text=Masalah layanan', desk);
      await hall.look('remote', 'h1, button', {
        ...at('remote'),
        on: ['phone', 'narrow', 'large'],
      });
      await hall.on(board, { type: 'board.reveal' });
      await hall.look('console-wall', '.note', desk);
      const { board: wall, cardIds } = await openWall(hall, texts(60));
      await group(hall, wall, cardIds, titles(6));
      await hall.run('clusters', { title: 'Mengelompokkan', question: 'Kartu mana yang sejenis?' });
      await hall.look('console-clusters', '.note', desk);
      await hall.look('console-gate', 'dialog[open]', {
        ...desk,
        before: (page) => page.getByRole('button', { name: /^Periksa dan lanjut/ }).click(),
      });
      await hall.look('console', 'h1', { ...desk, lang: 'en' });
      await hall.look('agenda', 'h1', { ...at('agenda'), on: desks });
      await hall.look('people', 'h1', { ...at('people'), on: desks });
      await hall.look('parking', 'h1', at('parking'));
      await hall.look('pledge-list', 'h1', { ...at('pledge'), on: desks });
      await hall.look('attendance', 'h1', { ...at('attendance'), on: ['phone', ...desks] });
      await hall.look('attendance-list', 'table', { ...at('attendance/list'), on: desks });
      await hall.look('readiness-list', 'h1', { ...at('readiness'), on: desks });
      await hall.look('export', 'h1', { ...at('export'), on: desks });
      await hall.look('check', 'h1', { ...at('check'), on: [...desks, 'phone'] });
      await hall.look('practice', 'h1', { ...at('practice'), on: desks });
      await hall.look('facilitators', 'h1', { ...at('facilitators'), on: desks });
    },
  },
];
