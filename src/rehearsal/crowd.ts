/**
 * A simulated crowd for the sample lab: people who follow the room and do what its activity asks,
 * with texts from the rehearsal material. For somebody alone who wants to see a running room.
 */
import { mayAdd } from '#lib/lab/board/rules.ts';
import { sentTo } from '#lib/lab/board/sending.ts';
import type { Board, Paper } from '#lib/lab/board/state.ts';
import { hangs } from '#lib/lab/board/talk.ts';
import { writingBoard } from '#lib/lab/hall/per-agency.ts';
import { papers } from '#lib/lab/board/state.ts';
import { asked } from '#lib/lab/board/ballots.ts';
import type { Activity } from '#lib/lab/hall/state.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import { newId } from '#lib/live/ids.ts';
import { join, rosterOf, type RosterLine } from './enter.ts';
import { Browser } from './browser.ts';
import { ideas, problems, sheets, unitCodes } from './material.ts';
import { firstNames } from './names.ts';
import { Tally } from './tally.ts';
import type { Visitor } from './visitor.ts';

export type CrowdOptions = {
  origin: string;
  code: string;
  people: number;
  /** When the crowd goes home, in ms from now. */
  forMs: number;
  /** 1 = the pace of a hall; 20 = twenty times as fast. */
  speed: number;
  /** Ends it early. */
  signal?: AbortSignal;
};

/** On one board: so few that the wall of a room of 30 can still be read. */
const cardsEach = 4;

const feelings = [
  'Bangga, tetapi deg-degan',
  'Senang, asal pimpinan ikut turun',
  'Semangat lagi setelah lama jalan di tempat',
  'Ragu, orang kami cuma tiga',
  'Ingin, asal tidak berhenti di lomba',
  'Mampu kalau datanya rapi dulu',
  'Mau, asal jam kerja diatur',
  'Takut ditanya hasilnya tahun depan',
  'Yakin bisa, puskesmas sebelah sudah mulai',
  'Lega, akhirnya masalah kami didengar',
] as const;

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Lets the crowd in and keeps it busy until its time is over. */
export async function crowd(options: CrowdOptions): Promise<Tally> {
  const { origin, code, people, forMs, speed, signal } = options;
  const tally = new Tally();
  const roster = await rosterOf(new Browser(origin), code);
  const until = Date.now() + forMs;
  const gone = () => signal?.aborted === true || Date.now() > until;
  const lives = Array.from({ length: people }, async (_, n) => {
    // They drop in one after the other, as through a door.
    await wait((n * 700 + Math.random() * 500) / speed);
    if (gone()) return;
    const agency = roster[(n * 7) % roster.length] ?? pick(roster);
    const name = firstNames[n % firstNames.length] ?? `Peserta ${n + 1}`;
    const seat = { name, position: 'Staf (contoh)', agencyId: agency.id };
    const visitor = await join(origin, code, seat, tally).catch(() => null);
    if (!visitor) return;
    await new Member(visitor, agency, speed).live(gone);
    visitor.leave();
  });
  await Promise.all(lives);
  return tally;
}

/** One of the crowd: looks at the clock now and then and does the next small thing. */
class Member {
  #me: Visitor;
  #speed: number;
  #texts: Record<'problem' | 'idea', string[]>;
  /** What has been done already, by activity, so that nobody signs or answers again and again. */
  #done = new Set<string>();

  /** How many cards have been written, by activity. */
  #written = new Map<string, number>();

  constructor(me: Visitor, agency: RosterLine, speed: number) {
    this.#me = me;
    this.#speed = speed;
    this.#texts = { problem: textsFor(problems(), agency), idea: textsFor(ideas(), agency) };
  }

  async live(gone: () => boolean): Promise<void> {
    while (!gone()) {
      await wait((4000 + Math.random() * 12_000) / this.#speed);
      if (!gone()) await this.#look().catch(() => {});
    }
  }

  async #look(): Promise<void> {
    const hall = this.#hall();
    const activity = hall?.activities.find(({ id }) => id === hall.clock?.activityId);
    if (!hall || !activity || hall.clock?.pausedAt) return;
    const surface = surfaceOf(activity.kind);
    if (surface === 'pledge') return this.#once(activity.id, () => this.#sign());
    if (surface === 'readiness') return this.#once(activity.id, () => this.#answer());
    const boardId = writingBoard(hall, activity, this.#me.person.agencyId);
    if (boardId) return this.#onBoard(activity, boardId);
  }

  #hall = () => this.#me.state('hall', this.#me.person.labId);

  async #once(key: string, act: () => Promise<unknown>): Promise<void> {
    if (this.#done.has(key)) return;
    this.#done.add(key);
    await act();
  }

  async #onBoard(activity: Activity, boardId: string): Promise<void> {
    const ref = { kind: 'board' as const, id: boardId };
    await this.#me.follow(ref);
    const board = this.#me.state('board', boardId);
    if (!board) return;
    if (board.ballot) {
      const { ballot } = board;
      return this.#once(ballot.id, () => this.#vote(boardId));
    }
    if (board.revealed && !board.home) return;
    if (mayAdd(board, this.#me.person)) return this.#send(board);
    const text = this.#textFor(activity);
    if (!text) return this.#send(board);
    const paper: Paper = pick(papers);
    await this.#me.act(ref, { type: 'card.add', cardId: newId(), text, paper });
  }

  /** Who has nothing more to write sends for the agency what there is room for. */
  async #send(board: Board): Promise<void> {
    const { id, home, cards } = board;
    if (!home) return;
    const to = home.plenaryId;
    const sent = sentTo(board, to);
    const left = Object.values(cards).filter((card) => hangs(card) && !sent.includes(card.id));
    const ids = left.slice(0, home.most - sent.length).map((card) => card.id);
    if (ids.length > 0) await this.#me.act({ kind: 'board', id }, { type: 'cards.send', ids, to });
  }

  /** Asked how it feels, the crowd says how it feels, and not with a problem. */
  #textFor({ id, kind, day }: Activity): string | undefined {
    const asked = kind === 'poll' || kind === 'reflection';
    const written = this.#written.get(id) ?? 0;
    if (written >= (asked ? 1 : cardsEach)) return undefined;
    this.#written.set(id, written + 1);
    return asked ? pick(feelings) : this.#texts[day > 1 ? 'idea' : 'problem'].pop();
  }

  async #vote(boardId: string): Promise<void> {
    const board = this.#me.state('board', boardId);
    const ballot = board?.ballot;
    if (!board || !ballot) return;
    const things = asked(board, ballot);
    const ref = { kind: 'board' as const, id: boardId };
    const ballotId = ballot.id;
    if (ballot.method === 'ranks') {
      const order = things.toSorted(() => Math.random() - 0.5);
      await this.#me.act(ref, { type: 'ranks.place', ballotId, order });
      return;
    }
    if (ballot.method === 'scores') {
      const scale = Array.from({ length: ballot.most - ballot.least + 1 }, (_, n) => n);
      for (const targetId of things) {
        const marks = ballot.criteria.map(() => ballot.least + pick(scale));
        await this.#me.act(ref, { type: 'scores.place', ballotId, targetId, marks });
      }
      return;
    }
    const dots: Record<string, number> = {};
    for (let n = 0; n < ballot.dots; n += 1) {
      const thing = pick(things);
      if ((dots[thing] ?? 0) < ballot.cap) dots[thing] = (dots[thing] ?? 0) + 1;
    }
    await this.#me.act(ref, { type: 'dots.place', ballotId, dots });
  }

  async #sign(): Promise<void> {
    const { agencyId, name, position, labId } = this.#me.person;
    if (!agencyId || this.#hall()?.pledges[agencyId]) return;
    await this.#me.act(
      { kind: 'hall', id: labId },
      { type: 'pledge.sign', agencyId, name, position, as: 'delegate', strokes: scribble() },
    );
  }

  async #answer(): Promise<void> {
    const { nilai } = pick(sheets());
    const ref = { kind: 'hall' as const, id: this.#me.person.labId };
    await this.#me.act(ref, { type: 'readiness.answer', values: nilai });
  }
}

/** Texts of the agency's own cards first (they are taken from the end), then of others. */
function textsFor(cards: readonly { unit_kode: string; text: string }[], agency: RosterLine) {
  const code = unitCodes('purbalingga').get(agency.name);
  const own = cards.filter(({ unit_kode }) => unit_kode === code);
  const others = Array.from({ length: 3 }, () => pick(cards));
  return [...others, ...own].map(({ text }) => text);
}

/** A signature nobody could read, as the pad writes one: points of strokes, parted by blanks. */
export function scribble(): string {
  const points: string[] = [];
  for (let n = 0; n < 24; n += 1) {
    const x = 120 + n * 30 + Math.round(Math.random() * 20);
    const y = 200 + Math.round(Math.sin(n * 1.3) * 90 + (Math.random() - 0.5) * 60);
    points.push(`${x},${y}`);
  }
  return points.join(' ');
}
