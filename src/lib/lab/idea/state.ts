import type { InferOutput } from 'valibot';
import type { Id } from '../values.ts';
import type { CanvasField, Criterion, Mark } from './canvas.ts';
import type * as parts from './parts.ts';

export type Owner = InferOutput<typeof parts.owner>;
export type PlanRow = InferOutput<typeof parts.planRow>;
export type Risk = InferOutput<typeof parts.risk>;
export type ChangeLink = InferOutput<typeof parts.link>;
export type Measure = InferOutput<typeof parts.measure>;
export type Stakeholder = InferOutput<typeof parts.stakeholder>;
export type Commitment = InferOutput<typeof parts.commitment>;
export type Traits = InferOutput<typeof parts.traits>;
export type Launch = InferOutput<typeof parts.launch>;
export type Trial = InferOutput<typeof parts.trial>;
export type Profile = InferOutput<typeof parts.profile>;
export type Poster = InferOutput<typeof parts.poster>;
export type Evidence = InferOutput<typeof parts.evidence> & { by: string; at: number };
export type CheckIn = InferOutput<typeof parts.checkIn> & { by: string; at: number };
export type Feedback = InferOutput<typeof parts.feedback> & { by: string; at: number };
export type Score = InferOutput<typeof parts.score> & { personId: Id; jury: boolean; at: number };

/**
 * One idea from the chosen card to the registry: canvas and review (Diagnose), plan (Design),
 * results (Deliver), poster and scores (Display). One space, so that its whole history is one
 * numbered journal and each gate is decided on the state it guards.
 */
export type Idea = {
  kind: 'idea';
  id: Id;
  opened: boolean;
  labId: Id;
  agencyId: Id;
  raisedBy: string;
  raisedAt: number;
  lineage: Lineage;
  fields: Record<CanvasField, Written>;
  traits: Traits;
  owners: Owner[];
  marks: Record<Mark, boolean>;
  criteria: Record<Criterion, CriterionAnswer>;
  reviews: Partial<Record<CanvasField, Review>>;
  canvas: Passage;
  rows: Record<Id, PlanRow>;
  /** The rows as people arranged them; older rows that are not in it come first, by id. */
  order: Id[];
  measures: Record<Id, Measure>;
  stakeholders: Record<Id, Stakeholder>;
  risks: Record<Id, Risk>;
  links: Record<Id, ChangeLink>;
  plan: Passage;
  launch: Launch | null;
  commitments: Record<Id, Commitment>;
  checkIns: Record<Id, CheckIn>;
  trial: Trial;
  evidence: Record<Id, Evidence>;
  /** Evidence that was taken away and can be brought back; absent before the first. */
  withdrawn?: Record<Id, Evidence>;
  /** Claimed level 0-3 per indicator 16-35 of the catalogue; absent = left empty. */
  claims: Record<string, number>;
  profile: Profile;
  poster: Poster;
  /** Scores by person; others than the facilitator see only their own. */
  scores: Record<Id, Score>;
  feedback: Record<Id, Feedback>;
  innovationId: Id | null;
};

/** Where it comes from: sticky notes of this lab, and an innovation it replicates. */
export type Lineage = {
  boardId: Id | null;
  clusterId: Id | null;
  cardIds: Id[];
  innovation: { id: Id | null; name: string; region: string } | null;
};

export type Written = { text: string; by: string; at: number };
export type CriterionAnswer = { met: boolean | null; note: string };

/** A review of one field: ticked, or a comment that stays open until the reviewer resolves it. */
export type Review = {
  verdict: 'ok' | 'comment';
  comment: string;
  by: string;
  at: number;
  answer: string;
  resolved: boolean;
};

/** The way of a form through hand-in, return and the leader's decision. */
export type Passage = {
  status: 'draft' | 'submitted' | 'returned' | 'approved';
  decisions: Decision[];
};
export type Decision = {
  decision: 'submitted' | 'returned' | 'approved';
  by: string;
  position: string;
  note: string;
  at: number;
};
