/** A real Chromium with a slowed processor, and what its main thread worked for every frame. */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../support/browser.ts';

/** How much slower than this machine the page's main thread runs. */
export const slowedBy = 4;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findBrowser(), args: browserArgs() });

/** Slows this page while `work` goes on. A slowed page keeps a processor busy even when it rests. */
export async function slowly<T>(
  page: Page,
  work: (devtools: CDPSession) => Promise<T>,
): Promise<T> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  try {
    return await work(devtools);
  } finally {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.detach();
  }
}

/** Milliseconds, one for each frame. */
export type Frames = {
  /** Between two animation frames, as the page itself sees it: includes waiting for a processor. */
  between: number[];
  /** What the main thread worked from one frame to the next, by the clock on the wall. */
  work: number[];
  /** The same in processor time: what others on this machine took away is not counted. */
  cpu: number[];
  /** Tasks over 50 ms, and how far things moved under the eyes of the room. */
  longTasks: number;
  shift: number;
};

/** Watches the frames of a page for some seconds. */
export async function watchFrames(page: Page, devtools: CDPSession, ms: number): Promise<Frames> {
  const trace: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    trace.push(...(value as unknown as TraceEvent[]));
  });
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordContinuously',
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'toplevel',
      ],
      excludedCategories: ['*'],
    },
  });
  const seen = await page.evaluate(recordFrames, ms);
  const complete = new Promise<void>((done) =>
    devtools.once('Tracing.tracingComplete', () => done()),
  );
  await devtools.send('Tracing.end');
  await complete;
  return { ...seen, ...workPerFrame(trace) };
}

/** Runs inside the page. */
function recordFrames(ms: number): Promise<Pick<Frames, 'between' | 'longTasks' | 'shift'>> {
  return new Promise((done) => {
    const between: number[] = [];
    let [longTasks, shift] = [0, 0];
    const tasks = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
    tasks.observe({ type: 'longtask' });
    const shifts = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shift += (entry as PerformanceEntry & { value: number }).value;
    });
    shifts.observe({ type: 'layout-shift' });
    const until = performance.now() + ms;
    let last: number | null = null;
    const frame = (now: number) => {
      if (last !== null) between.push(now - last);
      last = now;
      if (now < until) return requestAnimationFrame(frame);
      tasks.disconnect();
      shifts.disconnect();
      return done({ between, longTasks, shift });
    };
    requestAnimationFrame(frame);
  });
}

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** In processor time. */
  tdur?: number;
};

const runsTask = 'RunTask';
const runsFrame = 'FireAnimationFrame';

/** Sums the tasks of the page's main thread from one animation frame to the next. */
function workPerFrame(trace: TraceEvent[]): Pick<Frames, 'work' | 'cpu'> {
  const first = trace.find(({ name }) => name === runsFrame);
  const main = trace.filter(({ pid, tid }) => pid === first?.pid && tid === first.tid);
  const frames = main
    .filter(({ name }) => name === runsFrame)
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const tasks = main
    .filter(({ name, dur }) => name.endsWith(runsTask) && dur !== undefined)
    .toSorted((a, b) => a.ts - b.ts);
  const work: number[] = Array(frames.length).fill(0);
  const cpu: number[] = Array(frames.length).fill(0);
  let at = 0;
  let coveredTo = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    // A task of the loop inside another one is in its sum already.
    if (ts < coveredTo) continue;
    coveredTo = ts + dur;
    // The task that runs the animation frame begins a little before it.
    while (at < frames.length && (frames[at] ?? 0) < ts) at += 1;
    if (at >= frames.length) break;
    work[at] = (work[at] ?? 0) + dur / 1000;
    cpu[at] = (cpu[at] ?? 0) + tdur / 1000;
  }
  // What came before the first frame belongs to opening the page.
  return { work: work.slice(1), cpu: cpu.slice(1) };
}
