import { expect, test } from 'vitest';
import { arrive } from './board/receiving.ts';
import { copyOf } from './board/sending.ts';
import { emptyBoard, type Board } from './board/state.ts';
import type { BoardEvent } from './events.ts';
import { emptyIdea } from './idea/empty.ts';
import { rootsOf } from './lineage.ts';
import { guide, idOf, Play, someone } from './play.ts';
import { isRefusal } from './refusals.ts';

const opened = (n: number): Play<Board> =>
  new Play(emptyBoard(idOf(n))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: `Papan ${n}`,
    names: 'agency',
    silent: false,
  });

test('[B77] an idea from a card that was taken over keeps the board and the votes it came with', () => {
  const [wall, matrix] = [opened(5), opened(6)];
  const ani = someone(101, 10);
  const card = { type: 'card.add', cardId: idOf(201), text: 'Antrean', paper: 'langit' } as const;
  wall.ask(ani, card);
  const ballotId = idOf(300);
  wall.ask(guide, { type: 'ballot.open', ballotId, over: 'cards', dots: 3, cap: 3 });
  wall.ask(ani, { type: 'dots.place', ballotId, dots: { [idOf(201)]: 3 } });
  wall.ask(guide, { type: 'ballot.close', ballotId });
  const sent = wall.ask(guide, { type: 'cards.send', ids: [idOf(201)], to: idOf(6) });
  if (isRefusal(sent)) throw new Error(sent.code);
  const [event] = sent as BoardEvent[];
  if (event?.type !== 'cards.sent') throw new Error('Nothing was sent');
  const come = arrive(matrix.state, guide, { source: wall.state, event }, 1);
  if (isRefusal(come)) throw new Error(come.code);
  for (const one of come) matrix.happen(one);

  const copy = copyOf(idOf(201), idOf(6));
  const idea = emptyIdea(idOf(7));
  const lineage = { ...idea.lineage, boardId: idOf(6), cardIds: [copy] };
  const roots = rootsOf({ ...idea, lineage }, matrix.state, () => 'Dinkes', [wall.state]);
  expect(roots.cards).toMatchObject([{ id: copy, agency: 'Dinkes', from: 'Papan 5' }]);
  expect(roots.votes).toMatchObject([{ over: 'cards', dots: 3, turnout: 1 }]);
  // A board that not everybody may read is not among the earlier ones, and is not told.
  const alone = rootsOf({ ...idea, lineage }, matrix.state, () => 'Dinkes');
  expect(alone.cards).toMatchObject([{ id: copy, from: null }]);
  expect(alone.votes).toEqual([]);
});
