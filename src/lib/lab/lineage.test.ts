import { expect, test } from 'vitest';
import { arrive } from './board/receiving.ts';
import { copyOf } from './board/sending.ts';
import { emptyBoard, type Board } from './board/state.ts';
import type { BoardEvent } from './events.ts';
import { emptyIdea } from './idea/empty.ts';
import { ideasOfCard, offspringOf, rootsOf, signedRoots, storyOf } from './lineage.ts';
import { seenState } from './seen-by.ts';
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

test('[D76] an author shows where the board shows authors, to nobody else and not in the registry', () => {
  const ani = someone(101, 10, { name: 'KENARI' });
  const budi = someone(102, 11);
  for (const names of ['author', 'agency', 'nobody'] as const) {
    const wall = new Play(emptyBoard(idOf(5))).happen({
      type: 'board.opened',
      labId: idOf(1),
      title: 'Papan',
      names,
      silent: false,
    });
    const card = { type: 'card.add', cardId: idOf(201), text: 'Antrean', paper: 'langit' } as const;
    wall.ask(ani, { ...card, names });
    const idea = emptyIdea(idOf(7));
    const lineage = { ...idea.lineage, boardId: idOf(5), cardIds: [idOf(201)] };
    const born = { ...idea, lineage };
    const agencyName = (id: string) => `OPD ${id}`;
    const seen = seenState(wall.state, budi);
    const roots = signedRoots(born, seen, agencyName);
    expect(roots.cards).toMatchObject([{ text: 'Antrean' }]);
    expect(JSON.stringify(roots).includes('KENARI')).toBe(names === 'author');
    expect(roots.cards[0]?.agency).toBe(names === 'nobody' ? null : agencyName(idOf(10)));
    expect(JSON.stringify(rootsOf(born, seen, agencyName))).not.toContain('KENARI');
    // Nor on the author's own screen, which others may look at.
    const own = signedRoots(born, seenState(wall.state, ani), agencyName);
    expect(JSON.stringify(own).includes('KENARI')).toBe(names === 'author');
  }
});

test('[D76] a card knows the ideas that came from it or from its cluster', () => {
  const born = (n: number, change: object) => {
    const idea = emptyIdea(idOf(n));
    return { ...idea, lineage: { ...idea.lineage, boardId: idOf(5), ...change } };
  };
  const offspring = offspringOf(
    [
      born(1, { cardIds: [idOf(201)] }),
      born(2, { clusterId: idOf(301) }),
      born(3, { boardId: idOf(6), cardIds: [idOf(201)] }),
    ],
    idOf(5),
  );
  const of = (id: number, clusterId: string | null) =>
    ideasOfCard(offspring, { id: idOf(id), clusterId }).map((one) => one.id);
  expect(of(201, null)).toEqual([idOf(1)]);
  expect(of(201, idOf(301))).toEqual([idOf(1), idOf(2)]);
  expect(of(202, null)).toEqual([]);
});

test('[N25] an entry keeps the curve of what was measured more than twice, without who entered it', () => {
  const measure = (id: string, after: number) => ({
    id,
    name: id,
    kind: 'output' as const,
    unit: 'orang',
    before: 10,
    target: 90,
    after,
    beforeOn: '2025-01-02',
    afterOn: '2025-06-02',
    method: '',
  });
  const reading = (on: string, value: number) => ({ on, value, by: 'RAHASIA', at: 1 });
  const idea = {
    ...emptyIdea(idOf(7)),
    measures: { often: measure('often', 80), once: measure('once', 70) },
    readings: {
      often: [reading('2025-03-02', 40), reading('2025-06-02', 80)],
      once: [reading('2025-06-02', 70)],
    },
  };
  const { measures } = storyOf(idea);
  expect(measures.map(({ name, curve }) => [name, curve?.map(({ value }) => value)])).toEqual([
    ['often', [10, 40, 80]],
    ['once', undefined],
  ]);
  expect(JSON.stringify(measures)).not.toContain('RAHASIA');
});
