/**
 * Folds the journal of every space and compares it with the live tables. The journal is their
 * only writer, so anything that differs was written past it, or one of the two is damaged.
 */
import { emptyState } from '#lib/lab/empty.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { spaceKey, type Kind, type SpaceRef, type State } from '#lib/lab/space.ts';
import * as boards from './boards.ts';
import type { Db } from './database.ts';
import * as ideas from './ideas.ts';
import * as journal from './journal.ts';
import { checkBallot } from './verify-ballots.ts';
import { compareRows, differing, readJson, type Findings, type Row } from './verify-findings.ts';
import { Sendings } from './verify-sending.ts';

const nouns: Record<Kind, string> = { hall: 'Aula', board: 'Papan', idea: 'Ide' };
export const nameOf = ({ kind, id }: SpaceRef) => `${nouns[kind]} ${id}`;

/** Checks all spaces; answers how many spaces and events there were. */
export async function checkSpaces(
  db: Db,
  findings: Findings,
): Promise<{ spaces: number; events: number }> {
  const rows = await db
    .selectFrom('journal')
    .select(['kind', 'spaceId', 'labId'])
    .select((eb) => eb.fn.countAll().as('count'))
    .groupBy(['kind', 'spaceId', 'labId'])
    .execute();
  const seen = new Set<string>();
  const sendings = new Sendings();
  let events = 0;
  for (const { kind, spaceId, labId, count } of rows) {
    const ref = { kind: kind as Kind, id: spaceId };
    events += Number(count);
    if (!(kind in nouns)) {
      findings.add('fold', spaceId, `Jurnal berisi ruang "${kind}" ${spaceId} yang tidak dikenal.`);
    } else if (seen.has(spaceKey(ref))) {
      findings.add('numbers', nameOf(ref), `${nameOf(ref)}: jurnalnya tertulis pada dua lab.`);
    } else {
      seen.add(spaceKey(ref));
      const state = await foldOf(db, ref, findings);
      if (state) await checkState(db, state, labId, findings);
      if (state?.kind === 'board') sendings.add(state);
    }
  }
  sendings.check(findings);
  await findOrphans(db, seen, findings);
  return { spaces: seen.size, events };
}

/** The state as the journal tells it; null when an event cannot be read. */
async function foldOf(db: Db, ref: SpaceRef, findings: Findings): Promise<State | null> {
  try {
    const happened = await journal.read(db, ref, 0);
    const state = happened.reduce<State>(fold, emptyState(ref));
    // A kind of event that no rule knows leaves something else than a space.
    if (state.kind !== ref.kind) throw new Error('An event that no rule knows');
    // Through JSON, as the tables keep it.
    return asJson(state);
  } catch {
    const where = nameOf(ref);
    findings.add('fold', where, `${where}: jurnalnya memuat peristiwa yang tidak terbaca.`);
    return null;
  }
}

const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

async function checkState(db: Db, state: State, labId: string, findings: Findings): Promise<void> {
  switch (state.kind) {
    case 'hall':
      return checkHall(db, state, findings);
    case 'board':
      return checkBoard(db, state, labId, findings);
    case 'idea':
      return checkIdea(db, state, labId, findings);
    default:
      return state satisfies never;
  }
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
const mapOf = <T>(record: Record<string, T>, row: (one: T) => Row): Map<string, Row> =>
  new Map(Object.entries(record).map(([id, one]) => [id, row(one)]));

async function checkHall(db: Db, hall: Hall, findings: Findings): Promise<void> {
  const where = nameOf(hall);
  const { id: labId } = hall;
  const lab = await db.selectFrom('lab').selectAll().where('id', '=', labId).executeTakeFirst();
  const { title, place, startsOn, endsOn } = hall.lab;
  const { stage } = hall;
  const told = { title, place, startsOn, endsOn, stage, closed: hall.closed ? 1 : 0 };
  compareRows(findings, { where, noun: 'lab' }, new Map([[labId, told]]), byId(lab ? [lab] : []));

  const agencies = await db.selectFrom('agency').selectAll().where('labId', '=', labId).execute();
  const toldAgencies = mapOf(hall.agencies, (agency) => ({ ...agency }));
  compareRows(findings, { where, noun: 'OPD' }, toldAgencies, byId(agencies));

  const people = await db.selectFrom('person').selectAll().where('labId', '=', labId).execute();
  const toldPeople = mapOf(hall.people, ({ entered: _journal, ...one }) => ({
    ...one,
    removed: one.removed ? 1 : 0,
  }));
  compareRows(findings, { where, noun: 'peserta' }, toldPeople, byId(people));

  const pledges = await db.selectFrom('pledge').selectAll().where('labId', '=', labId).execute();
  const toldPledges = mapOf(hall.pledges, ({ as: signedAs, ...rest }) => ({ ...rest, signedAs }));
  const pledged = new Map<string, Row>(pledges.map((row) => [row.agencyId, row]));
  compareRows(findings, { where, noun: 'ikrar OPD' }, toldPledges, pledged);

  const sheets = await db
    .selectFrom('readinessSheet')
    .selectAll()
    .where('labId', '=', labId)
    .execute();
  const toldSheets = mapOf(hall.sheets, ({ values, ...rest }) => ({ ...rest, answers: values }));
  const answered = sheets.map((row): [string, Row] => [
    row.personId,
    { ...row, answers: readJson(row.answers) },
  ]);
  compareRows(findings, { where, noun: 'lembar kesiapan' }, toldSheets, new Map(answered));
  await checkAgenda(db, hall, findings);
}

/** Every board that the agenda works on, also of what was taken out of it, is one of this lab. */
async function checkAgenda(db: Db, hall: Hall, findings: Findings): Promise<void> {
  const where = nameOf(hall);
  const rows = await db.selectFrom('board').select('id').where('labId', '=', hall.id).execute();
  const boards = new Set(rows.map(({ id }) => id));
  const planned = [...hall.activities, ...hall.shelf.map(({ activity }) => activity)];
  for (const { boardId, title } of planned) {
    if (boardId === null || boards.has(boardId)) continue;
    findings.add('tables', where, `${where}: papan untuk kegiatan "${title.id}" tidak ada.`);
  }
}

async function checkBoard(db: Db, board: Board, lab: string, findings: Findings): Promise<void> {
  const where = nameOf(board);
  const found = await db
    .selectFrom('board')
    .selectAll()
    .where('id', '=', board.id)
    .executeTakeFirst();
  const { labId, title } = board;
  const told = { labId, title, revealed: board.revealed ? 1 : 0, state: boards.documentOf(board) };
  const rows = found ? [{ ...found, state: readJson(found.state) }] : [];
  compareRows(findings, { where, noun: 'papan' }, new Map([[board.id, told]]), byId(rows));
  if (labId !== lab) findings.add('tables', where, `${where}: jurnalnya tertulis pada lab lain.`);

  const cards = await db.selectFrom('card').selectAll().where('boardId', '=', board.id).execute();
  const toldCards = mapOf(
    board.cards,
    ({ author: _shown, talk: _said, entered: _is, ...card }) => ({
      ...card,
      labId,
      removed: card.removed ? 1 : 0,
    }),
  );
  compareRows(findings, { where, noun: 'kartu' }, toldCards, byId(cards));
  await checkBallot(db, board, where, findings);
}

async function checkIdea(db: Db, idea: Idea, lab: string, findings: Findings): Promise<void> {
  const where = nameOf(idea);
  const found = await db
    .selectFrom('idea')
    .selectAll()
    .where('id', '=', idea.id)
    .executeTakeFirst();
  const { id, labId, raisedAt } = idea;
  const { state: _text, facts, ...columns } = ideas.rowOf(idea);
  const told = { labId, raisedAt, ...columns, facts: readJson(facts) };
  const row = found && { ...found, facts: readJson(found.facts) };
  compareRows(findings, { where, noun: 'baris' }, new Map([[id, told]]), byId(row ? [row] : []));
  if (labId !== lab) findings.add('tables', where, `${where}: jurnalnya tertulis pada lab lain.`);
  const written = ideas.documentOf(idea);
  const kept = found ? readJson(found.state) : written;
  const document = kept && ideas.documentOf(ideas.ideaOf(kept as Idea));
  const keys = differing({ ...written }, (document ?? {}) as Row);
  if (keys.length > 0) {
    const sentence = `${where}: dokumen di tabel berbeda dari jurnal (${keys.join(', ')}).`;
    findings.add('tables', where, sentence);
  }
}

/** Rows of the tables that no journal speaks of. */
async function findOrphans(db: Db, seen: Set<string>, findings: Findings): Promise<void> {
  const [labs, walls, kept] = [
    await db.selectFrom('lab').select('id').execute(),
    await db.selectFrom('board').select('id').execute(),
    await db.selectFrom('idea').select('id').execute(),
  ];
  const all: SpaceRef[] = [
    ...labs.map(({ id }) => ({ kind: 'hall' as const, id })),
    ...walls.map(({ id }) => ({ kind: 'board' as const, id })),
    ...kept.map(({ id }) => ({ kind: 'idea' as const, id })),
  ];
  for (const ref of all) {
    if (seen.has(spaceKey(ref))) continue;
    findings.add('tables', nameOf(ref), `${nameOf(ref)} ada di tabel tetapi tidak di jurnal.`);
  }
}
