import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compress.ts';

const words = 'Papan masalah '.repeat(500);

function answer(accept: string, type: string, body: string, more: Record<string, string> = {}) {
  const length = String(Buffer.byteLength(body));
  const headers = { 'content-type': type, 'content-length': length, ...more };
  const request = new Request('http://lab.test/', { headers: { 'accept-encoding': accept } });
  return compressed(request, new Response(body, { status: 201, headers }));
}

test('a page goes out gzipped, with everything else as it was', async () => {
  const response = answer('br, gzip', 'text/html', words, { 'set-cookie': 'a=1' });
  expect(response.status).toBe(201);
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/html',
    'content-encoding': 'gzip',
    'set-cookie': 'a=1',
    vary: 'Accept-Encoding',
  });
  const packed = Buffer.from(await response.arrayBuffer());
  expect(packed.length).toBeLessThan(words.length / 10);
  expect(gunzipSync(packed).toString()).toBe(words);
});

test.each([
  ['a browser that takes none', answer('', 'text/html', words)],
  ['a picture', answer('gzip', 'image/png', words)],
  ['something short', answer('gzip', 'text/html', 'ok')],
  ['what is compressed already', answer('gzip', 'text/html', words, { 'content-encoding': 'br' })],
])('%s is left as it is', (_, response) => {
  expect(response.headers.get('content-encoding')).not.toBe('gzip');
  expect(response.headers.has('content-length')).toBe(true);
});
