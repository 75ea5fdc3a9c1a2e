/**
 * A bad network between pages and a server: a TCP proxy that delays, cuts, freezes, swallows what
 * the server answers, and says again over a second connection what was said over the first.
 */
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

type Pair = {
  phone: Socket;
  server: Socket;
  /** What the phone has said so far, piece by piece. */
  said: Buffer[];
  /** Nothing passes, both ends believe in the line. */
  frozen: boolean;
  /** What the server says is lost. */
  deaf: boolean;
  /** What waits for its turn, so that delays reorder nothing: TCP does not. */
  up: Promise<void>;
  down: Promise<void>;
};

export type FaultProxy = {
  readonly url: string;
  /** One way, in ms: each piece takes `latency` and up to `jitter` more. */
  latency: number;
  jitter: number;
  /** So much longer on the way back to the phone. */
  lag: number;
  /** Nobody gets through while this is set; connections are refused. */
  closed: boolean;
  /** How many connections there are. */
  readonly lines: number;
  /** Breaks every connection now. */
  cut(): void;
  /** Connections that exist stop carrying anything, without being closed; later ones work. */
  freeze(): void;
  /** Frozen connections carry again, with what was kept back. */
  thaw(): void;
  /** From now on what the server says on connections that exist is swallowed. */
  swallowAnswers(): void;
  /** Everything said on every connection so far is said again on a connection of its own. */
  repeatAll(): Promise<void>;
  close(): Promise<void>;
};

export async function openFaultProxy(target: () => number): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  let thawed: (() => void)[] = [];
  const proxy = { latency: 0, jitter: 0, lag: 0, closed: false };

  const listener = createServer({ allowHalfOpen: false }, (phone) => {
    if (proxy.closed) return void phone.destroy();
    const server = connect(target(), '127.0.0.1');
    const done = Promise.resolve();
    const pair: Pair = {
      phone,
      server,
      said: [],
      frozen: false,
      deaf: false,
      up: done,
      down: done,
    };
    pairs.add(pair);
    for (const end of [phone, server]) end.setNoDelay(true);
    phone.on('data', (piece) => {
      pair.said.push(piece);
      pair.up = passOn(pair, pair.up, piece, server);
    });
    server.on('data', (piece) => {
      pair.down = passOn(pair, pair.down, piece, phone);
    });
    const over = (other: Socket) => () => {
      pairs.delete(pair);
      // A line that swallows answers swallows its end too: the phone does not learn of it.
      if (!pair.frozen) other.destroy();
    };
    phone.on('close', over(server)).on('error', over(server));
    server.on('close', over(phone)).on('error', over(phone));
  });

  async function passOn(
    pair: Pair,
    before: Promise<void>,
    piece: Buffer,
    to: Socket,
  ): Promise<void> {
    const back = to === pair.phone ? proxy.lag : 0;
    const ms = proxy.latency + back + Math.random() * proxy.jitter;
    const due = ms > 0 ? new Promise((now) => setTimeout(now, ms)) : null;
    await before;
    await due;
    if (pair.frozen) await new Promise<void>((now) => void thawed.push(now));
    if (to === pair.phone && pair.deaf) return;
    if (to.writable) to.write(piece);
  }

  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  const { port } = listener.address() as AddressInfo;
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${port}`,
    get lines() {
      return pairs.size;
    },
    cut() {
      for (const { phone, server } of pairs) {
        phone.destroy();
        server.destroy();
      }
    },
    freeze() {
      for (const pair of pairs) pair.frozen = true;
    },
    thaw() {
      for (const pair of pairs) pair.frozen = false;
      const waiting = thawed;
      thawed = [];
      for (const now of waiting) now();
    },
    swallowAnswers() {
      for (const pair of pairs) pair.deaf = true;
    },
    async repeatAll() {
      await Promise.all([...pairs].map(({ said }) => repeat(target(), [...said])));
    },
    async close() {
      proxy.closed = true;
      for (const { phone, server } of pairs) {
        phone.destroy();
        server.destroy();
      }
      for (const now of thawed) now();
      await new Promise<void>((done) => listener.close(() => done()));
    },
  } satisfies Omit<FaultProxy, 'latency' | 'jitter' | 'lag' | 'closed'>);
}

/** Says it all again, slowly enough that the handshake is through before the first act. */
async function repeat(port: number, said: Buffer[]): Promise<void> {
  const line = connect(port, '127.0.0.1');
  line.on('error', () => {});
  line.on('data', () => {});
  for (const piece of said) {
    line.write(piece);
    await new Promise((done) => setTimeout(done, 30));
  }
  await new Promise((done) => setTimeout(done, 100));
  line.destroy();
}
