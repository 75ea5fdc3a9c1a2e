/** A suggestion taken and taken back through the live program: the tables agree with the journal. */
import { tmpdir } from 'node:os';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { verify } from '#lib/server/db/verify.ts';
import { card, openRoom } from '../support/room.ts';

test('[B20] [B21] the tables follow a suggestion there and back, also into a standing cluster', async () => {
  await using room = await openRoom();
  const { facilitator } = room.lab;
  const { board } = room;
  const guest = await room.guest(0);
  const say = async (act: Act, by = facilitator) => {
    const answer = await room.program.submit(board, by, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
  };
  const tables = async () => (await verify(room.db.read, tmpdir())).findings;
  const places = async () => {
    const read = await room.program.read(board, facilitator);
    return Object.values((read!.state as Board).cards).map(({ clusterId }) => clusterId);
  };
  const cards = Array.from({ length: 5 }, () => uuidv7());
  for (const [n, cardId] of cards.entries()) await say(card(`Kartu ${n}`, cardId), guest.person);
  await say({ type: 'board.reveal' });
  const [standing, made, arrangeId] = [uuidv7(), uuidv7(), uuidv7()];
  const [a = '', b = '', c = '', d = '', e = ''] = cards;
  await say({ type: 'cluster.add', clusterId: standing, title: 'Lama', cardIds: [a] });
  await say({
    type: 'board.arrange',
    arrangeId,
    groups: [
      { clusterId: standing, title: 'Lama', cardIds: [b, c] },
      { clusterId: made, title: 'Baru', cardIds: [d, e] },
    ],
  });
  expect(await places()).toEqual([standing, standing, standing, made, made]);
  expect(await tables()).toEqual([]);
  await say({ type: 'card.group', cardIds: [c], clusterId: made }, guest.person);
  await say({ type: 'board.arrange.undo', arrangeId });
  expect(await places()).toEqual([standing, null, made, null, null]);
  expect(await tables()).toEqual([]);
});
