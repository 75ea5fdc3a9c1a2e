import { createHash, randomBytes, randomInt } from 'node:crypto';

/** What the database keeps of a secret: SHA-256 in hex. Enough, as the secrets are random themselves. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** 256 random bits for a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

// Without 0 o 1 l i u v: nothing that is read out loud or copied by hand can be mistaken.
const readable = '23456789abcdefghjkmnpqrstwxyz';

/** A one-time password to read out: four groups of four, 77 bits. */
export function newOneTimePassword(): string {
  const signs = Array.from({ length: 16 }, () => readable[randomInt(readable.length)]);
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

/** A short code for a fault that somebody reads out: "K7QX". */
export function newFaultCode(): string {
  return Array.from({ length: 4 }, () => readable[randomInt(readable.length)])
    .join('')
    .toUpperCase();
}
