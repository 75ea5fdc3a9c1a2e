/** Papers of ballots may exist only while their ballot is open, each of somebody in the lab (V4). */
import type { Board } from '#lib/lab/board/state.ts';
import { hashOf } from './boards.ts';
import type { Db } from './database.ts';
import { readJson, type Findings } from './verify-findings.ts';

/** Compares key and papers of a board with the ballot its journal says is open. */
export async function checkBallot(
  db: Db,
  board: Board,
  where: string,
  findings: Findings,
): Promise<void> {
  const keys = await db
    .selectFrom('ballotKey')
    .select(['ballotId', 'key'])
    .where('boardId', '=', board.id)
    .execute();
  const papers = await db
    .selectFrom('ballotPaper')
    .select(['ballotId', 'voterHash', 'dots'])
    .where('boardId', '=', board.id)
    .execute();
  const open = board.ballot?.id;
  const say = (sentence: string) => findings.add('ballot', where, `${where}: ${sentence}`);
  const left = new Set([...keys, ...papers].map(({ ballotId }) => ballotId));
  for (const id of left) if (id !== open) say(`surat suara ${id} tersisa padahal sudah ditutup.`);
  if (!board.ballot) return;
  const key = keys.find(({ ballotId }) => ballotId === open)?.key;
  if (!key) return say('pemungutan suara terbuka tanpa kunci.');
  const people = await db
    .selectFrom('person')
    .select('id')
    .where('labId', '=', board.labId)
    .execute();
  const known = new Set(people.map(({ id }) => hashOf(key, id)));
  const cast = papers.filter(({ ballotId }) => ballotId === open);
  const strange = cast.filter(({ voterHash }) => !known.has(voterHash)).length;
  if (strange > 0) say(`${strange} surat suara bukan milik siapa pun di lab ini.`);
  if (cast.some(({ dots }) => readJson(dots) === undefined)) say('ada surat suara tak terbaca.');
  const { turnout } = board.ballot;
  if (cast.length !== turnout)
    say(`${cast.length} surat suara tersimpan, ${turnout} menurut jurnal.`);
}
