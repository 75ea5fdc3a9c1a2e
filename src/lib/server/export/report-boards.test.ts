import { expect, test } from 'vitest';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import { firstVoted } from './report-boards.ts';

/** A wall with two groups, and what they had. */
const voted = (id: string, sums: Record<string, number>, revealed = true): Board => ({
  ...emptyBoard(id),
  revealed,
  clusters: Object.fromEntries(
    Object.keys(sums).map((key) => [key, { id: key, title: key } as never]),
  ),
  results: [{ over: 'clusters', method: 'dots', tally: sums } as never],
});

test('[X5] the summary shows the votes of one wall, the first that was voted over', () => {
  const problems = voted('b', { antrean: 3, jalan: 7, sepi: 0 });
  const ideas = voted('c', { kartu: 36 });
  const found = firstVoted([voted('a', { ragu: 9 }, false), emptyBoard('o'), problems, ideas]);
  expect(found?.board.id).toBe('b');
  expect(found?.clusters.map(({ title, dots }) => [title, dots])).toEqual([
    ['jalan', 7],
    ['antrean', 3],
  ]);
  expect(firstVoted([emptyBoard('o')])).toBeNull();
});
