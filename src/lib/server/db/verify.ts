/**
 * Proves that an installation keeps what it was told: the file is whole, journals have no gap,
 * folding them gives the live tables, evidence files are what their names say, registry and ideas
 * point at each other. Everything is read in one transaction, so a running server is no bother.
 */
import { sql } from 'kysely';
import type { HallEvent } from '#lib/lab/events.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Db } from './database.ts';
import * as unwritten from './unwritten-acts.ts';
import { checkFiles, type WantedFile } from './verify-files.ts';
import { Findings, readJson, type Finding } from './verify-findings.ts';
import { checkSpaces } from './verify-spaces.ts';

export type { Check, Finding } from './verify-findings.ts';

export type Verdict = {
  ok: boolean;
  checked: { spaces: number; events: number; files: number; innovations: number };
  findings: Finding[];
};

/** Checks everything; `evidenceDir` is where files of evidence lie. */
export async function verify(db: Db, evidenceDir: string): Promise<Verdict> {
  const findings = new Findings();
  const read = await db.transaction().execute(async (trx) => {
    await checkFile(trx, findings);
    await checkForeignKeys(trx, findings);
    await checkNumbers(trx, findings);
    await checkActs(trx, findings);
    await checkUnwritten(trx, findings);
    const journals = await checkSpaces(trx, findings);
    const innovations = await checkRegistry(trx, findings);
    return { ...journals, innovations, wanted: await wantedFiles(trx) };
  });
  const { wanted, ...counts } = read;
  const files = await checkFiles(evidenceDir, wanted, findings);
  const all = findings.all();
  return { ok: all.length === 0, checked: { ...counts, files }, findings: all };
}

async function checkFile(db: Db, findings: Findings): Promise<void> {
  const { rows } = await sql<{ integrityCheck: string }>`pragma integrity_check(20)`.execute(db);
  for (const row of rows) {
    const [told = ''] = Object.values(row);
    if (told !== 'ok') findings.add('file', 'labinov.db', `Berkas basis data rusak: ${told}.`);
  }
}

async function checkForeignKeys(db: Db, findings: Findings): Promise<void> {
  type Broken = { table: string; rowid: number | null; parent: string };
  const { rows } = await sql<Broken>`pragma foreign_key_check`.execute(db);
  for (const { table, rowid, parent } of rows) {
    const sentence = `Tabel ${table}, baris ${rowid ?? '?'}: menunjuk ke ${parent} yang tidak ada.`;
    findings.add('foreign-key', table, sentence);
  }
}

/** Numbers of a space run from 1 without a gap. */
async function checkNumbers(db: Db, findings: Findings): Promise<void> {
  type Gap = { kind: string; spaceId: string; number: number; expected: number };
  const { rows } = await sql<Gap>`
    select kind, space_id, number, expected from (
      select kind, space_id, number,
        row_number() over (partition by kind, space_id order by number) as expected
      from journal
    ) where number <> expected
    group by kind, space_id having number = min(number)`.execute(db);
  for (const { kind, spaceId, number, expected } of rows) {
    const sentence = `Jurnal ${kind} ${spaceId}: nomor ${expected} hilang, berikutnya ${number}.`;
    findings.add('numbers', `${kind} ${spaceId}`, sentence);
  }
}

/** The events of one act are one piece: one space, parts from 0, numbers in a row. */
async function checkActs(db: Db, findings: Findings): Promise<void> {
  type Torn = { actId: string; kind: string; spaceId: string };
  const { rows } = await sql<Torn>`
    select act_id, min(kind) as kind, min(space_id) as space_id from journal group by act_id
    having min(part) <> 0 or max(part) <> count(*) - 1
      or max(number - part) <> min(number - part)
      or count(distinct kind || ':' || space_id) <> 1`.execute(db);
  for (const { actId, kind, spaceId } of rows) {
    const sentence = `Jurnal ${kind} ${spaceId}: peristiwa dari tindakan ${actId} tidak utuh.`;
    findings.add('acts', `${kind} ${spaceId}`, sentence);
  }
}

/** What was answered with a no, or changed nothing, is not in the journal. */
async function checkUnwritten(db: Db, findings: Findings): Promise<void> {
  for (const actId of await unwritten.contradicted(db)) {
    const sentence = `Tindakan ${actId} dijawab tanpa hasil, tetapi ada di jurnal.`;
    findings.add('acts', actId, sentence);
  }
  for (const actId of await unwritten.unreadable(db)) {
    findings.add('acts', actId, `Jawaban atas tindakan ${actId} tidak terbaca.`);
  }
}

/** Idea and innovation name each other, both or neither; steps are numbered from 1. */
async function checkRegistry(db: Db, findings: Findings): Promise<number> {
  const ideas = await db
    .selectFrom('idea')
    .select(['id', 'innovationId'])
    .where('innovationId', 'is not', null)
    .execute();
  const innovations = await db
    .selectFrom('innovation')
    .select(['id', 'number', 'ideaId'])
    .execute();
  const steps = await db
    .selectFrom('innovationStep')
    .select(['innovationId'])
    .select((eb) => [eb.fn.max('number').as('last'), eb.fn.countAll().as('count')])
    .groupBy('innovationId')
    .execute();
  const entryOf = new Map(ideas.map(({ id, innovationId }) => [id, innovationId]));
  const entries = new Map(innovations.map((entry) => [entry.id, entry]));
  for (const { id, innovationId } of ideas) {
    if (entries.get(innovationId ?? '')?.ideaId === id) continue;
    const sentence = `Ide ${id} menyebut inovasi ${innovationId}, yang tidak menyebutnya kembali.`;
    findings.add('registry', `idea ${id}`, sentence);
  }
  for (const { id, number, ideaId } of innovations) {
    if (ideaId === null || entryOf.get(ideaId) === id) continue;
    const sentence = `Inovasi ${number} menyebut ide ${ideaId}, yang tidak menyebutnya kembali.`;
    findings.add('registry', `innovation ${id}`, sentence);
  }
  for (const { innovationId, last, count } of steps) {
    if (Number(last) === Number(count)) continue;
    const number = entries.get(innovationId)?.number ?? innovationId;
    const sentence = `Inovasi ${number}: riwayatnya tidak lengkap (${count} dari ${last} langkah).`;
    findings.add('registry', `innovation ${innovationId}`, sentence);
  }
  // [N26] [N27] What stands has its edition, and ends when its entry is registered.
  const astray = await db
    .selectFrom('innovationStanding as own')
    .innerJoin('innovation', 'innovation.id', 'own.innovationId')
    .leftJoin('innovationEdition as edition', (join) =>
      join
        .onRef('edition.innovationId', '=', 'own.innovationId')
        .onRef('edition.catalogueYear', '=', 'own.catalogueYear'),
    )
    .select(['innovation.id', 'innovation.number'])
    .where((eb) =>
      eb.or([eb('innovation.status', '=', 'registered'), eb('edition.innovationId', 'is', null)]),
    )
    .execute();
  for (const { id, number } of astray) {
    const sentence = `Inovasi ${number}: versi terdaftarnya tidak cocok dengan statusnya.`;
    findings.add('registry', `innovation ${id}`, sentence);
  }
  return innovations.length;
}

/** Every stored file that an idea or an entry of the registry points to. */
async function wantedFiles(db: Db): Promise<WantedFile[]> {
  const ideas = await db.selectFrom('idea').select(['id', 'state']).execute();
  const linesIn = (table: 'innovationEvidence' | 'innovationStandingEvidence') =>
    db
      .selectFrom(table)
      .select(['innovationId', 'stored', 'fileSize'])
      .where('stored', 'is not', null)
      .execute();
  const lines = [
    ...(await linesIn('innovationEvidence')),
    ...(await linesIn('innovationStandingEvidence')),
  ];
  const ofIdeas = ideas.flatMap(({ id, state }) => {
    const idea = readJson(state) as Partial<Idea> | undefined;
    const decisions = [...(idea?.canvas?.decisions ?? []), ...(idea?.plan?.decisions ?? [])];
    const files = [
      ...Object.values({ ...idea?.withdrawn, ...idea?.evidence }).map(({ file }) => file),
      ...decisions.map(({ paper }) => paper?.photo ?? null),
    ];
    return files.flatMap((file) =>
      file ? [{ by: `Ide ${id}`, stored: file.stored, size: file.size }] : [],
    );
  });
  const photos = await db
    .selectFrom('journal')
    .select(['spaceId', 'event'])
    .where('kind', '=', 'hall')
    .where('event', 'like', '{"type":"photo.%')
    .orderBy('number')
    .execute();
  const ofEntries = lines.map(({ innovationId, stored, fileSize }) => ({
    by: `Inovasi ${innovationId}`,
    stored: stored ?? '',
    size: fileSize,
  }));
  const shelved = await db.selectFrom('shelfFile').select(['shelfId', 'stored', 'size']).execute();
  const ofShelf = shelved.map(({ shelfId, stored, size }) => ({
    by: `Inovasi daerah lain ${shelfId}`,
    stored,
    size,
  }));
  return [...ofIdeas, ...ofEntries, ...photosIn(photos), ...ofShelf];
}

/** Photos of labs that have not been taken away again. */
function photosIn(rows: readonly { spaceId: string; event: string }[]): WantedFile[] {
  const there = new Map<string, WantedFile>();
  for (const { spaceId, event } of rows) {
    const told = readJson(event) as HallEvent | undefined;
    if (told?.type === 'photo.added') {
      const { stored, size } = told.photo.file;
      there.set(told.photo.id, { by: `Lab ${spaceId}`, stored, size });
    }
    if (told?.type === 'photo.removed') there.delete(told.photoId);
  }
  return [...there.values()];
}
