/**
 * Passwords: Argon2id with 19 MiB and 2 passes. Three hashes at once at most, so that a burst of
 * sign-ins takes neither the memory of a small laptop nor both its cores from the room.
 */
import { hash, verify } from '@node-rs/argon2';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const leastLength = 10;
export const mostLength = 256;

let running = 0;
const waiting: (() => void)[] = [];

async function oneOfThree<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 3) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place is handed on, not given back, so nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

// The same letter can be typed as one sign or as two; both must open the account.
const plain = (password: string) => password.normalize('NFC');

export function hashPassword(password: string): Promise<string> {
  return oneOfThree(() => hash(plain(password), cost));
}

let nobody: Promise<string> | undefined;

/**
 * True when the password is right. With `null` (no such account) it works as long as for a real
 * one and says no, so that the time of the answer does not tell who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (password.length > mostLength * 4) return false;
  nobody ??= hashPassword('nobody has this password');
  const against = stored ?? (await nobody);
  const right = await oneOfThree(() => verify(against, plain(password)));
  return right && stored !== null;
}

export type PasswordFlaw = 'password-short' | 'password-long' | 'password-common' | 'password-own';

// Words that a password may contain but not consist of, digits and signs left aside.
const commonWords = new Set(
  (
    'password passw passwd pass sandi katasandi kata sandi rahasia admin administrator qwerty qwertyuiop ' +
    'qwertyui asdfghjkl asdfgh zxcvbnm letmein welcome iloveyou sayang sayangku akusayangkamu ' +
    'sayangkamu akucintakamu cintaku bismillah bismillahirrahmanirrahim alhamdulillah allahuakbar ' +
    'assalamualaikum indonesia indonesiaraya merdeka garuda pancasila bhinneka jakarta semarang ' +
    'bandung surabaya purbalingga pati cilegon jawatengah jawabarat jawatimur persib persija arema ' +
    'labinov inovasi laboratorium labinovasi laboratoriuminovasi bappeda bapperida baperlitbang ' +
    'bappedalitbang brida kabupaten kota provinsi pemkab pemkot pemda pemprov fasilitator peserta ' +
    'monkey dragon football baseball sunshine princess superman batman master abc abcd abcde abcdef ' +
    'abcdefg abcdefgh abcdefghij abcdefghijkl test testing user guest login secret changeme default ' +
    'gantisaya gantipassword januari februari maret april mei juni juli agustus september oktober ' +
    'november desember senin selasa rabu kamis jumat sabtu minggu doraemon naruto'
  ).split(' '),
);

/** What is wrong with a new password, or null. No rules about kinds of signs: length is what counts. */
export function flawOf(password: string, username: string): PasswordFlaw | null {
  const signs = [...plain(password)];
  if (signs.length < leastLength) return 'password-short';
  if (signs.length > mostLength) return 'password-long';
  const lower = plain(password).toLowerCase();
  if (new Set(lower).size < 5 || isRun(lower)) return 'password-common';
  const letters = lower.replace(/[^\p{L}]/gu, '');
  if (letters === '' && /^\d+$/.test(lower) && isDateOrPhone(lower)) return 'password-common';
  if (commonWords.has(letters) || commonWords.has(unleet(lower))) return 'password-common';
  const half = letters.slice(0, letters.length / 2);
  if (half.length > 2 && half + half === letters && commonWords.has(half)) return 'password-common';
  const name = username.toLowerCase();
  const rest = lower.replaceAll(name, '').replace(/[^\p{L}]/gu, '');
  if (name.length > 2 && lower.includes(name) && rest.length < 4) return 'password-own';
  return null;
}

const isDateOrPhone = (digits: string) => /^(08|628)\d{8,12}$/.test(digits) || digits.length <= 12;

const isRun = (text: string) =>
  [
    '0123456789012345678901234567890',
    'abcdefghijklmnopqrstuvwxyz',
    'qwertyuiopasdfghjklzxcvbnm',
  ].some((row) => row.includes(text) || [...row].reverse().join('').includes(text));

const unleet = (text: string) =>
  text
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('4', 'a')
    .replaceAll('5', 's')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replace(/[^\p{L}]/gu, '');
