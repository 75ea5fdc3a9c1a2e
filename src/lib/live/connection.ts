/**
 * One socket for one lab, and the only importer of socket.io-client. Plain TypeScript, so that
 * the rehearsal can enter a room with it just as a phone does.
 *
 * It comes back by itself, spread out in time so that three hundred phones do not come at once.
 * It gives up only when the server said that coming back is no use (removed, signed out, another
 * version); `ended` then says why.
 */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { serverClock, type DeviceClocks } from './server-clock.ts';
import { PROTOCOL } from './protocol.ts';
import { canUnzip, unpackJoined } from './protocol-joined.ts';
import type { Hello, News, NewsName, RequestName, Requests, WireJoined } from './protocol.ts';
import { frameName, unpackFrame, type PackedFrame } from './protocol-packing.ts';

export type ConnectionStatus = 'connected' | 'connecting' | 'offline';

export type ConnectionOptions = {
  labId: string;
  projectorKey?: string | undefined;
  /** As whom the page asks, where the browser could be several. */
  personId?: string | undefined;
  /** Only outside a browser: where the server is, and the cookies of whoever enters. */
  url?: string;
  headers?: Record<string, string>;
  /** Called whenever status, `ended` or the measured clock changed. */
  changed?: () => void;
  /** The clocks of the device, where they are not those of this program. */
  clocks?: DeviceClocks;
  /** How many acts wait on this device. */
  waiting?: () => number;
  /** Called each time the socket is (again) open: join spaces, send what waits. */
  opened?: () => void;
  news?: { [N in NewsName]?: (message: News[N]) => void };
};

export type Connection = ReturnType<typeof connect>;

/** How long a request may take before it counts as unanswered and is asked again by whoever asked. */
const patience = 10_000;
/** From when on a request that has no answer makes the line suspect, and how long a sign may take. */
const suspectAfter = 5000;
const signWithin = 3000;
/**
 * How long the first try after a break waits, in ms, and by how much of itself more or less. Most
 * often only this one line broke: it comes back within half a second. When the server stopped, or
 * that first try failed, a whole hall comes back: spread over two and a half seconds it is no
 * stampede.
 */
const soon = { wait: 300, spread: 0.7 };
const spreadOut = { wait: 1400, spread: 0.85 };
/** From when on a broken connection is called what it is. */
const offlineAfter = 4000;
const endings = ['removed', 'session', 'version', 'not-found', 'too-many'] as const;
export type Ending = (typeof endings)[number];

export function connect(options: ConnectionOptions) {
  const hello: Hello = { protocol: PROTOCOL, labId: options.labId };
  if (options.projectorKey) hello.projectorKey = options.projectorKey;
  if (options.personId) hello.personId = options.personId;
  const settings: Partial<ManagerOptions & SocketOptions> = {
    auth: hello,
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 4000,
    timeout: 8000,
  };
  if (options.headers) settings.extraHeaders = options.headers;
  const socket: Socket = options.url ? io(options.url, settings) : io(settings);
  const clock = serverClock(
    (trip) => request('time', { trip, waiting: options.waiting?.() ?? 0 }),
    () => options.changed?.(),
    options.clocks,
  );

  let lostAt: number | null = Date.now();
  let ended: Ending | null = null;
  let pausing = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  const changed = () => options.changed?.();
  const again = () => {
    clearTimeout(later);
    later = setTimeout(changed, offlineAfter + 50);
  };
  again();

  function end(code: string | undefined): boolean {
    const ending = endings.find((one) => one === code);
    if (!ending) return false;
    ended = ending;
    socket.disconnect();
    changed();
    return true;
  }

  const firstTry = ({ wait, spread }: typeof soon) =>
    socket.io.reconnectionDelay(wait).randomizationFactor(spread);
  firstTry(spreadOut);
  // socket.io doubles the wait with each try.
  socket.io.on('reconnect_attempt', () => firstTry({ ...spreadOut, wait: spreadOut.wait / 2 }));

  socket.on('connect', () => {
    lostAt = null;
    pausing = false;
    clock.start();
    changed();
    options.opened?.();
  });
  socket.on('disconnect', (reason) => {
    lostAt ??= Date.now();
    firstTry(pausing ? spreadOut : soon);
    clock.stop();
    // The server closed it without saying that coming back is no use.
    if (reason === 'io server disconnect' && !ended) retry();
    again();
    changed();
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    if (isRefusal(error.data) && end(error.data.code)) return;
    // After a refusal by the server socket.io does not try again by itself.
    if (!socket.active) retry();
    changed();
  });
  socket.on('goodbye', (message: News['goodbye']) => {
    pausing = message?.code === 'stopping';
    if (!pausing) end(message?.code);
    changed();
  });
  const { frame, ...otherNews } = options.news ?? {};
  if (frame) socket.on(frameName, (packed: PackedFrame) => frame(unpackFrame(packed)));
  for (const [name, hear] of Object.entries(otherNews)) {
    socket.on(name, hear as (message: unknown) => void);
  }

  function retry(): void {
    setTimeout(() => !ended && socket.connect(), 1000 + Math.random() * 3000);
  }

  /** Asks; a missing or late answer is `null`, never a refusal: it may have been done all the same. */
  async function request<N extends RequestName>(
    name: N,
    payload: Requests[N]['asks'],
  ): Promise<Requests[N]['gets'] | Refusal | null> {
    if (ended) return refuse(ended === 'too-many' ? 'session' : ended);
    if (!socket.connected) return null;
    const suspicion = setTimeout(() => void wake(), suspectAfter);
    try {
      const asks = name === 'join' && canUnzip ? { ...payload, zip: true } : payload;
      const answer: unknown = await socket.timeout(patience).emitWithAck(name, asks);
      const read = name === 'join' ? await unpackJoined(answer as WireJoined) : answer;
      return read as Requests[N]['gets'];
    } catch {
      return null;
    } finally {
      clearTimeout(suspicion);
    }
  }

  let looking = false;
  /**
   * Comes back at once, or finds out within seconds whether the line still carries. A phone that
   * changes from one access point to another keeps a connection on which nothing ever arrives.
   */
  async function wake(): Promise<void> {
    if (ended || looking) return;
    if (!socket.connected) {
      socket.connect();
      return;
    }
    looking = true;
    const line = socket.io.engine;
    const late = new Promise<null>((done) => setTimeout(done, signWithin, null));
    const sign = await Promise.race([request('time', null), late]);
    looking = false;
    if (sign === null) line?.close();
  }

  return {
    request,
    get status(): ConnectionStatus {
      if (socket.connected) return 'connected';
      if (ended || (globalThis.navigator && navigator.onLine === false)) return 'offline';
      return lostAt !== null && Date.now() - lostAt > offlineAfter ? 'offline' : 'connecting';
    },
    /** Why it will not come back, or null. */
    get ended(): Ending | null {
      return ended;
    },
    /** The server said that it stops for a moment. */
    get pausing(): boolean {
      return pausing;
    },
    /** The server's clock, as far as this device knows it (unix ms). */
    now: clock.now,
    /** The device woke up or the network is back: do not wait for the next try, or find out soon. */
    wake,
    close(): void {
      clearTimeout(later);
      clock.stop();
      socket.disconnect();
    },
  };
}
