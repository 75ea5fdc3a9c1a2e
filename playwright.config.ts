import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './tests/support/browser.ts';

/** Browser stories, against the production build; each starts its own server. */
export default defineConfig({
  testDir: 'tests/stories',
  outputDir: 'test-results',
  // One after another: a story already plays several people at once.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'line',
  use: {
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findBrowser(), args: browserArgs() },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
