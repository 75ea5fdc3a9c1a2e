/** A lab in its months of Deliver, and the cookies of those who carry and follow it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Person } from '#lib/lab/people.ts';
import type { Stage } from '#lib/lab/stages.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { actsOf } from '../../src/rehearsal/innovation-acts.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { openLaboratory } from './laboratory.ts';

export type Cookie = { name: string; value: string };
export type Planned = {
  ideaId: string;
  title: string;
  owner: Person;
  agency: string;
  cookie: Cookie;
};
export type Delivering = {
  dataDir: string;
  labId: string;
  facilitator: Cookie;
  projectorKey: string;
  ideas: Planned[];
  remove(): void;
};

/** `count` innovations of the material with approved plans; of some, what came of them as well. */
export async function makeDelivering(
  count: number,
  { delivered = 0 }: { delivered?: number } = {},
): Promise<Delivering> {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-deliver-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const lab = await openLaboratory(db);
  for (const stage of ['drum-up', 'diagnose', 'design'] satisfies Stage[]) {
    await lab.act(lab.hall, lab.facilitator, { type: 'stage.pass', stage, reason: 'Latihan' });
  }
  const ideas: Planned[] = [];
  const agencies = await db.read
    .selectFrom('agency')
    .select(['id', 'name'])
    .where('labId', '=', lab.id)
    .execute();
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]));
  for (const [at, sheet] of innovationSheets().slice(0, count).entries()) {
    const owner = await lab.join(sheet.unit_kode, sheet.kanvas.pic);
    const told = actsOf(sheet, { agencyId: owner.agencyId ?? '', writerId: owner.id }, uuidv7);
    const steps = [
      told.raise,
      ...told.canvas,
      ...told.approval,
      ...told.plan,
      ...told.planApproval,
    ];
    const ideaId = uuidv7();
    const { facilitator, leader, expert, jury, visitor } = lab;
    const people = { owner, facilitator, leader, expert, jury, visitor };
    for (const step of at < delivered ? [...steps, ...told.deliver] : steps) {
      await lab.act({ kind: 'idea', id: ideaId }, people[step.by], step.act);
    }
    const token = newToken();
    await devices.seat(db.write, hashOf(token), lab.id, owner.id);
    const cookie = { name: 'labinov_device', value: token };
    const agency = nameOf.get(owner.agencyId ?? '') ?? '';
    ideas.push({ ideaId, title: sheet.judul, owner, agency, cookie });
  }
  const session = await createSession(db, lab.facilitator.id, 'test');
  await db.close();
  return {
    dataDir,
    labId: lab.id,
    facilitator: { name: 'labinov_session', value: session },
    projectorKey: lab.id,
    ideas,
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}
