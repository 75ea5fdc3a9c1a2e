/**
 * People of a browser story: each sits at a screen of their own, and everything their browser
 * receives is kept, so that a story can say what somebody was never told.
 */
import { createHash } from 'node:crypto';
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { violations } from './axe.ts';
import { look } from './pictures.ts';

const laptop: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const wall: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } };
const narrow: BrowserContextOptions = { viewport: { width: 360, height: 740 } };
const screens = { laptop, phone, wall, narrow };

export type Seat = {
  who: string;
  page: Page;
  context: BrowserContext;
  /** Every document, answer and socket frame this page received, as text. */
  heard: string[];
};

/** Whose session this screen has, as a cookie. */
export async function signedIn({ context }: Seat, cookie: string, url: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
}

export type Story = {
  origin: string;
  seats: Seat[];
  sit(who: string, screen: keyof typeof screens): Promise<Seat>;
  /** Ends a step: a picture of every screen, and axe on each that has changed since. */
  step(name: string): Promise<void>;
  /** A screen in the middle of a step. */
  glance(seat: Seat, name: string): Promise<void>;
  close(): Promise<void>;
};

/** Lines a browser prints on its own when a story does what it means to do. */
const expected = [
  /Failed to load resource/,
  /ERR_INTERNET_DISCONNECTED/,
  /WebSocket connection .* failed/,
];

export function openStory(browser: Browser, origin: string): Story {
  const seats: Seat[] = [];
  const complaints: string[] = [];
  const looked = new Map<string, string>();
  let no = 1;

  async function sit(who: string, screen: keyof typeof screens): Promise<Seat> {
    const context = await browser.newContext({
      ...screens[screen],
      baseURL: origin,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const seat: Seat = { who, page, context, heard: [] };
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => void seat.heard.push(String(payload))),
    );
    page.on('response', (response) => {
      const type = response.request().resourceType();
      if (!['document', 'fetch', 'xhr'].includes(type)) return;
      // A redirect or a page that was left has no body any more.
      void response.text().then(
        (text) => seat.heard.push(text),
        () => {},
      );
    });
    page.on('pageerror', (fault) => complaints.push(`${who}: ${fault.stack ?? fault}`));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() !== 'error' || expected.some((one) => one.test(text))) return;
      complaints.push(`${who} at ${page.url()}: ${text}`);
    });
    seats.push(seat);
    return seat;
  }

  /** Axe takes a second: a screen that has not changed is not asked again. */
  async function ask(seat: Seat, at: string): Promise<void> {
    if (seat.page.url() === 'about:blank') return;
    const html = await seat.page.content();
    // Clocks and ids change all the time and mean nothing here.
    const print = createHash('sha256').update(html.replace(/\d+/g, '0')).digest('hex');
    if (looked.get(seat.who) === print) return;
    looked.set(seat.who, print);
    for (const line of await violations(seat.page)) {
      complaints.push(`axe, ${at}, ${seat.who}: ${line}`);
    }
  }

  return {
    origin,
    seats,
    sit,
    async glance(seat, name) {
      await look(seat.page, no, name, seat.who);
      await ask(seat, `${no} ${name}`);
    },
    async step(name) {
      for (const seat of seats) await look(seat.page, no, name, seat.who);
      await Promise.all(seats.map((seat) => ask(seat, `${no} ${name}`)));
      // Said at its step, and the story goes on: one run shows everything there is to mend.
      expect.soft(complaints.splice(0), `after step ${no}, ${name}`).toEqual([]);
      no += 1;
    },
    async close() {
      await Promise.all(seats.map(({ context }) => context.close()));
    },
  };
}
