/** Practising before the event: a copy of the lab, and made-up people who do what its agenda asks. */
import { uuidv7 } from 'uuidv7';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { practiceWords } from '#lib/words/practice.ts';
import type { Lang } from '#lib/words/lang.ts';
import { endCrowd, hasCrowd, startCrowd } from './crowd.ts';
import type * as labs from './db/labs.ts';
import { db } from './db/open.ts';
import { evidenceDir, removeFile } from './files.ts';
import { openProgram } from './live/open.ts';
import { seat } from './live/seat.ts';
import { makePractice, practiceOf, removePractice } from './operations/practice.ts';
import { drawNewCode, newProjectorKey } from './sample-room.ts';

/** A facilitator practises for an afternoon; then the made-up people go home. */
const minutes = 180;
/** They come in quickly, and write as fast as a lively hall. */
const speed = 2;

/** The id of the copy this facilitator has of the lab, made when there is none. */
export async function openPractice(lab: labs.Lab, person: Person, lang: Lang): Promise<string> {
  const known = await practiceOf(db().read, lab.id, person.id);
  if (known) return known.id;
  const hall = (await openProgram().read({ kind: 'hall', id: lab.id }, person))?.state;
  if (!hall) throw new Error('a practice copy needs its lab');
  const ids = new Set(hall.activities.flatMap(({ boardId }) => boardId ?? []));
  const boards = await Promise.all(
    [...ids].map((id) => openProgram().read({ kind: 'board', id }, person)),
  );
  const id = uuidv7();
  await makePractice(
    db(),
    lab,
    {
      id,
      accountId: person.id,
      regionName: hall.lab.region,
      title: practiceWords[lang].labTitle(hall.lab.title).slice(0, 120),
      projectorKey: newProjectorKey(),
      hall,
      boards: boards.flatMap((board) => (board ? [board.state] : [])),
    },
    { newId: uuidv7, at: Date.now() },
    drawNewCode,
  );
  return id;
}

/** Lets so many made-up people in; false where they are in already or cannot come. */
export function callCrowd(lab: labs.Lab, people: number): boolean {
  const port = seat.address?.port;
  if (!port || lab.practiceOf === null || hasCrowd(lab.id)) return false;
  return startCrowd({ labId: lab.id, port, code: lab.code, people, speed, minutes });
}

/** [O7] Removes the copy with its crowd; false for any other lab. */
export async function closePractice(lab: labs.Lab): Promise<boolean> {
  if (lab.practiceOf === null) return false;
  await endCrowd(lab.id);
  openProgram().forgetLab(lab.id);
  const answer = await removePractice(db(), lab.id);
  // Whoever asked between the two steps above opened it again in memory.
  openProgram().forgetLab(lab.id);
  if (isRefusal(answer)) return false;
  for (const file of answer.files) await removeFile(evidenceDir(), file);
  return true;
}
