/**
 * The screen of the room with a thousand cards, in a real Chromium whose processor is slowed four
 * times, while fifty events a second arrive over real sockets. The control is a page that does
 * nothing but run the same frames with a thousand plain boxes on it, under the same load.
 */
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { enter, pause, type Screen } from '../support/room.ts';
import { spread } from './figures.ts';
import type { Settings } from './live.ts';
import { openBrowser, slowedBy, slowly, watchFrames, type Frames } from './page.ts';
import { row, type Row } from './rows.ts';
import { startOurs } from './targets.ts';
import { stageWall, type Wall } from './wall.ts';
import { cardText } from './words.ts';

const [cards, people] = [1000, 40];

/** Clusters as a facilitator has them in the end; and a wall that nobody has grouped yet. */
const pictures = [
  { name: 'clusters', clusters: 24 },
  { name: 'single cards', clusters: 0 },
];

export async function projector({ rounds, quick, note }: Settings): Promise<Row[]> {
  const ms = quick ? 8000 : 20_000;
  const rows: Row[] = [];
  for (const picture of pictures) {
    const [ours, control]: [Frames[], Frames[]] = [[], []];
    const sent: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const wall = await stageWall({ people, cards, clusters: picture.clusters });
      const server = await startOurs(wall.staged.dataDir);
      const browser = await openBrowser();
      try {
        const viewport = { width: 1920, height: 1080 };
        const page = await (await browser.newContext({ viewport })).newPage();
        const plain = await (await browser.newContext({ viewport })).newPage();
        await plain.setContent(boxes);
        await page.goto(`${server.url}/projector/${wall.lab.projectorKey}`);
        await page.locator('.pile').first().waitFor();
        const load = await storm(server.url, wall);
        try {
          await pause(3000);
          const before = load.stored();
          ours.push(await slowly(page, (devtools) => watchFrames(page, devtools, ms)));
          sent.push((load.stored() - before) / (ms / 1000));
          control.push(await slowly(plain, (devtools) => watchFrames(plain, devtools, ms)));
        } finally {
          await load.end();
        }
        note(told(picture.name, ours.at(-1), control.at(-1), sent.at(-1)));
      } finally {
        await browser.close();
        await server.stop();
        wall.staged.remove();
      }
    }
    rows.push(...rowsOf(`projector, ${picture.name}`, ours, control, sent));
  }
  return rows;
}

function told(name: string, ours?: Frames, control?: Frames, sent = 0) {
  const said = (frames?: Frames) =>
    frames &&
    `between ${JSON.stringify(spread(frames.between))}, work ${JSON.stringify(spread(frames.work))}, ` +
      `cpu ${JSON.stringify(spread(frames.cpu))}, long tasks ${frames.longTasks}, shift ${frames.shift}`;
  return `${name}, ${sent.toFixed(1)} events/s\n    ours    ${said(ours)}\n    control ${said(control)}`;
}

function rowsOf(name: string, ours: Frames[], control: Frames[], sent: number[]): Row[] {
  const line = (
    figure: string,
    of: (frames: Frames) => number,
    goal?: { atMost: number },
    unit = 'ms',
  ) =>
    row(name, figure, {
      ours: ours.map(of),
      control: control.map(of),
      ...(goal && { goal }),
      unit,
    });
  const [median, most] = [{ atMost: 16 }, { atMost: 50 }];
  const slowed = `processor slowed ${slowedBy} times`;
  return [
    line(`work per frame, median (${slowed})`, ({ cpu }) => spread(cpu).p50, median),
    line('work per frame, most', ({ cpu }) => spread(cpu).max, most),
    line('work per frame by the clock, median', ({ work }) => spread(work).p50),
    line('work per frame by the clock, most', ({ work }) => spread(work).max),
    // Headless Chromium ticks at 60 Hz: 16.7 is every frame there is.
    line('between frames, median', ({ between }) => spread(between).p50, { atMost: 16.8 }),
    line('between frames, p99', ({ between }) => spread(between).p99),
    line('between frames, most', ({ between }) => spread(between).max, most),
    line('tasks over 50 ms', ({ longTasks }) => longTasks, undefined, ''),
    line('layout shift', ({ shift }) => shift, undefined, ''),
    row(name, 'events that arrived', { ours: sent, unit: 'per s' }),
  ];
}

/** A page without any program of its own that is drawn anew as often as ours. */
const boxes = `<!doctype html><style>div{width:40px;height:20px;float:left;background:#eee}</style>
<p id="n">0</p>${'<div>kartu</div>'.repeat(1000)}
<script>let n = 0; setInterval(() => (document.getElementById('n').textContent = ++n), 50)</script>`;

/**
 * Everybody adds, corrects and moves cards, each at a rate that the limits allow. `most` is how many
 * cards a screen hangs in all; with `steady` it takes its oldest away then, so that cards go on coming
 * and the wall stays as large as it is.
 */
export async function storm(
  url: string,
  { lab, board, cards: hung, clusters }: Wall,
  { perSecond = 50, most = 21, steady = false } = {},
) {
  const screens: Screen[] = [];
  const own = new Map<Screen, string[]>();
  for (const { cookie } of lab.guests.slice(-16)) {
    const screen = await enter(url, lab.id, { cookie, heard: () => {} });
    screens.push(screen);
    own.set(screen, []);
  }
  let [turn, stored, ends] = [0, 0, false];
  const asked = new Set<Promise<void>>();
  function next(screen: Screen): Act {
    const mine = own.get(screen) ?? [];
    const kind = turn % 5;
    const old = mine[turn % Math.max(1, mine.length)];
    if (kind < 2 && old) return { type: 'card.edit', cardId: old, text: cardText(turn) };
    const clusterId = clusters[turn % Math.max(1, clusters.length)];
    if (kind === 2 && clusterId) {
      const cardId = hung[(turn * 7) % hung.length] as string;
      return { type: 'card.group', cardIds: [cardId], clusterId };
    }
    if (steady && mine.length >= most && mine[0]) return { type: 'card.remove', cardId: mine[0] };
    // A wall that is full already changes words only.
    if (mine.length >= most && old) return { type: 'card.edit', cardId: old, text: cardText(turn) };
    return { type: 'card.add', cardId: uuidv7(), text: cardText(turn), paper: 'langit' };
  }
  const timer = setInterval(() => {
    if (ends) return;
    turn += 1;
    const screen = screens[turn % screens.length] as Screen;
    const act = next(screen);
    const one = screen
      .act(board, act)
      .then((answer) => {
        if (isRefusal(answer)) throw new Error(`${act.type} was refused: ${answer.code}`);
        stored += 1;
        if (act.type === 'card.add') own.get(screen)?.push(act.cardId);
        if (act.type === 'card.remove') own.get(screen)?.shift();
      })
      .catch((fault: unknown) => console.error(fault))
      .finally(() => asked.delete(one));
    asked.add(one);
  }, 1000 / perSecond);
  return {
    stored: () => stored,
    async end() {
      ends = true;
      clearInterval(timer);
      await Promise.all(asked);
      for (const screen of screens) screen.close();
    },
  };
}
