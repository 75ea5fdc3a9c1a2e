/**
 * Lucia 3 on our own tables. Two things differ from the adapters it comes with: only the SHA-256
 * of a session id is stored, so a stolen file opens no session; and all times are kept on our
 * clock and translated to the machine's, which Lucia looks at, so that a jump of it ends nothing.
 */
import type { Adapter, DatabaseSession } from 'lucia';
import * as sessions from '#lib/server/db/sessions.ts';
import { unlessStuck } from '#lib/server/db/storage-fault.ts';
import type { Account } from '#lib/server/db/accounts.ts';
import type { Database } from '#lib/server/db/database.ts';
import { hashOf } from './secrets.ts';

export interface AdapterOptions {
  now: () => number;
  /** However busy a session is, it ends this long after it began. */
  absoluteMs: number;
  ended: (idHashes: string[]) => void;
}

export interface SessionFacts {
  createdAt: number;
  lastSeenAt: number;
  userAgent: string;
}

/** What `lucia.ts` tells Lucia's types about. */
export interface AccountFacts {
  account: Account;
}

export function luciaAdapter(db: Database, options: AdapterOptions): Adapter {
  const { now, absoluteMs, ended } = options;
  const toMachine = (ours: number) => new Date(Date.now() + (ours - now()));
  const toOurs = (machine: Date) => now() + (machine.getTime() - Date.now());

  const facts = (stored: sessions.StoredSession, id: string): DatabaseSession => ({
    id,
    userId: stored.accountId,
    expiresAt: toMachine(stored.expiresAt),
    attributes: {
      createdAt: stored.createdAt,
      lastSeenAt: stored.lastSeenAt,
      userAgent: stored.userAgent,
    },
  });

  return {
    async getSessionAndUser(id) {
      const found = await sessions.load(db.read, hashOf(id));
      if (!found) return [null, null];
      const { account } = found;
      return [facts(found.session, id), account && { id: account.id, attributes: { account } }];
    },
    async getUserSessions(accountId) {
      const rows = await sessions.listOf(db.read, accountId);
      return rows.map((row) => facts(row, row.idHash));
    },
    async setSession(session) {
      const { createdAt, lastSeenAt, userAgent } = session.attributes;
      await sessions.insert(db.write, {
        idHash: hashOf(session.id),
        accountId: session.userId,
        expiresAt: Math.min(toOurs(session.expiresAt), createdAt + absoluteMs),
        createdAt,
        lastSeenAt,
        userAgent,
      });
    },
    async updateSessionExpiration(id, expiresAt) {
      const found = await sessions.load(db.read, hashOf(id));
      if (!found) return;
      const until = Math.min(toOurs(expiresAt), found.session.createdAt + absoluteMs);
      // In its last hours a session cannot be prolonged: then nothing is written either.
      if (until <= found.session.expiresAt) return;
      await unlessStuck(() => sessions.prolong(db.write, hashOf(id), until));
    },
    async deleteSession(id) {
      ended(await sessions.remove(db.write, hashOf(id)));
    },
    async deleteUserSessions(accountId) {
      ended(await sessions.removeAllOf(db.write, accountId, null));
    },
    async deleteExpiredSessions() {
      ended(await sessions.removeExpired(db.write, now()));
    },
  };
}
