/** Pictures of a story at the real size of each screen; only when LABINOV_PICTURES asks for them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from '@playwright/test';

const folder = join('test-results', 'pictures');

/** Takes `<NN>-<name>-<who>.png`. */
export async function look(page: Page, step: number, name: string, who: string): Promise<void> {
  if (!process.env['LABINOV_PICTURES']) return;
  mkdirSync(folder, { recursive: true });
  const file = `${String(step).padStart(2, '0')}-${name}-${who}.png`;
  await page.screenshot({ path: join(folder, file), animations: 'disabled' });
}
