/** [Z2] Tokens of other programs, made and revoked by Bappeda of the region. */
import { isOpen, isScope, tokenFlaw, type Token, type TokenFlaw } from '#lib/lab/outside.ts';
import { tidy } from '#lib/lab/values.ts';
import * as tokens from '#lib/server/db/api-tokens.ts';
import type { Db } from '#lib/server/db/database.ts';

const day = 24 * 60 * 60 * 1000;

export type NewToken = {
  id: string;
  regionId: string;
  name: string;
  scopes: string[];
  days: number;
  by: string;
  /** The database keeps only this of it. */
  tokenHash: string;
  at: number;
};

/** Makes a token; what keeps it from being made is returned. */
export function makeToken(db: Db, asked: NewToken): Promise<TokenFlaw | null> {
  const { id, regionId, scopes, days, by, tokenHash, at } = asked;
  return db.transaction().execute(async (trx) => {
    const name = tidy(asked.name).slice(0, 80);
    const open = (await tokens.ofRegion(trx, regionId)).filter((one) => isOpen(one, at)).length;
    const flaw = tokenFlaw({ name, scopes, days }, open);
    if (flaw) return flaw;
    const token: Token = {
      id,
      regionId,
      name,
      by,
      createdAt: at,
      scopes: scopes.filter(isScope),
      expiresAt: at + days * day,
      revokedAt: null,
      lastUsedAt: null,
    };
    await tokens.add(trx, token, tokenHash);
    return null;
  });
}
