/**
 * The code of the room: six signs that cannot be mistaken for one another when read from a
 * projector or called out. 31 signs to the sixth are 887 million: with the limits on guessing of
 * the join page, enough for the life of a lab.
 */

/** Digits and capitals without 0 O 1 I L. */
export const joinAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export const joinCodeLength = 6;

/** What somebody typed or scanned, brought to the form in which codes are kept. */
export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{White_Space}\p{Pd}\p{Cf}_.]/gu, '');
}

/** Whether a normalised text can be a code at all. */
export function isCode(text: string): boolean {
  return text.length === joinCodeLength && [...text].every((sign) => joinAlphabet.includes(sign));
}

/** A code in two groups, easier to read aloud. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/**
 * Draws a code from random bytes. Bytes that would favour the first signs are passed over, so in
 * one case of many millions 32 bytes are not enough: then null, and the caller draws again.
 */
export function drawCode(bytes: Uint8Array): string | null {
  const fair = 256 - (256 % joinAlphabet.length);
  let code = '';
  for (const byte of bytes) {
    if (byte >= fair) continue;
    code += joinAlphabet[byte % joinAlphabet.length];
    if (code.length === joinCodeLength) return code;
  }
  return null;
}
