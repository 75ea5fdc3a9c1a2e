/** What `npm start` prints once the server answers. */
import { renderUnicodeCompact } from 'uqr';
import { isLoopback } from '../lan.ts';
import type { Address } from '../live/seat.ts';

type Greeting = {
  /** The one address it listens on; `null` for all. */
  host: string | null;
  origin: string | null;
  setupKey: string | null;
  colour: boolean;
};

/** Addresses with their QR codes, and on the first run the one-time set-up link. */
export function greeting(address: Address, { host, origin, setupKey, colour }: Greeting): string {
  const here = host === null || isLoopback(host) ? 'localhost' : host;
  const local = `http://${here}${address.port === 80 ? '' : `:${address.port}`}`;
  const lines = ['', 'Labinov siap.', '', `  Di komputer ini    ${local}`];
  if (origin) lines.push(`  Dari mana saja     ${origin}`);
  for (const name of origin ? [] : address.hosts) {
    const url = address.origin(name);
    lines.push(`  Dari ponsel        ${url}`, '', qr(url, colour), '');
  }
  if (!origin && address.hosts.length === 0) {
    lines.push(
      host === null
        ? '  Belum ada jaringan: ponsel belum dapat masuk.'
        : `  Hanya di komputer ini (HOST=${host}): ponsel tidak dapat masuk.`,
    );
  }
  if (setupKey) {
    lines.push(
      '',
      'Pertama kali di sini? Buka tautan sekali pakai ini untuk membuat akun admin:',
      '',
      `  ${origin ?? local}/setup/${setupKey}`,
    );
  }
  lines.push('', 'Tekan Ctrl+C untuk berhenti.', '');
  return lines.join('\n');
}

/** Half-block QR code whose blocks are the light parts; the colours keep it so in a light terminal. */
function qr(url: string, colour: boolean): string {
  return renderUnicodeCompact(url, { border: 2 })
    .split('\n')
    .map((line) => (colour ? `    \x1b[97;40m${line}\x1b[0m` : `    ${line}`))
    .join('\n');
}
