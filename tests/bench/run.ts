/**
 * `npm run bench`: the production build under load, beside a control that does nothing but store
 * and pass on. `-- --only live,join` plays some of it, `--quick` less of each, `--json` prints one
 * object, `--rounds 3 --seconds 6 --minutes 1` say how long.
 *
 * Participants are seated before the server starts (`stage.ts`); every limit of the product stays
 * on, and all clients come from one address.
 */
import { cpus, loadavg, release } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { approvals } from './approvals.ts';
import { estimate } from './estimate.ts';
import { join } from './join.ts';
import { labs } from './labs.ts';
import { cliff, flush, live, rate, type Settings } from './live.ts';

import { paint } from './paint.ts';
import { papers } from './papers.ts';
import { plan } from './plan.ts';
import { projector } from './projector.ts';
import { registry } from './registry.ts';
import { comeBack } from './return.ts';
import { table, type Row } from './rows.ts';
import { soak } from './soak.ts';
import { start } from './start.ts';
import { stopped } from './stopped.ts';
import { timer } from './timer.ts';
import { weight } from './weight.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    minutes: { type: 'string' },
  },
});

const scenarios: Record<string, (settings: Settings & { minutes: number }) => Promise<Row[]>> = {
  live,
  rate,
  flush,
  cliff,
  join,
  return: comeBack,
  labs,
  stopped,
  start,
  page: weight,
  soak,
  projector,
  paint,
  plan,
  timer,
  approvals,
  registry,
  papers,
  estimate,
};

const asked = values.only?.split(',') ?? Object.keys(scenarios);
const unknown = asked.find((name) => !scenarios[name]);
if (unknown) {
  console.error(`No such scenario: ${unknown}. There are ${Object.keys(scenarios).join(', ')}.`);
  process.exit(2);
}

const { quick, json } = values;
const settings = {
  quick,
  rounds: Number(values.rounds ?? (quick ? 1 : 3)),
  seconds: Number(values.seconds ?? (quick ? 3 : 5)),
  minutes: Number(values.minutes ?? (quick ? 0.25 : 1)),
  note: (text: string) => console.error(`  ${text}`),
};
const machine = {
  at: new Date().toISOString(),
  node: process.version,
  system: `${process.platform} ${release()}`,
  processor: `${cpus().length} x ${cpus()[0]?.model ?? '?'}`,
  loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
};

const rows: Row[] = [];
for (const name of asked) {
  console.error(`${name} (load ${loadavg()[0]?.toFixed(1)})`);
  rows.push(...((await scenarios[name]?.(settings)) ?? []));
}
if (json)
  console.log(JSON.stringify({ machine, settings: { ...settings, note: undefined }, rows }));
else console.log(`${JSON.stringify(machine)}\n\n${table(rows)}`);
const missed = rows.filter(({ reached }) => reached === false);
console.error(
  `${rows.filter(({ reached }) => reached).length} targets reached, ${missed.length} not`,
);
