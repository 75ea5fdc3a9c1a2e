/**
 * A process of guests that do what a browser does: come in through the form (`join`), or stay
 * connected with the product's own connection while the server dies (`return`). Forked by those
 * scenarios; prints nothing, answers by messages.
 */
import process from 'node:process';
import { uuidv7 } from 'uuidv7';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { connect } from '#lib/live/connection.ts';
import type { Seat } from './clients.ts';
import { join, rosterOf } from '../../src/rehearsal/enter.ts';
import { Browser } from '../../src/rehearsal/browser.ts';
import { Tally } from '../../src/rehearsal/tally.ts';
import { cardText } from './words.ts';

export type VisitOrder =
  | { do: 'join'; url: string; code: string; boardId: string; guests: number; withinMs: number }
  | { do: 'stay'; url: string; seats: Seat[] }
  | { do: 'write'; rate: number }
  | { do: 'sync'; number: number; withinMs: number };

export type Joins = { tookMs: number[]; failed: string[] };
export type Syncs = { syncedAt: number[]; openedAt: number[]; acked: string[] };

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** From the page of the code to the board on the screen, with form, room page and socket. */
async function joinAll(order: Extract<VisitOrder, { do: 'join' }>): Promise<Joins> {
  const { url, code, boardId, guests, withinMs } = order;
  const roster = await rosterOf(new Browser(url), code);
  const tookMs: number[] = [];
  const failed: string[] = [];
  const leave: (() => void)[] = [];
  await Promise.all(
    Array.from({ length: guests }, async (_, at) => {
      await pause((at / guests) * withinMs);
      const begun = performance.now();
      try {
        const agencyId = roster[at % roster.length]?.id ?? '';
        const seat = { name: `Peserta ${at}`, position: 'Staf', agencyId };
        const visitor = await join(url, code, seat, new Tally());
        leave.push(() => visitor.leave());
        await visitor.browser.page(`/labs/${visitor.person.labId}/boards/${boardId}`);
        await visitor.follow({ kind: 'board', id: boardId });
        if (visitor.number({ kind: 'board', id: boardId }) === 0) throw new Error('no board');
        tookMs.push(performance.now() - begun);
      } catch (fault) {
        failed.push(String(fault));
      }
    }),
  );
  for (const go of leave) go();
  return { tookMs, failed };
}

type Line = {
  connection: ReturnType<typeof connect>;
  number: number;
  ref: SpaceRef;
  tell: () => void;
};
let lines: Line[] = [];
let openedAt: number[] = [];
let acked: string[] = [];
let writing: ReturnType<typeof setInterval> | undefined;

/** Everybody connects and follows a board by number, as a page does. */
async function stay({ url, seats }: Extract<VisitOrder, { do: 'stay' }>): Promise<number> {
  for (const { cookie, labId, boardId } of seats) {
    const ref: SpaceRef = { kind: 'board', id: boardId };
    const catchUp = async (line: Line) => {
      const joined = await line.connection.request('join', { ...ref, since: line.number });
      if (joined === null || isRefusal(joined)) return;
      line.number = 'state' in joined ? joined.number : Math.max(line.number, joined.to);
      line.tell();
    };
    const line: Line = { ref, number: 0, tell: () => {} } as unknown as Line;
    line.connection = connect({
      labId,
      url,
      headers: { cookie },
      opened() {
        openedAt.push(Date.now());
        void catchUp(line);
      },
      news: {
        frame({ kind, from, to }) {
          if (kind !== 'board') return;
          if (from > line.number + 1) void catchUp(line);
          else line.number = Math.max(line.number, to);
          line.tell();
        },
      },
    });
    lines.push(line);
    if (lines.length % 20 === 0) await pause(100);
  }
  for (let tries = 0; tries < 200 && lines.some(({ number }) => number === 0); tries += 1) {
    await pause(50);
  }
  return lines.filter(({ number }) => number > 0).length;
}

/** Writes cards until the server is gone; keeps the ids of those that were acknowledged. */
function write({ rate }: Extract<VisitOrder, { do: 'write' }>): void {
  let turn = 0;
  writing = setInterval(() => {
    turn += 1;
    const line = lines[turn % lines.length] as Line;
    const cardId = uuidv7();
    const act = { type: 'card.add', cardId, text: cardText(turn), paper: 'kunyit' } as const;
    void line.connection.request('act', { ...line.ref, actId: uuidv7(), act }).then((answer) => {
      if (answer !== null && !isRefusal(answer)) acked.push(cardId);
    });
  }, 1000 / rate);
}

/** Waits until everybody has seen this number, and says when each of them had. */
async function sync({ number, withinMs }: Extract<VisitOrder, { do: 'sync' }>): Promise<Syncs> {
  clearInterval(writing);
  const syncedAt: number[] = [];
  openedAt = [];
  const all = lines.map(
    (line) =>
      new Promise<void>((done) => {
        line.tell = () => {
          if (line.number < number) return;
          syncedAt.push(Date.now());
          line.tell = () => {};
          done();
        };
      }),
  );
  await Promise.race([Promise.all(all), pause(withinMs)]);
  const told = { syncedAt, openedAt, acked };
  for (const { connection } of lines) connection.close();
  lines = [];
  acked = [];
  return told;
}

process.on('message', (order: VisitOrder) => {
  const done = async (): Promise<unknown> => {
    switch (order.do) {
      case 'join':
        return joinAll(order);
      case 'stay':
        return stay(order);
      case 'write':
        return write(order);
      case 'sync':
        return sync(order);
      default:
        return order satisfies never;
    }
  };
  done().then(
    (report) => process.send?.({ report: report ?? null }),
    (fault: unknown) => process.send?.({ fault: String(fault) }),
  );
});
process.on('disconnect', () => process.exit(0));
