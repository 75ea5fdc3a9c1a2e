/** A lab on a migrated database whose people act through the rules and the journal, without sockets. */
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import { decide } from '#lib/lab/decide.ts';
import { emptyState } from '#lib/lab/empty.ts';
import type { Event } from '#lib/lab/events.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Person, Role } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import { readRoster } from '#lib/lab/roster.ts';
import type { Happened, SpaceRef, State } from '#lib/lab/space.ts';
import { readAct } from '#lib/live/protocol-acts.ts';
import { readCsv } from '#lib/server/import/csv.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as journal from '#lib/server/db/journal.ts';
import { createLab } from '#lib/server/operations/labs.ts';
import { actsOf, linkedEvidence, type Step } from '../../src/rehearsal/innovation-acts.ts';
import type { InnovationSheet } from '../../src/rehearsal/innovation-sheet.ts';
import { rosterFile } from '../../src/rehearsal/material.ts';

export type Laboratory = {
  db: Database;
  id: string;
  regionId: string;
  facilitator: Person;
  bappeda: Person;
  leader: Person;
  jury: Person;
  expert: Person;
  visitor: Person;
  /** Ids of agencies by their code in the roster. */
  agencies: Map<string, string>;
  hall: SpaceRef;
  boards: string[];
  /** Asks and writes; a refusal is returned. */
  try(ref: SpaceRef, person: Person, act: Act): Promise<Refusal | null>;
  /** Asks and writes; a refusal is a fault of the test. */
  act(ref: SpaceRef, person: Person, act: Act): Promise<void>;
  /** Somebody joins for an agency. */
  join(code: string | null, name?: string, role?: Role): Promise<Person>;
};

export const newId = uuidv7;
export const at = Date.UTC(2026, 4, 5, 3);

/** Region, accounts and a lab of that roster. */
export async function openLaboratory(
  db: Database,
  { roster = 'purbalingga', sample = false, regionId = uuidv7() } = {},
): Promise<Laboratory> {
  const known = await db.read
    .selectFrom('region')
    .select('id')
    .where('id', '=', regionId)
    .execute();
  if (known.length === 0) {
    const region = { id: regionId, name: 'Purbalingga', kind: 'kabupaten', agencyName: 'Bappeda' };
    await db.write
      .insertInto('region')
      .values({ ...region, createdAt: at })
      .execute();
  }
  const id = uuidv7();
  const staff = async (role: 'facilitator' | 'bappeda', name: string): Promise<Person> => {
    const accountId = uuidv7();
    await accounts.insert(db.write, {
      id: accountId,
      username: `${role}-${accountId}`,
      name,
      position: role,
      passwordHash: 'x',
      temporaryUntil: null,
      roles: [role],
      regionId,
      createdAt: at,
    });
    return { id: accountId, role, labId: id, agencyId: null, name, position: role };
  };
  const facilitator = await staff('facilitator', 'Ibu Sari');
  const bappeda = await staff('bappeda', 'Pak Kenanga');
  const table = readCsv(new TextEncoder().encode(rosterFile(roster)));
  if (!('rows' in table)) throw new Error('No roster');
  const lab = {
    id,
    regionId,
    regionName: 'Kabupaten Purbalingga',
    title: 'Labinov Purbalingga',
    place: 'Aula',
    startsOn: '2026-05-05',
    endsOn: '2026-05-06',
    template: 'bimtek-2hari',
    pledgeText: 'Kami berjanji.',
    agencies: readRoster(table.rows).agencies,
    facilitators: [facilitator.id],
    code: id.slice(-6),
    projectorKey: id,
    sample,
  };
  await createLab(db.write, lab, { newId: uuidv7, at });
  const rows = await db.read
    .selectFrom('agency')
    .select(['id', 'code'])
    .where('labId', '=', id)
    .execute();
  const boards = await db.read.selectFrom('board').select('id').where('labId', '=', id).execute();
  const hall: SpaceRef = { kind: 'hall', id };
  const write = recorder(db);
  const act = async (ref: SpaceRef, person: Person, one: Act) => {
    const refusal = await write(ref, person, one);
    if (refusal) throw new Error(`${one.type}: ${JSON.stringify(refusal)} ${JSON.stringify(one)}`);
  };
  const agencies = new Map(rows.map(({ code, id: agencyId }) => [code, agencyId]));
  const join = async (code: string | null, name = 'Peserta', role: Role = 'participant') => {
    const agencyId = code === null ? null : (agencies.get(code) ?? null);
    const about = { name, position: 'Staf', agencyId, role };
    const person: Person = { id: uuidv7(), labId: id, ...about };
    await act(hall, person, { type: 'person.join', personId: person.id, ...about });
    return person;
  };
  return {
    db,
    id,
    regionId,
    facilitator,
    bappeda,
    leader: await join(null, 'Bu Sekda', 'leader'),
    jury: await join(null, 'Juri A', 'jury'),
    expert: await join(null, 'Dr. Wiratmo', 'expert'),
    visitor: await join(null, 'Pengunjung', 'visitor'),
    agencies,
    hall,
    boards: boards.map((board) => board.id),
    try: write,
    act,
    join,
  };
}

/** Decides on the state that the journal tells, and writes; as the inbox does for one act. */
function recorder(db: Database) {
  const known = new Map<string, { state: State; number: number }>();
  return async (ref: SpaceRef, person: Person, asked: Act): Promise<Refusal | null> => {
    const act = readAct(ref.kind, asked, 'server');
    if (isRefusal(act)) return act;
    const before = known.get(ref.id) ?? { state: emptyState(ref), number: 0 };
    const missed = await journal.read(db.write, ref, before.number);
    const state = await journal.restore(db.write, missed.reduce<State>(fold, before.state));
    const last = missed.at(-1)?.number ?? before.number;
    const facts = act.type === 'stage.pass' ? await ideas.gateFacts(db.write, person.labId) : null;
    const events = decide(state, person, act, { at, facts });
    if (isRefusal(events)) return events;
    const fresh = events.map((event: Event, part): Happened => ({
      number: last + 1 + part,
      at,
      event,
    }));
    const after = fresh.reduce<State>(fold, state);
    const entry = { ref, labId: person.labId, by: person.id, actId: uuidv7(), at, events };
    await db.write
      .transaction()
      .execute((trx) => journal.write(trx, { ...entry, from: last + 1, state: after }));
    known.set(ref.id, { state: after, number: last + events.length });
    return null;
  };
}

export type Played = { ideaId: string; owner: Person };

/** Plays a worked innovation of the rehearsal from the raised idea to the gallery. */
export async function playInnovation(
  lab: Laboratory,
  sheet: InnovationSheet,
  from: { boardId?: string; cardIds?: string[]; clusterId?: string } = {},
  /** Who scores in the order of the material; the lab's juror stands in for whoever is missing. */
  jurors: readonly Person[] = [],
): Promise<Played> {
  const owner = await lab.join(sheet.unit_kode, `Pemilik ${sheet.id}`);
  const agencyId = owner.agencyId;
  if (!agencyId) throw new Error(`No agency ${sheet.unit_kode}`);
  const ideaId = uuidv7();
  const acts = actsOf(
    sheet,
    { agencyId, agencyOf: lab.agencies, writerId: owner.id, ...from },
    uuidv7,
  );
  const { facilitator, leader, jury, visitor, expert } = lab;
  const people = { owner, facilitator, leader, jury, visitor, expert };
  const steps: Step[] = [
    acts.raise,
    ...acts.canvas,
    ...acts.approval,
    ...acts.afterApproval,
    ...acts.plan,
    ...acts.planApproval,
    ...acts.deliver,
    ...acts.profile,
    ...acts.claims,
    ...acts.evidence.map(linkedEvidence),
    ...acts.poster,
  ];
  const ref = { kind: 'idea' as const, id: ideaId };
  for (const step of steps) await lab.act(ref, people[step.by], step.act);
  for (const [at, { act }] of acts.scores.entries()) await lab.act(ref, jurors[at] ?? jury, act);
  for (const { by, act } of acts.feedback) await lab.act(ref, people[by], act);
  return { ideaId, owner };
}
