/**
 * The role matrix of the promises over the socket: every act and every reading it names, by every
 * kind of viewer, as a generated table. `yes` and `no` are said inside the lab; `none` stands
 * outside of it and learns nothing, not even that there is something: the answer is the same as for
 * a thing that does not exist. The same matrix over pages and forms is in `tests/rights.test.ts`.
 */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts, type Act } from '#lib/lab/acts.ts';
import { emptyBoard } from '#lib/lab/board/state.ts';
import { foldBoard } from '#lib/lab/board/fold.ts';
import type { Person, Role as LabRole } from '#lib/lab/people.ts';
import { versionOf, type Form } from '#lib/lab/idea/versions.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as journal from '#lib/server/db/journal.ts';
import {
  card,
  joinLab,
  makeLab,
  openRoom,
  type Guest,
  type Lab,
  type Room,
  type Screen,
} from '../support/room.ts';
import { actsOf } from '../../src/rehearsal/innovation-acts.ts';
import { innovations } from '../../src/rehearsal/material.ts';
import { fitting, type Schema } from '../support/hostile.ts';
import { randomFrom } from '../support/virtual-time.ts';

const canary = 'KENARI-9152';

const viewers = [
  'nobody',
  'author', // G, whose things they are
  'guest', // G, of another agency
  'foreignGuest', // G′
  'facilitator', // F
  'otherFacilitator', // F′
  'bappeda', // B
  'otherBappeda', // B of another region
  'admin', // A
  'leader',
  'jury',
  'expert',
  'visitor',
  'projector',
  'removed',
] as const;
type Viewer = (typeof viewers)[number];
type Said = 'yes' | 'no' | 'none';
type Line = Record<Viewer, Said>;

const outside = {
  nobody: 'none',
  foreignGuest: 'none',
  otherFacilitator: 'none',
  otherBappeda: 'none',
  admin: 'none',
  removed: 'none',
} as const;
/** Everybody outside nothing, those named yes, everybody else in the lab no. */
const only = (...allowed: Viewer[]): Line =>
  Object.fromEntries(
    viewers.map((one) => [one, outside[one as 'nobody'] ?? (allowed.includes(one) ? 'yes' : 'no')]),
  ) as Line;
const inLab = viewers.filter((one) => !(one in outside));
const people: Viewer[] = ['author', 'guest', 'leader', 'jury', 'expert'];
const reviewers: Viewer[] = ['facilitator', 'bappeda', 'expert'];

/** `forId`: entered for a person without a device. */
type Ask = { ref: SpaceRef; act: Act; forId?: string };
type Row = { says: string; line: Line } & (
  | { ask: () => Promise<Ask> }
  /** True when the reader saw what the row is about. */
  | { read: () => Promise<SpaceRef>; sees: (text: string) => boolean }
);

let room: Room;
let foreign: Lab;
let author: Guest;
let leader: Person;
let expert: Person;
const screens: Partial<Record<Viewer, Screen>> = {};
/** Where those from outside are at home. */
const homes: Partial<Record<Viewer, Screen>> = {};

const submit = async (ref: SpaceRef, by: Person, act: Act): Promise<void> => {
  const answer = await room.program.submit(ref, by, act);
  if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
};
const lead = () => room.lab.facilitator;

/** A board of its own for one cell, so that no cell changes what the next one finds. */
async function wall({ revealed = false, locked = false, home = false } = {}): Promise<{
  board: SpaceRef;
  cardId: string;
}> {
  const board: SpaceRef = { kind: 'board', id: uuidv7() };
  const opened = {
    type: 'board.opened' as const,
    labId: room.lab.id,
    title: 'Papan',
    names: 'agency' as const,
    silent: true,
  };
  const agencyId = author.person.agencyId ?? '';
  const plenaryId = room.lab.boardId;
  const given = { type: 'board.given' as const, agencyId, plenaryId, most: 20 };
  const events = home ? [opened, given] : [opened];
  await room.db.write.transaction().execute((trx) =>
    journal.write(trx, {
      ref: board,
      labId: room.lab.id,
      by: null,
      actId: uuidv7(),
      at: 1,
      from: 1,
      events,
      state: events.reduce((state, one) => foldBoard(state, one, 1), emptyBoard(board.id)),
    }),
  );
  const cardId = uuidv7();
  await submit(board, author.person, card(canary, cardId));
  if (revealed) await submit(board, lead(), { type: 'board.reveal' });
  if (locked) await submit(board, lead(), { type: 'board.lock', locked: true });
  return { board, cardId };
}

const homeAgency = () => author.person.agencyId ?? '';

/** Somebody without a device, of the author's agency. */
async function entered(): Promise<string> {
  const personId = uuidv7();
  const one = { personId, name: `Tamu ${personId}`, position: '', agencyId: homeAgency() };
  await submit(room.hall, lead(), { type: 'people.enter', people: [one] });
  return personId;
}

async function ballot(): Promise<{ board: SpaceRef; cardId: string; ballotId: string }> {
  const { board, cardId } = await wall({ revealed: true });
  const ballotId = uuidv7();
  await submit(board, lead(), { type: 'ballot.open', ballotId, over: 'cards', dots: 3, cap: 3 });
  return { board, cardId, ballotId };
}

/** A draft of the author's agency. */
async function draft(): Promise<SpaceRef> {
  const idea: SpaceRef = { kind: 'idea', id: uuidv7() };
  await submit(idea, author.person, raising());
  return idea;
}

const raising = (): Act => ({
  type: 'idea.raise',
  agencyId: author.person.agencyId ?? '',
  title: canary,
  origin: null,
  boardId: null,
  clusterId: null,
  cardIds: [],
  innovation: null,
});

/** How far an idea of the author's agency has come. */
type Reached = 'canvas in' | 'canvas approved' | 'plan in' | 'plan approved';
/** Ideas that nobody has changed since: to come so far takes half a hundred acts. */
const reached = new Map<Reached, SpaceRef>();

async function idea(upTo: Reached): Promise<SpaceRef> {
  const known = reached.get(upTo);
  if (known) return known;
  const [sheet] = innovations();
  if (!sheet) throw new Error('No innovation in the material');
  const told = actsOf(
    sheet,
    { agencyId: author.person.agencyId ?? '', writerId: author.person.id },
    uuidv7,
  );
  const canvas = [told.raise, ...told.canvas, ...told.approval.slice(0, -1)];
  const plan = [...told.approval.slice(-1), ...told.plan, ...told.planApproval.slice(0, -1)];
  const steps = {
    'canvas in': canvas,
    'canvas approved': [...canvas, ...told.approval.slice(-1)],
    'plan in': [...canvas, ...plan],
    'plan approved': [...canvas, ...plan, ...told.planApproval.slice(-1)],
  }[upTo];
  const ref: SpaceRef = { kind: 'idea', id: uuidv7() };
  const by = {
    owner: author.person,
    facilitator: lead(),
    leader,
    expert,
    jury: leader,
    visitor: leader,
  };
  await Promise.all(steps.map((step) => submit(ref, by[step.by], step.act)));
  reached.set(upTo, ref);
  return ref;
}
const onIdea = (upTo: Reached, act: () => Act) => async () => ({
  ref: await idea(upTo),
  act: act(),
});

/** What a leader or reviewer decides on is the version that stands there. */
const onVersion =
  (upTo: Reached | 'draft', type: `${Form}.${'pass' | 'approve'}`) => async (): Promise<Ask> => {
    const ref = upTo === 'draft' ? await draft() : await idea(upTo);
    const read = await room.program.read({ kind: 'idea', id: ref.id }, lead());
    if (!read) throw new Error('No idea');
    const version = versionOf(read.state, type.startsWith('canvas') ? 'canvas' : 'plan');
    return { ref, act: { type, note: '', version } };
  };

const onWall =
  (act: (at: { board: SpaceRef; cardId: string }) => Act | Promise<Act>, how = {}) =>
  async () => {
    const at = await wall(how);
    return { ref: at.board, act: await act(at) };
  };
const comment = (cardId: string) => ({
  type: 'comment.add' as const,
  cardId,
  commentId: uuidv7(),
  text: 'Komentar',
});
const onHidden = (act: (cardId: string) => Act) => async () => {
  const { board, cardId } = await wall({ revealed: true });
  await submit(board, lead(), { type: 'card.hide', cardId, reason: 'Nama' });
  return { ref: board, act: act(cardId) };
};
const givesScore = (): Act => ({
  type: 'score.give',
  marks: { novelty: 4, breadth: 3 },
  scale: 5,
});
const inHall = (act: () => Act) => async () => ({ ref: room.hall, act: act() });
const onDraft = (act: () => Act) => async () => ({ ref: await draft(), act: act() });
const inBallot = (act: (at: Awaited<ReturnType<typeof ballot>>) => Act) => async () => {
  const at = await ballot();
  return { ref: at.board, act: act(at) };
};
const sending = (cardId: string) => ({
  type: 'cards.send' as const,
  ids: [cardId],
  to: room.lab.boardId,
});
const arrangement = (cardId: string) => ({
  type: 'board.arrange' as const,
  arrangeId: uuidv7(),
  groups: [{ clusterId: uuidv7(), title: 'X', cardIds: [cardId] }],
});
/** A card that its author has taken away again. */
const withoutCard =
  (act: (cardId: string) => Act, how = {}) =>
  async () => {
    const { board, cardId } = await wall(how);
    await submit(board, author.person, { type: 'card.remove', cardId });
    return { ref: board, act: act(cardId) };
  };
const inCluster = (act: (clusterId: string) => Act) => async () => {
  const { board, cardId } = await wall({ revealed: true });
  const clusterId = uuidv7();
  await submit(board, lead(), { type: 'cluster.add', clusterId, title: 'X', cardIds: [cardId] });
  return { ref: board, act: act(clusterId) };
};
const picture = (first = uuidv7()) => ({
  type: 'board.layout' as const,
  layout: {
    kind: 'columns' as const,
    head: '',
    across: '',
    up: '',
    regions: [first, uuidv7()].map((clusterId) => ({ clusterId, title: 'X' })),
  },
});
/** On a silent board with a layout. */
const inLayout = (act: (clusterId: string, cardId: string) => Act) => async () => {
  const { board, cardId } = await wall();
  const clusterId = uuidv7();
  await submit(board, lead(), picture(clusterId));
  return { ref: board, act: act(clusterId, cardId) };
};
/** While an activity is running. */
const onClock = (act: () => Act) => async () => {
  const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, lead());
  const activityId = hall?.state.activities[0]?.id ?? '';
  await submit(room.hall, lead(), { type: 'activity.start', activityId });
  return { ref: room.hall, act: act() };
};
const newActivity = (activityId = uuidv7()): Act => {
  const both = { id: 'X', en: 'X' };
  const words = { title: both, guide: both, hint: both, question: both, recipe: null };
  const plan = { day: 9, after: null, minutes: 10, stage: 'drum-up', kind: 'talk' } as const;
  return { type: 'agenda.add', activityId, ...plan, ...words, boardId: null };
};
/** A card on the revealed wall of an activity that runs: one wall for all who try. */
async function lightOn() {
  const act = (wallInLight ??= await wallToLight());
  await submit(room.hall, lead(), { type: 'activity.start', activityId: act.activityId });
  const { boardId, targetId } = act;
  return { type: 'room.spotlight', boardId, over: 'card', targetId } as const;
}
let wallInLight: Awaited<ReturnType<typeof wallToLight>> | undefined;
async function wallToLight() {
  const [activityId, boardId, targetId] = [uuidv7(), uuidv7(), uuidv7()];
  const plan = { ...(newActivity(activityId) as object), day: 8, kind: 'cards', boardId };
  await submit(room.hall, lead(), plan as Act);
  await submit(room.hall, lead(), { type: 'activity.start', activityId });
  const board: SpaceRef = { kind: 'board', id: boardId };
  await submit(board, author.person, card(canary, targetId));
  const act = { type: 'room.spotlight', boardId, over: 'card', targetId } as const;
  // Nobody lights what the room has not been shown.
  expect(await room.program.submit(room.hall, lead(), act)).toMatchObject({ code: 'not-found' });
  await submit(board, lead(), { type: 'board.reveal' });
  return { activityId, boardId, targetId };
}
let lit = '';
/** Another value each time, so that every cell has something to enter. */
let values = 0;
/** The first of a day of its own. */
const onNewActivity = (act: (activityId: string) => Act | Promise<Act>) => async () => {
  const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, lead());
  for (const { id, day } of hall?.state.activities ?? []) {
    if (day === 9) await submit(room.hall, lead(), { type: 'agenda.remove', activityId: id });
  }
  const activityId = uuidv7();
  await submit(room.hall, lead(), newActivity(activityId));
  return { ref: room.hall, act: await act(activityId) };
};
/** An activity whose agencies have got boards of their own: one for all who try. */
async function givenApart() {
  const [activityId, boardId] = [uuidv7(), uuidv7()];
  const plan = { ...(newActivity(activityId) as object), day: 7, kind: 'cards', boardId };
  await submit(room.hall, lead(), plan as Act);
  await submit(room.hall, lead(), { type: 'agenda.divide', activityId, send: 2 });
  await submit(room.hall, lead(), { type: 'activity.start', activityId });
  return activityId;
}
let apart: string | undefined;
const sign = (agencyId: string): Act => ({
  type: 'pledge.sign',
  agencyId,
  name: 'Kepala',
  position: '',
  as: 'head',
  strokes: '',
});
/** Nobody has signed for this agency. */
const unsigned = async (agency: number): Promise<Ask> => {
  const agencyId = room.lab.agencies[agency] ?? '';
  await room.program.submit(room.hall, lead(), { type: 'pledge.withdraw', agencyId });
  return { ref: room.hall, act: sign(agencyId) };
};

const rows: Row[] = [
  {
    says: 'read a revealed board',
    line: only(...inLab),
    read: async () => (await wall({ revealed: true })).board,
    sees: (text) => text.includes(canary),
  },
  {
    says: 'read the text of a silent card',
    line: only('author'),
    read: async () => (await wall()).board,
    sees: (text) => text.includes(canary),
  },
  {
    says: 'learn who wrote a card where agencies are named',
    line: only('author'),
    read: async () => (await wall({ revealed: true })).board,
    sees: (text) => text.includes(author.person.id) || text.includes(author.person.name),
  },
  { says: 'add a card', line: only(...people, 'facilitator'), ask: onWall(() => card('Satu')) },
  {
    says: 'add a card to a locked board',
    line: only('facilitator'),
    ask: onWall(() => card('Satu'), { locked: true }),
  },
  {
    says: 'edit a card: its author alone',
    line: only('author'),
    ask: onWall(({ cardId }) => ({ type: 'card.edit', cardId, text: 'Lain' }), { revealed: true }),
  },
  {
    says: 'edit one’s card on a locked board',
    line: only(),
    ask: onWall(({ cardId }) => ({ type: 'card.edit', cardId, text: 'Lain' }), { locked: true }),
  },
  {
    says: 'take a card away: its author, the facilitator',
    line: only('author', 'facilitator'),
    ask: onWall(({ cardId }) => ({ type: 'card.remove', cardId }), { revealed: true }),
  },
  {
    says: 'comment on a card',
    line: only(...people, 'facilitator'),
    ask: onWall(({ cardId }) => comment(cardId), { revealed: true }),
  },
  {
    says: 'comment on a silent card',
    line: only(),
    ask: onWall(({ cardId }) => comment(cardId)),
  },
  {
    says: 'comment on a locked board',
    line: only('facilitator'),
    ask: onWall(({ cardId }) => comment(cardId), { revealed: true, locked: true }),
  },
  {
    says: 'take a comment away: its author, the facilitator with a reason',
    line: only('author', 'facilitator'),
    ask: async () => {
      const { board, cardId } = await wall({ revealed: true });
      const said = comment(cardId);
      await submit(board, author.person, said);
      const { commentId } = said;
      return { ref: board, act: { type: 'comment.remove', cardId, commentId, reason: 'Kasar' } };
    },
  },
  {
    says: 'react to a card',
    line: only(...people, 'facilitator'),
    ask: onWall(({ cardId }) => ({ type: 'card.react', cardId, reaction: 'like', on: true }), {
      revealed: true,
    }),
  },
  {
    says: 'ask an author to change a card',
    line: only('facilitator'),
    ask: onWall(({ cardId }) => ({ type: 'card.ask', cardId, note: 'Ubah' }), { revealed: true }),
  },
  {
    says: 'hide a card',
    line: only('facilitator'),
    ask: onWall(({ cardId }) => ({ type: 'card.hide', cardId, reason: 'Nama' }), {
      revealed: true,
    }),
  },
  {
    says: 'hide a silent card',
    line: only(),
    ask: onWall(({ cardId }) => ({ type: 'card.hide', cardId, reason: 'Nama' })),
  },
  {
    says: 'show a hidden card',
    line: only('facilitator'),
    ask: onHidden((cardId) => ({ type: 'card.show', cardId })),
  },
  {
    says: 'comment on a hidden card: its author, the facilitator',
    line: only('author', 'facilitator'),
    ask: onHidden((cardId) => comment(cardId)),
  },
  {
    says: 'read a hidden card',
    line: only('author', 'facilitator', 'bappeda'),
    read: async () => (await onHidden((cardId) => comment(cardId))()).ref,
    sees: (text) => text.includes(canary),
  },
  {
    says: 'bring a card back: its author, the facilitator',
    line: only('author', 'facilitator'),
    ask: withoutCard((cardId) => ({ type: 'card.restore', cardId }), { revealed: true }),
  },
  {
    says: 'bring back a silent card that nobody else has read',
    line: only('author'),
    ask: withoutCard((cardId) => ({ type: 'card.restore', cardId })),
  },
  {
    says: 'bring back what the facilitator took away',
    line: only('facilitator'),
    ask: onWall(
      async ({ board, cardId }) => {
        await submit(board, lead(), { type: 'card.remove', cardId });
        return { type: 'card.restore', cardId };
      },
      { revealed: true },
    ),
  },
  {
    says: 'bring the wall back as it was',
    line: only('facilitator'),
    // Opened, one card, revealed: that is the third event.
    ask: withoutCard(() => ({ type: 'board.restore', number: 3 }), { revealed: true }),
  },
  {
    says: 'move a card',
    line: only(...people, 'facilitator'),
    ask: onWall(({ cardId }) => ({ type: 'card.group', cardIds: [cardId], clusterId: null }), {
      revealed: true,
    }),
  },
  {
    says: 'make a cluster',
    line: only(...people, 'facilitator'),
    ask: onWall(() => ({ type: 'cluster.add', clusterId: uuidv7(), title: 'X', cardIds: [] }), {
      revealed: true,
    }),
  },
  {
    says: 'rename a cluster',
    line: only(...people, 'facilitator'),
    ask: inCluster((clusterId) => ({ type: 'cluster.rename', clusterId, title: 'Y' })),
  },
  {
    says: 'merge two clusters',
    line: only(...people, 'facilitator'),
    ask: inCluster((clusterId) => ({ type: 'cluster.merge', clusterId, into: clusterId })),
  },
  {
    says: 'take a cluster away',
    line: only(...people, 'facilitator'),
    ask: inCluster((clusterId) => ({ type: 'cluster.remove', clusterId })),
  },
  {
    says: 'set the rules of a board',
    line: only('facilitator'),
    ask: onWall(() => ({ type: 'board.rules', most: 3 })),
  },
  {
    says: 'read the own board of the author’s agency',
    line: only('author', 'facilitator', 'bappeda'),
    read: async () => (await wall({ revealed: true, home: true })).board,
    sees: (text) => text.includes(canary),
  },
  {
    says: 'add a card to the own board of the author’s agency',
    line: only('author', 'facilitator'),
    ask: onWall(() => card('Satu'), { home: true }),
  },
  {
    says: 'group on the own board of the author’s agency',
    line: only('author', 'facilitator'),
    ask: onWall(() => ({ type: 'cluster.add', clusterId: uuidv7(), title: 'X', cardIds: [] }), {
      revealed: true,
      home: true,
    }),
  },
  {
    says: 'send a card of the author’s agency to the plenary',
    line: only('author', 'facilitator'),
    ask: onWall(({ cardId }) => sending(cardId), { home: true }),
  },
  {
    says: 'take back a card of the author’s agency',
    line: only('author', 'facilitator'),
    ask: onWall(({ cardId }) => ({ ...sending(cardId), type: 'cards.recall' }), { home: true }),
  },
  {
    says: 'take over a card from a revealed board',
    line: only('facilitator'),
    ask: async () => {
      const { board, cardId } = await wall({ revealed: true });
      const to = (await wall({ revealed: true })).board.id;
      return { ref: board, act: { ...sending(cardId), to } };
    },
  },
  {
    says: 'take a suggestion',
    line: only(...people, 'facilitator'),
    ask: onWall(({ cardId }) => arrangement(cardId), { revealed: true }),
  },
  {
    says: 'take a suggestion on a locked board',
    line: only('facilitator'),
    ask: onWall(({ cardId }) => arrangement(cardId), { revealed: true, locked: true }),
  },
  {
    says: 'take a suggestion back',
    line: only(...people, 'facilitator'),
    ask: async () => {
      const { board, cardId } = await wall({ revealed: true });
      const act = arrangement(cardId);
      await submit(board, lead(), act);
      return { ref: board, act: { type: 'board.arrange.undo', arrangeId: act.arrangeId } };
    },
  },
  {
    says: 'group what is not revealed',
    line: only(),
    ask: onWall(() => ({ type: 'cluster.add', clusterId: uuidv7(), title: 'X', cardIds: [] })),
  },
  {
    says: 'lay a board out',
    line: only('facilitator'),
    ask: onWall(() => picture()),
  },
  {
    says: 'rename a region of a layout',
    line: only('facilitator'),
    ask: inLayout((clusterId) => ({ type: 'cluster.rename', clusterId, title: 'Y' })),
  },
  {
    says: 'take a region of a layout away: nobody',
    line: only(),
    ask: inLayout((clusterId) => ({ type: 'cluster.remove', clusterId })),
  },
  {
    says: 'move a silent card on a layout: its author alone',
    line: only('author'),
    ask: inLayout((clusterId, cardId) => ({ type: 'card.group', cardIds: [cardId], clusterId })),
  },
  {
    says: 'cast a vote',
    line: only(...people),
    ask: inBallot(({ ballotId, cardId }) => ({
      type: 'dots.place',
      ballotId,
      dots: { [cardId]: 1 },
    })),
  },
  {
    says: 'see the tally or a paper before closing: only one’s own paper',
    line: only('author'),
    read: async () => {
      const { board, cardId, ballotId } = await ballot();
      const dots = { [cardId]: 3 };
      await submit(board, author.person, { type: 'dots.place', ballotId, dots });
      return board;
    },
    sees: (text) => /:3\b[^"]*\}/.test(text.replace(/"(dots|cap|number)":3/g, '')),
  },
  {
    says: 'open a ballot',
    line: only('facilitator'),
    ask: onWall(
      () => ({ type: 'ballot.open', ballotId: uuidv7(), over: 'cards', dots: 3, cap: 1 }),
      {
        revealed: true,
      },
    ),
  },
  {
    says: 'open a scoring',
    line: only('facilitator'),
    ask: onWall(
      () => ({
        type: 'scores.open',
        ballotId: uuidv7(),
        over: 'cards',
        criteria: [{ id: 'Urgensi', en: 'Urgency' }],
        scale: { least: 1, most: 5 },
      }),
      { revealed: true },
    ),
  },
  {
    says: 'give marks',
    line: only(...people),
    ask: async (): Promise<Ask> => {
      const { board, cardId: targetId } = await wall({ revealed: true });
      const ballotId = uuidv7();
      const criteria = [{ id: 'Urgensi', en: 'Urgency' }];
      const scale = { least: 1, most: 5 };
      const over = 'cards' as const;
      await submit(board, lead(), { type: 'scores.open', ballotId, over, criteria, scale });
      return { ref: board, act: { type: 'scores.place', ballotId, targetId, marks: [4] } };
    },
  },
  {
    says: 'open a ranking',
    line: only('facilitator'),
    ask: onWall(() => ({ type: 'ranks.open', ballotId: uuidv7(), over: 'both' }), {
      revealed: true,
    }),
  },
  {
    says: 'put things in order',
    line: only(...people),
    ask: async (): Promise<Ask> => {
      const { board, cardId } = await wall({ revealed: true });
      const ballotId = uuidv7();
      await submit(board, lead(), { type: 'ranks.open', ballotId, over: 'cards' });
      return { ref: board, act: { type: 'ranks.place', ballotId, order: [cardId] } };
    },
  },
  {
    says: 'ask a quick question',
    line: only('facilitator'),
    ask: inHall(() => ({
      type: 'poll.ask',
      activityId: uuidv7(),
      boardId: uuidv7(),
      ballotId: uuidv7(),
      minutes: 3,
      question: 'Maukah kita?',
      options: ['Ya', 'Belum'].map((text) => ({ id: uuidv7(), text })),
      way: { method: 'dots', dots: 1, criteria: [], scale: null },
      live: false,
    })),
  },
  {
    says: 'close a ballot',
    line: only('facilitator'),
    ask: inBallot(({ ballotId }) => ({ type: 'ballot.close', ballotId })),
  },
  { says: 'reveal', line: only('facilitator'), ask: onWall(() => ({ type: 'board.reveal' })) },
  {
    says: 'lock a board',
    line: only('facilitator'),
    ask: onWall(() => ({ type: 'board.lock', locked: true })),
  },
  {
    says: 'hide again what was revealed: there is no such act',
    line: only(),
    ask: onWall(() => ({ type: 'board.hide' }) as never, { revealed: true }),
  },
  {
    says: 'lower what a board with cards promised about names',
    line: only(),
    ask: onWall(() => ({ type: 'board.sign', names: 'author' })),
  },
  {
    says: 'let a board with cards promise more about names',
    line: only('facilitator'),
    ask: onWall(() => ({ type: 'board.sign', names: 'nobody' })),
  },
  {
    says: 'sign the pledge for the author’s agency',
    line: only('author', 'facilitator'),
    ask: () => unsigned(0),
  },
  {
    says: 'withdraw the author’s signature',
    line: only('author', 'facilitator'),
    ask: async () => {
      await unsigned(0);
      const agencyId = room.lab.agencies[0] ?? '';
      await submit(room.hall, author.person, sign(agencyId));
      return { ref: room.hall, act: { type: 'pledge.withdraw', agencyId } };
    },
  },
  {
    says: 'excuse an agency',
    line: only('facilitator'),
    ask: inHall(() => ({
      type: 'pledge.excuse',
      agencyId: room.lab.agencies[2] ?? '',
      status: 'absent',
      note: '',
    })),
  },
  {
    says: 'ask for a reviewer before approvals',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'passing.require', forms: [] })),
  },
  {
    says: 'word the pledge',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'pledge.word', text: 'Kami berjanji.' })),
  },
  {
    says: 'pass a gate',
    line: only('facilitator'),
    // Passed by a facilitator it would move the lab on: an empty reason is refused to them as well.
    ask: inHall(() => ({ type: 'stage.pass', stage: 'drum-up', reason: '' })),
  },
  {
    says: 'turn the clock',
    line: only('facilitator'),
    ask: async () => {
      const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, lead());
      const activityId = hall?.state.activities[0]?.id ?? '';
      return { ref: room.hall, act: { type: 'activity.start', activityId } };
    },
  },
  ...(['activity.pause', 'activity.resume', 'activity.end'] as const).map((type) => ({
    says: `turn the clock: ${type}`,
    line: only('facilitator'),
    ask: onClock(() => ({ type })),
  })),
  {
    says: 'give more time',
    line: only('facilitator'),
    ask: onClock(() => ({ type: 'activity.extend', minutes: 5 })),
  },
  {
    says: 'put something into the agenda',
    line: only('facilitator'),
    ask: inHall(() => newActivity()),
  },
  ...(['edit', 'move', 'remove', 'shift'] as const).map((deed) => ({
    says: `change the agenda: ${deed}`,
    line: only('facilitator'),
    ask: onNewActivity((activityId) => {
      const edit = { type: 'agenda.edit', activityId, change: { title: { id: 'X' } } } as const;
      if (deed === 'edit') return edit;
      if (deed === 'move') return { type: 'agenda.move', activityId, day: 9, after: null };
      if (deed === 'remove') return { type: 'agenda.remove', activityId };
      const shorten = { [activityId]: 5 };
      return {
        type: 'agenda.shift',
        activityId,
        seen: 10,
        seenStart: '08:00',
        minutes: 0,
        shorten,
      };
    }),
  })),
  {
    says: 'take something back into the agenda',
    line: only('facilitator'),
    ask: onNewActivity(async (activityId) => {
      await submit(room.hall, lead(), { type: 'agenda.remove', activityId });
      return { type: 'agenda.restore', activityId };
    }),
  },
  {
    says: 'let agencies write on boards of their own',
    line: only('facilitator'),
    ask: async () => {
      const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, lead());
      const activities = hall?.state.activities ?? [];
      const { id: activityId } = activities.findLast(({ kind }) => kind === 'reflection')!;
      return { ref: room.hall, act: { type: 'agenda.divide', activityId, send: 3 } };
    },
  },
  {
    says: 'lock the boards of all agencies',
    line: only('facilitator'),
    ask: async () => {
      const activityId = (apart ??= await givenApart());
      return { ref: room.hall, act: { type: 'boards.lock', activityId, locked: true } };
    },
  },
  {
    says: 'bring everybody to the running activity',
    line: only('facilitator'),
    ask: onClock(() => ({ type: 'room.gather' })),
  },
  {
    says: 'put a card in the light',
    line: only('facilitator'),
    ask: async () => ({ ref: room.hall, act: await lightOn() }),
  },
  {
    says: 'put the light out',
    line: only('facilitator'),
    ask: async () => {
      await submit(room.hall, lead(), await lightOn());
      return { ref: room.hall, act: { type: 'room.release' } };
    },
  },
  {
    says: 'learn which card is in the light',
    line: only(...inLab),
    read: async () => {
      const act = await lightOn();
      lit = act.targetId;
      await submit(room.hall, lead(), act);
      return room.hall;
    },
    sees: (text) => text.includes(lit),
  },
  ...(['attendance.mark', 'attendance.clear'] as const).map((type) => ({
    says: `keep the attendance list: ${type}`,
    line: only('facilitator'),
    ask: async (): Promise<Ask> => {
      const mark = {
        type: 'attendance.mark' as const,
        session: '1-morning',
        personId: author.person.id,
        signature: canary,
      };
      if (type === 'attendance.clear') {
        await submit(room.hall, lead(), mark);
        const { session, personId } = mark;
        return { ref: room.hall, act: { type, session, personId } };
      }
      return { ref: room.hall, act: mark };
    },
  })),
  {
    says: 'read who was there',
    line: only('facilitator', 'bappeda'),
    read: async () => {
      const { id: personId } = author.person;
      const signature = canary;
      await submit(room.hall, lead(), {
        type: 'attendance.mark',
        session: '1-morning',
        personId,
        signature,
      });
      return room.hall;
    },
    sees: (text) => text.includes('"1-morning"'),
  },
  {
    says: 'read a signature of the attendance list by the socket',
    line: only(),
    read: async () => {
      const { id: personId } = author.person;
      const mark = { session: '1-morning', personId, signature: 'TANDA TANGAN KENARI' };
      await submit(room.hall, lead(), { type: 'attendance.mark', ...mark });
      return room.hall;
    },
    sees: (text) => text.includes('TANDA TANGAN KENARI'),
  },
  {
    says: 'put something aside for later',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'parking.add', itemId: uuidv7(), text: 'Nanti' })),
  },
  ...(['parking.edit', 'parking.mark', 'parking.remove'] as const).map((type) => ({
    says: `change what was put aside: ${type}`,
    line: only('facilitator'),
    ask: async (): Promise<Ask> => {
      const itemId = uuidv7();
      await submit(room.hall, lead(), { type: 'parking.add', itemId, text: 'Nanti' });
      if (type === 'parking.edit') return { ref: room.hall, act: { type, itemId, text: 'Lain' } };
      if (type === 'parking.mark') return { ref: room.hall, act: { type, itemId, done: true } };
      return { ref: room.hall, act: { type, itemId } };
    },
  })),
  {
    says: 'learn who put something aside',
    line: only('facilitator', 'bappeda'),
    read: async () => {
      const text = canary;
      await submit(room.hall, lead(), { type: 'parking.add', itemId: uuidv7(), text });
      return room.hall;
    },
    sees: (text) => text.includes(`"by":"${lead().name}"`),
  },
  {
    says: 'take a photo of the lab away',
    line: only('facilitator'),
    ask: async () => {
      const file = { name: 'a.jpg', size: 10, type: 'image/jpeg' as const };
      const stored = `${'a'.repeat(64)}.jpg`;
      const photo = { id: uuidv7(), title: 'Spanduk', banner: true, file: { ...file, stored } };
      await submit(room.hall, lead(), { type: 'photo.add', photo });
      return { ref: room.hall, act: { type: 'photo.remove', photoId: photo.id } };
    },
  },
  {
    says: 'answer the questionnaire for one’s agency',
    line: only('author', 'guest'),
    ask: inHall(() => ({ type: 'readiness.answer', values: [1, 2, 3] })),
  },
  {
    says: 'correct one’s own seat',
    line: only(...people, 'visitor'),
    ask: async () => {
      // Back to where they were: only the right to do so is asked for.
      const agencyId = null;
      return {
        ref: room.hall,
        act: { type: 'person.correct', name: 'Si A', position: '', agencyId },
      };
    },
  },
  {
    says: 'choose what the projector shows',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'projector.show', view: 'auto', ideaId: null })),
  },
  {
    says: 'remove somebody',
    line: only('facilitator'),
    ask: async () => {
      const { person } = await room.guest(2);
      return { ref: room.hall, act: { type: 'person.remove', personId: person.id } };
    },
  },
  {
    says: 'add a unit that the roster forgot',
    line: only('facilitator'),
    ask: inHall(() => ({
      type: 'agency.add',
      agencyId: uuidv7(),
      name: uuidv7(),
      short: '',
      kind: 'opd',
    })),
  },
  {
    says: 'enter somebody who has no device',
    line: only('facilitator'),
    ask: inHall(() => ({
      type: 'people.enter',
      people: [{ personId: uuidv7(), name: uuidv7(), position: '', agencyId: homeAgency() }],
    })),
  },
  {
    says: 'say that somebody who was entered has come with a device',
    line: only('facilitator'),
    ask: async () => {
      const personId = await entered();
      return {
        ref: room.hall,
        act: { type: 'person.merge', personId, intoId: author.person.id },
      };
    },
  },
  {
    says: 'write for somebody who has no device',
    line: only('facilitator'),
    ask: async () => {
      const { board } = await wall();
      return { ref: board, act: card('Dari kertas'), forId: await entered() };
    },
  },
  {
    says: 'vote for somebody who has no device',
    line: only('facilitator'),
    ask: async () => {
      const { board, cardId, ballotId } = await ballot();
      const act: Act = { type: 'dots.place', ballotId, dots: { [cardId]: 1 } };
      return { ref: board, act, forId: await entered() };
    },
  },
  {
    says: 'take back a paper of somebody who has no device',
    line: only('facilitator'),
    ask: async () => {
      const { board, ballotId } = await ballot();
      return { ref: board, act: { type: 'paper.take', ballotId }, forId: await entered() };
    },
  },
  {
    says: 'write for somebody who has a device [F3]',
    line: only(),
    ask: async () => {
      const { board } = await wall();
      return { ref: board, act: card('Atas nama'), forId: author.person.id };
    },
  },
  {
    says: 'draw an order of speaking',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'speaking.draw', seed: uuidv7(), first: [] })),
  },
  {
    says: 'tick off who has spoken',
    line: only('facilitator'),
    ask: async () => {
      await submit(room.hall, lead(), { type: 'speaking.draw', seed: uuidv7(), first: [] });
      const act: Act = { type: 'speaking.mark', agencyId: homeAgency(), spoken: true };
      return { ref: room.hall, act };
    },
  },
  {
    says: 'end the order of speaking',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'speaking.end' })),
  },
  {
    says: 'list the names of the others',
    line: only('facilitator', 'bappeda'),
    read: async () => {
      await room.guest(2);
      return room.hall;
    },
    sees: (text) => (text.match(/"joinedAt"/g) ?? []).length > 1,
  },
  {
    says: 'read the facilitator’s guides',
    line: only('facilitator', 'bappeda'),
    read: async () => room.hall,
    sees: (text) => /"guide":\{"id":"[^"]/.test(text),
  },
  {
    says: 'read a draft idea',
    line: only('author', 'facilitator', 'bappeda', 'leader'),
    read: draft,
    sees: (text) => text.includes(canary),
  },
  {
    says: 'write in a draft idea',
    line: only('author', 'facilitator'),
    ask: onDraft(() => ({ type: 'field.write', field: 'title', text: 'Lain' })),
  },
  {
    says: 'review a draft idea that was not handed in: an expert does not know of it',
    line: only('facilitator', 'bappeda'),
    ask: onDraft(() => ({ type: 'review.give', field: 'title', verdict: 'ok', comment: '' })),
  },
  {
    says: 'review an idea that was handed in',
    line: only(...reviewers),
    ask: onIdea('canvas in', () => ({
      type: 'review.give',
      field: 'title',
      verdict: 'ok',
      comment: '',
    })),
  },
  {
    says: 'review a part of a plan',
    line: only(...reviewers),
    ask: onIdea('plan in', () => ({
      type: 'review.give',
      field: 'rows',
      verdict: 'ok',
      comment: '',
    })),
  },
  {
    says: 'read an idea that was handed in',
    line: only('author', 'leader', ...reviewers),
    read: () => idea('canvas in'),
    sees: (text) => text.includes('"decisions":[{'),
  },
  {
    says: 'read the contacts of its owners',
    line: only('author', 'leader', 'facilitator', 'bappeda'),
    read: async () => {
      const ref = await draft();
      const owner = { name: 'Ani', position: '', phone: canary, email: '' };
      await submit(ref, author.person, { type: 'owners.set', owners: [owner] });
      return ref;
    },
    sees: (text) => text.includes(`"phone":"${canary}"`),
  },
  {
    says: 'raise an idea for the author’s agency',
    line: only('author', 'facilitator'),
    ask: async () => ({ ref: { kind: 'idea', id: uuidv7() }, act: raising() }),
  },
  {
    says: 'close a comment of the review: who gave it, and a facilitator',
    line: only('facilitator', 'expert'),
    ask: async () => {
      const ref = await idea('canvas in');
      reached.clear();
      const field = 'title' as const;
      const comment = { type: 'review.give' as const, field, verdict: 'comment' as const };
      await submit(ref, expert, { ...comment, comment: 'Perjelas.' });
      return { ref, act: { type: 'review.resolve', field, of: expert.id } };
    },
  },
  {
    says: 'use a text that a reviewer suggested',
    line: only('author', 'facilitator'),
    ask: async () => {
      const ref = await draft();
      const suggestion = { field: 'goal' as const, verdict: 'comment' as const, comment: '' };
      await submit(ref, lead(), { type: 'review.give', ...suggestion, suggestion: 'Lebih cepat' });
      const of = lead().id;
      return { ref, act: { type: 'suggestion.settle', field: 'goal', of, taken: false } };
    },
  },
  {
    says: 'send back an idea that was handed in',
    line: only(...reviewers, 'leader'),
    ask: onIdea('canvas in', () => ({ type: 'canvas.return', note: 'Lengkapi.' })),
  },
  {
    says: 'pass an idea on to the leader',
    line: only(...reviewers),
    ask: onVersion('canvas in', 'canvas.pass'),
  },
  {
    says: 'pass a plan on to the leader',
    line: only(...reviewers),
    ask: onVersion('plan in', 'plan.pass'),
  },
  {
    says: 'approve an idea that was handed in: the leader alone',
    line: only('leader'),
    ask: onVersion('canvas in', 'canvas.approve'),
  },
  {
    says: 'send back a plan that was handed in',
    line: only(...reviewers, 'leader'),
    ask: onIdea('plan in', () => ({ type: 'plan.return', note: 'Lengkapi.' })),
  },
  {
    says: 'approve a plan that was handed in: the leader alone',
    line: only('leader'),
    ask: onVersion('plan in', 'plan.approve'),
  },
  {
    says: 'hand an idea over to another agency',
    line: only('author', 'facilitator'),
    ask: async () => {
      const owner = (name: string) => ({ name, position: '', phone: '', email: '' });
      const agencyId = room.lab.agencies.find((id) => id !== homeAgency()) ?? '';
      const act = { type: 'idea.hand' as const, agencyId, owners: [owner('A'), owner('B')] };
      return { ref: await draft(), act: { ...act, reason: 'Mutasi' } };
    },
  },
  {
    says: 'hand an idea over to an agency of another lab: nobody',
    line: only(),
    ask: async () => {
      const owner = (name: string) => ({ name, position: '', phone: '', email: '' });
      const agencyId = foreign.agencies[0] ?? '';
      const act = { type: 'idea.hand' as const, agencyId, owners: [owner('A'), owner('B')] };
      return { ref: await draft(), act: { ...act, reason: 'Mutasi' } };
    },
  },
  {
    says: 'enter a value of a measure: those who carry the idea',
    line: only('author', 'facilitator'),
    ask: async () => {
      const ref = await idea('plan approved');
      const read = await room.program.read({ kind: 'idea', id: ref.id }, lead());
      const [measureId = ''] = Object.keys(read?.state.measures ?? {});
      const value = (values += 1);
      return { ref, act: { type: 'reading.set', measureId, on: '2026-08-01', value } };
    },
  },
  {
    says: 'answer a request for help: facilitators',
    line: only('facilitator'),
    ask: async () => {
      const ref = await idea('plan approved');
      const checkInId = uuidv7();
      const about = { rowId: null, date: '2026-08-01', percent: 10, obstacle: null };
      const checkIn = { id: checkInId, ...about, note: '', action: '', help: 'staff' as const };
      await submit(ref, author.person, { type: 'checkin.add', checkIn });
      return { ref, act: { type: 'help.answer', checkInId, answer: 'Sudah' } };
    },
  },
  {
    says: 'set by what the jury scores',
    line: only('facilitator'),
    ask: inHall(() => ({
      type: 'jury.set',
      criteria: ['novelty', 'breadth'].map((key) => ({
        key,
        name: { id: key, en: key },
        weight: 1,
      })),
      scale: 5,
    })),
  },
  {
    says: 'open the scoring of the jury',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'jury.open' })),
  },
  {
    says: 'score an idea of another agency',
    line: only('jury'),
    ask: onIdea('plan approved', givesScore),
  },
  {
    says: 'score an idea whose plan is not approved: nobody',
    line: only(),
    ask: onIdea('canvas approved', givesScore),
  },
  {
    says: 'declare a stake in an innovation',
    line: only('jury'),
    ask: onIdea('plan approved', () => ({ type: 'conflict.declare', declared: false })),
  },
  {
    says: 'close the scoring of the jury',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'jury.close' })),
  },
  {
    says: 'open the public page of the exhibition',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'gallery.open', open: true })),
  },
  {
    says: 'begin and end a presentation, hide awards',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'pitch.start', ideaId: uuidv7(), minutes: 3 })),
  },
  {
    says: 'end a presentation',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'pitch.end' })),
  },
  {
    says: 'take awards back behind the curtain',
    line: only('facilitator'),
    ask: inHall(() => ({ type: 'awards.hide' })),
  },
  {
    says: 'reveal an award past the server’s own form',
    line: only(),
    ask: inHall(() => ({
      type: 'award.reveal',
      award: { place: 'first', winners: [{ ideaId: uuidv7(), title: 'A', agency: 'B' }], value: 1 },
    })),
  },
  {
    says: 'leave a word at an idea in the gallery',
    line: only(...people, 'facilitator', 'bappeda', 'visitor'),
    ask: onIdea('plan approved', () => {
      const about = { visitor: '', text: 'Bagus.', wantsCopy: false, contact: '' };
      return { type: 'feedback.give', feedback: { id: uuidv7(), ...about } };
    }),
  },
  {
    says: 'approve what was not handed in: not even the leader',
    line: only(),
    ask: onVersion('draft', 'canvas.approve'),
  },
  {
    says: 'join somebody, or enter a file, past the server’s own forms',
    line: only(),
    ask: inHall(() => ({
      type: 'person.join',
      personId: uuidv7(),
      name: 'Penyusup',
      position: '',
      agencyId: null,
      role: 'leader',
    })),
  },
];

beforeAll(async () => {
  room = await openRoom();
  const { lab, db } = room;
  const region = await db.read.selectFrom('region').select('id').executeTakeFirstOrThrow();
  foreign = await makeLab(db, region.id);
  const far = { id: uuidv7(), name: 'Kudus', kind: 'kabupaten', agencyName: 'Bapperida' };
  await db.write
    .insertInto('region')
    .values({ ...far, createdAt: 1 })
    .execute();
  const account = async (roles: ('bappeda' | 'admin')[], regionId: string) => {
    const id = uuidv7();
    await accounts.insert(db.write, {
      id,
      username: `a-${id}`,
      name: 'Akun',
      position: '',
      passwordHash: 'x',
      temporaryUntil: null,
      roles,
      regionId,
      createdAt: 1,
    });
    return { cookie: `labinov_session=${await createSession(db, id, 'test')}` };
  };
  const seat = async (role: LabRole) => {
    const personId = uuidv7();
    const token = newToken();
    const about = { name: `Si ${role}`, position: '', agencyId: null, role };
    await submit(room.hall, lead(), { type: 'person.join', personId, ...about });
    await devices.seat(db.write, hashOf(token), lab.id, personId);
    const person = { id: personId, labId: lab.id, ...about };
    if (role === 'leader') leader = person;
    if (role === 'expert') expert = person;
    return { cookie: `labinov_device=${token}` };
  };
  author = await room.guest(0);
  const removed = await room.guest(1);
  await submit(room.hall, lead(), { type: 'person.remove', personId: removed.person.id });
  const ways: Record<Viewer, { cookie?: string; projectorKey?: string }> = {
    nobody: {},
    author,
    guest: await room.guest(1),
    foreignGuest: await joinLab(room, db, foreign),
    facilitator: { cookie: lab.facilitatorCookie },
    otherFacilitator: { cookie: foreign.facilitatorCookie },
    bappeda: await account(['bappeda'], region.id),
    otherBappeda: await account(['bappeda'], far.id),
    admin: await account(['admin'], region.id),
    leader: await seat('leader'),
    jury: await seat('jury'),
    expert: await seat('expert'),
    visitor: await seat('visitor'),
    projector: { projectorKey: lab.projectorKey },
    removed,
  };
  for (const viewer of viewers) {
    screens[viewer] = await room.screen(ways[viewer]);
    if (viewer === 'foreignGuest' || viewer === 'otherFacilitator') {
      homes[viewer] = await room.screen(ways[viewer], foreign.id);
    }
  }
}, 60_000);

afterAll(async () => {
  await room?.[Symbol.asyncDispose]();
});

/** Asks, and asks again where it came too fast for the limits. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (!isRefusal(answer) || answer.code !== 'busy') return answer;
    await new Promise((done) => setTimeout(done, Number(answer.params?.['retryIn'] ?? 200)));
  }
}

async function sayIn(
  screen: Screen,
  row: Row,
  { ref, act, forId }: { ref: SpaceRef; act: Act | null; forId?: string | undefined },
): Promise<unknown> {
  return patiently(async () =>
    'ask' in row && act
      ? screen.act(ref, act, uuidv7(), forId)
      : screen.request('join', { ...ref, since: 0 }),
  );
}

const lacking = new Set(['reason-missing', 'empty']);
/** The acts that somebody was found to be allowed, by name. */
const allowed = new Set<string>();

describe.each(rows)('$says', (row) => {
  const cells = viewers.map((viewer) => ({ viewer, said: row.line[viewer] }));
  test.each(cells)('$viewer: $said', async ({ viewer, said }) => {
    const asking: { ref: SpaceRef; act: Act | null; forId?: string } =
      'ask' in row ? await row.ask() : { ref: await row.read(), act: null };
    const { ref, act, forId } = asking;
    const screen = screens[viewer]!;
    if (said === 'none') {
      expect(screen.ended).toBe(viewer === 'removed' ? 'removed' : 'session');
      const home = homes[viewer];
      if (!home) return;
      const nothing = { ...ref, id: uuidv7() };
      const answer = await sayIn(home, row, { ref, act, forId });
      expect(answer).toEqual(await sayIn(home, row, { ref: nothing, act, forId }));
      expect(isRefusal(answer)).toBe(true);
      return;
    }
    const answer = await sayIn(screen, row, { ref, act, forId });
    if ('ask' in row) {
      // Refused for what is missing, not for who asks: this one may.
      const may = !isRefusal(answer) || lacking.has(answer.code);
      if (act && may) allowed.add(act.type);
      // What has been sent back or approved is no longer what the next one is to find.
      if (!isRefusal(answer)) reached.clear();
      expect(may ? 'yes' : 'no', JSON.stringify(answer)).toBe(said);
    } else {
      expect(row.sees(JSON.stringify(answer)) ? 'yes' : 'no').toBe(said);
      const told = JSON.stringify(screen.frames);
      if (said === 'no') expect(row.sees(told)).toBe(false);
      await screen.request('leave', ref);
    }
    screen.frames.length = 0;
  });
});

/** What the carriers of an idea write into it: the same right for all of it. */
const others =
  /^(idea\.(raise|hand)|help\.answer|review\.(give|resolve)|(canvas|plan)\.(return|pass|approve)|score|conflict|feedback)/;
const carried = Object.keys(acts.idea).filter((name) => !others.test(name));
const noRight = new Set(['no-right', 'not-yours', 'not-found']);

test.each(carried)('%s: carriers of the idea, nobody else', async (name) => {
  const random = randomFrom(carried.indexOf(name));
  const schema = acts.idea[name as keyof typeof acts.idea] as unknown as Schema;
  const act = fitting(schema, { random, ids: [uuidv7()], texts: ['Kata'] }) as Act;
  const idea = await draft();
  const told: [Viewer, boolean][] = [];
  for (const viewer of inLab) {
    const answer = await patiently(() => screens[viewer]!.act(idea, act));
    // What a carrier names may be missing, or too early: they are told that, and not that it is not theirs.
    const isCarrier = viewer === 'author' || viewer === 'facilitator';
    const own = isRefusal(answer) && answer.code === 'not-found' && isCarrier;
    told.push([viewer, own || !isRefusal(answer) || !noRight.has(answer.code)]);
  }
  if (told.some(([, may]) => may)) allowed.add(name);
  expect(told.filter(([, may]) => may).map(([viewer]) => viewer)).toEqual([
    'author',
    'facilitator',
  ]);
});

test('every act of hall, board and idea has a line, and somebody who may', () => {
  const every = Object.values(acts).flatMap((group) => Object.keys(group));
  expect(every.filter((name) => !allowed.has(name))).toEqual([]);
});

test('what was refused has left nothing behind', async () => {
  const joined = await room.db.read.selectFrom('person').select('name').execute();
  expect(joined.map(({ name }) => name)).not.toContain('Penyusup');
  expect(room.faults).toEqual([]);
});
