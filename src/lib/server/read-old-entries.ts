/** Makes entries of the registry findable that an older program wrote, while the server already serves. */
import type { Db } from './db/database.ts';
import { indexWaiting } from './db/registry-search.ts';
import { log } from './log.ts';

/** So many in one transaction, and a pause for everybody else after it. */
const atOnce = 20;
const pauseMs = 20;

/** Never throws: what is left waits for the next start. */
export async function readOldEntries(db: Db): Promise<void> {
  try {
    while ((await indexWaiting(db, atOnce)) === atOnce) {
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  } catch (fault) {
    log.error({ event: 'registry-words', fault: String(fault) });
  }
}
