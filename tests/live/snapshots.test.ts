import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Snapshot } from '#lib/live/protocol.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { card, openRoom, type Guest, type Room } from '../support/room.ts';

/** A board with so many cards of two people that it travels compressed. */
async function full(room: Room): Promise<[Guest, Guest]> {
  const writers: [Guest, Guest] = [await room.guest(0), await room.guest(1)];
  const acts = Array.from({ length: 80 }, (_, at) =>
    room.program.submit(
      room.board,
      (writers[at % 2] as Guest).person,
      card(`Kartu ${at} — “Pati”`),
    ),
  );
  await Promise.all(acts);
  return writers;
}

for (const revealed of [false, true]) {
  test(`a shared snapshot of a ${revealed ? 'revealed' : 'silent'} board is the board of each`, async () => {
    await using room = await openRoom();
    const [writer, other] = await full(room);
    if (revealed) {
      const lead = room.lab.facilitator;
      await room.program.submit(room.board, lead, { type: 'board.reveal' });
      const ballotId = uuidv7();
      const open = { type: 'ballot.open', ballotId, over: 'cards', dots: 3, cap: 3 } as const;
      await room.program.submit(room.board, lead, open);
      const read = await room.program.read({ kind: 'board', id: room.board.id }, lead);
      const cardId = Object.keys(read?.state.cards ?? {})[0] ?? '';
      const vote = { type: 'dots.place', ballotId, dots: { [cardId]: 2 } } as const;
      await room.program.submit(room.board, writer.person, vote);
    }
    const viewers = [
      { by: writer, person: writer.person },
      { by: other, person: other.person },
      { by: { cookie: room.lab.facilitatorCookie }, person: room.lab.facilitator },
    ];
    const same = async () => {
      for (const { by, person } of viewers) {
        const screen = await room.screen(by);
        const joined = (await screen.request('join', {
          ...room.board,
          since: 0,
        })) as Snapshot<Board>;
        const read = await room.program.read({ kind: 'board', id: room.board.id }, person);
        expect(joined).toEqual(JSON.parse(JSON.stringify(read)));
      }
    };
    await same();
    // What happened since the snapshot was made comes along with it.
    await room.program.submit(room.board, writer.person, card('Sesudahnya'));
    await same();
  });
}
