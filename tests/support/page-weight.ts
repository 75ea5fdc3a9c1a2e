/**
 * What the room of a participant weighs on its first load: every byte the server sends, headers
 * and font included, over plain http as in a hall (where Chromium takes gzip and no brotli).
 *
 * What the page needs to be shown and live is its weight. The screens of other activities come
 * afterwards, when the line is quiet; the page marks that moment (`labinov:rest`), so that the two
 * are told apart however busy the machine is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { emptyState } from '#lib/lab/empty.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import type { State } from '#lib/lab/space.ts';
import { stages } from '#lib/lab/stages.ts';
import { surfaceOf, type Surface } from '#lib/lab/surface.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as journal from '#lib/server/db/journal.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { problems } from '../../src/rehearsal/material.ts';
import { newId, openLaboratory } from './laboratory.ts';

export type Sent = { url: string; type: string; bytes: number };
export type Weight = {
  bytes: number;
  /** All that was asked for until the page was shown and live, the heaviest first. */
  sent: Sent[];
  /** What came afterwards: the screens of other activities. */
  later: Sent[];
};

/** Labs of 86 units with a person of each, every lab at an activity of its own. */
export type Rooms = {
  dataDir: string;
  /** Ids of labs by the surface they are at. */
  labs: Map<Surface, string>;
  /** Of a device that has joined them all. */
  cookie: { name: string; value: string };
  remove(): void;
};

/** As many cards as a wall has when most of the room has written one. */
export const usualCards = 40;

/** The heaviest halls of the material, and on their walls as many cards as asked for. */
export async function makeRooms(surfaces: readonly Surface[], cards = usualCards): Promise<Rooms> {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-weight-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const token = newToken();
  const labs = new Map<Surface, string>();
  const regionId = newId();
  for (const surface of surfaces) {
    labs.set(surface, await makeRoom(db, { regionId, surface, cards, token }));
  }
  await db.close();
  return {
    dataDir,
    labs,
    cookie: { name: 'labinov_device', value: token },
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

type Room = { regionId: string; surface: Surface; cards: number; token: string };

async function makeRoom(db: Database, { regionId, surface, cards, token }: Room): Promise<string> {
  const lab = await openLaboratory(db, { regionId });
  const people: Person[] = [];
  for (const code of lab.agencies.keys()) people.push(await lab.join(code, `Peserta dari ${code}`));
  await devices.seat(db.write, hashOf(token), lab.id, people[0]?.id ?? '');

  const told = await journal.read(db.write, lab.hall, 0);
  const hall = told.reduce<State>(fold, emptyState(lab.hall)) as Hall;
  const activity = hall.activities.find(({ kind }) => surfaceOf(kind) === surface);
  if (!activity) throw new Error(`No activity is served by ${surface}`);
  for (const stage of stages.slice(0, stages.indexOf(activity.stage))) {
    await lab.act(lab.hall, lab.facilitator, { type: 'stage.pass', stage, reason: 'Waktu habis.' });
  }
  const { boardId } = activity;
  if (boardId) {
    const board = { kind: 'board' as const, id: boardId };
    for (let at = 0; at < cards; at += 1) {
      const { text } = texts[at % texts.length] ?? { text: '' };
      const person = people[at % people.length] ?? lab.facilitator;
      await lab.act(board, person, { type: 'card.add', cardId: newId(), text, paper: 'kunyit' });
    }
    await lab.act(board, lab.facilitator, { type: 'board.reveal' });
  }
  await lab.act(lab.hall, lab.facilitator, { type: 'activity.start', activityId: activity.id });
  return lab.id;
}

const texts = problems();

/** Loads a page in a browser that has nothing of it yet, and weighs what was sent. */
export async function weigh(
  browser: Browser,
  url: string,
  cookie: Rooms['cookie'],
): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    await context.addCookies([{ ...cookie, url: new URL(url).origin }]);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    const sent = new Map<string, Sent>();
    await line.send('Network.enable');
    line.on('Network.responseReceived', ({ requestId, response, type }) => {
      // What the socket says is no part of the page; a picture within the page is not sent.
      if (!response.url.startsWith('http') || response.url.includes('/socket.io/')) return;
      sent.set(requestId, { url: response.url, type, bytes: 0 });
    });
    line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const one = sent.get(requestId);
      if (one) one.bytes = encodedDataLength;
    });
    await page.goto(url);
    await page.locator('.conn[data-state="ok"]').waitFor({ state: 'attached', timeout: 60_000 });
    const rest = await marked(page, 'labinov:rest');
    await marked(page, 'labinov:all');
    const begun = await page.evaluate(() =>
      Object.fromEntries(
        performance.getEntriesByType('resource').map((one) => [one.name, one.startTime]),
      ),
    );
    const all = [...sent.values()].sort((a, b) => b.bytes - a.bytes);
    const isLater = ({ url: asked }: Sent) => (begun[asked] ?? 0) >= rest;
    const first = all.filter((one) => !isLater(one));
    return { bytes: sum(first), sent: first, later: all.filter(isLater) };
  } finally {
    await context.close();
  }
}

export const sum = (sent: readonly Sent[]) => sent.reduce((all, { bytes }) => all + bytes, 0);

/** The heaviest first, in bytes, for a report. */
export const listed = (sent: readonly Sent[]) =>
  sent.map(({ url, bytes }) => `${String(bytes).padStart(7)} ${new URL(url).pathname}`).join('\n');

/** When the page said so; waits for it. */
export async function marked(page: Page, name: string): Promise<number> {
  const mark = await page.waitForFunction(
    (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0,
    name,
    { timeout: 100_000 },
  );
  return mark.jsonValue();
}
