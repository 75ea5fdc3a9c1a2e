import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';

/** Every so often, and a few times in a row at the beginning. */
const pauses = [0, 300, 700, 1500, 5000];
const usualPause = 60_000;
/** A measurement is believed until then; clocks drift and laptops sleep. */
const goodFor = 10 * 60_000;
/** The device's clock was set, or it slept: what was measured before says nothing any more. */
const jumpFrom = 250;

type Measured = { offset: number; trip: number; at: number };
/** The clocks of a device: the one that can be set, and the one that only goes on. */
export type DeviceClocks = { wall: () => number; steady: () => number };
const own: DeviceClocks = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * The server's clock on this device: asks several times and believes the quickest answer, since
 * that one was least delayed. `ask` answers with the server's unix ms; `changed` is called when
 * the believed difference moved.
 */
export function serverClock(
  ask: (lastTrip: number) => Promise<number | Refusal | null>,
  changed: () => void,
  { wall, steady }: DeviceClocks = own,
) {
  let measured: Measured[] = [];
  let offset = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let apart = wall() - steady();

  async function measure(): Promise<void> {
    const sentAt = wall();
    const answer = await ask(measured.at(-1)?.trip ?? 0);
    const at = wall();
    if (typeof answer === 'number' && !isRefusal(answer)) {
      const trip = Math.max(0, at - sentAt);
      const found = { offset: answer - (sentAt + trip / 2), trip, at };
      // A device whose own clock was set meanwhile has nothing to compare with any more.
      const jumped = measured.some(
        (one) => Math.abs(one.offset - found.offset) > one.trip + trip + 500,
      );
      measured = jumped ? [found] : [...measured.slice(-11), found].filter(isFresh);
      const best = measured.reduce((a, b) => (b.trip <= a.trip ? b : a));
      if (Math.abs(best.offset - offset) > 20) {
        offset = best.offset;
        changed();
      }
    }
  }
  const isFresh = (one: Measured) => wall() - one.at < goodFor;

  function next(): void {
    clearTimeout(timer);
    const pause = pauses[round] ?? usualPause * (0.8 + Math.random() * 0.4);
    round += 1;
    timer = setTimeout(() => void measure().then(() => timer !== undefined && next()), pause);
  }

  function start(): void {
    round = 0;
    next();
  }

  /**
   * Where the two clocks of the device came apart it slept, and the wall clock is right, or somebody
   * set it, and it is wrong: only the server knows, so it is asked at once.
   */
  function look(): void {
    const moved = wall() - steady() - apart;
    if (Math.abs(moved) < jumpFrom) return;
    apart += moved;
    measured = [];
    if (timer !== undefined) start();
  }

  return {
    now(): number {
      look();
      return Math.round(wall() + offset);
    },
    start,
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
