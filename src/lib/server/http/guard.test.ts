import { ServerResponse, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isOwnOrigin } from '../live/socket-server.ts';
import { admit, isTooLarge, secure } from './guard.ts';

const here = { origin: null, hosts: ['lab.test'] };

function request(headers: Record<string, string>, remoteAddress = '192.168.1.77') {
  const socket = { remoteAddress: `::ffff:${remoteAddress}`, localAddress: '::ffff:192.168.1.5' };
  return { headers, socket } as unknown as IncomingMessage;
}

test.each(['localhost:3000', '127.0.0.1', 'lab.test:3000', 'LAB.test', '192.168.1.5:3000'])(
  'is called %s',
  (host) => {
    expect(admit(request({ host }), here)).toBe('ok');
  },
);

test.each(['evil.example', 'lab.test.evil.example', '8.8.8.8', 'localhost@evil.example', ''])(
  'is not called %s',
  (host) => {
    expect(admit(request({ host }), here)).toBe('unknown-host');
  },
);

test('what a client says about protocol, host and address is replaced by the truth', () => {
  const forged = request({
    host: 'lab.test:3000',
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
    forwarded: 'for=1.2.3.4',
    'x-labinov-protocol': 'https',
    'x-labinov-address': '1.2.3.4',
    accept: '*/*',
  });
  admit(forged, here);
  expect(forged.headers).toEqual({
    host: 'lab.test:3000',
    accept: '*/*',
    'x-labinov-protocol': 'http',
    'x-labinov-host': 'lab.test:3000',
    'x-labinov-address': '192.168.1.77',
  });
});

test('behind https the public name is https, and the proxy beside us tells the address', () => {
  const hosted = { origin: 'https://lab.go.id', hosts: [] };
  const headers = { host: 'lab.go.id', 'x-forwarded-for': '9.9.9.9, 203.0.113.4' };
  const proxied = request({ ...headers }, '127.0.0.1');
  expect(admit(proxied, hosted)).toBe('ok');
  expect(proxied.headers).toMatchObject({
    'x-labinov-protocol': 'https',
    'x-labinov-address': '203.0.113.4',
  });
  const stranger = request({ ...headers }, '198.51.100.9');
  admit(stranger, hosted);
  expect(stranger.headers['x-labinov-address']).toBe('198.51.100.9');
});

test('a socket from a foreign page is refused, one from our own page or a program is not', () => {
  const host = 'lab.test:3000';
  expect(isOwnOrigin({ headers: { host, origin: 'http://lab.test:3000' } })).toBe(true);
  expect(isOwnOrigin({ headers: { host } })).toBe(true);
  for (const origin of ['http://evil.example', 'http://lab.test:4000', 'null', '']) {
    expect(isOwnOrigin({ headers: { host, origin } })).toBe(false);
  }
});

test('only forms that carry a file may be large, and a body says how large it is', () => {
  const post = (url: string, headers: Record<string, string>) =>
    isTooLarge({ method: 'POST', url, headers } as unknown as IncomingMessage);
  const large = { 'content-length': String(5 * 1024 * 1024) };
  expect(post('/sign-in', large)).toBe(true);
  expect(post('/sign-in', { 'content-length': '2000' })).toBe(false);
  expect(post('/sign-in', { 'transfer-encoding': 'chunked' })).toBe(true);
  expect(post('/labs/new?/roster', large)).toBe(false);
  expect(post('/registry/import?/read', large)).toBe(false);
  expect(post('/registry/importx', large)).toBe(true);
  const huge = { 'content-length': String(40 * 1024 * 1024) };
  expect(post('/registry/import?/read', huge)).toBe(true);
  expect(post('/registry/exchange?/look', huge)).toBe(false);
  expect(post('/registry/exchange/package', large)).toBe(true);
  expect(post('/registry/exchange', { 'content-length': String(80 * 1024 * 1024) })).toBe(true);
  expect(post('/labs/01a/ideas/02b/deliver?/upload', large)).toBe(false);
  expect(post('/labs/01a/ideas/02b/deliverx', large)).toBe(true);
  const entry = '/registry/0193e1f0-0000-7000-8000-000000000001';
  expect(post(`${entry}?/evidence`, large)).toBe(false);
  expect(post(`${entry}/evidence/x/upload`, large)).toBe(true);
  expect(post('/registry/exchange/x', large)).toBe(true);
  // Photos of a launch and of an approval on paper, and the logo of a region.
  expect(post('/labs/01a/launch', large)).toBe(false);
  expect(post('/labs/01a/approvals?/paper', large)).toBe(false);
  expect(post('/registry/papers?/logo', large)).toBe(false);
  expect(post('/labs/01a/display?/award', large)).toBe(true);
  expect(post('/socket.io/?EIO=4&transport=polling', large)).toBe(false);
});

test('a file of the build carries the few headers that mean something for a file', () => {
  const headersOf = (url: string) => {
    const asked = { method: 'GET', url, headers: {} } as unknown as IncomingMessage;
    const response = new ServerResponse(asked);
    secure(asked, response);
    return response.getHeaders();
  };
  expect({ ...headersOf('/_app/immutable/chunks/a.js') }).toEqual({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  });
  for (const url of ['/', '/_app/version.json', '/labs/_app/immutable/', '//_app/immutable/a.js']) {
    expect(headersOf(url)).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    });
  }
});
