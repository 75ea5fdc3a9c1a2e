/**
 * Brings a screen back that nobody stands at. A short break heals over the socket; after a long
 * one, or when the server said that coming back is no use (a new version), the page asks whether
 * the server answers and then loads itself again, at most once in ten seconds.
 */
import type { ConnectionStatus } from '#lib/live/connection.ts';

const longBreak = 45_000;
const askEvery = 5000;
const restKey = 'labinov projector reloaded';

type Line = {
  ended: boolean;
  status: ConnectionStatus;
};

let lostAt: number | null = null;

/** To be run again whenever the state of the line changes; returns what stops it. */
export function keepAlive({ ended, status, again }: Line & { again: () => unknown }): () => void {
  if (status === 'connected' && !ended) {
    // What was read while the line was down may be old.
    if (lostAt !== null) void again();
    lostAt = null;
    return () => {};
  }
  lostAt ??= Date.now();
  const since = lostAt;
  const timer = setInterval(() => {
    if (!ended && Date.now() - since < longBreak) return;
    void answers().then((well) => well && reload());
  }, askEvery);
  return () => clearInterval(timer);
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

function reload(): void {
  const last = Number(sessionStorage.getItem(restKey) ?? 0);
  if (Date.now() - last < 10_000) return;
  sessionStorage.setItem(restKey, String(Date.now()));
  location.reload();
}
