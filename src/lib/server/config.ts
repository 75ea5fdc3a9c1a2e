/**
 * Configuration comes from the environment only, every part of it is optional, and all of it is
 * checked before anything starts. An unknown `LABINOV_…` name is a fault too: a misspelt setting
 * that silently does nothing is found out in the middle of a workshop.
 */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

export type Config = {
  /** 0 asks the system for a free port. */
  port: number;
  /** Address to listen on; `null` means all of them. */
  host: string | null;
  /** Absolute path of the one directory that holds everything that must be kept. */
  dataDir: string;
  /** The SQLite file inside it. */
  databaseFile: string;
  /** Public https origin when hosted behind a proxy, e.g. `https://lab.example.go.id`; else `null`. */
  origin: string | null;
  /** Further host names under which this server may be called. */
  hosts: string[];
};

export type ConfigFault = { name: string; value: string; expected: string };

/** The exit code for a wrong setting (`EX_CONFIG` of sysexits.h). */
export const EXIT_CONFIG = 78;

const KNOWN = new Set(['LABINOV_DATA', 'LABINOV_ORIGIN', 'LABINOV_HOSTS']);
/** Ways to say "every address of this machine". */
const ALL = new Set(['', '0.0.0.0', '::', '*']);
const HOST_NAME = /^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/i;

type Env = Record<string, string | undefined>;

/** Reads the environment; the first wrong value is returned as a fault. An empty value counts as not set. */
export function readConfig(env: Env): Config | ConfigFault {
  const unknown = Object.keys(env).find((name) => name.startsWith('LABINOV_') && !KNOWN.has(name));
  if (unknown) {
    return fault(env, unknown, `tidak dikenal; yang ada hanya ${[...KNOWN].join(', ')}`);
  }

  const port = Number(env.PORT || 3000);
  if (!/^\d*$/.test(env.PORT ?? '') || port > 65535) {
    return fault(
      env,
      'PORT',
      'harus bilangan bulat 1 sampai 65535, atau 0 untuk port bebas mana pun',
    );
  }

  const host = ALL.has(env.HOST ?? '') ? null : (env.HOST ?? null);
  if (host && !isIP(host) && !HOST_NAME.test(host)) {
    return fault(
      env,
      'HOST',
      'harus alamat komputer ini, misalnya 127.0.0.1, atau kosong untuk semua',
    );
  }

  const data = env.LABINOV_DATA || 'data';
  if (data.includes('\0') || data !== data.trim()) {
    return fault(env, 'LABINOV_DATA', 'harus nama folder');
  }

  const origin = env.LABINOV_ORIGIN?.toLowerCase().replace(/\/$/, '') || null;
  if (origin && !isHttpsOrigin(origin)) {
    return fault(
      env,
      'LABINOV_ORIGIN',
      'harus alamat https tanpa jalur, misalnya https://lab.go.id',
    );
  }

  const hosts = (env.LABINOV_HOSTS ?? '').split(',').map((name) => name.trim().toLowerCase());
  const named = hosts.filter((name) => name !== '');
  if (named.some((name) => !HOST_NAME.test(name))) {
    return fault(env, 'LABINOV_HOSTS', 'harus nama host dipisah koma, tanpa port');
  }

  const dataDir = resolve(data);
  return { port, host, dataDir, databaseFile: databaseFileIn(dataDir), origin, hosts: named };
}

/** Where the database lies in a data directory. */
export function databaseFileIn(dataDir: string): string {
  return join(dataDir, 'labinov.db');
}

/** Tells a fault from a configuration. */
export function isFault(result: Config | ConfigFault): result is ConfigFault {
  return 'expected' in result;
}

/** The one line a person reads: name, value, what is expected. */
export function faultLine({ name, value, expected }: ConfigFault): string {
  return `${name}=${JSON.stringify(value)} ${expected}.`;
}

function isHttpsOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.origin === text;
}

function fault(env: Env, name: string, expected: string): ConfigFault {
  return { name, value: env[name] ?? '', expected };
}
