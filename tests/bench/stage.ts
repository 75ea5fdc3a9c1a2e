/**
 * The data directory of a benchmark, made before its server starts: a lab by `createLab`, and its
 * people by the acts of the hall through the program itself, with a device's seat for each. The
 * same rows as after three hundred forms, without measuring the forms (`join` does that).
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Person } from '#lib/lab/people.ts';
import { emptyState } from '#lib/lab/empty.ts';
import { fold } from '#lib/lab/fold.ts';
import { joinAlphabet } from '#lib/lab/join-code.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import * as journal from '#lib/server/db/journal.ts';
import { createProgram, type LabProgram } from '#lib/server/live/program.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { joinLab, makeLab, type Guest, type Lab, type Running } from '../support/room.ts';
import { cardText } from './words.ts';

export type StagedLab = Lab & { code: string; guests: Guest[]; boards: string[] };
export type Staged = {
  dataDir: string;
  file: string;
  labs: StagedLab[];
  /** Writes to the directory while no server runs on it. */
  within<T>(work: (db: Database, program: LabProgram) => Promise<T>): Promise<T>;
  remove(): void;
};

/** Labs with people who have their seats, and as many revealed, empty boards as asked for. */
export async function stage(asked: {
  labs?: number;
  people: number;
  boards?: number;
}): Promise<Staged> {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-bench-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const within: Staged['within'] = async (work) => {
    const db = openDatabase(file);
    const quiet = { error: console.error, warn: () => {} };
    const program = createProgram({ db, now: steadyNow, newId: uuidv7, log: quiet });
    try {
      return await work(db, program);
    } finally {
      await program.stop();
      await db.close();
    }
  };
  const labs = await within(async (db, program) => {
    const region = { id: uuidv7(), name: 'Pati', kind: 'kabupaten', agencyName: 'Bapperida' };
    await db.write
      .insertInto('region')
      .values({ ...region, createdAt: 1 })
      .execute();
    const made: StagedLab[] = [];
    for (let at = 0; at < (asked.labs ?? 1); at += 1) {
      made.push(await oneLab(db, program, region.id, asked.people, asked.boards ?? 1));
    }
    return made;
  });
  return {
    dataDir,
    file,
    labs,
    within,
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function oneLab(
  db: Database,
  program: LabProgram,
  regionId: string,
  people: number,
  boards: number,
): Promise<StagedLab> {
  const lab = await makeLab(db, regionId);
  const running = { program } as Running;
  const guests = await Promise.all(
    Array.from({ length: people }, (_, at) => joinLab(running, db, lab, at % lab.agencies.length)),
  );
  const opened: string[] = [];
  for (let at = 0; at < boards; at += 1) opened.push(await openBoard(db, lab.id, `Papan ${at}`));
  // The code of `makeLab` is for tests of the socket; the join page wants one of its alphabet.
  const signs = Array.from({ length: 6 }, () => joinAlphabet[randomInt(joinAlphabet.length)]);
  const code = signs.join('');
  await db.write.updateTable('lab').set({ code }).where('id', '=', lab.id).execute();
  return { ...lab, code, guests, boards: opened };
}

/** A board as `createLab` makes it, revealed: the heavier case, everybody gets every card in full. */
async function openBoard(db: Database, labId: string, title: string): Promise<string> {
  const ref = { kind: 'board' as const, id: uuidv7() };
  const at = steadyNow();
  const event = { type: 'board.opened', labId, title, names: 'agency', silent: false } as const;
  const state = fold(emptyState(ref), { number: 1, at, event });
  const entry = { ref, labId, by: null, actId: uuidv7(), at, from: 1, events: [event], state };
  await db.write.transaction().execute((trx) => journal.write(trx, entry));
  return ref.id;
}

/** Cards on a board by the people of its lab, at most 60 each; answers with their ids. */
export async function hangCards(
  program: LabProgram,
  lab: StagedLab,
  boardId: string,
  count: number,
): Promise<string[]> {
  const by = (at: number): Person => (lab.guests[at % lab.guests.length] as Guest).person;
  const cards = Array.from({ length: count }, async (_, at) => {
    const cardId = uuidv7();
    const act = { type: 'card.add', cardId, text: cardText(at), paper: 'kunyit' } as const;
    const answer = await program.submit({ kind: 'board', id: boardId }, by(at), act);
    if (isRefusal(answer)) throw new Error(`A card was refused: ${answer.code}`);
    return cardId;
  });
  return Promise.all(cards);
}
