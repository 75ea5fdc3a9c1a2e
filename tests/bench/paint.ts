/**
 * A participant's phone on a board of 500 cards, in a real Chromium whose processor is slowed four
 * times: how long after a touch or a key the next picture comes, while cards of others arrive. Keys
 * and taps go in where the fingers do, through the browser's own input. The control is a page with
 * one text field and five hundred plain boxes.
 */
import process from 'node:process';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { pause } from '../support/room.ts';
import { spread } from './figures.ts';
import type { Settings } from './live.ts';
import { openBrowser, slowly } from './page.ts';
import { storm } from './projector.ts';
import { row, type Row } from './rows.ts';
import { startOurs } from './targets.ts';
import { stageWall, type Wall } from './wall.ts';

const [cards, people] = [500, 40];
/** Of these, what each of the sixteen others hangs and takes away while it is measured. */
const eachOther = 2;
const viewport = { width: 390, height: 844 };

/** Milliseconds from each input to the picture after it. */
type Paints = Record<'type' | 'menu' | 'add' | 'dot' | 'plain', number[]> & {
  /** From the tap to the picture that has the card, while nothing goes over the network. */
  frozen: number[];
  /** What the main thread worked for it, in processor time. */
  frozenWork: number[];
  /** The same tap on a processor that is not slowed. */
  frozenFull: number[];
};

export async function paint({ rounds, quick, note }: Settings): Promise<Row[]> {
  const times = quick ? 5 : 12;
  const all: Paints[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const paints: Paints = {
      type: [],
      menu: [],
      add: [],
      dot: [],
      plain: [],
      frozen: [],
      frozenWork: [],
      frozenFull: [],
    };
    const browser = await openBrowser();
    try {
      const onWall = async (
        ballot: boolean,
        play: (page: Page, wall: Wall, pid: number) => Promise<void>,
      ) => {
        const wall = await stageWall({
          people,
          cards: cards - 16 * eachOther,
          clusters: 0,
          ballot,
        });
        const server = await startOurs(wall.staged.dataDir);
        const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true });
        try {
          const [name = '', value = ''] = (wall.lab.guests[0]?.cookie ?? '').split('=');
          await context.addCookies([{ name, value, url: server.url }]);
          const page = await context.newPage();
          await page.goto(`${server.url}/labs/${wall.lab.id}`);
          const load = await storm(server.url, wall, {
            perSecond: 10,
            most: eachOther,
            steady: true,
          });
          try {
            await play(page, wall, server.pid);
          } finally {
            await load.end();
          }
        } finally {
          await context.close();
          await server.stop();
          wall.staged.remove();
        }
      };
      await onWall(false, async (page, _, pid) => {
        paints.plain = await typePlainly(page, times);
        await write(page, pid, times, paints);
      });
      await onWall(true, (page) => vote(page, times, paints));
    } finally {
      await browser.close();
    }
    note(
      `paint: ${Object.entries(paints)
        .map(([name, of]) => `${name} ${said(of)}`)
        .join('; ')}`,
    );
    all.push(paints);
  }
  const line = (figure: string, name: keyof Paints, goal?: number) =>
    row('paint, 500 cards', figure, {
      ours: all.map((paints) => p75(paints[name])),
      control: all.map(({ plain }) => p75(plain)),
      ...(goal && { goal: { atMost: goal } }),
    });
  return [
    line('typing in the card, p75', 'type', 200),
    line('opening a card for change, p75', 'menu', 200),
    line('adding a card, p75', 'add', 200),
    line('placing a dot, p75', 'dot', 200),
    row('paint, 500 cards', 'from tap to the card on screen, no network', {
      ours: all.map(({ frozen }) => spread(frozen).p50),
      goal: { atMost: 50 },
    }),
    row('paint, 500 cards', 'what the phone worked for it, processor time', {
      ours: all.map(({ frozenWork }) => spread(frozenWork).p50),
    }),
    row('paint, 500 cards', 'from tap to the card on screen, no network, not slowed', {
      ours: all.map(({ frozenFull }) => spread(frozenFull).p50),
      goal: { atMost: 50 },
    }),
  ];
}

export const p75 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.75)] ?? Number.NaN;
const said = (times: number[]) =>
  `p75 ${Math.round(p75(times))} most ${Math.round(Math.max(...times))} of ${times.length}`;

/** The control: a page without a program, while the same load goes on. */
async function typePlainly(page: Page, times: number): Promise<number[]> {
  const browser = page.context().browser();
  const context = await browser?.newContext({ viewport, hasTouch: true, isMobile: true });
  if (!context) return [];
  const plain = await context.newPage();
  await plain.setContent(boxes);
  const paints = await slowly(plain, async (devtools) => {
    await plain.locator('textarea').tap();
    return measured(plain, () => typeIn(devtools, 'Antrean loket panjang', times * 2));
  });
  await context.close();
  await page.bringToFront();
  return paints;
}

/** Types, sticks and opens cards; at the end the server stands still and cards go on appearing. */
async function write(page: Page, pid: number, times: number, paints: Paints): Promise<void> {
  await page.getByRole('radio', { name: 'Kartu', exact: true }).tap();
  const field = page.locator('.dock textarea');
  const send = page.locator('.dock button.btn--primary');
  await field.fill('Kartu pertama');
  await send.tap();
  await page.locator('.note:has-text("Kartu pertama")').waitFor();
  await pause(1500);
  await slowly(page, async (devtools) => {
    for (let at = 0; at < times; at += 1) {
      await field.tap();
      paints.type.push(...(await measured(page, () => typeIn(devtools, `Loket ${at} sepi`, 6))));
      paints.add.push(...(await measured(page, await fingerOn(page, send))));
    }
    const pencil = page.locator('.note__foot [aria-label^="Ubah"]').first();
    for (let at = 0; at < times; at += 1) {
      paints.menu.push(...(await measured(page, await fingerOn(page, pencil))));
      await page.locator('form.editor button[type=button]').tap();
    }
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { shown, worked } = await whileFrozen(page, pid, devtools, times, 'Beku');
    paints.frozen.push(...shown);
    paints.frozenWork.push(...worked);
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const full = await whileFrozen(page, pid, devtools, times, 'Diam');
  paints.frozenFull.push(...full.shown);
}

/** Cards appear although the server stands still: from tap to picture, and what the page worked. */
async function whileFrozen(
  page: Page,
  pid: number,
  devtools: CDPSession,
  times: number,
  word: string,
): Promise<{ shown: number[]; worked: number[] }> {
  const found: { shown: number[]; worked: number[] } = { shown: [], worked: [] };
  process.kill(pid, 'SIGSTOP');
  try {
    for (let at = 0; at < times; at += 1) {
      const text = `${word} ${at}`;
      await page.locator('.dock textarea').fill(text);
      const shown = page.evaluate(untilShown, text);
      await pause(150);
      const tap = await fingerOn(page, page.locator('.dock button.btn--primary'));
      const before = await processorTime(devtools);
      await tap();
      found.shown.push(await shown);
      found.worked.push((await processorTime(devtools)) - before);
      await pause(100);
    }
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  return found;
}

async function vote(page: Page, times: number, paints: Paints): Promise<void> {
  const more = page.locator('.choices li .count button:last-child');
  await more.first().waitFor();
  await pause(1500);
  await slowly(page, async () => {
    for (let at = 0; at < times; at += 1) {
      paints.dot.push(...(await measured(page, await fingerOn(page, more.nth(at)))));
    }
  });
}

/** A finger where this is now. Looking for the place costs the page time: it comes before. */
async function fingerOn(page: Page, what: Locator): Promise<() => Promise<void>> {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  if (!box) throw new Error('There is nothing to tap on');
  await pause(150);
  return () => page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** Milliseconds that tasks of the page took so far, as its processor counts them. */
async function processorTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

export async function typeIn(devtools: CDPSession, text: string, most: number): Promise<void> {
  for (const sign of text.slice(0, most)) {
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', text: sign, key: sign });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: sign });
    await pause(80);
  }
}

/** Interactions while `play` goes on, each from its input to the next picture. */
export async function measured(page: Page, play: () => Promise<unknown>): Promise<number[]> {
  const seen = await page.evaluateHandle(() => {
    const paints = new Map<number, number>();
    const hear = (list: PerformanceEntryList) => {
      for (const entry of list as (PerformanceEntry & { interactionId: number })[]) {
        if (entry.interactionId === 0) continue;
        const before = paints.get(entry.interactionId) ?? 0;
        paints.set(entry.interactionId, Math.max(before, entry.duration));
      }
    };
    const observer = new PerformanceObserver((list) => hear(list.getEntries()));
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    const count = () =>
      (performance as unknown as { interactionCount?: number }).interactionCount ?? 0;
    const before = count();
    return {
      end: () => {
        hear(observer.takeRecords());
        observer.disconnect();
        const all = [...paints.values()];
        // What is quicker than 16 ms is not told.
        while (all.length < count() - before) all.push(8);
        return all;
      },
    };
  });
  await play();
  await pause(350);
  return seen.evaluate(({ end }) => end());
}

/** Runs inside the page: from the tap to the first picture that has a note with this text. */
function untilShown(text: string): Promise<number> {
  return new Promise((done) => {
    let began = 0;
    const tapped = (event: Event) => (began ||= event.timeStamp);
    addEventListener('pointerup', tapped, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      // One's own card is the newest; to look through all of them would be measured as well.
      const piles = document.getElementsByClassName('notes');
      const last = piles[piles.length - 1]?.lastElementChild;
      const there = last?.getElementsByClassName('note__text')[0]?.textContent === text;
      if (!there) return;
      observer.disconnect();
      // After the frame has been handed over.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => done(performance.now() - began), { once: true });
        port1.start();
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

const boxes = `<!doctype html><meta name="viewport" content="width=device-width">
<textarea></textarea>${'<div>kartu</div>'.repeat(500)}`;
