/**
 * Connections of the generator. Most of them only count what arrives, without reading it, so that
 * the server is measured and not the generator; a sample is what a phone has: the product's own
 * connection over socket.io-client, which decodes everything.
 */
import { uuidv7 } from 'uuidv7';
import WebSocket from 'ws';
import type { Act } from '#lib/lab/acts.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { PROTOCOL, type Frame } from '#lib/live/protocol.ts';
import { enter } from '../support/room.ts';
import { cardText, numberOf } from './words.ts';

export type Seat = { cookie: string; labId: string; boardId: string };
/** What happened to an act: stored, refused with a code, or no answer. */
export type Outcome = 'stored' | 'lost' | (string & {});
/** What arrived so far: bytes of news, and how many pieces they came in. */
export type Received = { bytes: number; frames: number };
/** Told by clients that decode: an act's number in the run, and when. */
export type Heard = (act: number) => void;

export type Client = {
  received: Received;
  decodes: boolean;
  /** Hangs a card with this act's number in its text, or changes one hung before. */
  send(act: number): Promise<Outcome>;
  /** Takes nothing from the line any more, as a phone in a pocket; only those that count can. */
  stall?(): void;
  close(): void;
};

type Dial = { url: string; seat: Seat; quota: number; heard: Heard | null };

/** Cards of each seat, also when somebody goes and comes again. */
const cardsOf = new Map<string, string[]>();

/** Which act comes next: cards until the quota is used up, then other words on one's own. */
function acts(quota: number, { cookie, boardId }: Seat) {
  const key = `${boardId} ${cookie}`;
  const mine = cardsOf.get(key) ?? [];
  cardsOf.set(key, mine);
  let turn = mine.length;
  return {
    next(act: number): { act: Act; cardId: string; fresh: boolean } {
      const text = cardText(act);
      turn += 1;
      const cardId = turn > quota ? mine[turn % Math.max(1, mine.length)] : undefined;
      if (cardId) return { act: { type: 'card.edit', cardId, text }, cardId, fresh: false };
      const id = uuidv7();
      return {
        act: { type: 'card.add', cardId: id, text, paper: 'kunyit' },
        cardId: id,
        fresh: true,
      };
    },
    stored: (cardId: string) => void mine.push(cardId),
  };
}

/** A phone: socket.io-client, decoding. */
export async function dialPhone({ url, seat, quota, heard }: Dial): Promise<Client> {
  const received = { bytes: 0, frames: 0 };
  const board = { kind: 'board' as const, id: seat.boardId };
  const hear = ({ kind, events }: Frame) => {
    if (kind !== 'board') return;
    received.frames += 1;
    for (const { event } of events) {
      if (event.type === 'card.added') heard?.(numberOf(event.card.text));
      else if (event.type === 'card.edited') heard?.(numberOf(event.text));
    }
  };
  const screen = await enter(url, seat.labId, { cookie: seat.cookie, heard: hear });
  await screen.request('join', { ...board, since: 0 });
  const mine = acts(quota, seat);
  return {
    received,
    decodes: true,
    async send(number) {
      const { act, cardId, fresh } = mine.next(number);
      const answer = await screen.act(board, act).catch(() => null);
      if (answer === null) return 'lost';
      if (isRefusal(answer)) return answer.code;
      if (fresh) mine.stored(cardId);
      return 'stored';
    },
    close: () => screen.close(),
  };
}

const [digit0, digit2, digit3, digit4] = [0x30, 0x32, 0x33, 0x34];
const giveUpAfter = 15_000;

/** The same words on the wire as a phone's, by hand: news are counted and thrown away. */
export async function dialCounter({ url, seat, quota }: Dial): Promise<Client> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const line = new WebSocket(address, {
    headers: { cookie: seat.cookie },
    perMessageDeflate: false,
  });
  const received = { bytes: 0, frames: 0 };
  const asked = new Map<number, (answer: unknown) => void>();
  let asks = 0;
  const ask = (name: string, payload: object) =>
    new Promise<unknown>((done) => {
      asks += 1;
      asked.set(asks, done);
      line.send(`42${asks}${JSON.stringify([name, payload])}`);
    });
  const board = { kind: 'board', id: seat.boardId };
  const mine = acts(quota, seat);
  await new Promise<void>((ready, fail) => {
    line.on('error', fail);
    line.on('close', () => fail(new Error('The server closed the line')));
    line.on('message', (data: Buffer) => {
      if (data[0] === digit2) return line.send('3');
      if (data[0] === digit0) {
        return line.send(`40${JSON.stringify({ protocol: PROTOCOL, labId: seat.labId })}`);
      }
      if (data[0] !== digit4) return;
      if (data[1] === digit0) return ready();
      if (data[1] === digit4) return fail(new Error(`The door stays shut: ${String(data)}`));
      if (data[1] === digit3) return answered(String(data));
      if (data[1] !== digit2 || !isFrame(data)) return;
      received.bytes += data.length;
      received.frames += 1;
    });
  });
  function answered(text: string): void {
    const at = text.indexOf('[');
    const id = Number(text.slice(2, at));
    asked.get(id)?.((JSON.parse(text.slice(at)) as unknown[])[0]);
    asked.delete(id);
  }
  await ask('join', { ...board, since: 0 });
  return {
    received,
    decodes: false,
    async send(number) {
      const { act, cardId, fresh } = mine.next(number);
      const late = new Promise<null>((done) => setTimeout(done, giveUpAfter, null).unref());
      const asking = ask('act', { ...board, actId: uuidv7(), act });
      const answer = (await Promise.race([asking, late])) as { code?: string } | null;
      if (answer === null) return 'lost';
      if (answer.code) return answer.code;
      if (fresh) mine.stored(cardId);
      return 'stored';
    },
    stall: () => line.pause(),
    close: () => line.terminate(),
  };
}

/** `42["frame"…` or `42["f"…`; presence and touches are not deliveries. */
const isFrame = (data: Buffer) => data[4] === 0x66;

/** A client of the control server; a sample of them reads what comes. */
export async function dialControl({ url, seat, heard }: Dial): Promise<Client> {
  const line = new WebSocket(`${url}/?board=${seat.boardId}`, { perMessageDeflate: false });
  const received = { bytes: 0, frames: 0 };
  const asked = new Map<string, () => void>();
  line.on('message', (data: Buffer) => {
    // `{"ack":` or `{"number":`
    if (data[2] === 0x61) {
      const { ack } = JSON.parse(String(data)) as { ack: string };
      asked.get(ack)?.();
      asked.delete(ack);
      return;
    }
    received.bytes += data.length;
    received.frames += 1;
    if (heard) heard(numberOf((JSON.parse(String(data)) as { text: string }).text));
  });
  await new Promise((ready, fail) => {
    line.once('open', ready);
    line.once('error', fail);
  });
  line.on('error', () => {});
  return {
    received,
    decodes: heard !== null,
    async send(number) {
      const id = uuidv7();
      const late = new Promise<Outcome>((done) =>
        setTimeout(done, giveUpAfter, 'lost' as const).unref(),
      );
      const stored = new Promise<Outcome>((done) => asked.set(id, () => done('stored')));
      line.send(
        JSON.stringify({
          board: seat.boardId,
          id,
          text: cardText(number),
          paper: 'kunyit',
          by: 'DKK-01',
        }),
      );
      return Promise.race([stored, late]);
    },
    close: () => line.terminate(),
  };
}
