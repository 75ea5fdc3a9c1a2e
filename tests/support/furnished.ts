/** A lab where every page has something to show, and a cookie for everybody who opens one. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import { papers, type Paper } from '#lib/lab/board/state.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { shelve } from './shelved.ts';
import { scribble } from '../../src/rehearsal/crowd.ts';
import { actsOf } from '../../src/rehearsal/innovation-acts.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { clusterTitles, problems, sheets } from '../../src/rehearsal/material.ts';
import { at, newId, openLaboratory, playInnovation, type Laboratory } from './laboratory.ts';

export type Furnished = {
  lab: Laboratory;
  /** What stands for the parameters of a route. */
  names: Record<string, string>;
  cookies: Record<'nobody' | 'guest' | 'leader' | 'facilitator' | 'bappeda' | 'admin', string>;
};

export async function furnish(db: Database): Promise<Furnished> {
  const lab = await openLaboratory(db);
  const names: Record<string, string> = { lab: lab.id, code: 'K7QX42', screen: lab.id };
  await db.write.updateTable('lab').set({ code: 'K7QX42' }).where('id', '=', lab.id).execute();
  const people: Person[] = [];
  for (const code of [...lab.agencies.keys()].slice(0, 12)) {
    people.push(await lab.join(code, `Peserta ${people.length + 1}`));
  }
  for (const [n, one] of people.entries()) await takePart(lab, one, n);
  const parked = { type: 'parking.add' as const, itemId: newId(), text: 'Dana desa untuk kader' };
  await lab.act(lab.hall, lab.facilitator, parked);
  names['board'] = await hangCards(lab, people);
  await innovate(lab, db, names);
  names['shelved'] = await shelve(db.write, lab.regionId);
  await lab.act(lab.hall, lab.facilitator, { type: 'gallery.open', open: true });
  return { lab, names, cookies: await cookiesOf(db, lab, people[0] as Person) };
}

/** The same in a data directory that a server begins with; `more` asks what else a story wants to know. */
export async function furnishAt<T>(
  dataDir: string,
  more: (furnished: Furnished, db: Database) => T | Promise<T>,
): Promise<T> {
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  mkdirSync(join(dataDir, 'evidence'), { recursive: true });
  const db = openDatabase(file);
  try {
    return await more(await furnish(db), db);
  } finally {
    await db.close();
  }
}

/** Everybody signs and answers. */
async function takePart({ act, hall }: Laboratory, one: Person, n: number): Promise<void> {
  const { agencyId, name, position } = one;
  if (agencyId) {
    const strokes = n % 5 === 1 ? '' : scribble();
    await act(hall, one, { type: 'pledge.sign', agencyId, name, position, as: 'head', strokes });
  }
  await act(hall, one, { type: 'readiness.answer', values: sheets()[n]?.nilai ?? [1] });
}

/** A revealed board with clusters, loose cards and the result of a vote. */
async function hangCards(lab: Laboratory, people: Person[]): Promise<string> {
  const [id = ''] = lab.boards;
  const ref = { kind: 'board' as const, id };
  const lead = (act: Act) => lab.act(ref, lab.facilitator, act);
  const cardIds: string[] = [];
  for (const [n, { text }] of problems().slice(0, 30).entries()) {
    const cardId = newId();
    const paper = papers[n % papers.length] as Paper;
    const writer = people[n % people.length] as Person;
    await lab.act(ref, writer, { type: 'card.add', cardId, text, paper });
    cardIds.push(cardId);
  }
  await lead({ type: 'board.reveal' });
  const titles = [...clusterTitles().values()].slice(0, 4);
  const clusterIds: string[] = [];
  for (const [n, title] of titles.entries()) {
    const clusterId = newId();
    clusterIds.push(clusterId);
    const inside = cardIds.slice(n * 6, n * 6 + 6);
    await lead({ type: 'cluster.add', clusterId, title, cardIds: inside });
  }
  const ballotId = newId();
  await lead({ type: 'ballot.open', ballotId, over: 'clusters', dots: 3, cap: 2 });
  for (const [n, one] of people.entries()) {
    const dots = { [clusterIds[n % 4] as string]: 2, [clusterIds[(n + 1) % 4] as string]: 1 };
    await lab.act(ref, one, { type: 'dots.place', ballotId, dots });
  }
  await lead({ type: 'ballot.close', ballotId });
  return id;
}

/** An entry of the registry, an innovation before its promotion, and a canvas under review. */
async function innovate(lab: Laboratory, db: Database, names: Record<string, string>) {
  const [first, second, third] = innovationSheets();
  if (!first || !second || !third) throw new Error('No material');
  const finished = await playInnovation(lab, first);
  const ripe = await playInnovation(lab, second);
  const entry = { ideaId: finished.ideaId, person: lab.facilitator, catalogueYear: 2026 };
  const promoted = await promoteDesign(db.write, { ...entry, newId: uuidv7, at });
  if (!('innovationId' in promoted)) throw new Error(JSON.stringify(promoted));
  const owner = await lab.join(third.unit_kode, 'Pemilik');
  const draft = { kind: 'idea' as const, id: newId() };
  const acts = actsOf(third, { agencyId: owner.agencyId ?? '', writerId: owner.id }, newId);
  const { facilitator, leader, jury, visitor, expert } = lab;
  const people = { owner, facilitator, leader, jury, visitor, expert };
  for (const { by, act } of [acts.raise, ...acts.canvas]) await lab.act(draft, people[by], act);
  Object.assign(names, {
    finished: finished.ideaId,
    ripe: ripe.ideaId,
    draft: draft.id,
    innovation: promoted.innovationId,
  });
}

async function cookiesOf(db: Database, lab: Laboratory, guest: Person) {
  const device = async (person: Person) => {
    const token = newToken();
    await devices.seat(db.write, hashOf(token), person.labId, person.id);
    return `labinov_device=${token}`;
  };
  const session = async (id: string) =>
    `labinov_session=${await createSession(db, id, 'Chrome, Windows')}`;
  const admin = uuidv7();
  await accounts.insert(db.write, {
    id: admin,
    username: 'admin',
    name: 'Bu Dahlia',
    position: 'Pengelola',
    passwordHash: 'x',
    temporaryUntil: null,
    roles: ['admin'],
    regionId: lab.regionId,
    createdAt: at,
  });
  return {
    nobody: '',
    guest: await device(guest),
    leader: await device(lab.leader),
    facilitator: await session(lab.facilitator.id),
    bappeda: await session(lab.bappeda.id),
    admin: await session(admin),
  };
}
