/**
 * Finds a Chromium for every tool that needs one.
 *
 * In this order: `CHROMIUM_PATH`; the one Playwright installed; Chromium, Chrome or Edge of the
 * machine; on Debian as root, one that is installed now. Otherwise the error names the ways.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';

/** A host name for stories that must not be localhost: over http it is no secure context. */
export const HALL_HOST = 'lab.test';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name];
    if (!base) return [];
    return [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ].map((path) => join(base, path));
  }),
];

/** Path of a browser, or throws an error that says what to do. */
export function findBrowser(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH=${JSON.stringify(named)}: there is no such file.`);
  }
  const found = [chromium.executablePath(), ...onPath(), ...PLACES].find((file) =>
    existsSync(file),
  );
  return found ?? installed() ?? fail();
}

/** What Chromium is started with, everywhere. */
export function browserArgs(): string[] {
  return [
    // Chromium refuses its sandbox to root, which is what a container usually is.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--host-resolver-rules=MAP ${HALL_HOST} 127.0.0.1`,
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Tests may install a browser where that is certainly wanted: as root on Debian and its kin. */
function installed(): string | undefined {
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (!debian || process.getuid?.() !== 0) return undefined;
  // Ubuntu's `chromium` is a pointer to a snap, which does not run in containers.
  if (/^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'))) return undefined;
  console.error('Installing chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  return onPath().find((file) => existsSync(file));
}

function fail(): never {
  throw new Error(
    'No browser found for the tests. Install Chromium, Chrome or Edge, run ' +
      '`npx playwright install chromium`, or name one with CHROMIUM_PATH.',
  );
}
