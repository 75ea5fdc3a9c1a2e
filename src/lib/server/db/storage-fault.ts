/** Why nothing can be stored: no room, write-protected, the file is no longer there, or broken. */
export type Trouble = 'disk-full' | 'read-only' | 'gone' | 'failing';

const storage =
  /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|BUSY|LOCKED|NOMEM|MISUSE|PROTOCOL)/;
const passing = /^SQLITE_(BUSY|LOCKED|NOMEM|MISUSE|PROTOCOL)/;

type Fault = { code?: unknown; cause?: unknown } | null | undefined;

/** The code of a fault, or of the one behind it, which knows more (see `undoable`). */
function codeOf(fault: unknown): string {
  const { code, cause } = (fault as Fault) ?? {};
  const behind = (cause as Fault)?.code;
  if (typeof behind === 'string' && storage.test(behind)) return behind;
  return typeof code === 'string' ? code : '';
}

/** The disk or the file, not this one act: full, read-only, gone, damaged. */
export const isStorageFault = (fault: unknown): boolean => storage.test(codeOf(fault));

/** What a fault says of the disk; null when it says nothing, or passes by itself. */
export function troubleOf(fault: unknown): Trouble | null {
  const code = codeOf(fault);
  if (!storage.test(code) || passing.test(code)) return null;
  if (code === 'SQLITE_FULL') return 'disk-full';
  if (code === 'SQLITE_READONLY_DBMOVED') return 'gone';
  return code.startsWith('SQLITE_READONLY') ? 'read-only' : 'failing';
}

/** For what may be left out: on a full or read-only disk people must still be able to read. */
export async function unlessStuck(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
  }
}
