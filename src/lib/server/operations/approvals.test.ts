import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { criteria } from '#lib/lab/idea/canvas.ts';
import { textAct } from '#lib/lab/idea/co-writing.ts';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import { requiredFields } from '#lib/lab/idea/forms.ts';
import { approvalLine } from '#lib/lab/idea/summary.ts';
import { waitsOf } from '#lib/lab/idea/waits.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { waitingLines } from '#lib/server/waiting-lines.ts';
import { openRoom } from '../../../../tests/support/room.ts';
import { approveOnPaper, decideMany, readChoices, type Choice } from './approvals.ts';

type Room = Awaited<ReturnType<typeof openRoom>>;
const someone = ({ lab }: Room, role: Person['role'], agencyId: string | null = null): Person => {
  return { id: uuidv7(), role, labId: lab.id, agencyId, name: `Si ${role}`, position: 'Sekda' };
};

/** So many ideas, handed in. */
async function handedIn(room: Room, count: number): Promise<string[]> {
  const { lab, program } = room;
  const agencyId = lab.agencies[0] ?? '';
  const ids = Array.from({ length: count }, () => uuidv7());
  const lead = lab.facilitator;
  const owner = { name: 'Ani', position: '', phone: '', email: '' };
  const none = { origin: null, boardId: null, clusterId: null, cardIds: [], innovation: null };
  for (const id of ids) {
    const acts: Act[] = [
      { type: 'idea.raise', agencyId, title: `Ide ${id}`, ...none },
      ...requiredFields
        .filter((field) => field !== 'title')
        .map((field) => textAct(emptyIdea(id), lead.id, { field, text: 'isi', seat: 1 })),
      { type: 'traits.set', traits: { digital: false, affair: '1.02' } },
      { type: 'owners.set', owners: [owner, { ...owner, name: 'Beni' }] },
      ...criteria.map((criterion): Act => {
        return { type: 'criterion.set', criterion, met: true, note: '' };
      }),
      { type: 'canvas.submit' },
    ];
    for (const act of acts) {
      const answer = await program.submit({ kind: 'idea', id }, lead, act);
      if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
    }
  }
  return ids;
}

const lines = async ({ db, lab }: Room) =>
  (await ideas.statesOf(db.read, lab.id))
    .map((idea) => approvalLine(idea))
    .filter((line) => line !== null);
const choiceOf = ({ ideaId, form, version }: Choice): Choice => ({ ideaId, form, version });

test('[D32] one request decides many, each by itself; sent twice it is decided once', async () => {
  await using room = await openRoom();
  const ids = await handedIn(room, 5);
  const leader = someone(room, 'leader');
  const choices = (await lines(room)).map(choiceOf);
  const [commented, changed] = ids as [string, string];
  const { facilitator } = room.lab;
  const say = (id: string, act: Act) => room.program.submit({ kind: 'idea', id }, facilitator, act);
  const comment = { verdict: 'comment' as const, comment: 'Angka?' };
  await say(commented, { type: 'review.give', field: 'goal', ...comment });
  await say(changed, { type: 'field.write', field: 'title', text: 'lain' });
  const asked = {
    person: leader,
    decision: 'approve',
    note: '',
    batch: uuidv7(),
    choices,
  } as const;
  const submit: Parameters<typeof decideMany>[1] = (...ask) => room.program.submit(...ask);
  const answers = await decideMany(asked, submit);
  const told = new Map(answers.map(({ ideaId, refusal }) => [ideaId, refusal?.code ?? 'ok']));
  expect(ids.map((id) => told.get(id))).toEqual(['open-comments', 'changed', 'ok', 'ok', 'ok']);
  // The line is slow, the finger quick: the same form again.
  const again = await decideMany(asked, submit);
  expect(again.filter(({ refusal }) => refusal === null)).toHaveLength(3);
  const states = await ideas.statesOf(room.db.read, room.lab.id);
  const approvals = states.flatMap(({ canvas }) =>
    canvas.decisions.filter(({ decision }) => decision === 'approved'),
  );
  expect(approvals).toHaveLength(3);
  expect(await lines(room)).toHaveLength(2);
});

test('[D104] the lab asks for a reviewer first, in the hall; what it says now counts', async () => {
  await using room = await openRoom();
  const [id = ''] = await handedIn(room, 1);
  const leader = someone(room, 'leader');
  const expert = someone(room, 'expert');
  const hall = { kind: 'hall' as const, id: room.lab.id };
  const require = { type: 'passing.require' as const, forms: ['canvas' as const] };
  expect(await room.program.submit(hall, leader, require)).toMatchObject({ code: 'no-right' });
  await room.program.submit(hall, room.lab.facilitator, require);
  const ref = { kind: 'idea' as const, id };
  const [line] = await lines(room);
  const { version } = choiceOf(line as Choice);
  const approves = { type: 'canvas.approve' as const, note: '', version };
  expect(await room.program.submit(ref, leader, approves)).toMatchObject({ code: 'not-passed' });
  expect((await waitingLines(room.db.read, leader, ['canvas'])).map(({ who }) => who)).toEqual([
    'reviewer',
  ]);
  await room.program.submit(ref, expert, { type: 'canvas.pass', note: '', version });
  expect(await room.program.submit(ref, leader, approves)).toMatchObject({
    to: expect.any(Number),
  });
});

test('[D32] what is no choice is left out, and nobody but a leader decides', async () => {
  await using room = await openRoom();
  const [id = ''] = await handedIn(room, 1);
  const [line] = await lines(room);
  const one = `${id} canvas ${line?.version}`;
  const file = new File(['x'], 'x.txt');
  expect(readChoices([one, one, `${id} poster x`, '', file])).toEqual([choiceOf(line as Choice)]);
  const asked = { decision: 'approve', note: '', batch: uuidv7() } as const;
  for (const role of ['facilitator', 'bappeda', 'expert', 'jury', 'participant'] as const) {
    const person = someone(room, role, role === 'participant' ? uuidv7() : null);
    const [answer] = await decideMany({ ...asked, person, choices: readChoices([one]) }, (...ask) =>
      room.program.submit(...ask),
    );
    expect(['no-right', 'not-found', 'not-yours']).toContain(answer?.refusal?.code);
  }
});

test('[D28] a paper is asked for a name, a day and a photo, in this order, and enters once', async () => {
  await using room = await openRoom();
  const [id = ''] = await handedIn(room, 1);
  const [line] = await lines(room);
  const lead = room.lab.facilitator;
  let kept = 0;
  const actId = uuidv7();
  const typed = {
    ...choiceOf(line as Choice),
    name: 'Bupati',
    position: 'Bupati Purbalingga',
    note: '',
    on: '2026-05-06',
    fileName: '../nota.jpg',
  };
  const enter = (person: Person, change: object = {}) =>
    approveOnPaper(
      person,
      { ...typed, ...change },
      {
        read: (ideaId) => room.program.read({ kind: 'idea', id: ideaId }, person),
        keep: async () => {
          kept += 1;
          return { stored: `${'a'.repeat(64)}.jpg`, size: 9, type: 'image/jpeg' };
        },
        submit: (...ask) => room.program.submit(...ask),
        actId,
        today: '2026-05-07',
      },
    );
  expect(await enter(someone(room, 'leader'))).toMatchObject({ code: 'no-right' });
  expect(await enter(lead, { ideaId: uuidv7() })).toMatchObject({ code: 'not-found' });
  expect(await enter(lead, { name: ' ' })).toBe('name');
  expect(await enter(lead, { on: '2026-02-31' })).toBe('on');
  expect(await enter(lead, { on: '2026-05-08' })).toBe('later');
  expect(kept).toBe(0);
  expect(await enter(lead)).toBeNull();
  expect(await enter(lead)).toBeNull();
  const [state] = await ideas.statesOf(room.db.read, room.lab.id);
  expect(state?.canvas.decisions.filter(({ paper }) => paper)).toHaveLength(1);
  expect(state?.canvas.decisions.at(-1)?.paper?.photo.name).toBe('nota.jpg');
  expect(id).toBe(state?.id);
});

test('[D31] a participant learns what waits in their own agency, an expert what was handed in', async () => {
  await using room = await openRoom();
  const { lab, db } = room;
  const [id = ''] = await handedIn(room, 1);
  const [own, other] = lab.agencies as [string, string];
  const of = async (person: Person) => (await waitingLines(db.read, person)).map((one) => one.what);
  expect(await of(someone(room, 'participant', own))).toEqual(['check', 'decide']);
  expect(await of(someone(room, 'participant', other))).toEqual([]);
  expect(await of(someone(room, 'participant'))).toEqual([]);
  expect(await of(someone(room, 'expert'))).toEqual(['check', 'decide']);
  expect(await of(lab.facilitator)).toEqual(['check', 'decide']);
  const draft = uuidv7();
  const none = { origin: null, boardId: null, clusterId: null, cardIds: [], innovation: null };
  const raise = { type: 'idea.raise' as const, agencyId: own, title: 'Baru', ...none };
  await room.program.submit({ kind: 'idea', id: draft }, lab.facilitator, raise);
  expect(await of(someone(room, 'expert'))).toEqual(['check', 'decide']);
  expect(await of(lab.facilitator)).toContain('write');
  const states = await ideas.statesOf(db.read, lab.id);
  expect(waitsOf(states.find((one) => one.id === id)!)).toHaveLength(2);
});
