/**
 * What every request passes before SvelteKit or Socket.IO sees it.
 *
 * SvelteKit is told protocol, host and client address by headers; a client could write those
 * itself. So whatever it sent of that kind is deleted, and the truth is written under private
 * names that the adapter is told to believe. Without this a form posted over plain http answers
 * 403, and session cookies would be marked `Secure` on pages that are not.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exchangeLimits } from '#lib/lab/package-judged.ts';
import { hostNameOf, isLoopback, ownNames } from '../lan.ts';
import { isOwnOrigin } from '../live/socket-server.ts';

/** For the adapter's environment; set before its handler is imported. */
export const HEADER_ENV = {
  PROTOCOL_HEADER: 'x-labinov-protocol',
  HOST_HEADER: 'x-labinov-host',
  ADDRESS_HEADER: 'x-labinov-address',
} as const;

const FORWARDING =
  /^(forwarded|via|x-forwarded-.*|x-labinov-.*|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|x-original-.*|x-rewrite-url|x-http-method-override)$/;

export type Hosting = { origin: string | null; hosts: string[] };

/**
 * Cleans the headers of a request in place.
 * Returns `'unknown-host'` when it was not addressed to this server: a foreign name that points
 * here (DNS rebinding) would otherwise be as good as our own.
 */
export function admit(request: IncomingMessage, hosting: Hosting): 'ok' | 'unknown-host' {
  const { headers } = request;
  const forwardedFor = String(headers['x-forwarded-for'] ?? '');
  for (const name of Object.keys(headers)) {
    if (FORWARDING.test(name)) delete headers[name];
  }

  const name = hostNameOf(headers.host);
  const publicHost = hosting.origin === null ? null : new URL(hosting.origin);
  const isPublic = publicHost !== null && name === publicHost.hostname;
  if (name === null || !(isPublic || hosting.hosts.includes(name) || isOwn(name, request))) {
    return 'unknown-host';
  }

  headers[HEADER_ENV.PROTOCOL_HEADER] = isPublic ? 'https' : 'http';
  headers[HEADER_ENV.HOST_HEADER] = headers.host?.toLowerCase();
  headers[HEADER_ENV.ADDRESS_HEADER] = clientAddress(request, isPublic ? forwardedFor : '');
  return 'ok';
}

function isOwn(name: string, { socket }: IncomingMessage): boolean {
  return name === plain(socket.localAddress) || ownNames().has(name);
}

/**
 * A change asked for by a page of another origin. SvelteKit compares origins for forms only; a
 * script can post without any content type, and a cookie of the same site travels along.
 */
export function isForeignChange({ method, headers }: IncomingMessage): boolean {
  const changes = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
  return changes && !isOwnOrigin({ headers });
}

/** The largest body of a form that carries no file, in bytes. */
const formLimit = 1024 * 1024;
/** The largest body of a form with a file; what a page takes of it is up to the page. */
const fileLimit = 12 * 1024 * 1024;
/** Forms that carry a file: evidence, photos, papers, the roster of a new lab, an old registry, a logo. */
const WITH_FILE =
  /^\/(labs\/(new|[^/]+\/(ideas\/[^/]+\/deliver|attendance|launch|approvals))|registry\/(import(\/faulty)?|papers|[0-9a-f-]{36}))\/?$/;

/** A package of another region carries evidence along. */
const WITH_PACKAGE = /^\/registry\/exchange\/?$/;
/** The largest body of all, in bytes, for the adapter. */
export const BODY_LIMIT = exchangeLimits.package + formLimit;

/**
 * A body larger than its form can need, or one that does not say how large it is. Strangers reach
 * many forms; what they send is held in memory, so it must be little.
 */
export function isTooLarge({ method, url = '', headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD' || url.startsWith('/socket.io/')) return false;
  if (headers['transfer-encoding'] !== undefined) return true;
  const path = url.split('?', 1)[0] ?? '';
  const most = WITH_PACKAGE.test(path) ? BODY_LIMIT : WITH_FILE.test(path) ? fileLimit : formLimit;
  return Number(headers['content-length'] ?? 0) > most;
}

/** The proxy in front of a hosted server stands beside it; anybody else's word does not count. */
function clientAddress({ socket }: IncomingMessage, forwardedFor: string): string {
  const peer = plain(socket.remoteAddress);
  const last = forwardedFor.split(',').at(-1)?.trim();
  return last && isNear(peer) ? last : peer;
}

function isNear(address: string): boolean {
  return (
    isLoopback(address) ||
    /^(::1|f[cd].*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*)$/.test(address)
  );
}

/** IPv4 as the dual-stack socket shows it (`::ffff:10.0.0.5`) in its usual form. */
function plain(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/, '');
}

/** Files of the build: scripts, styles, fonts, pictures. None of them is a page. */
const isAsset = ({ url = '' }: IncomingMessage) => url.startsWith('/_app/immutable/');

/**
 * Headers of every answer, static files and Socket.IO included; a page may set stricter ones.
 * Files of the build get the few that mean something for a file: one that is opened as a page may
 * do nothing and stands in no frame. The room fetches a dozen of them, headers are not compressed.
 */
export function secure(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (isAsset(request)) {
    // `Connection: keep-alive` and its hint say what HTTP/1.1 does anyway.
    response.removeHeader('Connection');
    response.setHeader('Content-Security-Policy', "default-src 'none';frame-ancestors 'none'");
    if (isHttps(request)) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    return;
  }
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader(
    'Content-Security-Policy',
    "frame-ancestors 'none'; object-src 'none'; base-uri 'none'",
  );
  // Not `no-referrer`: browsers would then post our own forms with `Origin: null`.
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()');
  if (isHttps(request)) {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  }
}

const isHttps = ({ headers }: IncomingMessage) => headers[HEADER_ENV.PROTOCOL_HEADER] === 'https';

/** The answer to a request for a host name that is not ours. */
export function refuseHost(request: IncomingMessage, response: ServerResponse): void {
  secure(request, response);
  response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(
    'Alamat ini tidak dikenal oleh server Labinov. Buka alamat yang tertulis di layar komputer ' +
      'server, atau tambahkan nama host ini ke LABINOV_HOSTS.\n\n' +
      'This address is not known to this Labinov server. Open the address shown on the screen of ' +
      'the server, or add this host name to LABINOV_HOSTS.\n',
  );
}

/** The answer to a change that a page of another origin asked for. */
export function refuseOrigin(request: IncomingMessage, response: ServerResponse): void {
  secure(request, response);
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(
    'Permintaan ini datang dari halaman lain, jadi ditolak. Buka Labinov dan ulangi dari sana.\n\n' +
      'This request came from another page and was refused. Open Labinov and repeat it there.\n',
  );
}

/** The answer to a body that no form of that address needs. */
export function refuseSize(request: IncomingMessage, response: ServerResponse): void {
  secure(request, response);
  response.writeHead(413, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(
    'Kiriman ini terlalu besar dan tidak disimpan. Kembali, ringkas isinya, lalu kirim lagi.\n\n' +
      'This was too large and was not stored. Go back, shorten it, and send it again.\n',
  );
}
