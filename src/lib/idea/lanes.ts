import type { Idea, PlanRow } from '#lib/lab/idea/state.ts';

/** What somebody may set a row to. */
export const rowStates = ['planned', 'running', 'done', 'cancelled'] as const;
/** How rows stand beside one another; `proof`: done, but nothing shows it yet. */
export const lanes = ['planned', 'running', 'proof', 'done', 'cancelled'] as const;
export type Lane = (typeof lanes)[number];

type Told = Pick<Idea, 'checkIns' | 'evidence' | 'innovationId'>;

/** Photos and files that came with check-ins on this row. */
export const proofsOf = ({ checkIns, evidence }: Told, rowId: string) =>
  Object.values(evidence).filter(
    ({ checkInId }) => checkInId && checkIns[checkInId]?.rowId === rowId,
  );

/** A row that is done waits for its evidence, until the idea stands in the registry. */
export function laneOf(idea: Told, row: Pick<PlanRow, 'id' | 'status'>): Lane {
  const open = row.status === 'done' && idea.innovationId === null;
  return open && proofsOf(idea, row.id).length === 0 ? 'proof' : row.status;
}
