import { canvasFields, criteria, marks } from './canvas.ts';
import { noDesign } from './design-parts.ts';
import type { Idea, Passage, Written } from './state.ts';

/** A record with the same fresh value under each of `keys`. */
const record = <K extends string, T>(keys: readonly K[], value: () => T) =>
  Object.fromEntries(keys.map((key) => [key, value()])) as Record<K, T>;

const blank = (): Written => ({ text: '', by: '', at: 0 });
const draft = (): Passage => ({ status: 'draft', decisions: [] });

export const emptyIdea = (id: string): Idea => ({
  kind: 'idea',
  id,
  opened: false,
  labId: '',
  agencyId: '',
  raisedBy: '',
  raisedAt: 0,
  lineage: { boardId: null, clusterId: null, cardIds: [], innovation: null },
  fields: record(canvasFields, blank),
  docs: {},
  design: noDesign(),
  traits: {
    origin: null,
    source: null,
    sourceRegion: '',
    sourceName: '',
    digital: null,
    lanType: null,
    affair: null,
    target: null,
    directions: [],
  },
  owners: [],
  marks: record(marks, () => false),
  criteria: record(criteria, () => ({ met: null, note: '' })),
  reviews: {},
  canvas: draft(),
  rows: {},
  order: [],
  measures: {},
  stakeholders: {},
  risks: {},
  links: {},
  plan: draft(),
  launch: null,
  commitments: {},
  checkIns: {},
  trial: { start: null, end: null, place: '', result: '', appliedOn: null, developedOn: null },
  evidence: {},
  claims: {},
  profile: {
    initiator: null,
    initiatorName: '',
    classification: null,
    form: null,
    theme: null,
    pkpn: null,
    otherAffairs: [],
    design: '',
    goal: '',
    benefit: '',
    result: '',
    budget: null,
    budgetNote: '',
    benefitBasis: null,
    benefitValue: null,
    monthsToCreate: null,
  },
  poster: { before: '', after: '', milestones: [] },
  scores: {},
  feedback: {},
  innovationId: null,
});
