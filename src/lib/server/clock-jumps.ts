import { steadyNow } from './auth/steady-clock.ts';

const lookEveryMs = 5000;
/** Less is a time server setting the clock right; it hurts nobody. */
const worthTellingMs = 10_000;

/**
 * Tells each jump of the machine's clock once, in seconds, forwards or backwards. The server itself
 * goes by `steadyNow` and does not notice; a laptop that slept looks like a jump forwards. Returns
 * how to stop.
 */
export function watchClock(
  tell: (seconds: number) => void,
  { wall = Date.now, steady = steadyNow, everyMs = lookEveryMs } = {},
): () => void {
  let apart = wall() - steady();
  const timer = setInterval(() => {
    const now = wall() - steady();
    if (Math.abs(now - apart) < worthTellingMs) return;
    tell(Math.round((now - apart) / 1000));
    apart = now;
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
