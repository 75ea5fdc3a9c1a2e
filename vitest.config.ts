import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArgs, findBrowser } from './tests/support/browser.ts';

const inBrowser = 'src/**/*.svelte.test.ts';

/** Rules, operations and live tests in Node; components in a real browser. */
export default defineConfig({
  plugins: [sveltekit()],
  test: {
    // Every test says what it expects, so that one without expectation is a mistake.
    // Waits are long, because a busy machine stands still for a second now and then; nothing waits
    // longer than it must.
    expect: { requireAssertions: true, poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'db/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [inBrowser],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [inBrowser],
          setupFiles: ['vitest-browser-svelte'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser(), args: browserArgs() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
