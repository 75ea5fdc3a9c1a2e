/** A lab with many ideas of full text that wait for the leader. */
import { uuidv7 } from 'uuidv7';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import { actsOf } from '../../src/rehearsal/innovation-acts.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { openLaboratory, type Laboratory } from './laboratory.ts';

/**
 * So many ideas of the worked innovations, each carried by an agency of its own, handed in and
 * reviewed; the leader's cookie opens them.
 */
export async function manyIdeas(
  db: Database,
  count: number,
): Promise<{ lab: Laboratory; ids: string[]; leader: string }> {
  const lab = await openLaboratory(db);
  const { facilitator, leader, jury, visitor, expert } = lab;
  const sheets = innovationSheets();
  const codes = [...lab.agencies.keys()];
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const sheet = sheets[at % sheets.length];
    if (!sheet) throw new Error('No material');
    const owner = await lab.join(codes[at % codes.length] ?? '', `Pemilik ${at + 1}`);
    const people = { owner, facilitator, leader, jury, visitor, expert };
    const id = uuidv7();
    const named = { ...sheet, judul: `${sheet.judul} ${at + 1}`.slice(0, 120) };
    const acts = actsOf(named, { agencyId: owner.agencyId ?? '', writerId: owner.id }, uuidv7);
    for (const { by, act } of [acts.raise, ...acts.canvas, ...acts.approval.slice(0, -1)]) {
      await lab.act({ kind: 'idea', id }, people[by], act);
    }
    ids.push(id);
  }
  const token = newToken();
  await devices.seat(db.write, hashOf(token), lab.id, leader.id);
  return { lab, ids, leader: `labinov_device=${token}` };
}
