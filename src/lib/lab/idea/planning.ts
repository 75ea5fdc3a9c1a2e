import { refuse } from '../refusals.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import type { Idea } from './state.ts';

export type Planning = Of<
  | 'row.put'
  | 'row.remove'
  | 'measure.put'
  | 'measure.remove'
  | 'stakeholder.put'
  | 'stakeholder.remove'
>;

/**
 * [G7] No plan before the leader approved the idea. [D6] An approved plan keeps its rows; only
 * their progress moves, and measures receive their results.
 */
export function plan(idea: Idea, act: Planning): Answer {
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  const fixed = idea.plan.status === 'approved';
  switch (act.type) {
    case 'row.put': {
      const before = idea.rows[act.row.id];
      if (!before && fixed) return refuse('approved');
      if (!before) return bounded(idea.rows, act.row.id) ?? [{ type: 'row.put', row: act.row }];
      const { progress, status } = act.row;
      return [{ type: 'row.put', row: fixed ? { ...before, progress, status } : act.row }];
    }
    case 'row.remove':
      if (fixed) return refuse('approved');
      if (!idea.rows[act.rowId]) return refuse('not-found');
      return [{ type: 'row.removed', rowId: act.rowId }];
    case 'measure.put': {
      const before = idea.measures[act.measure.id];
      if (!before && fixed) return refuse('approved');
      if (!before)
        return (
          bounded(idea.measures, act.measure.id) ?? [{ type: 'measure.put', measure: act.measure }]
        );
      const { after, afterOn } = act.measure;
      const measure = fixed ? { ...before, after, afterOn } : act.measure;
      return [{ type: 'measure.put', measure }];
    }
    case 'measure.remove':
      if (fixed) return refuse('approved');
      if (!idea.measures[act.measureId]) return refuse('not-found');
      return [{ type: 'measure.removed', measureId: act.measureId }];
    case 'stakeholder.put':
      return (
        bounded(idea.stakeholders, act.stakeholder.id) ?? [
          { type: 'stakeholder.put', stakeholder: act.stakeholder },
        ]
      );
    case 'stakeholder.remove':
      if (!idea.stakeholders[act.stakeholderId]) return refuse('not-found');
      return [{ type: 'stakeholder.removed', stakeholderId: act.stakeholderId }];
    default:
      return act satisfies never;
  }
}
