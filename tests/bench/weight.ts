/** What a participant's phone fetches until the room stands on it, in a real browser. */
import { chromium } from '@playwright/test';
import type { Surface } from '#lib/lab/surface.ts';
import { browserArgs, findBrowser, HALL_HOST } from '../support/browser.ts';
import { listed, makeRooms, sum, usualCards, weigh } from '../support/page-weight.ts';
import { startServer } from '../support/server.ts';
import type { Settings } from './live.ts';
import { row, type Row } from './rows.ts';

/** Bytes are the same in every round: one is enough. */
export async function weight({ quick, note }: Settings): Promise<Row[]> {
  const walls: [Surface[], number][] = [
    [['board', 'dots', 'readiness', 'pledge'], usualCards],
    ...(quick
      ? []
      : ([
          [['board'], 0],
          [['board'], 300],
        ] as [Surface[], number][])),
  ];
  const rows: Row[] = [];
  for (const [surfaces, cards] of walls) {
    const rooms = await makeRooms(surfaces, cards);
    const server = await startServer({ dataDir: rooms.dataDir });
    const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs() });
    try {
      for (const [surface, lab] of rooms.labs) {
        const url = `${server.url(HALL_HOST)}/labs/${lab}`;
        const { bytes, sent, later } = await weigh(browser, url, rooms.cookie);
        note(`page, ${surface}, ${cards} cards:\n${listed(sent)}`);
        const name = `page, at ${surface}${surface === 'board' ? `, ${cards} cards` : ''}`;
        const usual = cards === usualCards;
        const goal = usual ? { goal: { atMost: 120 } } : {};
        rows.push(
          row(name, 'first load, gzip, font included', {
            ours: [bytes / 1000],
            unit: 'KB',
            ...goal,
          }),
        );
        if (!usual) continue;
        rows.push(
          row(name, 'requests', { ours: [sent.length], unit: '' }),
          row(name, 'screens of other activities, later', {
            ours: [sum(later) / 1000],
            unit: 'KB',
          }),
        );
      }
    } finally {
      await browser.close();
      await server.stop();
      rooms.remove();
    }
  }
  return rows;
}
