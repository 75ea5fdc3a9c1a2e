/**
 * `kill -9` at random moments under load. After every death the database is looked at as the dead
 * process left it: what was acknowledged is there (kept), nothing is there twice (once), nothing is
 * there that nobody wrote (not invented); in the end every page shows what the journal says (same).
 * Ten rounds; LABINOV_KILL_ROUNDS for more. How many acknowledgements it saw is printed.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Board } from '#lib/lab/board/state.ts';
import { seenState } from '#lib/lab/seen-by.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { verify } from '#lib/server/db/verify.ts';
import { openSpace } from '#lib/server/live/spaces.ts';
import { Disk, Page, type Asked, type Who } from '../support/clients.ts';
import { card, openRoom, pause } from '../support/room.ts';

const rounds = Number(process.env['LABINOV_KILL_ROUNDS'] ?? 10);
const people = 40;
const root = fileURLToPath(new URL('../..', import.meta.url));

type Alive = { child: ChildProcess; port: number; kill(): Promise<void> };

/** A server process on this database. */
async function begin(file: string, port: number): Promise<Alive> {
  const child = spawn(process.execPath, ['tests/support/live-process.ts', file, String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = await new Promise<number>((done, fail) => {
    const hear = (piece: Buffer) => {
      said += piece;
      const found = /ready (\d+)/.exec(said);
      if (found) done(Number(found[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => fail(new Error(`The process ended with ${code}:\n${said}`)));
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    child,
    port: ready,
    kill() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** One after the other, faster than a hand: cards, then other words on them. */
function writeOn(page: Page, board: SpaceRef, at: number): () => void {
  const cardId = uuidv7();
  let count = 0;
  const timer = setInterval(() => {
    if (page.live.waiting > 4) return;
    count += 1;
    const text = `${at}/${count}`;
    const first = count === 1 || count % 8 === 0;
    page.do(
      board,
      first ? card(text, count === 1 ? cardId : uuidv7()) : { type: 'card.edit', cardId, text },
    );
  }, 150);
  return () => clearInterval(timer);
}

const textOf = ({ act }: Asked) => ('text' in act ? act.text : '');

test(
  `nothing is lost, doubled or invented over ${rounds} deaths`,
  async () => {
    await using room = await openRoom();
    const { board, db } = room;
    const crowd: Who[] = [];
    for (let at = 0; at < people; at += 1) crowd.push(await room.guest(at % 3));
    await room.end();

    let server = await begin(db.file, 0);
    const url = `http://127.0.0.1:${server.port}`;
    const refs = [{ ref: board, initial: null }];
    const pages = crowd.map((who) => new Page(who, { url }, { disk: new Disk(), refs }));
    const stops = pages.map((page, at) => writeOn(page, board, at));
    const connected = () => pages.filter(({ live }) => live.status === 'connected').length;
    const seen: number[] = [];

    /** The journal as it lies on the disk, against what the pages were told until now. */
    async function look(): Promise<void> {
      // What was acknowledged before the journal is read must be in it.
      const told = pages.flatMap(({ asked }) => asked.filter(({ answer }) => answer !== null));
      const journal = openDatabase(db.file);
      const rows = await journal.read
        .selectFrom('journal')
        .select(['number', 'event'])
        .where('spaceId', '=', board.id)
        .orderBy('number')
        .execute();
      await journal.close();
      const texts = new Map<string, number[]>();
      for (const { number, event } of rows) {
        const happened = JSON.parse(event) as {
          type: string;
          text?: string;
          card?: { text: string };
        };
        const text = happened.card?.text ?? happened.text;
        if (text !== undefined) texts.set(text, [...(texts.get(text) ?? []), number]);
      }
      const lost = told.filter((asked) => {
        const answer = asked.answer as { from: number };
        return !texts.get(textOf(asked))?.includes(answer.from);
      });
      expect(lost.map(textOf), 'acknowledged and lost').toEqual([]);
      const doubled = [...texts].filter(([, numbers]) => numbers.length > 1);
      expect(doubled, 'done more than once').toEqual([]);
      const asked = new Set(pages.flatMap((page) => page.asked.map(textOf)));
      expect(
        [...texts.keys()].filter((text) => !asked.has(text)),
        'invented',
      ).toEqual([]);
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
      seen.push(told.length);
    }

    try {
      for (let round = 0; round < rounds; round += 1) {
        await expect.poll(connected, { timeout: 15_000 }).toBeGreaterThan(people * 0.7);
        await pause(Math.random() * 900);
        await server.kill();
        await look();
        server = await begin(db.file, server.port);
      }
      for (const stop of stops) stop();
      await expect
        .poll(() => pages.reduce((sum, { live }) => sum + live.waiting, 0), { timeout: 30_000 })
        .toBe(0);
      const journal = openDatabase(db.file);
      const space = await openSpace(journal.read, board);
      await expect
        .poll(() => new Set(pages.map((page) => page.at(board).number)), { timeout: 10_000 })
        .toEqual(new Set([space.number]));
      for (const page of pages) {
        const state = page.at(board).state as Board;
        expect(state).toEqual(seenState(space.state, page.live.person));
        expect(page.live.healed).toBe(0);
        expect(page.live.tray).toEqual([]);
      }
      await server.kill();
      await look();
      expect((await verify(journal.read, dirname(db.file))).findings).toEqual([]);
      await journal.close();
      console.log(
        `kill loop: ${rounds} rounds, ${seen.at(-1)} acknowledgements seen ` +
          `(${seen.map((sum, at) => sum - (seen[at - 1] ?? 0)).join(', ')} per life)`,
      );
      expect(seen.at(-1)).toBeGreaterThan(rounds * 20);
    } finally {
      for (const stop of stops) stop();
      for (const page of pages) page.live.close();
      await server.kill();
    }
  },
  60_000 + rounds * 15_000,
);
