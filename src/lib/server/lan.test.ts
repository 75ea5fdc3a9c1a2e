import { hostname } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { hostNameOf, ownNames, reachable } from './lan.ts';

const at = (address: string, internal = false) =>
  ({ address, family: address.includes(':') ? 'IPv6' : 'IPv4', internal }) as NetworkInterfaceInfo;

test('the address phones most likely reach comes first, virtual networks last', () => {
  expect(
    reachable({
      lo: [at('127.0.0.1', true)],
      docker0: [at('172.17.0.1')],
      tun0: [at('10.8.0.2')],
      eth0: [at('10.20.0.4'), at('fe80::1')],
      wlan0: [at('192.168.43.1')],
      usb0: [at('169.254.7.7')],
    }),
  ).toEqual(['192.168.43.1', '10.20.0.4', '10.8.0.2', '172.17.0.1']);
});

test.each([
  ['Lab.Test:3000', 'lab.test'],
  ['lab.test.', 'lab.test'],
  ['[::1]:3000', '[::1]'],
  ['192.168.1.5', '192.168.1.5'],
  ['user@host', null],
  ['a/b', null],
  ['', null],
  [undefined, null],
])('the host name of %s is %s', (host, name) => {
  expect(hostNameOf(host)).toBe(name);
});

test('a machine knows its own names', () => {
  const names = ownNames();
  for (const name of ['localhost', '127.0.0.1', '[::1]', 'labinov.local']) {
    expect(names).toContain(name);
  }
  expect(names).toContain(hostname().toLowerCase());
});
