import { expect, test } from 'vitest';
import { greeting } from './greeting.ts';

const at = (hosts: string[], port = 3000) => ({
  port,
  hosts,
  origin: (host?: string) => `http://${host}:${port}`,
});
const usual = { host: null, origin: null, setupKey: null, colour: false };

test('every address of the network is shown with a QR code', () => {
  const text = greeting(at(['192.168.1.5', '10.0.0.4']), usual);
  expect(text).toContain('http://localhost:3000\n');
  expect(text).toContain('http://192.168.1.5:3000');
  expect(text).toContain('http://10.0.0.4:3000');
  // The two lines of half blocks at the top of a code.
  expect(text.match(/^ +█▀*█*$/gm)).toHaveLength(2);
  expect(text).not.toContain('/setup/');
});

test('the first run shows the one-time link, to be opened where the password stays on the machine', () => {
  expect(greeting(at([]), { ...usual, setupKey: 'k3y' })).toContain(
    'http://localhost:3000/setup/k3y',
  );
  const hosted = { ...usual, origin: 'https://lab.go.id', setupKey: 'k3y' };
  expect(greeting(at(['10.0.0.4']), hosted)).toContain('https://lab.go.id/setup/k3y');
});

test('a server that phones cannot reach says so', () => {
  expect(greeting(at([]), usual)).toContain('Belum ada jaringan');
  expect(greeting(at([]), { ...usual, host: '127.0.0.1' })).toContain('HOST=127.0.0.1');
  expect(greeting(at(['10.0.0.4']), { ...usual, host: '10.0.0.4' })).not.toContain('localhost');
});
