/**
 * Holds the rooms of the house: who may import whom, and what is said in one room only.
 * The table is the one the tour describes; change both together.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a room may import: rooms of ours (a path prefix each) and packages. `null`: anything. */
type Room = { at: string; rooms: string[]; packages: string[] | null };

const NODE = 'node:';
const PARTS = 'src/lib/';
const ROUTES = 'src/routes/';
const WRITERS = ['hucre', 'docx', 'pptxgenjs', 'pdfmake', 'fflate', 'uqr'];

/** The first room whose prefix fits is the one a file is in. */
const ROOMS: Room[] = [
  { at: 'db/', rooms: [], packages: ['kysely', 'better-sqlite3', 'pg', 'uuidv7', NODE] },
  // yjs: the long texts of ideas, in idea/shared-text.ts alone.
  { at: 'src/lib/lab/idea/', rooms: ['src/lib/lab/'], packages: ['valibot', 'yjs', '@noble'] },
  { at: 'src/lib/lab/', rooms: [], packages: ['valibot', '@noble'] },
  {
    at: 'src/lib/live/',
    rooms: ['src/lib/lab/', 'src/lib/words/'],
    packages: ['socket.io-client', 'idb', 'uuidv7', 'valibot', 'svelte', 'yjs', '$app'],
  },
  {
    at: 'src/lib/server/db/',
    rooms: ['src/lib/lab/'],
    packages: ['kysely', 'better-sqlite3', 'pg', 'uuidv7', 'valibot', NODE],
  },
  {
    at: 'src/lib/server/operations/',
    rooms: ['src/lib/lab/', 'src/lib/server/db/', 'src/lib/words/'],
    packages: ['kysely', 'uuidv7', 'valibot', 'hucre', 'fflate', NODE],
  },
  {
    at: 'src/lib/server/live/',
    rooms: [
      'src/lib/lab/',
      'src/lib/live/protocol',
      'src/lib/live/state-hash',
      'src/lib/server/operations/',
      'src/lib/server/auth/',
      'src/lib/server/db/',
      'src/lib/server/lan',
      'src/lib/server/log',
      'src/lib/words/',
    ],
    packages: [
      'socket.io',
      'pino',
      'prom-client',
      'rate-limiter-flexible',
      'uuidv7',
      'valibot',
      'yjs',
      NODE,
    ],
  },
  {
    at: 'src/lib/server/export/',
    // The strokes of a signature are drawn on paper as they are on a screen.
    rooms: ['src/lib/lab/', 'src/lib/server/db/', 'src/lib/words/', 'src/lib/ui/signature.ts'],
    packages: [...WRITERS, NODE],
  },
  {
    at: 'src/lib/server/auth/',
    rooms: ['src/lib/lab/', 'src/lib/server/db/', 'src/lib/words/'],
    packages: [
      'lucia',
      '@node-rs/argon2',
      '@sveltejs/kit',
      'kysely',
      'uuidv7',
      'valibot',
      '$app',
      NODE,
    ],
  },
  {
    at: 'src/lib/server/',
    // A drawing takes the screen's own font along.
    rooms: ['src/lib/server/', 'src/lib/lab/', 'src/lib/words/', 'src/lib/ui/plus-jakarta-sans-'],
    packages: null,
  },
  { at: 'src/lib/words/', rooms: ['src/lib/lab/'], packages: ['svelte', '$app'] },
  { at: 'src/lib/ui/', rooms: ['src/lib/words/'], packages: ['svelte', '$app', 'uqr'] },
  {
    at: 'src/rehearsal/',
    // Its people hold the same line to the server as a page does, and no other; it starts the server
    // as `npm start` does.
    rooms: ['src/lib/lab/', 'src/lib/live/', 'package.json'],
    packages: ['devalue', NODE],
  },
  // Parts of pages: lib/hall, lib/board, lib/idea, lib/design, lib/registry …
  {
    at: PARTS,
    rooms: ['src/lib/lab/', 'src/lib/live/', 'src/lib/ui/', 'src/lib/words/'],
    packages: [
      'svelte',
      'svelte-dnd-action',
      'bits-ui',
      'uqr',
      'uuidv7',
      'valibot',
      'yjs',
      '@sveltejs/kit',
      '$app',
    ],
  },
  { at: ROUTES, rooms: ['src/lib/'], packages: null },
  // start.ts, cli.ts, hooks: the only ones that see everything.
  { at: 'src/', rooms: ['src/', 'db/'], packages: null },
];

/** Tests stand beside their file and may also use what tests are made of. */
const TEST_PACKAGES = [
  'vitest',
  'vitest-browser-svelte',
  'sharp',
  'fflate',
  'fast-check',
  '@playwright/test',
  'svelte',
  NODE,
];
const TEST_ROOMS = ['db/', 'tests/support/', 'src/rehearsal/'];

/** Packages and calls that belong to one place only. */
const ONLY: { what: string; pattern: RegExp; where: RegExp }[] = [
  {
    what: 'sending forms by script, which must keep what could not be sent,',
    pattern: /import \{[^}]*\benhance\b[^}]*\} from '\$app\/forms'/,
    where: /^src\/lib\/ui\/enhance\.ts$/,
  },
  {
    what: 'socket.io-client',
    pattern: /from 'socket\.io-client'/,
    where: /^src\/(lib\/live\/connection\.ts|rehearsal\/)/,
  },
  { what: 'socket.io', pattern: /from 'socket\.io'/, where: /^src\/lib\/server\/live\// },
  {
    what: 'a handler at a socket',
    pattern: /\bsocket\.(on|once|onAny)\(/,
    where:
      /^src\/(lib\/server\/live\/(wrapper|door)\.ts|lib\/live\/connection\.ts|rehearsal)|\.test\.ts$/,
  },
  { what: 'idb', pattern: /from 'idb'/, where: /^src\/lib\/live\/(outbox|kept-files)\.ts$/ },
  {
    what: 'a database driver',
    pattern: /from '(better-sqlite3|pg)'/,
    where: /^(db\/|src\/lib\/server\/db\/database)/,
  },
  { what: 'SQL', pattern: /\bsql`/, where: /^(db\/|src\/lib\/server\/db\/)|\.test\.ts$/ },
  {
    what: 'lucia',
    pattern: /from 'lucia'/,
    where: /^src\/lib\/server\/auth\//,
  },
];

/** What must not be said anywhere in `src`, and why. */
const NEVER: { what: string; pattern: RegExp }[] = [
  { what: '{@html}: words of people are rendered as text', pattern: /\{@html\b/ },
  { what: 'innerHTML: words of people are rendered as text', pattern: /\.(inner|outer)HTML\s*=/ },
  { what: '$app/stores: $app/state takes its place', pattern: /['"]\$app\/stores['"]/ },
  { what: '$lib: imports go through #lib', pattern: /from ['"]\$lib\b/ },
];

/** Forms that are sent by neither `ui/enhance.ts` nor `ui/whole.ts`, and why. */
const OWN_ROAD: Record<string, string> = {
  'src/lib/hall/TableBar.svelte':
    'the next person at a table: sends by itself, keeps the page without a line, loads it anew with one',
};

/** The tags of forms that post, as they stand in a component. */
function postForms(text: string): string[] {
  return [...text.matchAll(/<form\b/g)]
    .map(({ index }) => text.slice(index, endOfTag(text, index)))
    .filter((tag) => /\bmethod=["']?post\b/i.test(tag));
}

/** Where a tag ends: at the first `>` that stands in no expression and no string. */
function endOfTag(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (depth === 0 && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '>' && depth === 0) return at + 1;
  }
  return text.length;
}

/** On a plain http page in the hall these do not exist. */
const SECURE_CONTEXT_ONLY =
  /\bcrypto\.(randomUUID|subtle)\b|\bnavigator\.(clipboard|serviceWorker|wakeLock|share)\b|\bnew (Notification|ServiceWorker)\b/;
/** A page may use one where it is there, if it asks first; these files do. */
const ASKS_FIRST =
  /isSecureContext|['"](clipboard|serviceWorker|wakeLock|share|randomUUID)['"] in |\bnavigator\.(clipboard|serviceWorker|wakeLock|share)\?\.|!navigator\.|navigator\.(clipboard|wakeLock|share) ?(&&|\?|=== undefined|!== undefined|== null|!= null)/;

type File = { path: string; text: string; imports: string[] };

const files = [...filesIn('src'), ...filesIn('db')];

/** Complaints about one file; empty when it keeps to its room. Also used on made-up files below. */
function complaints({ path, imports }: File): string[] {
  const room = ROOMS.find(({ at }) => path.startsWith(at));
  if (!room) return [`${path} is in no room`];
  const forTests = /\.(test|spec)\.ts$/.test(path);
  const packages = room.packages && [...room.packages, ...(forTests ? TEST_PACKAGES : [])];
  const rooms = [homeOf(path, room), ...room.rooms, ...(forTests ? TEST_ROOMS : [])];
  if (forTests && path.startsWith('src/lib/server/')) rooms.push('src/lib/server/');
  return imports.flatMap((specifier) => {
    const target = targetOf(specifier, path);
    const open =
      target === null
        ? packages === null || packages.some((name) => isFrom(specifier, name))
        : rooms.some((at) => target.startsWith(at));
    return open ? [] : [`${path} imports ${target ?? specifier}: not open to ${room.at}`];
  });
}

/** What a file may import because it is its own: its room, its folder of parts, its route and below. */
function homeOf(path: string, { at }: Room): string {
  if (at === PARTS) return `${path.split('/').slice(0, 3).join('/')}/`;
  if (at === ROUTES) return `${posix.dirname(path)}/`;
  return at;
}

/** Path of one of our own files, or `null` for a package, a Node module or a Kit alias. */
function targetOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice('#lib/'.length)}`;
  if (!specifier.startsWith('.')) return null;
  if (specifier.startsWith('./$types')) return null;
  return posix.join(posix.dirname(from), specifier);
}

function isFrom(specifier: string, name: string): boolean {
  if (name === NODE) return specifier.startsWith(NODE);
  return specifier === name || specifier.startsWith(`${name}/`);
}

function importsIn(text: string): string[] {
  const statement = /(?:^|\n)\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s*)?['"]([^'"]+)['"]/g;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(statement), ...text.matchAll(dynamic)].map((match) => match[1] ?? '');
}

function filesIn(folder: string): File[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|mjs|js|svelte)$/.test(entry.name))
    .map((entry) => {
      const path = posix.join(
        dirname(join(entry.parentPath, entry.name)).slice(root.length).replaceAll('\\', '/'),
        entry.name,
      );
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsIn(text) };
    });
}

/** Without comments: a reason may name what it warns of. */
function code({ text }: File): string {
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/.*$/gm, '$1');
}

describe('the house', () => {
  test('every file imports only from rooms that are open to it', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(complaints)).toEqual([]);
  });

  test.each(ONLY)('$what stays in its one place', ({ what, pattern, where }) => {
    const elsewhere = files.filter(
      (file) => !where.test(file.path) && pattern.test(withoutTypes(file)),
    );
    expect(elsewhere.map(({ path }) => `${path}: ${what}`)).toEqual([]);
  });

  test.each(NEVER)('nowhere $what', ({ what, pattern }) => {
    const bad = files.filter((file) => pattern.test(code(file)));
    expect(bad.map(({ path }) => `${path}: ${what}`)).toEqual([]);
  });

  test('every form that posts goes by one road, and loses nothing without a line', () => {
    const lost = files
      .filter(({ path }) => path.endsWith('.svelte') && !(path in OWN_ROAD))
      .flatMap((file) => postForms(code(file)).map((tag) => ({ path: file.path, tag })))
      .filter(({ tag }) => !/\s(use:enhance\b|onsubmit=\{whole\})/.test(tag));
    expect(lost.map(({ path, tag }) => `${path}: ${tag}`)).toEqual([]);
  });

  test('forms are found, whatever their attributes say', () => {
    const sends = '<form\n method="POST" use:enhance={({ a }) => a > 1 ? {} : b}>';
    const text = `<form class="a>b" method='post'><form method=POST id={a => b}>${sends}<form>`;
    expect(postForms(text)).toEqual([
      `<form class="a>b" method='post'>`,
      '<form method=POST id={a => b}>',
      sends,
    ]);
    expect(
      Object.keys(OWN_ROAD).filter((path) => !files.some((file) => file.path === path)),
    ).toEqual([]);
  });

  test('nothing the browser runs needs a secure context without asking whether it is one', () => {
    const bad = files
      .filter(({ path }) => !path.startsWith('src/lib/server/') && !/\.(test|spec)\.ts$/.test(path))
      .filter((file) => SECURE_CONTEXT_ONLY.test(code(file)) && !ASKS_FIRST.test(code(file)));
    expect(bad.map(({ path }) => path)).toEqual([]);
  });

  test.each([
    ['src/lib/lab/gates.ts', '#lib/server/db/labs.ts'],
    ['src/lib/lab/gates.ts', 'node:crypto'],
    ['src/lib/lab/gates.ts', '#lib/words/gates.ts'],
    ['src/lib/live/live-space.svelte.ts', '#lib/server/live/program.ts'],
    ['src/lib/server/db/labs.ts', '../operations/create-lab.ts'],
    ['src/lib/server/operations/create-lab.ts', '@sveltejs/kit'],
    ['src/lib/server/live/program.ts', '@sveltejs/kit'],
    ['src/lib/server/live/program.ts', '#lib/live/connection.ts'],
    ['src/lib/ui/Icon.svelte', '#lib/live/connection.ts'],
    ['src/lib/hall/Clock.svelte', '#lib/server/db/labs.ts'],
    ['src/lib/hall/Clock.svelte', '#lib/board/Card.svelte'],
    ['src/lib/hall/Clock.svelte', '../../rehearsal/people.ts'],
    ['src/routes/lab/[id]/+page.svelte', '../../join/parts.ts'],
    ['src/rehearsal/people.ts', '#lib/server/db/labs.ts'],
    ['db/migrate.ts', '../src/lib/server/config.ts'],
  ])('a wall that must hold: %s may not import %s', (path, specifier) => {
    expect(complaints({ path, text: '', imports: [specifier] })).toHaveLength(1);
  });

  test('imports are found in all their forms', () => {
    const text = [
      `import a from 'a';`,
      `import type { B } from "b";`,
      `import {\n  c,\n  d,\n} from './c.ts';`,
      `export { e } from 'e';`,
      `import 'f';`,
      `const g = await import('g');`,
    ].join('\n');
    expect(importsIn(text)).toEqual(['a', 'b', './c.ts', 'e', 'f', 'g']);
  });
});

/** Types leave no trace at run time: naming the server's type is not using the server. */
function withoutTypes(file: File): string {
  return code(file).replace(/(^|\n)\s*import type [^;]*;/g, '$1');
}
