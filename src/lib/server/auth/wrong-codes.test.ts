import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WrongCodes } from './wrong-codes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wrong = () => Promise.resolve(null);
const right = () => Promise.resolve('lab');
const codesOf = () => new WrongCodes(() => Date.now());
const hall = '10.0.0.1';

/** Says so many wrong codes at once, each by a browser without a token. */
const guess = (codes: WrongCodes, times: number, address = hall, device: string | null = null) =>
  Promise.all(Array.from({ length: times }, () => codes.look({ address, device }, wrong)));

test('[U15] a right code costs nothing: five hundred from one address at the same moment', async () => {
  const codes = codesOf();
  const seen = Array.from({ length: 500 }, (_, at) =>
    codes.look({ address: hall, device: `phone ${at}` }, right),
  );
  await vi.advanceTimersByTimeAsync(5);
  const answers = await Promise.all(seen);
  expect(answers.filter(({ state }) => state !== 'right')).toEqual([]);
});

test('[U15] a browser that guesses waits, and the others behind its address do not notice', async () => {
  const codes = codesOf();
  const told = await guess(codes, 80, hall, 'guesser');
  expect(told.filter(({ state }) => state === 'wrong')).toHaveLength(10);
  expect(told.filter(({ state }) => state === 'wait')).toHaveLength(70);
  // 50 turns of the address are left, so that it answers at once.
  expect(await codes.look({ address: hall, device: 'phone' }, right)).toMatchObject({
    state: 'right',
  });
});

test('[U15] beyond its allowance an address is served in turn: right codes of a hall get through', async () => {
  const codes = codesOf();
  await guess(codes, 60);
  const guesses = guess(codes, 180);
  const phones = Array.from({ length: 300 }, (_, at) =>
    codes.look({ address: hall, device: `phone ${at}` }, right),
  );
  await vi.advanceTimersByTimeAsync(2000);
  const answers = await Promise.all(phones);
  expect(answers.filter(({ state }) => state !== 'right')).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  await guesses;
});

test('[U15] no more is told than the bound says, however it is asked', async () => {
  const codes = codesOf();
  const told = { wrong: 0, wait: 0, right: 0 };
  for (let second = 0; second < 600; second += 1) {
    for (let at = 0; at < 12; at += 1) {
      // A new token for each guess, from one address.
      const device = at % 2 === 0 ? `token ${second} ${at}` : null;
      void codes.look({ address: hall, device }, wrong).then(({ state }) => (told[state] += 1));
    }
    await vi.advanceTimersByTimeAsync(1000);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told.wrong + told.wait).toBe(7200);
  expect(told.wrong).toBeLessThanOrEqual(60 + 611);
  expect(told.wrong).toBeGreaterThan(600);
});

test('[U15] from many addresses no more than 300 a minute are told in all', async () => {
  const codes = codesOf();
  const told = { wrong: 0, wait: 0, right: 0 };
  for (let second = 0; second < 120; second += 1) {
    for (let at = 0; at < 20; at += 1) {
      const address = `10.${second % 7}.${at}.${second}`;
      void codes.look({ address, device: null }, wrong).then(({ state }) => (told[state] += 1));
    }
    await vi.advanceTimersByTimeAsync(1000);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told.wrong).toBeLessThanOrEqual(300 + 131 * 5);
  expect(told.wrong).toBeGreaterThan(600);
  // Somebody who comes now with the right code waits for a turn, and gets it.
  const late = codes.look({ address: '192.168.1.1', device: null }, right);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await late).toMatchObject({ state: 'right' });
});

test('[U15] a wait ends with a word, and what was not looked at tells nothing', async () => {
  const codes = codesOf();
  await guess(codes, 60);
  const looks = { times: 0 };
  const asked = Array.from({ length: 550 }, () =>
    codes.look({ address: hall, device: null }, () => {
      looks.times += 1;
      return right();
    }),
  );
  // A guesser's right code is told no sooner than a turn is there.
  await vi.advanceTimersByTimeAsync(500);
  expect(looks.times).toBe(0);
  await vi.advanceTimersByTimeAsync(9000);
  const answers = await Promise.all(asked);
  expect(answers.filter(({ state }) => state === 'wait')).toHaveLength(50);
});

test('[U15] the bound leaves less than one chance in a thousand on a day of five labs', () => {
  const codes = 31 ** 6;
  const [perMinute, minutes, labs] = [300, 8 * 60, 5];
  expect(((perMinute * minutes + 300) * labs) / codes).toBeLessThan(0.001);
});
