import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Timer from './Timer.svelte';

const props = { total: 900_000, endsAt: null as number | null, remaining: null as number | null };

test('a running clock shows what is left and says it in words', async () => {
  const screen = await render(Timer, { ...props, endsAt: 384_000, now: () => 0 });
  const timer = screen.getByRole('timer', { name: 'Sisa waktu 6 menit 24 detik' });
  await expect.element(timer).toHaveTextContent('06:24');
  await expect.element(timer).toHaveAttribute('data-level', 'calm');
});

test('a clock that ran over counts up in its own look', async () => {
  const screen = await render(Timer, { ...props, endsAt: 0, now: () => 70_000 });
  const timer = screen.getByRole('timer', { name: 'Lewat 1 menit 10 detik' });
  await expect.element(timer).toHaveTextContent('+01:10');
  await expect.element(timer).toHaveAttribute('data-level', 'over');
});

test('a paused clock stands still', async () => {
  const screen = await render(Timer, { ...props, remaining: 100_000 });
  await expect.element(screen.getByRole('timer')).toHaveAttribute('data-state', 'paused');
  await expect.element(screen.getByRole('timer')).toHaveTextContent('01:40');
});

test('[A14] the last minutes are told by words and look, not by colour alone', async () => {
  let now = 0;
  const screen = await render(Timer, { ...props, note: true, endsAt: 301_000, now: () => now });
  const timer = screen.getByRole('timer');
  await expect.element(timer).toHaveAttribute('data-level', 'calm');
  now = 2000;
  await expect.poll(() => timer.element().textContent).toContain('Lima menit terakhir');
  now = 250_000;
  await expect.poll(() => timer.element().textContent).toContain('Menit terakhir');
  now = 303_000;
  await expect.poll(() => timer.element().textContent).toContain('Waktu habis');
});

test('it is said aloud only when a minute that matters is crossed', async () => {
  let now = 0;
  const screen = await render(Timer, { ...props, endsAt: 60_400, now: () => now });
  await expect.element(screen.getByRole('status')).not.toHaveTextContent('Sisa');
  now = 1000;
  await expect.element(screen.getByRole('status')).toHaveTextContent('Sisa waktu 1 menit');
  now = 61_000;
  await expect.element(screen.getByRole('status')).toHaveTextContent('Waktu habis');
});
