/** Deciding: dots, scores, screening, quick questions. */
import { newId } from '#lib/live/ids.ts';
import {
  apkl,
  ask,
  group,
  longText,
  openScores,
  openWall,
  texts,
  titles,
  urgent,
  ways,
} from './material.ts';
import type { Scene } from './scene.ts';

const everywhere = { on: ['phone', 'laptop', 'narrow', 'large'] } as const;

export const ballotScenes: Scene[] = [
  {
    name: 'dots',
    mockups: ['03-proyektor-papan-gelap'],
    async play(hall) {
      await hall.reach('diagnose');
      const { board, cardIds } = await openWall(hall, texts(60));
      const ids = await group(hall, board, cardIds, titles(6));
      await hall.run('dots', { title: 'Memilih masalah', question: urgent });
      await hall.look('dots-before', '.lab');
      const ballotId = newId();
      const over = 'clusters' as const;
      await hall.on(board, { type: 'ballot.open', ballotId, over, dots: 3, cap: 2 });
      await hall.look('dots', '.choices', everywhere);
      await hall.everyone(board, 38, (n) => {
        const dots: Record<string, number> = {};
        for (const id of [ids[n % 2], ids[n % 3], ids[n % 6]] as string[]) {
          dots[id] = Math.min(2, (dots[id] ?? 0) + 1);
        }
        return [{ type: 'dots.place', ballotId, dots }];
      });
      await hall.wall('dots', 'text=38 dari');
      await hall.look('dots-given', '.choices .mine');
      await hall.on(board, { type: 'ballot.close', ballotId });
      await hall.wall('result', 'text=orang memilih');
      await hall.look('dots-result', '.lab');
    },
  },
  {
    name: 'scores',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, [longText, ...texts(8)]);
      await hall.run('ranking', { title: 'Menilai masalah', question: urgent });
      const first = await openScores(hall, board, cardIds.slice(0, 8));
      await hall.wall('usg', 'text=24 dari');
      await hall.look('usg', '.marks', { ...everywhere, by: hall.room.participants[40]?.browser });
      await hall.on(board, { type: 'ballot.close', ballotId: first });
      await hall.wall('usg-result', 'tbody tr >> nth=5');
      await hall.look('usg-result', 'table, .ballot, .results');
      const title = 'Menyaring masalah';
      await hall.run('screening', { title, question: 'Mana yang lolos saringan?' });
      const second = await openScores(hall, board, cardIds.slice(0, 8), apkl);
      await hall.look('screening', '.marks', { by: hall.room.participants[40]?.browser });
      await hall.on(board, { type: 'ballot.close', ballotId: second });
      await hall.wall('screening-result', 'th:has-text("Aktual")');
    },
  },
  {
    name: 'ranking',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, [longText, ...texts(6)]);
      await hall.run('ranking', { title: 'Mengurutkan masalah', question: urgent });
      const ballotId = newId();
      await hall.on(board, { type: 'ranks.open', ballotId, over: 'cards' });
      await hall.look('ranking', '.ballot', everywhere);
      await hall.everyone(board, 22, (n) => {
        const order = cardIds.toSorted((a, b) => (((a < b ? 1 : 2) + n) % 3) - 1);
        return [{ type: 'ranks.place', ballotId, order }];
      });
      await hall.look('ranking-given', '.ballot');
      await hall.wall('ranking', 'text=22 dari');
      await hall.on(board, { type: 'ballot.close', ballotId });
      await hall.wall('ranking-result', 'tbody tr >> nth=5');
      await hall.look('ranking-result', '.lab');
    },
  },
  {
    name: 'questions',
    async play(hall) {
      const answers = [
        'Pelayanan publik',
        'Tata kelola pemerintahan',
        'Inovasi bentuk lain sesuai urusan',
        'Belum tahu',
      ];
      const one = await ask(hall, 'Inovasi Anda termasuk yang mana?', answers, ways.one);
      await hall.look('choice', '.ballot', everywhere);
      await hall.everyone(one.ref, 30, (n) => {
        const dots = { [one.ids[(n * 3 + (n % 5)) % 4] as string]: 1 };
        return [{ type: 'dots.place', ballotId: one.ballotId, dots }];
      });
      await hall.wall('choice', 'text=30 dari');
      await hall.on(one.ref, { type: 'ballot.close', ballotId: one.ballotId });
      await hall.wall('choice-result', '.value');
      await hall.look('choice-result', '.lab');
      const scale = await ask(
        hall,
        'Seberapa yakin kita selesai tahun ini?',
        ['Yakin'],
        ways.scale,
      );
      await hall.look('scale', '.marks');
      await hall.everyone(scale.ref, 30, (n) => {
        const given = { targetId: scale.ids[0] as string, marks: [1 + ((n * 3 + (n % 4)) % 5)] };
        return [{ type: 'scores.place', ballotId: scale.ballotId, ...given }];
      });
      await hall.on(scale.ref, { type: 'ballot.close', ballotId: scale.ballotId });
      await hall.wall('scale-result', '.column');
      const asked = ['Inginkah kita?', 'Mungkinkah?', 'Mampukah kita?', 'Maukah kita?'];
      const four = await ask(hall, 'Sebelum kita mulai', asked, ways.yesNo);
      await hall.wall('four', `text=${asked[2]}`);
      await hall.look('four', '.marks');
      await hall.everyone(four.ref, 20, (n) =>
        four.ids.map((targetId, at) => {
          const marks = [Number((n + at) % (at + 2) > 0)];
          return { type: 'scores.place' as const, ballotId: four.ballotId, targetId, marks };
        }),
      );
      await hall.on(four.ref, { type: 'ballot.close', ballotId: four.ballotId });
      await hall.wall('four-result', '.value');
    },
  },
  {
    name: 'words',
    async play(hall) {
      const { ref } = await ask(hall, 'Satu kata untuk hari ini', [], ways.words);
      await hall.wall('words-empty', '.none, dl');
      await hall.look('words', 'textarea');
      const said = [
        'semangat',
        'bangga',
        'deg-degan',
        'siap',
        'gotong royong',
        'data dulu',
        'berani',
      ];
      const many = Array.from(
        { length: 48 },
        (_, n) => said[Math.floor((n * n) / 9) % said.length],
      );
      await hall.write(ref, many as string[]);
      if (!hall.board(ref).revealed) await hall.on(ref, { type: 'board.reveal' });
      await hall.wall('words', '.cloud li');
      await hall.look('words-open', '.note');
    },
  },
];
