/** What facilitators enter for people without a device, over real sockets and in the tables. */
import { tmpdir } from 'node:os';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { verify } from '#lib/server/db/verify.ts';
import * as labs from '#lib/server/db/labs.ts';
import { mergePeople } from '#lib/server/operations/merge.ts';
import * as peopleTable from '#lib/server/db/people.ts';
import {
  card,
  joinLab,
  makeLab,
  openRoom,
  type Guest,
  type Room,
  type Screen,
} from '../support/room.ts';

let room: Room;
let ani: Guest;
let guide: Screen;
let phone: Screen;

beforeAll(async () => {
  room = await openRoom();
  ani = await room.guest(0);
  guide = await room.screen({ cookie: room.lab.facilitatorCookie });
  phone = await room.screen({ cookie: ani.cookie });
});
afterAll(async () => {
  await room?.[Symbol.asyncDispose]();
});

const said = async (act: Act, { ref = room.board, forId = '' } = {}): Promise<string> => {
  const answer = await guide.act(ref, act, uuidv7(), forId || undefined);
  return isRefusal(answer) ? answer.code : 'ok';
};
async function enter(name: string, agency = 0): Promise<string> {
  const personId = uuidv7();
  const agencyId = room.lab.agencies[agency] ?? '';
  const people = [{ personId, name, position: 'Staf', agencyId }];
  expect(await said({ type: 'people.enter', people }, { ref: room.hall })).toBe('ok');
  return personId;
}
const board = async (): Promise<Board> =>
  (await room.program.read({ kind: 'board', id: room.lab.boardId }, room.lab.facilitator))!.state;
const papers = () => room.db.read.selectFrom('ballotPaper').selectAll().execute();

describe('what a facilitator enters', () => {
  test('[F2] a card is its author’s; the journal says who entered it', async () => {
    const melati = await enter('Melati');
    const cardId = uuidv7();
    expect(await said(card('Dari kertas', cardId), { forId: melati })).toBe('ok');
    const row = await room.db.read
      .selectFrom('card')
      .select(['authorId', 'agencyId'])
      .where('id', '=', cardId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ authorId: melati, agencyId: room.lab.agencies[0] });
    const entry = await room.db.read
      .selectFrom('journal')
      .select('personId')
      .where('event', 'like', `%${cardId}%`)
      .executeTakeFirstOrThrow();
    expect(entry.personId).toBe(room.lab.facilitator.id);
    // Silent: the facilitator who typed it in does not see it hang there either.
    expect((await board()).cards[cardId]).toBeUndefined();
  });

  test('[F2] a paper is one paper however often it is entered, also when it comes twice', async () => {
    const melati = await enter('Melati Dua');
    await phone.request('join', { ...room.board, since: 0 });
    await said({ type: 'board.reveal' });
    const [cardId = ''] = Object.keys((await board()).cards);
    const ballotId = uuidv7();
    await said({ type: 'ballot.open', ballotId, over: 'cards', dots: 3, cap: 3 });
    const place = (dots: number): Act => ({
      type: 'dots.place',
      ballotId,
      dots: { [cardId]: dots },
    });
    const actId = uuidv7();
    await guide.act(room.board, place(1), actId, melati);
    await guide.act(room.board, place(1), actId, melati);
    expect(await said(place(2), { forId: melati })).toBe('ok');
    await phone.act(room.board, place(1));
    expect((await board()).ballot).toMatchObject({ turnout: 2, papers: {} });
    expect(await papers()).toHaveLength(2);
    // Neither the frames of others nor the journal say whose it was.
    expect(JSON.stringify(phone.frames)).not.toContain(melati);
    const events = await room.db.read
      .selectFrom('journal')
      .select(['event', 'personId'])
      .where('event', 'like', '%"ballot.cast"%')
      .execute();
    expect(events.every(({ event, personId }) => !event.includes(melati) && !personId)).toBe(true);

    expect(await said({ type: 'paper.take', ballotId }, { forId: melati })).toBe('ok');
    expect((await board()).ballot?.turnout).toBe(1);
    expect(await papers()).toHaveLength(1);
    await phone.until(() => JSON.stringify(phone.frames).includes('ballot.taken'));
    // [F5] Nor does the journal say whose paper was taken back, or who took it.
    const taken = await room.db.read
      .selectFrom('journal')
      .select(['event', 'personId'])
      .where('event', 'like', '%"ballot.taken"%')
      .execute();
    expect(taken).toMatchObject([{ personId: null }]);
    expect(taken[0]?.event).toContain('"voter":null');
    expect(JSON.stringify(phone.frames)).not.toContain(melati);
    expect(await said(place(3), { forId: melati })).toBe('ok');
    await said({ type: 'ballot.close', ballotId });
    const [result] = (await board()).results;
    expect(result).toMatchObject({ turnout: 2, tally: { [cardId]: 4 } });
    expect(await papers()).toEqual([]);
  });

  test('[F3] nothing is entered for somebody with a device, nor by anybody else', async () => {
    expect(await said(card('Atas nama'), { forId: ani.person.id })).toBe('own-device');
    expect(await said(card('Atas nama'), { forId: uuidv7() })).toBe('not-found');
    const melati = await enter('Melati Tiga');
    const answer = await phone.act(room.board, card('Atas nama'), uuidv7(), melati);
    expect(answer).toEqual({ code: 'no-right' });
    expect(await said({ type: 'board.reveal' }, { forId: melati })).toBe('own-device');
  });

  test('[F6] whoever comes with a device has one paper: the entered one goes first', async () => {
    const { facilitator: lead } = room.lab;
    const budi = await room.guest(0);
    const entry = await enter('Budi Dari Kertas');
    const [cardId = ''] = Object.keys((await board()).cards);
    const ballotId = uuidv7();
    await said({ type: 'ballot.open', ballotId, over: 'cards', dots: 3, cap: 3 });
    const place: Act = { type: 'dots.place', ballotId, dots: { [cardId]: 3 } };
    expect(await said(place, { forId: entry })).toBe('ok');
    const hall = (await room.program.read({ kind: 'hall', id: room.lab.id }, lead))!.state;
    const two = { hall, lead, personId: entry, intoId: budi.person.id };
    expect(await mergePeople(room.db, two, room.program.submit)).toBeNull();
    expect((await board()).ballot?.turnout).toBe(0);
    expect(await papers()).toEqual([]);
    expect(await said(place, { forId: entry })).toBe('not-found');
    await said({ type: 'ballot.close', ballotId });
  });

  test('[L2] what was on its way for somebody who is out by then is refused', async () => {
    const { facilitator: lead, hall } = { ...room.lab, hall: room.hall };
    const entry = await enter('Pulang Lebih Awal');
    const person = { ...ani.person, id: entry, name: 'Pulang Lebih Awal', entered: true };
    // In the same drain: the board does not know yet, the hall does.
    const answers = await Promise.all([
      room.program.submit(hall, lead, { type: 'person.remove', personId: entry }),
      room.program.submit(room.board, person, card('Terlambat')),
    ]);
    expect(answers.map((one) => isRefusal(one) && one.code)).toEqual([false, 'removed']);
    expect(await said(card('Terlambat'), { forId: entry })).toBe('not-found');
  });

  test('[F1] nobody is entered under the id of somebody else', async () => {
    const agencyId = room.lab.agencies[0] ?? '';
    const foreign = await makeLab(room.db, (await labs.load(room.db.read, room.lab.id))!.regionId);
    const stranger = await joinLab(room, room.db, foreign);
    for (const personId of [stranger.person.id, room.lab.facilitator.id]) {
      const people = [{ personId, name: `Penyusup ${personId}`, position: '', agencyId }];
      expect(await said({ type: 'people.enter', people }, { ref: room.hall })).toBe('exists');
    }
    const kept = await peopleTable.load(room.db.read, stranger.person.id);
    expect(kept?.person.name).toBe(stranger.person.name);
  });

  test('after a restart everything is as it was, and the journal proves the tables', async () => {
    const hall: SpaceRef = { kind: 'hall', id: room.lab.id };
    const before = await room.program.read(
      hall as { kind: 'hall'; id: string },
      room.lab.facilitator,
    );
    await room.restart();
    const after = await room.program.read(
      hall as { kind: 'hall'; id: string },
      room.lab.facilitator,
    );
    expect(after).toEqual(before);
    expect((await verify(room.db.read, tmpdir())).findings).toEqual([]);
    expect(room.faults).toEqual([]);
  });
});
