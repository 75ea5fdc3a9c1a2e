/**
 * Makes the Socket.IO server, the same in dev and in production.
 *
 * Relative imports only: the Vite configuration loads this file too, where `#lib` is unknown.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { hostNameOf, isLoopback, lanAddresses } from '../lan.ts';
import type { Address } from './seat.ts';

/** One frame from a client; an act with its longest text fits several times over. */
const MAX_FRAME_BYTES = 64 * 1024;

/**
 * Attaches Socket.IO to a server. Its own guarantees are switched off where ours replace them:
 * catching up is "since N" (connection state recovery skips authentication and may lose frames).
 */
export function openSocketServer(server: HttpServer, options: { shared: boolean }): Server {
  return new Server(server, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    // Vite answers upgrades of its own on the same server; those must be left alone.
    destroyUpgrade: !options.shared,
    allowRequest: (request, answer) => {
      if (isOwnOrigin(request)) answer(null, true);
      else answer('E_FORBIDDEN', false);
    },
  });
}

/**
 * SvelteKit's check against foreign forms never sees a socket, and browsers send cookies along
 * with sockets from any page. They also always say where such a page comes from. Programs other
 * than browsers (the rehearsal) send no origin, and have nobody's cookie to misuse.
 */
export function isOwnOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/** The facts about this server that pages ask the seat for; `host` `null` listens everywhere. */
export function addressOf(
  port: number,
  { host = null, origin = null }: { host?: string | null; origin?: string | null },
): Address {
  return {
    port,
    get hosts() {
      if (host === null) return lanAddresses();
      return isLoopback(host) ? [] : [host];
    },
    origin(forHost) {
      if (origin) return origin;
      const asked = hostNameOf(forHost);
      const name = asked && !isLoopback(asked) ? asked : (this.hosts[0] ?? 'localhost');
      return port === 80 ? `http://${name}` : `http://${name}:${port}`;
    },
  };
}
