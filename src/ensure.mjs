/**
 * Makes a fresh clone ready: `node src/ensure.mjs start|test|dev|labinov`, run by npm before the
 * script of that name. Plain JavaScript with built-in modules only, because it may run on an old Node and
 * before anything is installed.
 *
 * npm puts `node_modules/.bin` in front of PATH before it runs this, so a newer Node that is
 * installed here as a package is the one that runs the script that follows.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const installStamp = join(modules, '.labinov-installed');
const buildStamp = join(root, 'build', '.labinov-built');
const mode = process.argv[2];

/** Node runs TypeScript as it is from here on. */
const OLDEST_NODE = [22, 18];
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const nodeInPackage = join(
  modules,
  NODE_PACKAGE,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

if (!['start', 'test', 'dev', 'labinov'].includes(mode)) {
  quit('Usage: node src/ensure.mjs start|test|dev|labinov');
}

const outer = outerNode();
installPackages();
const node = installNode();
if (mode === 'start' || mode === 'test') build();
// `npm start` migrates when it starts; the command line must look at the data as they are.
if (mode === 'dev') migrate();

/** Installs what the lock file names, unless exactly that was installed before. */
function installPackages() {
  const wanted = installHash();
  if (read(installStamp) === wanted) return;
  say('Memasang paket (sekali saja, perlu internet) …');
  const done = npm('ci', '--include=dev');
  if (done.status !== 0) {
    quit(`Pemasangan paket gagal; periksa sambungan internet, lalu ulangi.\n${said(done)}`);
  }
  writeFileSync(installStamp, wanted);
}

/** Returns the Node that can run the rest; installs it as a package where the system's is too old. */
function installNode() {
  if (outer.newEnough) return outer.path;
  const asks = `Labinov memerlukan Node ${OLDEST_NODE.join('.')} atau lebih baru; pasang dari https://nodejs.org, lalu ulangi.`;
  if (!existsSync(nodeInPackage)) {
    say(`Node ${outer.version} terlalu lama; memasang Node 24 di dalam folder ini …`);
    // After `npm ci`, which would remove it again. Not saved: it depends on the machine.
    const done = npm('install', '--no-save', '--ignore-scripts', `${NODE_PACKAGE}@^24`);
    if (done.status !== 0) quit(`${asks}\n${said(done)}`);
  }
  if (run(nodeInPackage, ['--version']).status !== 0) quit(asks);
  return nodeInPackage;
}

/** Builds pages and client, unless the same sources were built before. */
function build() {
  const wanted = sourceHash();
  if (read(buildStamp) === wanted) return;
  if (mode === 'start') refuseEarly();
  say('Menyiapkan halaman (sekali setelah ada perubahan) …');
  rmSync(buildStamp, { force: true });
  const done = run(node, [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel=warn']);
  if (done.status !== 0) quit(`Build gagal.\n${said(done)}`);
  writeFileSync(buildStamp, wanted);
}

/** What a start would refuse anyway is said before the minute of building. */
function refuseEarly() {
  const { status, stderr } = run(node, ['--no-warnings', join(root, 'src', 'before-build.ts')]);
  if (!status) return;
  say(String(stderr).trim());
  process.exit(status);
}

function migrate() {
  const done = run(node, [join(root, 'db', 'migrate.ts')]);
  if (done.status !== 0) quit(`Basis data tidak dapat disiapkan.\n${said(done)}`);
}

/**
 * The Node of the machine. When an earlier run installed one as a package, this script runs on
 * that one; it must not be asked to run `npm ci`, which deletes it.
 */
function outerNode() {
  const inside = existsSync(modules) && process.execPath.startsWith(realpathSync(modules));
  if (!inside) {
    const version = process.versions.node;
    return { path: process.execPath, version, newEnough: isNewEnough(version) };
  }
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  for (const path of [process.env.npm_node_execpath, ...onPath]) {
    if (!path || !existsSync(path) || realpathSync(path).startsWith(realpathSync(modules)))
      continue;
    const version = String(run(path, ['--version']).stdout)
      .trim()
      .replace(/^v/, '');
    if (version) return { path, version, newEnough: isNewEnough(version) };
  }
  return { path: process.execPath, version: process.versions.node, newEnough: false };
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

function npm(...args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  return run(outer.path, [npmProgram(), ...args, ...quiet]);
}

/** npm's own JavaScript file, so that it can be run without a shell on every system. */
function npmProgram() {
  const beside = dirname(realpathSync(outer.path));
  const found = [
    process.env.npm_execpath,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ].find((file) => file && /np[mx]-cli\.c?js$/.test(file) && existsSync(file));
  return (
    found?.replace(/npx-cli/, 'npm-cli') ?? quit('npm tidak ditemukan; jalankan lewat `npm start`.')
  );
}

/** What decides about the installed packages: dependencies, lock file, machine. */
function installHash() {
  const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies, overrides } = described;
  return createHash('sha256')
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]))
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** What decides about the build. Tests and the command line are not part of it. */
function sourceHash() {
  const hash = createHash('sha256').update(installHash());
  const files = ['svelte.config.js', 'vite.config.ts', 'tsconfig.json', 'package.json'];
  for (const folder of ['src', 'static', 'db']) files.push(...filesIn(folder));
  for (const file of files) {
    if (/\.(test|spec)\.ts$|\.md$/.test(file)) continue;
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
    });
}

function run(program, args) {
  const env = { ...process.env, NO_COLOR: '1' };
  return spawnSync(program, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** What a program said, shortened in the middle: npm gives its reason first, Vite last. */
function said({ stdout, stderr, error }) {
  const text = `${stdout ?? ''}\n${stderr ?? ''}\n${error?.message ?? ''}`.trim();
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length <= 40) return lines.join('\n');
  return [...lines.slice(0, 20), '…', ...lines.slice(-20)].join('\n');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** On the error stream: what follows may print something for programs on the other one. */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function quit(sentence) {
  say(sentence);
  process.exit(1);
}
