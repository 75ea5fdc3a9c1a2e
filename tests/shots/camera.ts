/** Takes pictures, and remembers which there are, which failed and what falls short on them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export type Taken = { scene: string; name: string; file: string; mockup: string | null };

/** How long a picture may take to look as its scene says. */
export const within = 20_000;

export class Camera {
  readonly taken: Taken[] = [];
  /** One line for each picture that could not be taken, and for each fault of one that was. */
  readonly complaints: string[] = [];
  readonly #out: string;
  readonly #only: readonly string[];
  #scene = '';
  #mockup: string | null = null;

  /** `only` are pieces of names; nothing means everything. */
  constructor(out: string, only: readonly string[]) {
    this.#out = out;
    this.#only = only;
    mkdirSync(out, { recursive: true });
  }

  wants(name: string): boolean {
    return this.#only.length === 0 || this.#only.some((piece) => name.includes(piece));
  }

  /** Everything taken from now on belongs to this scene and stands beside this mock-up. */
  begin(scene: string, mockup: string | null): void {
    this.#scene = scene;
    this.#mockup = mockup;
  }

  complain(line: string): void {
    if (!this.complaints.includes(line)) this.complaints.push(line);
  }

  /** Saves `<name>.png` of the page as it stands, once `see` is on it and its letters are there. */
  async take(page: Page, name: string, see: string): Promise<void> {
    if (!this.wants(name)) return;
    const file = `${name}.png`;
    try {
      await page.locator(see).first().waitFor({ timeout: within });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(this.#out, file), animations: 'disabled' });
      this.taken.push({ scene: this.#scene, name, file, mockup: this.#mockup });
    } catch (fault) {
      const why = String(fault instanceof Error ? fault.message : fault).split('\n')[0];
      this.complain(`${name}: could not be taken (${see}): ${why}`);
    }
  }
}
