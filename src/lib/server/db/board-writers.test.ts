import { expect, test } from 'vitest';
import { kindsOffered } from '#lib/lab/board/filters.ts';
import { card, openRoom } from '../../../../tests/support/room.ts';
import * as boardWriters from './board-writers.ts';

test('[B8] people are counted by the cards that hang, each once, and facilitators as of no kind', async () => {
  await using room = await openRoom();
  const { program, lab, db, board } = room;
  const guests = await Promise.all(Array.from({ length: 5 }, (_, at) => room.guest(at % 2)));
  const [first, last] = [guests[0], guests[4]];
  const uptd = lab.agencies[0] as string;
  await db.write.updateTable('agency').set({ kind: 'uptd' }).where('id', '=', uptd).execute();
  for (const { person } of guests) {
    await program.submit(board, person, card('KENARI satu'));
    await program.submit(board, person, card('KENARI dua'));
  }
  await program.submit(board, lab.facilitator, card('KENARI tiga'));
  const only = '019a0000-0000-7000-8000-000000000001';
  const late = await room.guest(2);
  await program.submit(board, late.person, card('KENARI empat', only));
  await program.submit(board, late.person, { type: 'card.remove', cardId: only });

  const writers = await boardWriters.ofBoard(db.read, board.id);
  expect(writers).toHaveLength(6);
  expect(writers.filter(({ kind }) => kind === 'uptd')).toHaveLength(3);
  expect(writers.filter(({ kind }) => kind === null)).toEqual([
    { id: lab.facilitator.id, kind: null },
  ]);
  expect(kindsOffered('nobody', [...writers, ...writers])).toEqual([]);
  // What leaves the server says nothing of anybody.
  const sent = JSON.stringify(kindsOffered('agency', [...writers, ...writers]));
  expect(sent).toBe('[]');
  for (const { person } of [first, last].filter((one) => one !== undefined)) {
    expect(JSON.stringify(kindsOffered('author', writers))).not.toContain(person.id);
  }
});
