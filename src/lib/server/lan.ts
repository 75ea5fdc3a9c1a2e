/**
 * The names and addresses under which this machine answers.
 *
 * Read afresh on every call: a laptop changes networks while the server runs, and the QR code on
 * the join slide must show where phones can reach it now.
 */
import { hostname, networkInterfaces } from 'node:os';

/** Interfaces of containers, virtual machines and tunnels: no phone in the hall reaches them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|tailscale|zt|wg|lo)/i;

/** IPv4 addresses that phones can reach, the most likely one first. Never loopback. */
export function lanAddresses(): string[] {
  return reachable(networkInterfaces());
}

/** The pure half of `lanAddresses`, for tests. */
export function reachable(interfaces: ReturnType<typeof networkInterfaces>): string[] {
  const found: { address: string; rank: number }[] = [];
  for (const [name, addresses] of Object.entries(interfaces)) {
    for (const { address, family, internal } of addresses ?? []) {
      if (internal || family !== 'IPv4' || address.startsWith('169.254.')) continue;
      found.push({ address, rank: rank(address) + (VIRTUAL.test(name) ? 10 : 0) });
    }
  }
  return found.toSorted((a, b) => a.rank - b.rank).map((one) => one.address);
}

function rank(address: string): number {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  if (/^172\.(1[6-9]|2\d|3[01])\./.test(address)) return 2;
  return 3;
}

/** Every host name and address (IPv6 in brackets) that means this machine, in lower case. */
export function ownNames(): Set<string> {
  const host = hostname().toLowerCase();
  const names = new Set(['localhost', '127.0.0.1', '[::1]', 'labinov.local', host]);
  names.add(`${host.split('.')[0]}.local`);
  for (const addresses of Object.values(networkInterfaces())) {
    for (const { address, family } of addresses ?? []) {
      names.add(family === 'IPv6' ? `[${address.toLowerCase()}]` : address);
    }
  }
  return names;
}

/** `'Lab.Test:3000'` -> `'lab.test'`; `'[::1]:3000'` -> `'[::1]'`; nonsense -> `null`. */
export function hostNameOf(host: string | undefined): string | null {
  if (!host) return null;
  const match = /^(\[[0-9a-f:.%]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.exec(host);
  return match?.[1]?.toLowerCase().replace(/\.$/, '') ?? null;
}

/** Does this host name stay inside the machine? */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || name === '::1' || name.startsWith('127.');
}
