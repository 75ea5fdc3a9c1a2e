/** Cards from an agency's own board to the plenary through the live program: one road, two journals. */
import { tmpdir } from 'node:os';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { copyOf } from '#lib/lab/board/sending.ts';
import { emptyBoard, type Board, type Signing } from '#lib/lab/board/state.ts';
import { agencyBoard, isDividable } from '#lib/lab/hall/per-agency.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { countsOf } from '#lib/server/db/agency-boards.ts';
import { documentOf } from '#lib/server/db/boards.ts';
import { verify } from '#lib/server/db/verify.ts';
import { labOutcome } from '#lib/server/export/lab-outcome.ts';
import { card, makeLab, openRoom, type Room } from '../support/room.ts';

const findings = async (room: Room) => (await verify(room.db.read, tmpdir())).findings;
const boardRef = (id: string): SpaceRef => ({ kind: 'board', id });

/** A lab whose first wall is done agency by agency, and has begun. */
async function divided(room: Room, most = 2, names: Signing = 'agency') {
  const { facilitator } = room.lab;
  const hall = (await room.program.read({ kind: 'hall', id: room.lab.id }, facilitator))!
    .state as Hall;
  const activity = hall.activities.find(({ kind, boardId }) => isDividable(kind) && boardId)!;
  const plenaryId = activity.boardId!;
  const tell = async (ref: SpaceRef, by: Person, act: Act, actId?: string) => {
    const answer = await room.program.submit(ref, by, act, actId);
    return isRefusal(answer) ? answer.code : 'ok';
  };
  const lead = (act: Act) => tell(room.hall, facilitator, act);
  expect(await lead({ type: 'agenda.divide', activityId: activity.id, send: most })).toBe('ok');
  const setting: Act = { type: 'board.rules', most: 5 };
  expect(await tell(boardRef(plenaryId), facilitator, { type: 'board.sign', names })).toBe('ok');
  expect(await tell(boardRef(plenaryId), facilitator, setting)).toBe('ok');
  expect(await lead({ type: 'activity.start', activityId: activity.id })).toBe('ok');
  const homeOf = (person: Person) => boardRef(agencyBoard(plenaryId, person.agencyId ?? ''));
  const board = async (ref: SpaceRef, by = facilitator) =>
    (await room.program.read({ kind: 'board', id: ref.id }, by))?.state as Board | undefined;
  return { activity, hall: room.hall, plenary: boardRef(plenaryId), homeOf, tell, board };
}

test('[A21] [B74] each agency finds its own board with the first start, and nobody else does', async () => {
  await using room = await openRoom();
  const { homeOf, board, tell, activity } = await divided(room);
  const [ani, citra] = [(await room.guest(0)).person, (await room.guest(1)).person];
  expect((await board(homeOf(ani), ani))?.rules.most).toBe(5);
  expect(await board(homeOf(ani), citra)).toBeUndefined();
  expect(await tell(homeOf(ani), citra, card('Menyusup'))).toBe('not-found');
  const cards = await room.db.read.selectFrom('board').select('id').execute();
  expect(cards.map(({ id }) => id)).toContain(homeOf(citra).id);
  expect(await findings(room)).toEqual([]);
  const again: Act = { type: 'activity.start', activityId: activity.id };
  expect(await tell(room.hall, room.lab.facilitator, again)).toBe('ok');
  expect(await findings(room)).toEqual([]);
});

test('[A21] [L7] a unit that is added while agencies write on their own boards gets one as well', async () => {
  await using room = await openRoom();
  const { homeOf, board, tell } = await divided(room);
  const { facilitator } = room.lab;
  const unit = { agencyId: uuidv7(), name: 'UPTD Pasar', short: '', kind: 'uptd' as const };
  expect(await tell(room.hall, facilitator, { type: 'agency.add', ...unit })).toBe('ok');
  const own = homeOf({ ...facilitator, agencyId: unit.agencyId });
  expect((await board(own))?.rules.most).toBe(5);
  expect(await findings(room)).toEqual([]);
});

test('[B75] [B76] [B79] what an agency sends arrives once, in both journals or in none', async () => {
  await using room = await openRoom();
  const { homeOf, board, tell, plenary } = await divided(room);
  const { facilitator } = room.lab;
  const ani = (await room.guest(0)).person;
  const home = homeOf(ani);
  const ids = [uuidv7(), uuidv7(), uuidv7()];
  for (const id of ids) expect(await tell(home, ani, card(`Kata ${id.slice(-4)}`, id))).toBe('ok');
  const send: Act = { type: 'cards.send', ids: ids.slice(0, 2), to: plenary.id };
  const actId = uuidv7();
  // The same act comes twice, and a second person of the agency says the same.
  const said = [tell(home, ani, send, actId), tell(home, ani, send, actId), tell(home, ani, send)];
  expect(await Promise.all(said)).toEqual(['ok', 'ok', 'ok']);
  expect((await board(plenary))?.hidden.cards).toBe(2);
  expect(await tell(home, ani, { ...send, ids: [ids[2]!] } as Act)).toBe('sent-full');
  expect(await findings(room)).toEqual([]);

  expect(await tell(plenary, facilitator, { type: 'board.reveal' })).toBe('ok');
  const first = copyOf(ids[0]!, plenary.id);
  const shown = await board(plenary, (await room.guest(1)).person);
  expect(shown?.cards[first]).toMatchObject({ text: `Kata ${ids[0]!.slice(-4)}`, authorId: null });
  expect(shown?.traces[first]).toMatchObject({ boardId: home.id, agencyId: ani.agencyId });

  await tell(plenary, facilitator, { type: 'board.lock', locked: true });
  const back: Act = { type: 'cards.recall', ids: [ids[0]!], to: plenary.id };
  expect(await tell(home, ani, back)).toBe('locked');
  expect((await board(home, ani))?.sent[ids[0]!]).toEqual([plenary.id]);
  await tell(plenary, facilitator, { type: 'board.lock', locked: false });
  expect(await tell(home, ani, back)).toBe('ok');
  expect(await tell(home, ani, { ...send, ids: [ids[2]!] } as Act)).toBe('ok');
  expect(await findings(room)).toEqual([]);
  // From the journals alone, as after a restart.
  const before = await board(plenary);
  await room.restart();
  expect(await board(plenary)).toEqual(before);
});

test('[B80] all agencies’ boards are locked by one act, and open again', async () => {
  await using room = await openRoom();
  const { activity, homeOf, board, tell, plenary, hall } = await divided(room);
  const { facilitator } = room.lab;
  const [ani, citra] = [(await room.guest(0)).person, (await room.guest(1)).person];
  const lock = (locked: boolean): Act => ({ type: 'boards.lock', activityId: activity.id, locked });
  await tell(homeOf(ani), facilitator, { type: 'board.lock', locked: true });
  const actId = uuidv7();
  const said = [
    tell(hall, facilitator, lock(true), actId),
    tell(hall, facilitator, lock(true), actId),
  ];
  expect(await Promise.all(said)).toEqual(['ok', 'ok']);
  for (const one of [ani, citra]) {
    expect(await tell(homeOf(one), one, card('Terlambat'))).toBe('locked');
  }
  expect((await board(plenary))?.locked).toBe(false);
  const known = room.lab.agencies.filter((id) => id !== ani.agencyId);
  const counts = await countsOf(room.db.read, plenary.id, room.lab.agencies);
  expect(Object.values(counts).every(({ locked }) => locked)).toBe(true);
  // What was locked already has no second line in its journal.
  const lines = await room.db.read
    .selectFrom('journal')
    .select('spaceId')
    .where('event', 'like', '%"board.locked"%')
    .execute();
  expect(lines).toHaveLength(1 + known.length);
  await room.restart();
  expect((await board(homeOf(citra)))?.locked).toBe(true);
  expect(await tell(hall, facilitator, lock(false))).toBe('ok');
  expect(await tell(homeOf(citra), citra, card('Masih sempat'))).toBe('ok');
  expect(await findings(room)).toEqual([]);
});

test('[B79] a card whose copy would have a taken id is not sent, and nothing is written', async () => {
  await using room = await openRoom();
  const { homeOf, board, tell, plenary } = await divided(room);
  const ani = (await room.guest(0)).person;
  const [one, two] = [uuidv7(), uuidv7()];
  for (const id of [one, two]) await tell(homeOf(ani), ani, card('Kata', id));
  // On the plenary itself, and on another board.
  expect(await tell(plenary, ani, card('Mendahului', copyOf(one, plenary.id)))).toBe('ok');
  expect(await tell(homeOf(ani), ani, card('Mendahului', copyOf(two, plenary.id)))).toBe('ok');
  for (const id of [one, two]) {
    const act: Act = { type: 'cards.send', ids: [id], to: plenary.id };
    expect(await tell(homeOf(ani), ani, act)).toBe('exists');
  }
  expect((await board(homeOf(ani)))?.sent).toEqual({});
  // What the drain had in hand is as it was: the next card is stored where it belongs.
  expect(await tell(homeOf(ani), ani, card('Sesudahnya'))).toBe('ok');
  expect(await findings(room)).toEqual([]);
});

test('[B78] [B79] nothing is sent to a board of another lab, or to none', async () => {
  await using room = await openRoom();
  const { tell, plenary, board } = await divided(room);
  const { facilitator } = room.lab;
  const id = uuidv7();
  await tell(plenary, facilitator, card('Kata', id));
  await tell(plenary, facilitator, { type: 'board.reveal' });
  const { regionId } = await room.db.read
    .selectFrom('lab')
    .select('regionId')
    .executeTakeFirstOrThrow();
  const other = { id: (await makeLab(room.db, regionId)).boardId };
  for (const to of [uuidv7(), other.id]) {
    expect(await tell(plenary, facilitator, { type: 'cards.send', ids: [id], to })).toBe(
      'not-found',
    );
  }
  expect((await board(plenary))?.sent).toEqual({});
  expect(await findings(room)).toEqual([]);
});

test('[B74] [B77] nobody else receives a byte of an agency’s board, nor who sent what nobody signed', async () => {
  await using room = await openRoom();
  const { homeOf, tell, plenary, hall } = await divided(room, 2, 'nobody');
  const [ani, citra] = [await room.guest(0), await room.guest(1)];
  const home = homeOf(ani.person);
  const others = [
    await room.screen(citra),
    await room.screen({ projectorKey: room.lab.projectorKey }),
  ];
  const told: unknown[] = [];
  for (const screen of others) {
    for (const ref of [home, plenary, hall]) {
      told.push(await screen.request('join', { ...ref, since: 0 }));
    }
  }
  const canary = 'KENARI-4417';
  const ids = [uuidv7(), uuidv7()];
  for (const id of ids)
    expect(await tell(home, ani.person, card(`${canary} ${id}`, id))).toBe('ok');
  const send: Act = { type: 'cards.send', ids: [ids[0]!], to: plenary.id };
  expect(await tell(home, ani.person, send)).toBe('ok');
  const heard = () => JSON.stringify([told, ...others.map(({ frames }) => frames)]);
  await others[0]!.until(() => heard().includes('cards.hidden'));
  expect(heard()).not.toContain(canary);

  await tell(plenary, room.lab.facilitator, { type: 'board.reveal' });
  await others[0]!.until(() =>
    others.every(({ frames }) => JSON.stringify(frames).includes(canary)),
  );
  for (const screen of others) {
    told.push(await screen.request('join', { ...home, since: 0 }));
    told.push(await screen.request('join', { ...plenary, since: 1 }));
  }
  // The one card that was sent, and nothing that says from where.
  expect(heard()).not.toContain(ids[1]);
  expect(heard()).not.toContain(home.id);
  expect(heard()).not.toContain(ani.person.id);
  const onPlenary = others.flatMap(({ frames }) => frames.filter(({ id }) => id === plenary.id));
  expect(JSON.stringify(onPlenary)).not.toContain(ani.person.agencyId);
});

test('[B79] verify names a card that only one of both boards knows of', async () => {
  await using room = await openRoom();
  const { homeOf, tell, plenary } = await divided(room);
  const ani = (await room.guest(0)).person;
  const id = uuidv7();
  await tell(homeOf(ani), ani, card('Kata', id));
  await tell(homeOf(ani), ani, { type: 'cards.send', ids: [id], to: plenary.id });
  const nothing = JSON.stringify({ type: 'board.locked', locked: false });
  const told = async (type: string) => {
    const { event } = await room.db.read
      .selectFrom('journal')
      .select('event')
      .where('event', 'like', `%"${type}"%`)
      .executeTakeFirstOrThrow();
    const write = (text: string, was: string) =>
      room.db.write.updateTable('journal').set({ event: text }).where('event', '=', was).execute();
    await write(nothing, event);
    const sentences = (await findings(room)).map(({ sentence }) => sentence).join(' ');
    await write(event, nothing);
    return sentences;
  };
  expect(await told('cards.received')).toContain('yang dikirim tidak diterima');
  expect(await told('cards.sent')).toContain('diterima tanpa dikirim');
  expect(await findings(room)).toEqual([]);
});

test('[B79] a board that uses none of this is kept as before there was such a thing', () => {
  const kept = ['names', 'locked', 'clusters', 'layout', 'arranged', 'results', 'ballot'];
  expect(Object.keys(documentOf(emptyBoard(uuidv7())))).toEqual(kept);
});

test('[B75] [B77] the file of the lab says which card came from where', async () => {
  await using room = await openRoom();
  const { homeOf, tell, plenary, activity } = await divided(room);
  const { facilitator } = room.lab;
  const ani = (await room.guest(0)).person;
  const id = uuidv7();
  await tell(homeOf(ani), ani, card('Antrean', id));
  await tell(homeOf(ani), ani, { type: 'cards.send', ids: [id], to: plenary.id });
  await tell(plenary, facilitator, { type: 'board.reveal' });
  const file = await labOutcome(room.db.read, room.lab.id, facilitator, { lang: 'id', at: 1 });
  const rows = file?.sheets.find(({ name }) => name === 'Kartu')?.rows ?? [];
  const title = activity.title.id;
  const short = (
    await room.db.read
      .selectFrom('agency')
      .select('short')
      .where('id', '=', ani.agencyId ?? '')
      .executeTakeFirstOrThrow()
  ).short;
  expect(rows.filter(({ text }) => text === 'Antrean')).toMatchObject([
    { board: title, from: `${title} (${short})`, author: null },
    { board: `${title} (${short})`, author: null },
  ]);
});
