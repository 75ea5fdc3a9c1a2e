/**
 * Other programs that read: a token is Bappeda's, says what may be read and until when, and opens
 * nothing else. Pure; `outside-answers.ts` says what is read.
 */
import type { Id } from './values.ts';

/** [Z2] What a token may be good for. */
export const scopes = ['innovations', 'estimate', 'coverage'] as const;
export type Scope = (typeof scopes)[number];
export const isScope = (value: unknown): value is Scope => scopes.includes(value as Scope);

/** [Z2] For how many days a token is good. */
export const tokenDays = [30, 90, 180, 365] as const;
export const usualTokenDays = 180;
/** So many tokens of a region that still open; more nobody watches over. */
export const mostTokens = 20;

export type Token = {
  id: Id;
  regionId: Id;
  /** Which program it is for. */
  name: string;
  scopes: Scope[];
  /** Who made it. */
  by: string;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
  /** [Z3] The beginning of a day, never the hour. */
  lastUsedAt: number | null;
};

export const outsideRefusals = {
  'token-missing': 401,
  'token-wrong': 401,
  'token-over': 401,
  scope: 403,
  closed: 403,
  'not-found': 404,
  method: 405,
  question: 400,
  'too-fast': 429,
} as const satisfies Record<string, number>;
export type OutsideRefusal = keyof typeof outsideRefusals;

export const isOpen = (
  { revokedAt, expiresAt }: Pick<Token, 'revokedAt' | 'expiresAt'>,
  at: number,
) => revokedAt === null && at < expiresAt;

/** [Z1] [Z2] Why this token does not read this now; null: it does. */
export function refuseReading(
  token: Token | null,
  scope: Scope,
  at: number,
): OutsideRefusal | null {
  if (!token) return 'token-wrong';
  if (!isOpen(token, at)) return 'token-over';
  return token.scopes.includes(scope) ? null : 'scope';
}

export type TokenFlaw = 'name' | 'scopes' | 'days' | 'many';

/** [Z2] What keeps a token from being made; null: nothing. */
export function tokenFlaw(
  asked: { name: string; scopes: readonly string[]; days: number },
  open: number,
): TokenFlaw | null {
  if (asked.name.trim() === '') return 'name';
  if (asked.scopes.length === 0 || !asked.scopes.every(isScope)) return 'scopes';
  if (!tokenDays.some((days) => days === asked.days)) return 'days';
  return open >= mostTokens ? 'many' : null;
}
