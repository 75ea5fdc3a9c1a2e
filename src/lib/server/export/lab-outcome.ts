/**
 * The outcome of a lab as one model for all writers. It is read like a page: journals and rows of
 * now, through `seenState` for the one who asks; what they may not see is not in the file.
 */
import { affairOf } from '#lib/lab/affairs.ts';
import { leadersView } from '#lib/lab/audience.ts';
import { emptyState } from '#lib/lab/empty.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { hangs } from '#lib/lab/board/talk.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { openRanking, type Ranked } from '#lib/lab/ranking.ts';
import { mayRead, seenState } from '#lib/lab/seen-by.ts';
import type { Happened, SpaceRef, State } from '#lib/lab/space.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as journal from '#lib/server/db/journal.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as regions from '#lib/server/db/regions.ts';
import { exportWords } from '#lib/words/export.ts';
import type { Lang } from '#lib/words/lang.ts';
import { boardSheets, nameOf } from './board-sheets.ts';
import { hallSheets } from './hall-sheets.ts';
import { ideaSheets } from './idea-sheets.ts';
import { cellWords, sheetOf } from './outcome-sheet.ts';
import type { Sheets } from './sheets.ts';

export type Outcome = { hall: Hall; boards: Board[]; ideas: Idea[]; ranking: Ranked[] };

/** A board of which there is a picture and minutes, and whether something was voted on. */
export type Wall = { id: string; title: string; votes: boolean };
export type LabSheets = Sheets & { walls: Wall[] };

const wallsOf = ({ hall, boards }: Outcome): Wall[] =>
  boards
    .filter((board) => board.revealed && Object.values(board.cards).some(hangs))
    .map((board) => {
      return { id: board.id, title: nameOf(board, hall), votes: board.results.length > 0 };
    });

/** How a space stands: told by its journal, or known to the program that runs. */
export type StateOf = (ref: SpaceRef) => Promise<State>;

/**
 * The whole outcome for a facilitator of the lab or Bappeda; null for anybody else. In the server
 * `stateOf` is the program's own, which folds no journal twice; the press has only journals.
 */
export async function labOutcome(
  db: Db,
  labId: string,
  viewer: Person,
  { lang, at, stateOf }: { lang: Lang; at: number; stateOf?: StateOf },
): Promise<LabSheets | null> {
  const lab = await labs.load(db, labId);
  if (!lab || viewer.labId !== labId || !leadersView(viewer)) return null;
  const outcome = await seenOutcome(db, labId, viewer, stateOf);
  const zone = await regions.zoneOf(db, lab.regionId);
  const promoted = await innovations.ofLab(db, labId);
  const { word, digital } = cellWords(lang);
  return {
    title: exportWords[lang].outcomeOf(lab.title),
    zone,
    walls: wallsOf(outcome),
    sheets: [
      ...hallSheets(outcome.hall, { lang, zone, at }),
      ...boardSheets(outcome, lang),
      ...ideaSheets(outcome, lang),
      sheetOf(
        lang,
        'promoted',
        [
          'number',
          'innovation',
          'agency',
          'digital',
          'affair',
          'status',
          'claimedScore',
          'evidencedScore',
          'verifiedScore',
          'at',
        ],
        promoted.map((one) => ({
          number: one.number,
          innovation: one.name,
          agency: one.agencyName,
          digital: digital(one.digital),
          affair: one.affair && (affairOf(one.affair)?.name[lang] ?? one.affair),
          status: word(one.status),
          claimedScore: one.claimedScore,
          evidencedScore: one.evidencedScore,
          verifiedScore: one.verifiedScore,
          at: one.createdAt,
        })),
      ),
    ],
  };
}

/** Hall, boards and ideas of a lab as this person may see them. */
export async function seenOutcome(
  db: Db,
  labId: string,
  viewer: Person,
  stateOf: StateOf = (ref) => told(db, ref),
): Promise<Outcome> {
  const hall = (await stateOf({ kind: 'hall', id: labId })) as Hall;
  const rows = await db
    .selectFrom('board')
    .select('id')
    .where('labId', '=', labId)
    .orderBy('id')
    .execute();
  const boards: Board[] = [];
  for (const { id } of rows) {
    boards.push(seenState((await stateOf({ kind: 'board', id })) as Board, viewer));
    // A lab may have hundreds of boards, and people who wait for an answer meanwhile.
    await new Promise((next) => setImmediate(next));
  }
  // The boards of agencies behind their plenary.
  const place = ({ id, home }: Board) => (home ? `${home.plenaryId} ${home.agencyId}` : id);
  boards.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const all = await ideas.statesOf(db, labId);
  return {
    hall: seenState(hall, viewer),
    boards,
    ranking: openRanking(
      hall,
      all.filter(({ plan }) => plan.status === 'approved'),
      viewer,
    ),
    ideas: all.filter((idea) => mayRead(idea, viewer)).map((idea) => seenState(idea, viewer)),
  };
}

/** One board of a lab with its journal, as this person may see it; null where there is none. */
export async function seenBoard(
  db: Db,
  { labId, boardId }: { labId: string; boardId: string },
  viewer: Person,
): Promise<{ hall: Hall; board: Board; happened: Happened[] } | null> {
  const ref = { kind: 'board', id: boardId } as const;
  const happened = await journal.read(db, ref, 0);
  const board = happened.reduce<State>(fold, emptyState(ref)) as Board;
  if (!board.opened || board.labId !== labId || !mayRead(board, viewer)) return null;
  const hall = await told<Hall>(db, { kind: 'hall', id: labId });
  return { hall: seenState(hall, viewer), board: seenState(board, viewer), happened };
}

/** A space as its journal tells it. */
async function told<S extends State>(db: Db, ref: SpaceRef): Promise<S> {
  const happened = await journal.read(db, ref, 0);
  return happened.reduce<State>(fold, emptyState(ref)) as S;
}
