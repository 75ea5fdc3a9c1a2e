/** [O1] Whom a lab can be given to, and who can be taken out: what the rules of the hall do not know. */
import type { HallAct } from '#lib/lab/acts.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as labs from '#lib/server/db/labs.ts';

export type Change = Extract<HallAct, { type: 'lead.change' }>;

/** The act for the hall, with the name as the account has it; refuses accounts it cannot be. */
export async function leadChange(
  db: Db,
  lab: Pick<labs.Lab, 'id' | 'regionId'>,
  how: Change['how'],
  accountId: string,
): Promise<Change | Refusal> {
  const [those, known] = await Promise.all([
    accounts.mayLead(db, lab.regionId),
    labs.facilitatorsOf(db, lab.id),
  ]);
  const inside = known.find(({ id }) => id === accountId);
  // Somebody who may run labs no more can still be taken out.
  const account = how === 'dismissed' ? inside : those.find(({ id }) => id === accountId);
  if (!account) return refuse('not-found');
  if (how === 'invited' && inside) return refuse('exists');
  return { type: 'lead.change', how, accountId, name: account.name };
}
