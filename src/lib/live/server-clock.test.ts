import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serverClock } from './server-clock.ts';

const hour = 3_600_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A device whose clock is wrong, on a line with such ways there and back; time is pretended. */
function device(wrong: number, ways: [number, number][]) {
  const began = Date.now();
  let by = wrong;
  let asked = 0;
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
  const ask = async () => {
    const [there, back] = ways[Math.min(asked, ways.length - 1)] ?? [0, 0];
    asked += 1;
    await wait(there);
    const server = Date.now();
    await wait(back);
    return server;
  };
  const clocks = { wall: () => Date.now() + by, steady: () => Date.now() - began };
  const clock = serverClock(ask, () => {}, clocks);
  return {
    clock,
    asked: () => asked,
    set: (more: number) => void (by += more),
    error: () => Math.abs(clock.now() - Date.now()),
  };
}

test('a clock that is wrong by an hour shows the time of the server', async () => {
  for (const wrong of [hour, -hour]) {
    const { clock, error } = device(wrong, [[30, 30]]);
    expect(error()).toBe(hour);
    clock.start();
    await vi.advanceTimersByTimeAsync(200);
    expect(error()).toBeLessThanOrEqual(20);
    clock.stop();
  }
});

test('the quickest answer is believed, also when it was one of the first', async () => {
  const { clock, error, asked } = device(hour, [
    [900, 20],
    [15, 15],
    [20, 800],
    [500, 20],
  ]);
  clock.start();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked()).toBeGreaterThan(3);
  expect(error()).toBeLessThanOrEqual(20);
  clock.stop();
});

test('a clock that is set while the page is open is put right at once', async () => {
  const { clock, error, set, asked } = device(0, [[40, 40]]);
  clock.start();
  await vi.advanceTimersByTimeAsync(15_000);
  const before = asked();
  for (const by of [hour / 2, -hour]) {
    set(by);
    // Whoever reads the time notices.
    expect(error()).toBeGreaterThan(hour / 3);
    await vi.advanceTimersByTimeAsync(500);
    expect(error()).toBeLessThanOrEqual(20);
  }
  expect(asked()).toBeGreaterThan(before);
  clock.stop();
  // Without a line nothing is asked.
  set(hour);
  const after = asked();
  clock.now();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked()).toBe(after);
});
