/** Takes pictures, and remembers which there are, which failed and what falls short on them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export type Taken = { scene: string; name: string; file: string; mockups: readonly string[] };

/** How long a picture may take to look as its scene says. */
export const within = 20_000;

export class Camera {
  readonly taken: Taken[] = [];
  /** One line for each picture that could not be taken, and for each fault of one that was. */
  readonly complaints: string[] = [];
  readonly #out: string;
  readonly #only: readonly string[];
  readonly #whole: boolean;
  #scene = '';
  #mockups: readonly string[] = [];

  /**
   * `only` are pieces of names, or whole scenes; nothing means everything. `whole`: pages from top to
   * bottom in place of what a screen shows.
   */
  constructor(out: string, only: readonly string[], whole = false) {
    this.#out = out;
    this.#only = only;
    this.#whole = whole;
    mkdirSync(out, { recursive: true });
  }

  wants(name: string): boolean {
    const asked = (piece: string) => name.includes(piece) || piece === this.#scene;
    return this.#only.length === 0 || this.#only.some(asked);
  }

  /** Everything taken from now on belongs to this scene and stands beside these mock-ups. */
  begin(scene: string, mockups: readonly string[]): void {
    this.#scene = scene;
    this.#mockups = mockups;
  }

  complain(line: string): void {
    if (this.complaints.includes(line)) return;
    this.complaints.push(line);
    console.error(line);
  }

  /** A picture that somebody else has drawn. */
  keep(name: string, png: Uint8Array): void {
    const file = `${name}.png`;
    writeFileSync(join(this.#out, file), png);
    this.taken.push({ scene: this.#scene, name, file, mockups: this.#mockups });
  }

  /** Saves `<name>.png` of the page as it stands, once `see` is on it and its letters are there. */
  async take(page: Page, name: string, see: string): Promise<void> {
    if (!this.wants(name)) return;
    const file = `${name}.png`;
    try {
      const there = page.locator(see).filter({ visible: true }).first();
      await there.waitFor({ timeout: within });
      await page.evaluate(() => document.fonts.ready);
      const path = join(this.#out, file);
      let fullPage = this.#whole && !name.startsWith('projector-');
      if (fullPage && name.startsWith('large-')) {
        // Taking a whole page forgets the letters that its reader has asked for: a taller screen does not.
        await stretch(page);
        fullPage = false;
      }
      await page.screenshot({ path, animations: 'disabled', fullPage });
      this.taken.push({ scene: this.#scene, name, file, mockups: this.#mockups });
    } catch (fault) {
      const why = String(fault instanceof Error ? fault.message : fault).split('\n')[0];
      this.complain(`${name}: could not be taken (${see}): ${why}`);
    }
  }
}

/** The screen becomes as tall as its page, with letters of 200 %. */
async function stretch(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { width } = page.viewportSize() ?? { width: 390 };
  for (let tries = 0; tries < 2; tries += 1) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, 15_000) });
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  }
}
