import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { crossed, levelOf, ring, type Warning } from './bell.ts';
import TimeBell from './TimeBell.svelte';

test('[A14] five minutes, one minute and the end are each crossed once', () => {
  const rung: (Warning | null)[] = [];
  for (let left = 302; left >= -3; left -= 1) rung.push(crossed(left + 1, left));
  expect(rung.filter(Boolean)).toEqual(['five', 'one', 'end']);
});

test('[A14] who has just come, got more time or slept hears nothing old', () => {
  expect(crossed(null, 40)).toBeNull();
  expect(crossed(30, 90)).toBeNull();
  expect(crossed(400, -20)).toBe('end');
});

test('a short activity is not near its end from its beginning', () => {
  expect(levelOf(299, 5 * 60_000)).toBe('calm');
  expect(levelOf(299, 20 * 60_000)).toBe('soon');
  expect([levelOf(60, 60_000), levelOf(0, 60_000), levelOf(-1, 60_000)]).toEqual([
    'warn',
    'warn',
    'over',
  ]);
});

test('every warning is heard, none of them distorts', async () => {
  for (const warning of ['five', 'one', 'end'] as const) {
    const audio = new OfflineAudioContext(1, 44_100 * 2, 44_100);
    expect(ring(audio, warning)).toBeLessThan(2);
    const samples = (await audio.startRendering()).getChannelData(0);
    const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    expect(peak).toBeGreaterThan(0.1);
    expect(peak).toBeLessThan(1);
  }
});

test('it is off until somebody turns it on, and rings when the clock crosses', async () => {
  localStorage.removeItem('labinov bell');
  const rung: Warning[] = [];
  let now = 0;
  const onring = (warning: Warning) => rung.push(warning);
  const screen = await render(TimeBell, { endsAt: 62_000, now: () => now, onring });
  const bell = screen.getByRole('switch', { name: /Bunyi waktu/ });
  await expect.element(bell).not.toBeChecked();
  await bell.click();
  now = 3000;
  await expect.poll(() => rung).toEqual(['one']);
  // More time is no end.
  await screen.rerender({ endsAt: 400_000 });
  now = 70_000;
  await screen.rerender({ endsAt: 71_000 });
  now = 71_500;
  await expect.poll(() => rung).toEqual(['one', 'end']);
  await bell.click();
  await expect.element(bell).not.toBeChecked();
});
