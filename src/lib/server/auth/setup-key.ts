import { randomBytes } from 'node:crypto';
import { count } from '#lib/server/db/accounts.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { replaceKey } from '#lib/server/db/setup.ts';
import { hashOf } from './secrets.ts';

/**
 * A fresh key for `/setup/<key>` while nobody has an account, else null. Older keys stop working,
 * so only the link printed last opens the door. The file must have been migrated.
 */
export async function ensureSetupKey(
  databaseFile: string,
  now = Date.now(),
): Promise<string | null> {
  const db = openDatabase(databaseFile);
  try {
    if ((await count(db.read)) > 0) return null;
    const key = randomBytes(16).toString('hex');
    await db.write.transaction().execute((trx) => replaceKey(trx, hashOf(key), now));
    return key;
  } finally {
    await db.close();
  }
}
