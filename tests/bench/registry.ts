/**
 * A registry of a hundred thousand innovations: its list by words and filters as pages, and all of
 * it as a spreadsheet while a lab of a hundred clients goes on.
 */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { uuidv7 } from 'uuidv7';
import { affairs } from '#lib/lab/affairs.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import { leaveClean } from '#lib/server/db/damage.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as regions from '#lib/server/db/regions.ts';
import { rssMb, spread } from './figures.ts';
import { playOnce } from './generator.ts';
import { seatsOn, type Settings } from './live.ts';
import { seedRegistry } from './registry-seed.ts';
import { row, type Row } from './rows.ts';
import { stage, type StagedLab } from './stage.ts';
import { startOurs, type Target } from './targets.ts';

const clients = 100;
const rate = 50;

export async function registry({ rounds, seconds, quick, note }: Settings): Promise<Row[]> {
  const count = quick ? 10_000 : 100_000;
  const staged = await stage({ people: clients, boards: rounds * 2 });
  const lab = staged.labs[0] as StagedLab;
  const known = await staged.within(async (db) => {
    const [region] = await regions.list(db.read);
    if (!region) throw new Error('A lab without a region');
    await seedRegistry(db, region.id, count);
    return { cookie: await verifier(db, region.id), words: await wordsOf(db) };
  });
  // An orderly stop, as after any day of work: without it the start looks at every page of the file.
  leaveClean(staged.dataDir, staged.file);
  note(`registry: ${count} entries`);
  const server = await startOurs(staged.dataDir);
  const figures = {
    first: [] as number[],
    asked: [] as number[],
    alone: [] as number[],
    meanwhile: [] as number[],
    file: [] as number[],
    megabytes: [] as number[],
    grown: [] as number[],
  };
  try {
    const ask = async (path: string) => {
      const begun = performance.now();
      const answer = await fetch(`${server.url}${path}`, { headers: { cookie: known.cookie } });
      await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return performance.now() - begun;
    };
    for (let round = 0; round < rounds; round += 1) {
      const [board = '', other = ''] = lab.boards.slice(round * 2);
      const pages: number[] = [];
      for (let at = 0; at < 10; at += 1) pages.push(await ask('/registry'));
      figures.first.push(spread(pages).p95);
      const times: number[] = [];
      for (const path of questions(known.words)) times.push(await ask(path));
      figures.asked.push(spread(times).p95);
      const before = rssMb(server.pid);
      const play = (boardId: string) =>
        playOnce(server, { seats: seatsOn(lab, boardId, clients), rate, seconds });
      figures.alone.push((await play(board)).ack.p95);
      const [file, live] = await Promise.all([download(server, known.cookie), play(other)]);
      figures.meanwhile.push(live.ack.p95);
      figures.file.push(file.ms / 1000);
      figures.megabytes.push(file.bytes / 1e6);
      figures.grown.push(file.most - before);
      note(`registry: search p95 ${spread(times).p95}, file ${Math.round(file.ms)} ms`);
    }
  } finally {
    await server.stop();
    staged.remove();
  }
  const name = `registry, ${count} innovations`;
  const ratio = figures.meanwhile.map((one, at) => one / (figures.alone[at] ?? Number.NaN));
  return [
    row(name, 'first page', { ours: figures.first, goal: { atMost: 300 } }),
    row(name, 'search and filter p95', { ours: figures.asked, goal: { atMost: 100 } }),
    row(name, 'XLSX of all', { ours: figures.file, unit: 's', goal: { atMost: 20 } }),
    row(name, 'size of it', { ours: figures.megabytes, unit: 'MB' }),
    row(name, 'memory grown by it, both processes', {
      ours: figures.grown,
      unit: 'MB',
      goal: { atMost: 250 },
    }),
    row(name, 'ack p95 of a lab of 100, alone', { ours: figures.alone }),
    row(name, 'the same while the file is written, ratio', {
      ours: ratio,
      unit: 'x',
      goal: { atMost: 1.25 },
    }),
  ];
}

/** Somebody of Bappeda who is signed in. */
async function verifier(db: Database, regionId: string): Promise<string> {
  const id = uuidv7();
  await accounts.insert(db.write, {
    id,
    username: 'bappeda.bench',
    name: 'Bappeda',
    position: '',
    passwordHash: '',
    temporaryUntil: null,
    roles: ['bappeda'],
    regionId,
    createdAt: 1,
  });
  return `labinov_session=${await createSession(db, id, 'bench')}`;
}

/** Words of names here and there in the registry. */
async function wordsOf(db: Database): Promise<string[]> {
  const rows = await db.read.selectFrom('innovation').select('name').limit(400).execute();
  return [...new Set(rows.flatMap(({ name }) => name.split(' ')))];
}

/** A hundred questions as people ask them: words, beginnings of words, filters, both, other orders. */
function questions(words: readonly string[]): string[] {
  const word = (at: number) => words[(at * 7) % words.length] ?? '';
  return Array.from({ length: 100 }, (_, at) => {
    const affair = affairs[at % affairs.length]?.code ?? '';
    const one = [
      `q=${word(at)}`,
      `q=${word(at).slice(0, 4)}`,
      `q=${word(at)} ${word(at + 3)}`,
      `q=${word(at)}&kind=digital&year=${2022 + (at % 5)}`,
      `affair=${affair}`,
      `status=registered&year=${2022 + (at % 5)}`,
      `agencyKind=uptd&origin=contest`,
      `q=${word(at)}&affair=${affair}`,
      `page=${1 + at}`,
      'sort=name',
    ][at % 10];
    return `/registry?${one}`;
  });
}

/** The spreadsheet of all: how long it took, its size, and the most memory of server and press. */
async function download(server: Target, cookie: string) {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, rssMb(server.pid) + childrenMb(server.pid));
  }, 200);
  const headers = { cookie, origin: server.url };
  try {
    const begun = performance.now();
    const body = new URLSearchParams({ what: 'registry-rows', format: 'xlsx' });
    const at = `${server.url}/registry/papers`;
    const ordered = await fetch(`${at}?/order`, { method: 'POST', headers, body });
    if (!ordered.ok) throw new Error(`An order: ${ordered.status}`);
    let file: string | undefined;
    while (!file) {
      await new Promise((done) => setTimeout(done, 250));
      file = /"(\/files\/[0-9a-f-]{36})"/.exec(await (await fetch(at, { headers })).text())?.[1];
    }
    const answer = await fetch(server.url + file, { headers });
    let bytes = 0;
    for await (const some of answer.body ?? []) bytes += (some as Uint8Array).length;
    await fetch(`${at}?/remove`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ file: file.slice('/files/'.length) }),
    });
    return { ms: performance.now() - begun, bytes, most };
  } finally {
    clearInterval(watch);
  }
}

function childrenMb(pid: number): number {
  if (process.platform !== 'linux') return 0;
  try {
    const told = execFileSync('ps', ['-o', 'rss=', '--ppid', String(pid)], { encoding: 'utf8' });
    return told.split('\n').reduce((sum, line) => sum + Number(line.trim() || 0), 0) / 1024;
  } catch {
    return 0;
  }
}
