/** One line of the table: a figure, what it should be, and what it was in each round. */
import { rounds, type Rounds } from './figures.ts';

export type Goal = { atMost?: number; atLeast?: number };
export type Row = {
  scenario: string;
  figure: string;
  unit: string;
  goal: Goal | null;
  ours: Rounds;
  control: Rounds | null;
  /** Ours to the control, by the medians. */
  ratio: number | null;
  /** By the worst round; null where there is no goal. */
  reached: boolean | null;
};

type Measured = {
  ours: readonly number[];
  control?: readonly number[];
  goal?: Goal;
  unit?: string;
};

export function row(scenario: string, figure: string, measured: Measured): Row {
  const ours = rounds(measured.ours);
  const control = measured.control ? rounds(measured.control) : null;
  const ratio = control ? Math.round((ours.median / control.median) * 100) / 100 : null;
  const goal = measured.goal ?? null;
  return {
    scenario,
    figure,
    unit: measured.unit ?? 'ms',
    goal,
    ours,
    control,
    ratio,
    reached: goal && holds(goal, ours),
  };
}

const holds = ({ atMost, atLeast }: Goal, { min, max }: Rounds) =>
  (atMost === undefined || max <= atMost) && (atLeast === undefined || min >= atLeast);

const said = (value: number) => {
  if (!Number.isFinite(value)) return '?';
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100);
};
const saidRounds = ({ min, median, max }: Rounds) =>
  min === max ? said(median) : `${said(min)} / ${said(median)} / ${said(max)}`;
const saidGoal = (goal: Goal | null) => {
  if (!goal) return '';
  return goal.atMost === undefined ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`;
};

/** The table as Markdown: min / median / max of the rounds. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ scenario, figure, unit, goal, ours, control, ratio, reached }) => [
    scenario,
    `${figure}${unit && ` (${unit})`}`,
    saidGoal(goal),
    saidRounds(ours),
    control ? saidRounds(control) : '',
    ratio === null || !Number.isFinite(ratio) ? '' : String(ratio),
    reached === null ? '' : reached ? 'yes' : 'no',
  ]);
  const head = ['scenario', 'figure', 'target', 'measured', 'control', 'ratio', 'reached'];
  const wide = head.map((name, at) =>
    Math.max(name.length, ...lines.map((line) => (line[at] ?? '').length)),
  );
  const print = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(wide[at] ?? 0)).join(' | ')} |`;
  return [print(head), print(wide.map((width) => '-'.repeat(width))), ...lines.map(print)].join(
    '\n',
  );
}
