import { criteria, phases, type CanvasField } from './canvas.ts';
import type { IdeaFacts } from '../hall/gates.ts';
import { isExecuted, isMeasured, isTrialled } from './delivered.ts';
import { fewestOwners, ownerCount } from './handing.ts';
import type { Idea, PlanRow } from './state.ts';

/** One thing that is missing, with a key for its sentence and for the place where it is filled in. */
export type Lack = { key: string; of?: string };

/** Canvas fields that must say something before the canvas is handed in. */
export const requiredFields: CanvasField[] = [
  'title',
  'background',
  'idea',
  'goal',
  'targetChange',
  'beneficiaries',
  'novelty',
];

/** [D1] What an idea canvas still lacks: required fields, digital or not, affair, two owners. */
export function canvasLacks(idea: Idea): Lack[] {
  const lacks: Lack[] = requiredFields
    .filter((field) => idea.fields[field].text === '')
    .map((field) => ({ key: 'field', of: field }));
  if (idea.traits.digital === null) lacks.push({ key: 'digital' });
  if (idea.traits.affair === null) lacks.push({ key: 'affair' });
  if (ownerCount(idea.owners) < fewestOwners) lacks.push({ key: 'owner' });
  return lacks;
}

/** [D2] The five criteria of PP 38/2017 must all be answered before the leader decides. */
export const criteriaLacks = (idea: Idea): Lack[] =>
  criteria
    .filter((criterion) => idea.criteria[criterion].met === null)
    .map((criterion) => ({ key: 'criterion', of: criterion }));

/** The seven contents LAN asks of every row: what, output, who, when, where, cost, method. */
export const rowLacks = (row: PlanRow): string[] => {
  const texts = ['activity', 'output', 'executor', 'place', 'method'] as const;
  const lacks: string[] = texts.filter((key) => row[key] === '');
  if (row.months.length === 0) lacks.push('months');
  if (row.cost === null) lacks.push('cost');
  return lacks;
};

/** [D4] A plan needs a full row in the first three phases and a measure with baseline and target. */
export function planLacks(idea: Idea): Lack[] {
  const rows = Object.values(idea.rows);
  const lacks: Lack[] = phases
    .filter((phase) => phase !== 'evaluation' && !rows.some((row) => row.phase === phase))
    .map((phase) => ({ key: 'phase', of: phase }));
  for (const row of rows) {
    for (const lack of rowLacks(row))
      lacks.push({ key: `row-${lack}`, of: row.activity || row.id });
  }
  const measured = Object.values(idea.measures).some(
    (measure) => measure.before !== null && measure.target !== null,
  );
  if (!measured) lacks.push({ key: 'measure' });
  return lacks;
}

/** What the gates need to know of this idea. */
export function factsOf(idea: Idea): IdeaFacts {
  return {
    agencyId: idea.agencyId,
    canvas: idea.canvas.status,
    plan: idea.plan.status,
    launched: idea.launch !== null,
    executed: isExecuted(idea),
    measured: isMeasured(idea),
    trialled: isTrialled(idea),
    poster: idea.poster.before !== '' && idea.poster.after !== '',
    scored: Object.keys(idea.scores).length > 0,
    promoted: idea.innovationId !== null,
  };
}

/** Where an idea stands, in one word: the funnel of DOMAIN 2.4. */
export const standings = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'plan-submitted',
  'plan-returned',
  'plan-approved',
  'launched',
  'promoted',
] as const;
export type Standing = (typeof standings)[number];

export function standingOf(idea: Idea): Standing {
  if (idea.innovationId) return 'promoted';
  if (idea.launch) return 'launched';
  if (idea.plan.status === 'approved') return 'plan-approved';
  if (idea.plan.status === 'submitted') return 'plan-submitted';
  if (idea.plan.status === 'returned') return 'plan-returned';
  return idea.canvas.status;
}
