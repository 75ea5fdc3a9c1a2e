import { refuse } from '../refusals.ts';
import { bounded, mostOfAKind, type Answer, type Of } from './answers.ts';
import type { Idea } from './state.ts';
import { isTaken } from './taking.ts';

export type Planning = Of<
  | 'rows.add'
  | 'row.set'
  | 'row.move'
  | 'rows.remove'
  | 'measure.put'
  | 'measure.remove'
  | 'stakeholder.put'
  | 'stakeholder.remove'
  | 'risk.put'
  | 'risk.remove'
  | 'link.put'
  | 'link.remove'
>;

/**
 * [G7] No plan before the leader approved the idea. [D6] An approved plan keeps its rows and its
 * measures; only progress moves, and measures receive values (`readings.ts`).
 */
export function plan(idea: Idea, act: Planning): Answer {
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  const fixed = idea.plan.status === 'approved';
  switch (act.type) {
    case 'rows.add':
      return fixed ? refuse('approved') : addRows(idea, act);
    case 'row.set':
      return setRow(idea, act, fixed);
    case 'row.move': {
      if (fixed) return refuse('approved');
      const { rowId, phase, after } = act;
      if (!idea.rows[rowId]) return refuse('not-found');
      return rowId === after ? [] : [{ type: 'row.moved', rowId, phase, after }];
    }
    case 'rows.remove':
      if (fixed) return refuse('approved');
      if (act.rowIds.some((id) => !idea.rows[id])) return refuse('not-found');
      return [...new Set(act.rowIds)].map((rowId) => ({ type: 'row.removed', rowId }));
    case 'measure.put': {
      if (fixed) return refuse('approved');
      const { measure } = act;
      return bounded(idea.measures, measure.id) ?? [{ type: 'measure.put', measure }];
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
    case 'risk.put':
      if (isTaken(idea.risks, act.risk)) return refuse('exists');
      return bounded(idea.risks, act.risk.id) ?? [{ type: 'risk.put', risk: act.risk }];
    case 'risk.remove':
      if (!idea.risks[act.riskId]) return refuse('not-found');
      return [{ type: 'risk.removed', riskId: act.riskId }];
    case 'link.put':
      if (isTaken(idea.links, act.link)) return refuse('exists');
      return bounded(idea.links, act.link.id) ?? [{ type: 'link.put', link: act.link }];
    case 'link.remove':
      if (!idea.links[act.linkId]) return refuse('not-found');
      return [{ type: 'link.removed', linkId: act.linkId }];
    default:
      return act satisfies never;
  }
}

/** [D41] What is pasted is one act: all its rows stand there, in their order, or none does. */
function addRows(idea: Idea, { rows, after }: Of<'rows.add'>): Answer {
  const ids = rows.map(({ id }) => id);
  if (new Set(ids).size < ids.length || ids.some((id) => idea.rows[id])) return refuse('exists');
  const most = mostOfAKind;
  if (Object.keys(idea.rows).length + rows.length > most) return refuse('full', { most });
  return rows.map((row, at) => ({ type: 'row.added', row, after: ids[at - 1] ?? after }));
}

/** The cells that go on changing after the approval. */
const howFar = ['progress', 'status'];

/** [D40] An act on a row carries the cells that change. [D6] Of an approved one, how far it is. */
function setRow(idea: Idea, { rowId, cells }: Of<'row.set'>, fixed: boolean): Answer {
  const before = idea.rows[rowId];
  if (!before) return refuse('not-found');
  const changed = Object.entries(cells).filter(([, value]) => value !== undefined);
  if (fixed && changed.some(([cell]) => !howFar.includes(cell))) return refuse('approved');
  // [D61] Given up is a row by a check-in, which says why.
  const gives = fixed && cells.status === 'cancelled' && before.status !== 'cancelled';
  if (gives) return refuse('reason-missing');
  if (changed.length === 0) return [];
  return [{ type: 'row.set', rowId, cells: Object.fromEntries(changed) }];
}
