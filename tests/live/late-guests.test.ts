/** Pages that open on a full board while the room goes on: the shared snapshot, what is one's own, and what happened since fit together. */
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Board } from '#lib/lab/board/state.ts';
import { seenState } from '#lib/lab/seen-by.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { openSpace } from '#lib/server/live/spaces.ts';
import { Disk, Page, type Who } from '../support/clients.ts';
import { card, openRoom, pause } from '../support/room.ts';

test('whoever comes late, at whatever moment, sees what the server shows them', async () => {
  await using room = await openRoom();
  const { board, program } = room;
  const { facilitator } = room.lab;
  const writers = [await room.guest(0), await room.guest(1), await room.guest(2)];
  const cast: Who[] = [...writers, { person: facilitator, cookie: room.lab.facilitatorCookie }];
  const ids: string[] = [];
  for (let at = 0; at < 90; at += 1) {
    ids.push(uuidv7());
    await program.submit(board, writers[at % 3]!.person, card(`Kartu ${at}`, ids[at]));
  }
  /** The room goes on: cards, other words, a reveal, groups, a vote, its end. */
  let turn = 0;
  const ballotId = uuidv7();
  const clusterId = uuidv7();
  async function goOn(): Promise<void> {
    turn += 1;
    const at = turn % 3;
    const { person } = writers[at]!;
    const cardId = ids[(turn * 7) % 90]!;
    await program.submit(board, writers[((turn * 7) % 90) % 3]!.person, {
      type: 'card.edit',
      cardId,
      text: `Ubah ${turn}`,
    });
    if (turn % 5 === 0) await program.submit(board, person, card(`Baru ${turn}`));
    if (turn % 9 === 0) await program.submit(board, facilitator, { type: 'card.remove', cardId });
    if (turn === 25) await program.submit(board, facilitator, { type: 'board.reveal' });
    if (turn === 30)
      await program.submit(board, person, {
        type: 'cluster.add',
        clusterId,
        title: 'A',
        cardIds: ids.slice(0, 20),
      });
    if (turn === 40)
      await program.submit(board, facilitator, {
        type: 'ballot.open',
        ballotId,
        over: 'cards',
        dots: 3,
        cap: 3,
      });
    if (turn > 42 && turn < 60)
      await program.submit(board, person, {
        type: 'dots.place',
        ballotId,
        dots: { [ids[1]!]: turn % 4 },
      });
    if (turn === 60) await program.submit(board, facilitator, { type: 'ballot.close', ballotId });
    if (turn === 62) await program.submit(board, person, { type: 'cluster.remove', clusterId });
  }

  const pages: Page[] = [];
  // Eight screens each, as many as one person may have.
  for (let round = 0; round < 32; round += 1) {
    await goOn();
    const who = cast[round % cast.length]!;
    pages.push(
      new Page(who, { url: room.url }, { disk: new Disk(), refs: [{ ref: board, initial: null }] }),
    );
    await goOn();
    await pause(Math.random() * 25);
  }
  for (let more = 0; more < 5; more += 1) await goOn();
  await expect.poll(() => pages.every((page) => page.at(board).joined)).toBe(true);
  const read = await program.read({ kind: 'board', id: board.id }, facilitator);
  for (const page of pages) {
    await expect.poll(() => page.at(board).number).toBe(read?.number);
    const seen = await program.read({ kind: 'board', id: board.id }, page.live.person);
    const { cards, ...rest } = page.at(board).state as Board;
    const standing = Object.fromEntries(Object.entries(cards).filter(([, one]) => !one.removed));
    expect({ ...rest, cards: standing }).toEqual(seen?.state);
  }
  await Promise.all(pages.map(({ live }) => live.check()));
  expect(pages.reduce((sum, { live }) => sum + live.healed, 0)).toBe(0);
  // What is in memory is what the journal says, too.
  const folded = await openSpace(room.db.read, board);
  expect(seenState(folded.state, facilitator)).toEqual(read?.state);
  expect(room.faults).toEqual([]);
  expect(isRefusal(read)).toBe(false);
  for (const page of pages) page.live.close();
}, 40_000);
