/** Real browsers beside the hall: the screen of the room, and pages of single people. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { Room } from '../../src/rehearsal/room.ts';
import type { Browser as PlainBrowser } from '../../src/rehearsal/browser.ts';
import { illegible } from '../support/legible.ts';
import { tooWide } from '../support/too-wide.ts';
import { within, type Camera } from './camera.ts';

const looks: BrowserContextOptions = {
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
  reducedMotion: 'reduce',
};
const kinds = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  narrow: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  /** A phone whose reader has asked for letters of 200 %. */
  large: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  desk: { viewport: { width: 1440, height: 900 } },
  wall: { viewport: { width: 1920, height: 1080 } },
  /** As it is printed, a sheet of A4 lying on its long side. */
  paper: { viewport: { width: 1123, height: 794 } },
} satisfies Record<string, BrowserContextOptions>;
export type ScreenKind = keyof typeof kinds;

const walls = [
  { name: '1920', width: 1920, height: 1080 },
  { name: '1024', width: 1024, height: 768 },
] as const;
const themes = { light: 'proyektor', dark: 'proyektor-gelap' } as const;

export type Looking = {
  /** Whose browser; without one the first participant's, `null` a stranger's. */
  by?: PlainBrowser | null;
  /** The page; without one the room of the lab. */
  path?: string;
  on?: readonly ScreenKind[];
  lang?: 'en';
  /** What this person does before the picture is taken. */
  before?: (page: Page) => Promise<void>;
};

export class Screens {
  readonly room: Room;
  readonly camera: Camera;
  readonly #browser: Browser;
  readonly #projectorKey: string;
  #wall: Page | null = null;

  constructor(room: Room, camera: Camera, browser: Browser, projectorKey: string) {
    this.room = room;
    this.camera = camera;
    this.#browser = browser;
    this.#projectorKey = projectorKey;
  }

  /** Where the lab is. */
  get base(): string {
    return `/labs/${this.room.labId}`;
  }

  /** The screen of the room, in both themes and at both sizes, once `see` is on it. */
  async wall(name: string, see: string): Promise<void> {
    const names = walls.flatMap((size) =>
      Object.keys(themes).map((theme) => `projector-${name}-${theme}-${size.name}`),
    );
    if (!names.some((one) => this.camera.wants(one))) return;
    const path = `/projector/${this.#projectorKey}`;
    const page = (this.#wall ??= await this.#open(null, 'wall', path));
    const there = page.locator(see).filter({ visible: true }).first();
    for (const size of walls) {
      await page.setViewportSize(size);
      for (const [theme, wanted] of Object.entries(themes)) {
        const picture = `projector-${name}-${theme}-${size.name}`;
        if (!this.camera.wants(picture)) continue;
        await there.waitFor({ timeout: within }).catch(() => {});
        const now = await page.evaluate(() => document.documentElement.dataset['theme']);
        if (now !== wanted) await page.keyboard.press('d');
        await page.locator(`html[data-theme="${wanted}"]`).waitFor({ timeout: within });
        await this.camera.take(page, picture, see);
        for (const line of await illegible(page)) this.camera.complain(`${picture}: ${line}`);
      }
    }
  }

  /** The screen of the room without its network, or with it again. */
  async cutWall(away: boolean): Promise<void> {
    await this.#wall?.context().setOffline(away);
  }

  /** A page of one person, opened anew on each of these screens, once `see` is on it. */
  async look(name: string, see: string, asked: Looking = {}): Promise<void> {
    const { by = this.room.participants[0]?.browser ?? null, path = this.base } = asked;
    for (const screen of asked.on ?? (['phone', 'laptop'] as const)) {
      const picture = `${screen}-${name}${asked.lang ? `-${asked.lang}` : ''}`;
      if (!this.camera.wants(picture)) continue;
      let page: Page | null = null;
      try {
        page = await this.#open(by, screen, path, asked.lang);
        // A page that is live says so; some have nothing to be live for.
        const live = page.locator('.conn').first();
        if (await live.isVisible()) await page.locator('.conn[data-state="ok"]').first().waitFor();
        await asked.before?.(page);
        await this.camera.take(page, picture, see);
        for (const line of await tooWide(page)) this.camera.complain(`${picture}: ${line}`);
      } catch (fault) {
        const why = String(fault).split('\n').slice(0, 3).join(' ');
        this.camera.complain(`${picture}: could not be taken: ${why}`);
      } finally {
        await page?.context().close();
      }
    }
  }

  async #open(
    by: PlainBrowser | null,
    screen: ScreenKind,
    path: string,
    lang?: string,
  ): Promise<Page> {
    const options = { ...looks, ...kinds[screen], baseURL: this.room.origin };
    const context: BrowserContext = await this.#browser.newContext(options);
    context.setDefaultTimeout(within);
    const cookies = (by?.cookie ?? '').split('; ').filter((pair) => pair !== '');
    if (lang) cookies.push(`labinov_lang=${lang}`);
    await context.addCookies(
      cookies.map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: this.room.origin };
      }),
    );
    const page = await context.newPage();
    if (screen === 'large') {
      const devtools = await context.newCDPSession(page);
      await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    }
    await page.goto(path);
    if (screen === 'paper') await page.emulateMedia({ media: 'print' });
    return page;
  }
}
