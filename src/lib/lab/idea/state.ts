import type { InferOutput } from 'valibot';
import type { Id } from '../values.ts';
import type { Adaptation } from './adapting.ts';
import type { CanvasField, Criterion, ImpactKind, Mark, ReviewPlace } from './canvas.ts';
import type { DesignTexts } from './design-parts.ts';
import type * as parts from './parts.ts';
import type { TextField } from './texts.ts';

export type Owner = InferOutput<typeof parts.owner>;
export type PlanRow = InferOutput<typeof parts.planRow>;
export type Risk = InferOutput<typeof parts.risk>;
export type ChangeLink = InferOutput<typeof parts.link>;
export type Measure = InferOutput<typeof parts.measure>;
/** What a measure came to on a day. */
export type Reading = { on: string; value: number; by: string; at: number };
export type Stakeholder = InferOutput<typeof parts.stakeholder>;
export type Member = InferOutput<typeof parts.member>;
export type Team = InferOutput<typeof parts.team> & { members: Record<Id, Member> };
export type Commitment = InferOutput<typeof parts.commitment>;
export type Traits = InferOutput<typeof parts.traits>;
export type Launch = InferOutput<typeof parts.launch>;
export type Trial = InferOutput<typeof parts.trial>;
export type Profile = InferOutput<typeof parts.profile>;
type WholePoster = InferOutput<typeof parts.poster>;
/** Without a choice the newest photo stands on it. */
export type Poster = Omit<WholePoster, 'photo'> & Partial<Pick<WholePoster, 'photo'>>;
export type Evidence = InferOutput<typeof parts.evidence> & { by: string; at: number };
export type CheckIn = InferOutput<typeof parts.checkIn> & { by: string; at: number };
export type Feedback = InferOutput<typeof parts.feedback> & { by: string; at: number };
/** What was done about the help that a check-in asked for. */
export type HelpAnswer = { answer: string; by: string; at: number };
/** One hand-over: from whom to whom, by names. */
export type HandOver = {
  from: { agencyId: Id; owners: string[] };
  to: { agencyId: Id; owners: string[] };
  reason: string;
  by: string;
  at: number;
};
/** Marks by criterion, on a scale of so many (`hall/display.ts`). */
export type Score = {
  marks: Record<string, number>;
  scale: number;
  personId: Id;
  jury: boolean;
  at: number;
};

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
  /** Updates of the documents behind long texts (`shared-text.ts`); none before the first update. */
  docs: { readonly [F in TextField]?: readonly string[] };
  /** What the rancang bangun in `profile.design` is put together from. */
  design: DesignTexts;
  traits: Traits;
  owners: Owner[];
  marks: Record<Mark, boolean>;
  /** In what way each of the four is there; absent before the first word. */
  markNotes?: Partial<Record<Mark, string>>;
  criteria: Record<Criterion, CriterionAnswer>;
  /** Of an idea that copies an innovation; absent before the first answer. */
  adaptation?: Adaptation;
  /** By place and reviewer (`reviewing.ts`); of earlier journals by place alone. */
  reviews: Record<string, Review>;
  canvas: Passage;
  rows: Record<Id, PlanRow>;
  /** The rows as people arranged them; older rows that are not in it come first, by id. */
  order: Id[];
  measures: Record<Id, Measure>;
  /** Values by measure, the oldest day first; absent before the first (`readings.ts`). */
  readings?: Record<Id, Reading[]>;
  stakeholders: Record<Id, Stakeholder>;
  /** Absent before the first entry (`team.ts`). */
  team?: Team;
  risks: Record<Id, Risk>;
  links: Record<Id, ChangeLink>;
  plan: Passage;
  launch: Launch | null;
  commitments: Record<Id, Commitment>;
  checkIns: Record<Id, CheckIn>;
  /** What changed, in a few words, by LAN's four kinds; absent before the first. */
  impact?: Partial<Record<ImpactKind, Written>>;
  /** By check-in; absent before the first answer. */
  helpAnswers?: Record<Id, HelpAnswer>;
  /** Oldest first; absent before the first. */
  handOvers?: HandOver[];
  trial: Trial;
  evidence: Record<Id, Evidence>;
  /** Evidence that was taken away and can be brought back; absent before the first. */
  withdrawn?: Record<Id, Evidence>;
  /** Claimed level 0-3 per indicator 16-35 of the catalogue; absent = left empty. */
  claims: Record<string, number>;
  profile: Profile;
  poster: Poster;
  /** Scores by person; everybody sees only their own. */
  scores: Record<Id, Score>;
  /** Members of the jury who have a stake in it; absent before the first. */
  conflicts?: Record<Id, true>;
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

/**
 * What one reviewer says of one place: a tick, or a comment that stays open until it is resolved.
 * What earlier journals do not know is absent.
 */
export type Review = {
  verdict: 'ok' | 'comment';
  comment: string;
  by: string;
  at: number;
  answer: string;
  resolved: boolean;
  /** Who may resolve it, and as what they review. */
  reviewerId?: Id;
  role?: ReviewerRole;
  /** A text for this field in place of what stands there; `settled` once its authors have chosen. */
  suggestion?: string;
  settled?: 'taken' | 'declined';
  answeredBy?: string;
  answeredAt?: number;
};
export type ReviewerRole = 'facilitator' | 'expert' | 'bappeda';
export type PlacedReview = Review & { place: ReviewPlace; of: Id | null };

/** The way of a form through hand-in, return and the leader's decision. */
export type Passage = {
  status: 'draft' | 'submitted' | 'returned' | 'approved';
  decisions: Decision[];
};
/** `passed`: a reviewer found it good; it still waits for the leader. */
export type Decision = {
  decision: 'submitted' | 'passed' | 'returned' | 'approved';
  by: string;
  position: string;
  note: string;
  at: number;
  /** What it was decided on (`versions.ts`); absent in earlier journals. */
  version?: string;
  /** Decided in this one's name, by somebody they named. */
  behalf?: string;
  /** Given on paper, and entered by a facilitator. */
  paper?: InferOutput<typeof parts.paper>;
};
