import { newFaultCode } from '#lib/server/auth/secrets.ts';

/** Where faults are told: `pino`, or anything with its two loudest words. */
export type Log = {
  error: (line: Record<string, unknown>) => void;
  warn: (line: Record<string, unknown>) => void;
};

/** What may be logged of a fault: its kind and where, never a text that somebody wrote. */
export function faultCodeOf(fault: unknown): { code: string; type: string; stack: string[] } {
  const error = fault instanceof Error ? fault : new Error('not an Error');
  const kind = (error as { code?: unknown }).code;
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const type = typeof kind === 'string' ? `${error.name} ${kind}` : error.name;
  return { code: newFaultCode(), type, stack: stack.slice(0, 8).map((line) => line.trim()) };
}

export { isStorageFault } from '#lib/server/db/storage-fault.ts';
