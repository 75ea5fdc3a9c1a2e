/**
 * One board, N clients, R acts a second in all; ours and the control in turns. Then how far it
 * goes: the highest rate with 300 clients, and the number of clients at which it falls off.
 */
import type { Seat } from './clients.ts';
import { playOnce, type Figures } from './generator.ts';
import { row, type Goal, type Row } from './rows.ts';
import { stage, type Staged, type StagedLab } from './stage.ts';
import { startControl, startOurs, type Target } from './targets.ts';

export type Settings = {
  rounds: number;
  seconds: number;
  quick: boolean;
  note: (text: string) => void;
};

/** Acts of one person are limited to five a second, in the benchmark too. */
const mostPerPerson = 5;
const cells = [30, 100, 300].flatMap((clients) =>
  [10, 50, 200, 300].map((rate) => ({ clients, rate })),
);

/** The goals of two of the cells; the ratio goals have lines of their own. */
function goalOf(clients: number, rate: number): Partial<Record<'ackP95' | 'ackP99' | 'p95', Goal>> {
  if (clients === 300 && rate === 300) {
    return { ackP95: { atMost: 80 }, ackP99: { atMost: 250 }, p95: { atMost: 120 } };
  }
  return clients === 30 && rate === 10 ? { p95: { atMost: 25 } } : {};
}

export const seatsOn = (lab: StagedLab, boardId: string, people: number): Seat[] =>
  lab.guests.slice(0, people).map(({ cookie }) => ({ cookie, labId: lab.id, boardId }));

/** Starts both servers, lets `work` use them, ends them. */
export async function withBoth(
  staged: Staged,
  work: (ours: Target, control: Target) => Promise<void>,
  how: { flushMs?: number } = {},
): Promise<void> {
  const ours = await startOurs(staged.dataDir, how);
  try {
    const control = await startControl(how);
    try {
      await work(ours, control);
    } finally {
      await control.stop();
    }
  } finally {
    await ours.stop();
  }
}

type Pair = { ours: Figures[]; control: Figures[] };

export async function live({ rounds, seconds, quick, note }: Settings): Promise<Row[]> {
  const wanted = quick
    ? cells.filter(
        ({ clients, rate }) => (clients === 300 && rate === 300) || (clients === 30 && rate === 10),
      )
    : cells;
  const played = wanted.filter(({ clients, rate }) => rate <= clients * mostPerPerson);
  const pairs = new Map(played.map((cell) => [cell, { ours: [], control: [] } as Pair]));
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ people: 300, boards: played.length });
    const lab = staged.labs[0] as StagedLab;
    await withBoth(staged, async (ours, control) => {
      for (const [at, cell] of played.entries()) {
        const seats = seatsOn(lab, lab.boards[at] as string, cell.clients);
        const pair = pairs.get(cell) as Pair;
        pair.ours.push(await playOnce(ours, { seats, rate: cell.rate, seconds }));
        pair.control.push(await playOnce(control, { seats, rate: cell.rate, seconds }));
        note(told(cell, pair));
      }
    });
    staged.remove();
  }
  return [...pairs].flatMap(([cell, pair]) => rowsOf(cell, pair));
}

const told = ({ clients, rate }: { clients: number; rate: number }, { ours, control }: Pair) => {
  const [a, b] = [ours.at(-1), control.at(-1)];
  return (
    `${clients} clients, ${rate}/s: delivery p95 ${a?.delivery.p95} (control ${b?.delivery.p95}), ` +
    `CPU ${a?.cpuPer1000} (${b?.cpuPer1000}), bytes ${a?.bytesPerEvent} (${b?.bytesPerEvent}), ` +
    `refused ${a?.refused}, lost ${a?.lost}, missing ${a?.missing}, generator ${a?.generatorCpu} (${b?.generatorCpu})`
  );
};

function rowsOf({ clients, rate }: { clients: number; rate: number }, pair: Pair): Row[] {
  const name = `live ${clients} x ${rate}/s`;
  const goals = goalOf(clients, rate);
  const line = (figure: string, of: (figures: Figures) => number, unit = 'ms', goal?: Goal) =>
    row(name, figure, {
      ours: pair.ours.map(of),
      control: pair.control.map(of),
      unit,
      ...(goal && { goal }),
    });
  const lines = [
    line('ack p50', ({ ack }) => ack.p50),
    line('ack p95', ({ ack }) => ack.p95, 'ms', goals.ackP95),
    line('ack p99', ({ ack }) => ack.p99, 'ms', goals.ackP99),
    line('delivery p50', ({ delivery }) => delivery.p50),
    line('delivery p95', ({ delivery }) => delivery.p95, 'ms', goals.p95),
    line('delivery p99', ({ delivery }) => delivery.p99),
    line('server CPU per 1,000 deliveries', ({ cpuPer1000 }) => cpuPer1000),
    line('bytes per delivered event', ({ bytesPerEvent }) => bytesPerEvent, 'B'),
    line('event loop p99', ({ loopP99 }) => loopP99),
    line('server RSS', ({ rssMb }) => rssMb, 'MB'),
    line('generator CPU', ({ generatorCpu }) => generatorCpu, 'cores'),
    line(
      'refused, lost or not delivered',
      ({ refused, lost, missing }) => refused + lost + missing,
      '',
    ),
  ];
  if (clients !== 300 || rate !== 300) return lines;
  const ratios = (of: (figures: Figures) => number) =>
    pair.ours.map((figures, at) => of(figures) / of(pair.control[at] as Figures));
  return [
    ...lines,
    row(name, 'CPU ratio to the control', {
      ours: ratios(({ cpuPer1000 }) => cpuPer1000),
      goal: { atMost: 0.3 },
      unit: '',
    }),
    row(name, 'bytes ratio to the control', {
      ours: ratios(({ bytesPerEvent }) => bytesPerEvent),
      goal: { atMost: 0.7 },
      unit: '',
    }),
  ];
}

const ladder = [100, 150, 200, 300, 450, 600, 800, 1000, 1200, 1350, 1450];

/** Climbs from where it surely holds, or comes down to where it does; the last step that holds. */
async function highest(
  steps: readonly number[],
  from: number,
  holds: (step: number) => Promise<boolean>,
): Promise<number> {
  const first = Math.max(0, steps.indexOf(from));
  if (!(await holds(steps[first] ?? 0))) {
    for (const step of steps.slice(0, first).toReversed()) if (await holds(step)) return step;
    return 0;
  }
  let best = steps[first] ?? 0;
  for (const step of steps.slice(first + 1)) {
    if (!(await holds(step))) break;
    best = step;
  }
  return best;
}

/** Until the 99th percentile of the delivery is over 250 ms, or acts are lost. */
function highestRate(
  target: Target,
  lab: StagedLab,
  boards: string[],
  { seconds, note }: Settings,
): Promise<number> {
  return highest(ladder, target.kind === 'labinov' ? 800 : 200, async (rate) => {
    const seats = seatsOn(lab, boards[ladder.indexOf(rate)] as string, 300);
    const found = await playOnce(target, { seats, rate, seconds, quota: 3 });
    const short = found.ack.n < rate * seconds * 0.9 || found.lost > 0;
    note(
      `${target.kind} 300 clients, ${rate}/s: delivery p99 ${found.delivery.p99}, acknowledged ` +
        `${found.ack.n} of ${rate * seconds}, generator ${found.generatorCpu} cores, lag ${found.generatorLoopP99}`,
    );
    return !short && found.delivery.p99 <= 250;
  });
}

export async function rate(settings: Settings): Promise<Row[]> {
  const [ours, control]: number[][] = [[], []];
  for (let round = 0; round < settings.rounds; round += 1) {
    const staged = await stage({ people: 300, boards: ladder.length });
    const lab = staged.labs[0] as StagedLab;
    await withBoth(staged, async (labinov, other) => {
      ours?.push(await highestRate(labinov, lab, lab.boards, settings));
      control?.push(await highestRate(other, lab, lab.boards, settings));
    });
    staged.remove();
  }
  return [
    row('rate', 'highest rate with delivery p99 <= 250 ms, 300 clients', {
      ours: ours ?? [],
      control: control ?? [],
      goal: { atLeast: 1200 },
      unit: 'acts/s',
    }),
    row('rate', 'the same as a multiple of the control', {
      ours: (ours ?? []).map((one, at) => one / (control?.[at] || Number.NaN)),
      goal: { atLeast: 3 },
      unit: '',
    }),
  ];
}

/** A lab takes six hundred people. */
const crowds = [300, 375, 450, 525, 600];

/** More and more clients at an act a second each, until it falls off. */
function cliffOf(target: Target, lab: StagedLab, { seconds, note }: Settings): Promise<number> {
  return highest(crowds, target.kind === 'labinov' ? 450 : 300, async (clients) => {
    const seats = seatsOn(lab, lab.boards[crowds.indexOf(clients)] as string, clients);
    const found = await playOnce(target, { seats, rate: clients, seconds });
    note(
      `${target.kind} ${clients} clients, 1/s each: delivery p95 ${found.delivery.p95}, event loop ` +
        `p95 ${found.loopP95}, lost ${found.lost}, generator ${found.generatorCpu} cores`,
    );
    return found.delivery.p95 <= 2000 && !(found.loopP95 > 500) && found.lost === 0;
  });
}

export async function cliff(settings: Settings): Promise<Row[]> {
  const [ours, control]: number[][] = [[], []];
  for (let round = 0; round < settings.rounds; round += 1) {
    const staged = await stage({ people: crowds.at(-1) ?? 0, boards: crowds.length });
    const lab = staged.labs[0] as StagedLab;
    await withBoth(staged, async (labinov, other) => {
      ours?.push(await cliffOf(labinov, lab, settings));
      control?.push(await cliffOf(other, lab, settings));
    });
    staged.remove();
  }
  return [
    row('cliff', `clients at 1 act/s each before it falls off (up to ${crowds.at(-1)} tried)`, {
      ours: ours ?? [],
      control: control ?? [],
      goal: { atLeast: 450 },
      unit: 'clients',
    }),
  ];
}

/** A laptop's disk: five milliseconds on every flush. */
export async function flush({ rounds, seconds, note }: Settings): Promise<Row[]> {
  const pair: Pair = { ours: [], control: [] };
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ people: 300, boards: 1 });
    const lab = staged.labs[0] as StagedLab;
    const seats = seatsOn(lab, lab.boards[0] as string, 300);
    await withBoth(
      staged,
      async (ours, control) => {
        pair.ours.push(await playOnce(ours, { seats, rate: 200, seconds }));
        pair.control.push(await playOnce(control, { seats, rate: 200, seconds }));
        note(told({ clients: 300, rate: 200 }, pair));
      },
      { flushMs: 5 },
    );
    staged.remove();
  }
  const of = (figures: Figures[], pick: (one: Figures) => number) => figures.map(pick);
  return [
    row('flush', 'delivery p99, 300 x 200/s, 5 ms added to every flush', {
      ours: of(pair.ours, ({ delivery }) => delivery.p99),
      control: of(pair.control, ({ delivery }) => delivery.p99),
      goal: { atMost: 150 },
    }),
    row('flush', 'ack p95', {
      ours: of(pair.ours, ({ ack }) => ack.p95),
      control: of(pair.control, ({ ack }) => ack.p95),
    }),
  ];
}
