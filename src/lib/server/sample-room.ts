/** The sample lab as a person meets it: the lab, a running wall, and a crowd that writes on it. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { drawCode } from '#lib/lab/join-code.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { readRoster } from '#lib/lab/roster.ts';
import { dayAt } from '#lib/lab/zone.ts';
import { wizardWords } from '#lib/words/wizard.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { Account } from './auth/sessions.ts';
import { endCrowd, startCrowd } from './crowd.ts';
import { db } from './db/open.ts';
import * as regions from './db/regions.ts';
import { evidenceDir, removeFile } from './files.ts';
import { readTable } from './import/table.ts';
import { openProgram } from './live/open.ts';
import { seat } from './live/seat.ts';
import { firstWall, makeSample, removeSample, sampleOf } from './operations/sample.ts';

const rosterFile = 'src/rehearsal/roster-purbalingga.csv';
const crowdOf = 30;
const day = 86_400_000;

/** The id of the account's sample lab, made and set going when there is none. */
export async function openSample(account: Account, lang: Lang): Promise<string> {
  const known = await sampleOf(db().read, account.id);
  if (known) return known.id;
  const region = account.regionId ? await regions.load(db().read, account.regionId) : null;
  if (!region) throw new Error('a sample lab needs a region');
  const table = await readTable(await readFile(resolve(rosterFile)), rosterFile);
  if (!('rows' in table)) throw new Error(`${rosterFile}: ${table.refusal}`);
  const at = Date.now();
  const id = uuidv7();
  const zone = await regions.zoneOf(db().read, region.id);
  const words = wizardWords[lang];
  const code = await makeSample(
    db(),
    {
      id,
      accountId: account.id,
      regionId: region.id,
      regionName: region.name,
      title: words.sample.title,
      place: words.sample.place,
      days: [dayAt(at, zone), dayAt(at + day, zone)],
      pledgeText: words.pledgeText,
      agencies: readRoster(table.rows).agencies,
      projectorKey: newProjectorKey(),
    },
    { newId: uuidv7, at },
    drawNewCode,
  );
  await startWall(id, account, words.sample.reason);
  const port = seat.address?.port;
  if (port) startCrowd({ labId: id, port, code, people: crowdOf });
  return id;
}

/** 128 bits for the link of the projector. */
export const newProjectorKey = () => randomBytes(16).toString('base64url');

/** Draws a join code; null in the rare case that the drawn bytes do not do. */
export const drawNewCode = () => drawCode(randomBytes(32));

/** Goes to the stage of the wall, as a facilitator in a hurry would, and starts the wall. */
async function startWall(labId: string, account: Account, reason: string): Promise<void> {
  const { id, name, position } = account;
  const person: Person = { id, labId, role: 'facilitator', agencyId: null, name, position };
  const ref = { kind: 'hall', id: labId } as const;
  const hall = await openProgram().read(ref, person);
  const wall = hall && firstWall(hall.state);
  if (!wall) return;
  const { stage } = hall.state;
  if (wall.stage !== stage) {
    await openProgram().submit(ref, person, { type: 'stage.pass', stage, reason });
  }
  await openProgram().submit(ref, person, { type: 'activity.start', activityId: wall.id });
}

/** Removes a sample lab of this account; everything of any other lab stays. */
export async function closeSample(account: Account, labId: string): Promise<boolean> {
  if ((await sampleOf(db().read, account.id))?.id !== labId) return false;
  await endCrowd(labId);
  openProgram().forgetLab(labId);
  const answer = await removeSample(db(), labId);
  // Whoever asked between the two steps above opened it again in memory.
  openProgram().forgetLab(labId);
  if (isRefusal(answer)) return false;
  for (const file of answer.files) await removeFile(evidenceDir(), file);
  return true;
}
