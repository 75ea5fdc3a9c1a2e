/**
 * A process full of clients, forked by `Crowd`. It comes in, plays as often as it is asked to, and
 * leaves; every message is an order or the report on one.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { dialControl, dialCounter, dialPhone, type Client, type Seat } from './clients.ts';
import { rounded } from './figures.ts';

export type Order =
  | {
      do: 'enter';
      kind: 'labinov' | 'control';
      url: string;
      seats: Seat[];
      sample: number;
      quota: number;
    }
  | { do: 'play'; rate: number; seconds: number; warm: number }
  | { do: 'churn'; seconds: number; rate: number }
  | { do: 'stall'; seconds: number }
  | { do: 'leave' };

export type Played = {
  acks: number[];
  deliveries: number[];
  outcomes: Record<string, number>;
  /** Of one client that counts, and of how many acts. */
  bytesPerEvent: number;
  framesPerClient: number;
  /** How many of the expected deliveries reached the clients that decode. */
  missing: number;
  events: number;
  /** Events times those who got them, the sender too; what the processor time is divided by. */
  delivered: number;
  ownCpuMs: number;
  ownLoopP99: number;
  tookMs: number;
};

let clients: Client[] = [];
let entered: Extract<Order, { do: 'enter' }> | null = null;
let sentAt = new Map<number, number>();
let deliveries: number[] = [];
let nextAct = 1;
let heardFrom = 0;

const heard = (act: number) => {
  const sent = act >= heardFrom ? sentAt.get(act) : undefined;
  if (sent !== undefined) deliveries.push(performance.now() - sent);
};

function dial(at: number): Promise<Client> {
  if (!entered) throw new Error('Nobody has said where to');
  const { kind, url, seats, sample, quota } = entered;
  const seat = seats[at] as Seat;
  const decodes = sample > 0 && at % sample === 0;
  const how = { url, seat, quota, heard: decodes ? heard : null };
  if (kind === 'control') return dialControl(how);
  return decodes ? dialPhone(how) : dialCounter(how);
}

async function enter(order: Extract<Order, { do: 'enter' }>): Promise<number> {
  entered = order;
  clients = [];
  // A dozen at a time: coming in is measured by `join`, not here.
  let next = 0;
  const porter = async () => {
    for (let at = next++; at < order.seats.length; at = next++) clients[at] = await dial(at);
  };
  await Promise.all(Array.from({ length: 12 }, porter));
  return clients.length;
}

/** Acts at a steady total rate with gaps of chance, everybody in turn, whatever the answers do. */
async function play({ rate, seconds, warm }: Extract<Order, { do: 'play' }>): Promise<Played> {
  const acks: number[] = [];
  const outcomes: Record<string, number> = {};
  const order = clients.map((_, at) => at).toSorted(() => Math.random() - 0.5);
  const underway: Promise<void>[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  sentAt = new Map();
  deliveries = [];
  const begun = performance.now();
  const countFrom = begun + warm * 1000;
  const until = countFrom + seconds * 1000;
  let cpu = process.cpuUsage();
  let before = clients.map(({ received }) => ({ ...received }));
  let events = 0;
  let expected = 0;
  let delivered = 0;
  let counting = false;
  let due = begun;
  const boardOf = (turn: number) => entered?.seats[order[turn % order.length] ?? 0]?.boardId ?? '';
  const rooms = new Map<string, { size: number; decoding: number }>();
  for (const [at, { decodes }] of clients.entries()) {
    const board = entered?.seats[at]?.boardId ?? '';
    const { size, decoding } = rooms.get(board) ?? { size: 0, decoding: 0 };
    rooms.set(board, { size: size + 1, decoding: decoding + (decodes ? 1 : 0) });
  }
  for (let turn = 0; due < until; turn += 1) {
    due += (-Math.log(1 - Math.random()) / rate) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait));
    else if (turn % 16 === 0) await new Promise((done) => setImmediate(done));
    if (!counting && performance.now() >= countFrom) {
      counting = true;
      heardFrom = nextAct;
      deliveries = [];
      cpu = process.cpuUsage();
      before = clients.map(({ received }) => ({ ...received }));
      delay.enable();
      process.send?.({ counting: true });
    }
    const act = nextAct++;
    const client = clients[order[turn % order.length] ?? 0] as Client;
    const counted = counting;
    const sent = performance.now();
    sentAt.set(act, sent);
    underway.push(
      client.send(act).then((outcome) => {
        if (!counted) return;
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        if (outcome === 'stored') {
          acks.push(performance.now() - sent);
          events += 1;
          expected += rooms.get(boardOf(turn))?.decoding ?? 0;
          delivered += rooms.get(boardOf(turn))?.size ?? 0;
        }
      }),
    );
  }
  const tookMs = performance.now() - countFrom;
  const used = process.cpuUsage(cpu);
  delay.disable();
  await Promise.all(underway);
  for (let tries = 0; tries < 100 && deliveries.length < expected; tries += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
  // Not sooner: a server that lags behind has yet to work for what was sent to it.
  process.send?.({ ended: true });
  const counts = clients.flatMap(({ received, decodes }, at) =>
    decodes
      ? []
      : [
          {
            bytes: received.bytes - (before[at]?.bytes ?? 0),
            frames: received.frames - (before[at]?.frames ?? 0),
          },
        ],
  );
  const mean = (pick: (count: { bytes: number; frames: number }) => number) =>
    counts.reduce((sum, count) => sum + pick(count), 0) / Math.max(1, counts.length);
  return {
    acks,
    deliveries,
    outcomes,
    // The control sends one piece for each; one that lags behind delivers earlier acts meanwhile.
    bytesPerEvent: rounded(
      mean(({ bytes }) => bytes) /
        Math.max(1, entered?.kind === 'control' ? mean(({ frames }) => frames) : events),
    ),
    framesPerClient: rounded(mean(({ frames }) => frames)),
    missing: expected - deliveries.length,
    events,
    // Also what it delivers of acts it was asked for before, or whose answer came too late.
    delivered:
      entered?.kind === 'control' ? mean(({ frames }) => frames) * clients.length : delivered,
    ownCpuMs: (used.user + used.system) / 1000,
    ownLoopP99: rounded(Math.max(0, delay.percentile(99) / 1e6 - 5)),
    tookMs,
  };
}

/** Everybody comes and goes: stays for some seconds, is away for a moment, now and then a card. */
async function churn({ seconds, rate }: Extract<Order, { do: 'churn' }>) {
  const until = performance.now() + seconds * 1000;
  const pause = (ms: number) =>
    new Promise((done) => setTimeout(done, Math.max(0, Math.min(ms, until - performance.now()))));
  let visits = 0;
  let keptOut = 0;
  const outcomes: Record<string, number> = {};
  await Promise.all(
    clients.map(async (_, at) => {
      while (performance.now() < until) {
        await pause(2000 + Math.random() * 6000);
        const outcome = await (clients[at] as Client).send(nextAct++);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        await pause(1000 / rate);
        clients[at]?.close();
        await pause(Math.random() * 1500);
        while (performance.now() < until) {
          const client = await dial(at).catch(() => null);
          if (client) {
            clients[at] = client;
            visits += 1;
            break;
          }
          keptOut += 1;
        }
      }
    }),
  );
  return { visits, keptOut, outcomes };
}

/** Everybody stops reading; the server cuts them off, and they come again and stop again. */
async function stall({ seconds }: Extract<Order, { do: 'stall' }>): Promise<void> {
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    clients.map(async (_, at) => {
      while (performance.now() < until) {
        clients[at]?.stall?.();
        const stays = Math.min(20_000 + Math.random() * 10_000, until - performance.now());
        await new Promise((done) => setTimeout(done, stays));
        clients[at]?.close();
        const again = performance.now() < until ? await dial(at).catch(() => null) : null;
        if (again) clients[at] = again;
      }
    }),
  );
}

function leave(): void {
  for (const client of clients) client.close();
  clients = [];
}

process.on('message', (order: Order) => {
  const done = async (): Promise<unknown> => {
    switch (order.do) {
      case 'enter':
        return enter(order);
      case 'play':
        return play(order);
      case 'churn':
        return churn(order);
      case 'stall':
        return stall(order);
      case 'leave':
        return leave();
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
