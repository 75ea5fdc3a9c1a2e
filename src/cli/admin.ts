/**
 * The way back in for somebody at the machine: makes an account or gives it a one-time password.
 * Works while the server runs; the sessions it ends are dead within a second there too.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { hashPassword } from '#lib/server/auth/passwords.ts';
import { newOneTimePassword } from '#lib/server/auth/secrets.ts';
import { endAllSessions } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import { isStaffRole } from '#lib/server/db/accounts.ts';
import { databaseFile, db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { createAccount, enableAccount, setPassword } from '#lib/server/operations/accounts.ts';
import { accountWords } from '#lib/words/account.ts';
import { DatabaseTooNew, migrateToLatest } from '../../db/migrate.ts';

const minutes = 15;
const words = accountWords.id;

/** Exit codes: 0 done, 1 refused with a sentence, 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const understood = readArgs(args);
  if (!understood) {
    console.error(
      'Pakai: labinov admin create <nama-pengguna> [--name "Nama Lengkap"] [--roles admin,bappeda,facilitator] [--json]\n' +
        '       labinov admin reset-password <nama-pengguna> [--json]',
    );
    return 64;
  }
  const file = databaseFile();
  if (!existsSync(file)) {
    return refuse(
      `Belum ada basis data di ${file}; jalankan "npm start" lebih dahulu, atau arahkan LABINOV_DATA ke direktori data Anda.`,
    );
  }
  try {
    await migrateToLatest(file);
  } catch (fault) {
    if (fault instanceof DatabaseTooNew) return refuse(fault.message);
    throw fault;
  }

  const { action, username, json } = understood;
  const password = newOneTimePassword();
  const passwordHash = await hashPassword(password);
  const temporaryUntil = Date.now() + minutes * 60_000;

  if (action === 'create') {
    const places = await regions.list(db().read);
    const outcome = await createAccount(db().write, {
      id: uuidv7(),
      username,
      name: understood.name || username,
      position: '',
      passwordHash,
      temporaryUntil,
      roles: understood.roles,
      regionId: places.length === 1 ? (places[0]?.id ?? null) : null,
      createdAt: Date.now(),
    });
    if (!outcome.ok) return refuse(words.refusal[outcome.refusal]);
  } else {
    const everybody = await accounts.list(db().read);
    const account = everybody.find((one) => one.username === username);
    if (!account) return refuse(`Tidak ada akun "${username}". Periksa ejaannya.`);
    await setPassword(db().write, account.id, passwordHash, temporaryUntil);
    await enableAccount(db().write, account.id);
    await endAllSessions(db(), account.id);
  }

  if (json) console.log(JSON.stringify({ username, password, validMinutes: minutes }));
  else {
    console.log(
      `Nama pengguna            ${username}\nKata sandi sekali pakai  ${password}\n` +
        `Berlaku ${minutes} menit; saat masuk, ganti dengan kata sandi sendiri.`,
    );
  }
  return 0;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}

function readArgs(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string', default: '' },
        roles: { type: 'string', default: 'admin,facilitator' },
        json: { type: 'boolean', default: false },
      },
    });
    const [action, username, more] = positionals;
    const roles = values.roles.split(',').map((role) => role.trim());
    if ((action !== 'create' && action !== 'reset-password') || !username || more) return null;
    if (!roles.every(isStaffRole)) return null;
    return { ...values, action, username: username.toLowerCase(), roles } as const;
  } catch {
    return null;
  }
}
