/** Rows on their way into a plan: blank ones, pasted ones, and as many to a message as it carries. */
import { phases, type Phase } from '#lib/lab/idea/canvas.ts';
import type { PastedRow } from '#lib/lab/idea/plan-paste.ts';
import type { PlanRow } from '#lib/lab/idea/state.ts';

export const blankRow = (id: string, phase: Phase, year: number): PlanRow => ({
  id,
  phase,
  activity: '',
  output: '',
  executor: '',
  partners: '',
  year,
  months: [],
  place: '',
  cost: null,
  costSource: '',
  method: '',
  progress: 0,
  status: 'planned',
});

/** A pasted row as it enters the plan: nothing of it has been done yet. */
export const plannedRow = (id: string, row: PastedRow): PlanRow => ({
  ...row,
  id,
  progress: 0,
  status: 'planned',
});

/** Bytes of rows in one act; the server takes messages of 64 KB. */
const mostBytes = 40_000;

/** The rows in their order, cut where an act would become too large. */
export function batches(rows: readonly PlanRow[]): PlanRow[][] {
  const found: PlanRow[][] = [];
  let room = 0;
  for (const row of rows) {
    const bytes = new TextEncoder().encode(JSON.stringify(row)).length + 1;
    const batch = found.at(-1);
    if (batch && bytes <= room) batch.push(row);
    else {
      found.push([row]);
      room = mostBytes;
    }
    room -= bytes;
  }
  return found;
}

/**
 * Where a row goes that moves one place up (-1) or down (1): past its neighbour, or over into the
 * phase beside. Null where there is no further place. `rows` in the order of the plan.
 */
export function placeBeside(
  rows: readonly PlanRow[],
  { id, phase }: PlanRow,
  by: 1 | -1,
): { phase: Phase; after: string | null } | null {
  const list = rows.filter((row) => row.phase === phase);
  const at = list.findIndex((row) => row.id === id);
  if (by === 1 && at < list.length - 1) return { phase, after: list[at + 1]?.id ?? null };
  if (by === -1 && at > 0) return { phase, after: list[at - 2]?.id ?? null };
  const beside = phases[phases.indexOf(phase) + by];
  if (!beside) return null;
  // Going up it comes last there, going down first: behind none is before all.
  const last = rows.findLast((row) => row.phase === beside);
  return { phase: beside, after: by === -1 ? (last?.id ?? null) : null };
}

export type CostLine = { phase: Phase; source: string; sum: number };

/** What the plan costs, by phase and source in the order in which they stand; nothing for "tanpa biaya". */
export function costsOf(rows: readonly PlanRow[]): CostLine[] {
  const lines: CostLine[] = [];
  for (const phase of phases) {
    for (const { cost, costSource } of rows.filter((row) => row.phase === phase)) {
      if (!cost) continue;
      const known = lines.find((line) => line.phase === phase && line.source === costSource);
      if (known) known.sum += cost;
      else lines.push({ phase, source: costSource, sum: cost });
    }
  }
  return lines;
}
