/**
 * Random laboratories: a few pages of a few people do random things while the network delays,
 * reorders, loses and doubles what they say, pages are closed and opened again and the server dies.
 * When all is quiet every page must show what the server shows that person, nothing acknowledged
 * may be missing or doubled, nothing typed may have vanished, and the journal must fold to the
 * tables. Time is virtual, so that a seed replays: LABINOV_MODEL_SEED and LABINOV_MODEL_PATH as a
 * failure prints them, LABINOV_MODEL_RUNS for more than the usual number.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import type { Snapshot } from '#lib/live/protocol.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import { contradicted } from '#lib/server/db/unwritten-acts.ts';
import { wordsIn } from '#lib/lab/idea/shared-text.ts';
import { textOf } from '#lib/lab/idea/texts.ts';
import { verify } from '#lib/server/db/verify.ts';
import { createProgram, type LabProgram } from '#lib/server/live/program.ts';
import { Disk, Page, type Who } from '../support/clients.ts';
import { freshDatabase } from '../support/database.ts';
import { deeds, type Places } from '../support/deeds.ts';
import { calm, lineTo, Network, type Weather } from '../support/memory-line.ts';
import { joinLab, makeLab, type Lab, type Running } from '../support/room.ts';
import { VirtualTime } from '../support/virtual-time.ts';

const runs = Number(process.env['LABINOV_MODEL_RUNS'] ?? 500);
const seed = Number(process.env['LABINOV_MODEL_SEED'] ?? Date.now() % 2 ** 31);
const path = process.env['LABINOV_MODEL_PATH'];

const directory = mkdtempSync(join(tmpdir(), 'labinov-model-'));
let template: Buffer;
let lab: Lab;
let cast: Who[];
let unfold: () => void = () => {};

beforeAll(async () => {
  await using db = await freshDatabase();
  const region = { id: uuidv7(), name: 'Pati', kind: 'kabupaten', agencyName: 'Bapperida' };
  await db.write
    .insertInto('region')
    .values({ ...region, createdAt: 1 })
    .execute();
  lab = await makeLab(db, region.id);
  const log = { error: () => {}, warn: () => {} };
  const program = createProgram({ db, now: Date.now, newId: uuidv7, log });
  const guests = [];
  for (const agency of [0, 0, 1])
    guests.push(await joinLab({ program } as Running, db, lab, agency));
  await program.stop();
  const [ani, budi, citra] = guests;
  const screen: Person = {
    ...lab.facilitator,
    id: 'projector',
    role: 'projector',
    name: '',
    position: '',
  };
  cast = [
    { person: lab.facilitator, cookie: lab.facilitatorCookie },
    ani!,
    // The same person on the same device: a second tab.
    ani!,
    budi!,
    citra!,
    { person: screen, cookie: '', projectorKey: lab.projectorKey },
  ];
  await db.write.executeQuery(
    (await import('kysely')).sql`pragma wal_checkpoint(truncate)`.compile(db.write),
  );
  template = readFileSync(db.file);
}, 60_000);

afterAll(() => {
  unfold();
  rmSync(directory, { recursive: true, force: true });
});

/** Who of the cast is on which page. */
const casts = [
  [0, 1, 3],
  [0, 1, 2, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 3, 4, 5],
];

const weighted = {
  add: 16,
  edit: 6,
  comment: 4,
  uncomment: 2,
  react: 4,
  moderate: 4,
  remove: 3,
  bringBack: 3,
  asItWas: 3,
  reveal: 2,
  lock: 1,
  promise: 1,
  rules: 2,
  send: 3,
  cluster: 3,
  group: 3,
  layout: 2,
  placeOwn: 3,
  arrange: 2,
  unarrange: 2,
  rename: 1,
  dissolve: 1,
  merge: 2,
  ballot: 2,
  dots: 4,
  scoring: 2,
  marks: 4,
  ask: 1,
  closeBallot: 1,
  enter: 2,
  addFor: 2,
  dotsFor: 2,
  marksFor: 1,
  takePaper: 1,
  unite: 1,
  speak: 2,
  sign: 2,
  unsign: 1,
  answer: 2,
  move: 1,
  clock: 2,
  show: 1,
  plan: 2,
  replan: 3,
  park: 2,
  attend: 2,
  raise: 2,
  write: 2,
  type: 6,
  owners: 1,
  handOver: 1,
  review: 1,
  score: 1,
  pass: 1,
  atHall: 3,
  atBoard: 2,
  atIdea: 5,
  // Not of the lab but of the world.
  cut: 4,
  halfOpen: 2,
  storm: 3,
  calm: 2,
  reload: 3,
  away: 1,
  stop: 1,
  kill: 1,
};
const forLeaders = new Set([
  'reveal',
  'lock',
  'moderate',
  'layout',
  'asItWas',
  'promise',
  'rules',
  'send',
  'ballot',
  'scoring',
  'ask',
  'closeBallot',
  'enter',
  'addFor',
  'dotsFor',
  'marksFor',
  'takePaper',
  'unite',
  'speak',
  'clock',
  'show',
  'plan',
  'replan',
  'park',
  'attend',
  'review',
  'pass',
  'atHall',
]);
type Kind = keyof typeof weighted;
type Step = { kind: Kind; page: number; pick: number; wait: number };
const kinds = Object.entries(weighted).map(([kind, weight]) => ({
  weight,
  arbitrary: fc.constant(kind as Kind),
}));
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...kinds),
  page: fc.nat(4),
  pick: fc.nat(30),
  wait: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(3000)),
});
const plays = fc.record({
  seed: fc.integer(),
  cast: fc.constantFrom(...casts),
  /** Whether the idea is there and the cards are open from the beginning. */
  raised: fc.boolean(),
  revealed: fc.boolean(),
  steps: fc.array(step, { minLength: 6, maxLength: 28, size: 'max' }),
});
type Play = { seed: number; cast: number[]; raised: boolean; revealed: boolean; steps: Step[] };

const storms: Weather[] = [
  { slowest: 60, lost: 0, doubled: 0.1 },
  { slowest: 400, lost: 0.05, doubled: 0.05 },
  { slowest: 2500, lost: 0.2, doubled: 0.2 },
];

const totals = {
  plays: 0,
  asked: 0,
  acknowledged: 0,
  refused: 0,
  sent: 0,
  lost: 0,
  doubled: 0,
  cut: 0,
  healed: 0,
};

/** Plays one laboratory and says what is wrong at its end, sentence by sentence. */
async function play({
  seed: chance,
  cast: chosen,
  raised,
  revealed,
  steps,
}: Play): Promise<string[]> {
  const file = join(directory, `${totals.plays}.db`);
  writeFileSync(file, template);
  const db = openDatabase(file);
  const time = new VirtualTime(chance);
  const uninstall = (unfold = time.install());
  const network = new Network(time);
  const wrong: string[] = [];
  const places: Places = {
    hall: { kind: 'hall', id: lab.id },
    board: { kind: 'board', id: lab.boardId },
    idea: { kind: 'idea', id: uuidv7() },
    agencies: lab.agencies,
  };
  const refs = [places.hall, places.board, places.idea];
  let life = 0;
  let program: LabProgram = null as never;
  const log = {
    error: (line: Record<string, unknown>) => void wrong.push(`fault: ${JSON.stringify(line)}`),
    warn: ({ event }: Record<string, unknown>) => {
      if (event === 'divergence')
        void compare({ say: (what) => wrong.push(`healed: ${what}`), seats, db, program, refs });
    },
  };
  const begin = () => {
    life += 1;
    time.as(`server ${life}`, () => {
      program = createProgram({ db, now: () => time.now, newId: uuidv7, log });
      program.attach(network.standUp(`server ${life}`));
    });
  };
  const kill = () => {
    network.fall();
    time.end(`server ${life}`);
  };

  const disks = new Map<string, Disk>();
  const seats = chosen.map((one, at) => new Seat(at, cast[one]!, disks, { network, time, refs }));
  const pages = () => seats.flatMap(({ page }) => (page ? [page] : []));

  try {
    begin();
    const read: Read = (ref, person) => program.read(ref, person);
    for (const seat of seats) await seat.open(read);
    await time.pass(50);
    if (raised) (seats[1] ?? seats[0])?.do('raise', 0, places);
    if (revealed) seats[0]?.do('reveal', 0, places);
    for (const { kind, page: at, pick, wait } of steps) {
      const seat = seats[at % seats.length]!;
      switch (kind) {
        case 'cut':
          seat.line?.cut(0);
          break;
        case 'halfOpen':
          seat.line?.cut(20_000);
          break;
        case 'storm':
          network.weather = storms[pick % storms.length]!;
          break;
        case 'calm':
          network.weather = calm;
          break;
        case 'away':
          seat.leave();
          break;
        case 'reload':
          seat.leave();
          await seat.open(read);
          break;
        case 'stop':
          await time.until(time.as(`server ${life}`, () => program.stop()));
          kill();
          await time.pass(pick * 100);
          begin();
          break;
        case 'kill':
          kill();
          await time.pass(pick * 100);
          begin();
          break;
        default:
          // What only a facilitator may do is usually done by one.
          (forLeaders.has(kind) && pick % 8 > 0 ? seats[0]! : seat).do(kind, pick, places);
      }
      await time.pass(wait);
    }
    // The sky clears, everybody comes back and stays a while.
    network.weather = calm;
    for (const seat of seats) if (!seat.page) await seat.open(read);
    await time.pass(45_000);
    await judge({ wrong, seats, db, program, refs });
    for (const page of pages()) totals.healed += page.live.healed;
  } finally {
    for (const seat of seats) seat.leave();
    kill();
    uninstall();
    unfold = () => {};
    await db.close();
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  }
  totals.plays += 1;
  for (const key of ['sent', 'lost', 'doubled', 'cut'] as const) totals[key] += network.count[key];
  return wrong;
}

type World = { network: Network; time: VirtualTime; refs: SpaceRef[] };
type Read = LabProgram['read'];

/** Somebody at a device: pages come and go, the device stays. */
class Seat {
  readonly who: Who;
  readonly disk: Disk;
  readonly asked: Page['asked'] = [];
  page: Page | null = null;
  line: ReturnType<typeof lineTo> | null = null;
  #world: World;
  #name: string;
  #times = 0;

  constructor(at: number, who: Who, disks: Map<string, Disk>, world: World) {
    this.who = who;
    this.#world = world;
    this.#name = `page ${at}`;
    const disk = disks.get(who.cookie) ?? new Disk();
    disks.set(who.cookie, disk);
    disk.slowness = () => Math.floor(world.time.random() * 12);
    this.disk = disk;
  }

  get #life(): string {
    return `${this.#name}.${this.#times}`;
  }

  /** The page load, and then the page. Without a server it is opened from nothing. */
  async open(read: Read): Promise<void> {
    const { network, time, refs } = this.#world;
    const person = this.who.person;
    const loaded: { ref: SpaceRef; initial: Snapshot | null }[] = [];
    for (const ref of refs) loaded.push({ ref, initial: await read(ref, person) });
    this.#times += 1;
    const line = lineTo(network, time);
    this.line = line;
    time.as(this.#life, () => {
      this.page = new Page(
        { ...this.who, person },
        { url: 'memory', connect: line.connect },
        { disk: this.disk, refs: loaded },
      );
    });
  }

  /** Closed without a word, as a phone does with a page it needs the memory of. */
  leave(): void {
    this.#world.time.end(this.#life);
    this.line?.cut(0);
    this.asked.push(...(this.page?.asked ?? []));
    this.page = null;
  }

  do(name: string, pick: number, places: Places): void {
    const { page } = this;
    const deed = deeds[name];
    if (!page || !deed) return;
    this.#world.time.as(this.#life, () => {
      const hall = page.at(places.hall).state as Hall;
      const board = page.at(places.board).state as Board;
      // The layout loads again when the hall tells of a correction.
      const own = hall.people[page.live.person.id];
      if (own) page.live.person = { ...page.live.person, agencyId: own.agencyId, name: own.name };
      const done = deed({ page, person: page.live.person, board, hall, places, pick });
      if (done) page.do(done.ref, done.act, done.as);
    });
  }
}

type Court = {
  wrong: string[];
  seats: Seat[];
  db: Database;
  program: LabProgram;
  refs: SpaceRef[];
};

/** Says where a page shows something else than the server shows that person. */
async function compare({
  say,
  seats,
  db,
  program,
  refs,
}: Omit<Court, 'wrong'> & { say: (sentence: string) => void }): Promise<void> {
  for (const [at, { page, who }] of seats.entries()) {
    if (!page) continue;
    const name = `page ${at} (${who.person.role})`;
    const person = await asServerKnows(db, page.live.person);
    for (const ref of refs) {
      const server = await program.read(ref, person);
      if (!server) continue;
      const shown = page.at(ref);
      const expected = JSON.parse(JSON.stringify(server)) as typeof server;
      if (shown.number !== server.number)
        say(`${name}: ${ref.kind} at ${shown.number}, not ${server.number}`);
      const state = withoutRemoved(JSON.parse(JSON.stringify(shown.state)) as Board);
      if (!isDeepStrictEqual(state, expected.state))
        say(`${name}: ${ref.kind} differs: ${differences(state, expected.state)}`);
    }
  }
}

async function judge({ wrong, seats, db, program, refs }: Court): Promise<void> {
  const say = (sentence: string) => void wrong.push(sentence);
  const rows = await db.read
    .selectFrom('journal')
    .select(['kind', 'spaceId', 'number', 'actId', 'event'])
    .execute();
  const times = new Map<string, number>();
  for (const { actId } of rows) times.set(actId, (times.get(actId) ?? 0) + 1);

  for (const actId of await contradicted(db.read)) {
    say(`${actId} was answered without a result and is in the journal`);
  }

  for (const [at, { page, who, disk, asked }] of seats.entries()) {
    if (!page) continue;
    const name = `page ${at} (${who.person.role})`;
    if (page.live.healed > 0) say(`${name}: ${page.live.healed} spaces had to be healed`);
    if (page.live.ended) say(`${name} ended: ${page.live.ended}`);
    if (page.live.waiting > 0) say(`${name}: ${page.live.waiting} acts never answered`);
    if (disk.waiting.size > 0) say(`${name}: ${disk.waiting.size} acts left on the device`);
    for (const id of disk.refused.keys()) {
      if (times.has(id))
        say(
          `${name}: an act is in the tray and in the journal: ${JSON.stringify(disk.refused.get(id))}`,
        );
    }
    for (const { act, ref, answer, refusal } of [...asked, ...page.asked]) {
      totals.asked += 1;
      if (refusal) totals.refused += 1;
      if (!answer || !('to' in answer)) continue;
      totals.acknowledged += 1;
      const written = rows.filter(
        (row) =>
          row.spaceId === ref.id &&
          row.kind === ref.kind &&
          row.number >= answer.from &&
          row.number <= answer.to,
      );
      if (act.type === 'text.update') {
        // One act may carry what others said too, so it is looked for in the text itself.
        const words = wordsIn(act.update);
        const idea = await program.read({ kind: 'idea', id: ref.id }, who.person);
        const there = idea ? textOf(idea.state, act.field).split(words).length - 1 : 1;
        if (words !== '' && there !== 1)
          say(`${name}: acknowledged "${words}" is there ${there} times`);
        continue;
      }
      const [text, key] = tokenOf(act);
      if (!text) continue;
      const holding = rows.filter(
        ({ event, spaceId }) => spaceId === ref.id && event.includes(text) && event.includes(key),
      );
      if (holding.length !== 1)
        say(`${name}: acknowledged ${JSON.stringify(act)} is there ${holding.length} times`);
      if (!written.some(({ event }) => event.includes(text)))
        say(`${name}: not at its number: ${JSON.stringify(act)}`);
    }
  }
  await compare({ say, seats, db, program, refs });
  const { findings } = await verify(db.read, directory);
  for (const { sentence } of findings) say(sentence);
}

/** A page that saw a card taken away still holds it, marked. */
function withoutRemoved<T extends { cards?: Record<string, { removed: boolean }> }>(state: T): T {
  const standing = Object.entries(state.cards ?? {}).filter(([, card]) => !card.removed);
  return state.cards ? { ...state, cards: Object.fromEntries(standing) } : state;
}

/** A text that only this act can have put into the journal, and the kind of event that holds it. */
function tokenOf(act: { type: string } & Record<string, unknown>): [string | null, string] {
  switch (act.type) {
    case 'card.add':
      return [`"id":"${act['cardId'] as string}"`, '"card.added"'];
    case 'cluster.add':
      return [`"clusterId":"${act['clusterId'] as string}"`, '"cluster.added"'];
    case 'ballot.open':
    case 'scores.open':
    case 'ranks.open':
      return [`"ballotId":"${act['ballotId'] as string}"`, '"ballot.opened"'];
    case 'card.edit':
      return [act['text'] as string, '"card.edited"'];
    case 'cluster.rename':
      return [act['title'] as string, '"cluster.renamed"'];
    case 'field.write':
      return [act['text'] as string, '"field.written"'];
    default:
      return [null, ''];
  }
}

async function asServerKnows(db: Database, person: Person): Promise<Person> {
  const row = await db.read
    .selectFrom('person')
    .selectAll()
    .where('id', '=', person.id)
    .executeTakeFirst();
  return row
    ? { ...person, agencyId: row.agencyId, name: row.name, position: row.position }
    : person;
}

function differences(one: unknown, two: unknown, at = ''): string {
  if (isDeepStrictEqual(one, two)) return '';
  const inner = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!inner(one) || !inner(two))
    return `${at}: ${JSON.stringify(one)} instead of ${JSON.stringify(two)}; `;
  const [a, b] = [one, two] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .map((key) => differences(a[key], b[key], `${at}.${key}`))
    .join('');
}

test(
  `${runs} random laboratories end as the server says`,
  async () => {
    const property = fc.asyncProperty(plays, async (given) => {
      const wrong = await play(given);
      if (wrong.length > 0) throw new Error(wrong.slice(0, 6).join('\n'));
    });
    const result = await fc.check(property, { numRuns: runs, seed, ...(path ? { path } : {}) });
    console.log(`model: seed ${seed}, ${JSON.stringify(totals)}`);
    const why = result.errorInstance instanceof Error ? result.errorInstance.message : '';
    expect(result.failed ? `${fc.defaultReportMessage(result)}\n${why}` : '').toBe('');
    expect(totals.acknowledged).toBeGreaterThan(runs);
  },
  runs * 400 + 60_000,
);
