import { expect, test } from '@playwright/test';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';

test('the first page works over plain http under a name that is no secure context, and asks nobody outside', async ({
  page,
}) => {
  const server = await startServer();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (fault) => complaints.push(String(fault)));

  await page.goto(server.url(HALL_HOST), { waitUntil: 'networkidle' });
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await expect(page.locator('h1')).toHaveCount(1);
  expect(asked.filter((url) => new URL(url).hostname !== HALL_HOST)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await server.stop()).toBe(0);
});
