/** One deed for many entries of the registry: each is decided by itself, and who is refused is told. */
import type { Catalogue } from '#lib/lab/catalogue.ts';
import {
  isRegistryRefusal,
  type Clerk,
  type RegistryRefusal,
  type Status,
} from '#lib/lab/registry.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { moveEntry, setCatalogueYear } from './registry.ts';

/** More than this in one go would keep people waiting; the list is narrowed first. */
export const mostAtOnce = 2_000;

/** So many in one transaction; between two of them everybody else has their turn. */
const slice = 50;

export type BulkDeed =
  | { type: 'check' }
  | { type: 'archive'; why: string }
  | { type: 'catalogue'; catalogue: Catalogue | null };

export type BulkRefusal = {
  id: string;
  name: string;
  number: string;
  status: Status | null;
  code: RegistryRefusal['code'];
};

export type BulkResult = {
  done: number;
  refused: BulkRefusal[];
};

/** [N16] Does it to each of them by the rules of that deed; entries of other regions do not exist. */
export async function doToMany(
  db: Db,
  asked: { ids: readonly string[]; regionId: string; clerk: Clerk; at: number; deed: BulkDeed },
): Promise<BulkResult> {
  const result: BulkResult = { done: 0, refused: [] };
  for (let from = 0; from < asked.ids.length; from += slice) {
    const ids = asked.ids.slice(from, from + slice);
    const some = await db.transaction().execute(async (trx) => {
      const told: BulkResult = { done: 0, refused: [] };
      for (const id of ids) {
        const entry = await innovations.load(trx, id);
        const known = entry?.regionId === asked.regionId ? entry : null;
        const answer = known ? await doTo(trx, known.id, asked) : { code: 'not-found' as const };
        if (!isRegistryRefusal(answer)) told.done += 1;
        else {
          const { name = '', number = '', status = null } = known ?? {};
          told.refused.push({ id, name, number, status, code: answer.code });
        }
      }
      return told;
    });
    result.done += some.done;
    result.refused.push(...some.refused);
    await new Promise((next) => setImmediate(next));
  }
  return result;
}

function doTo(
  trx: Db,
  innovationId: string,
  { clerk, at, deed }: { clerk: Clerk; at: number; deed: BulkDeed },
) {
  const doing = { innovationId, clerk, at };
  if (deed.type === 'catalogue') {
    return setCatalogueYear(trx, { ...doing, catalogue: deed.catalogue });
  }
  const [to, note] = deed.type === 'check' ? ['checking', ''] : ['archived', deed.why];
  const move = { to: to as 'checking' | 'archived', note, year: null, ministryNumber: '' };
  return moveEntry(trx, { ...doing, move });
}
