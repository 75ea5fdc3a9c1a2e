import { Outbox } from './outbox.ts';

const known = new Map<string, Outbox['draft']>();

/** What an account has typed at the registry and not sent yet, on this device. */
export function registryDrafts(accountId: string): Outbox['draft'] | null {
  if (typeof document === 'undefined') return null;
  const there = known.get(accountId) ?? new Outbox('registry', accountId).draft;
  known.set(accountId, there);
  return there;
}
