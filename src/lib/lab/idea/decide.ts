import type { IdeaAct } from '../acts.ts';
import type { IdeaEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { canvasLength } from './canvas.ts';
import { canvasLacks, criteriaLacks, openComments, planLacks, type Lack } from './forms.ts';
import type { Idea } from './state.ts';

type Of<T extends IdeaAct['type']> = Extract<IdeaAct, { type: T }>;
type Answer = IdeaEvent[] | Refusal;

const most = 200;

/** What an idea answers to an act: the events that follow from it, or a refusal. */
export function decideIdea(idea: Idea, person: Person, act: IdeaAct): Answer {
  if (act.type === 'idea.raise') return raise(idea, person, act);
  if (!idea.opened) return refuse('not-found');
  switch (act.type) {
    case 'review.give':
    case 'review.resolve':
      if (!leads(person)) return refuse('no-right');
      return idea.innovationId ? refuse('promoted') : review(idea, person, act);
    case 'canvas.return':
    case 'canvas.approve':
    case 'plan.return':
    case 'plan.approve':
      return pass(idea, person, act);
    case 'score.give':
      return giveScore(idea, person, act);
    case 'feedback.give':
      return giveFeedback(idea, person, act);
    case 'claim.set':
    case 'profile.set':
    case 'evidence.add':
    case 'evidence.link':
    case 'evidence.remove':
      return carries(idea, person) ? record(idea, person, act) : notMine(person);
    default:
      if (!carries(idea, person)) return notMine(person);
      if (idea.innovationId) return refuse('promoted');
      return write(idea, person, act);
  }
}

/** Who carries an idea: its own agency's people and the facilitators. */
export const carries = (idea: Idea, person: Person) =>
  leads(person) ||
  ((person.role === 'participant' || person.role === 'leader') &&
    person.agencyId === idea.agencyId);

const notMine = (person: Person) =>
  person.role === 'participant' ? refuse('not-yours') : refuse('no-right');

/** [D0] A card or cluster becomes somebody's: raised by the agency that will carry it. */
function raise(idea: Idea, person: Person, act: Of<'idea.raise'>): Answer {
  if (idea.opened) return refuse('exists');
  const own = person.role === 'participant' && person.agencyId === act.agencyId;
  if (!leads(person) && !own) return notMine(person);
  const { agencyId, title, origin, boardId, clusterId, cardIds, innovation } = act;
  return [
    {
      type: 'idea.raised',
      labId: person.labId,
      agencyId,
      title,
      by: person.name,
      origin,
      boardId,
      clusterId,
      cardIds,
      innovation,
    },
  ];
}

type Writing = Exclude<
  IdeaAct,
  {
    type:
      | 'idea.raise'
      | 'review.give'
      | 'review.resolve'
      | 'canvas.return'
      | 'canvas.approve'
      | 'plan.return'
      | 'plan.approve'
      | 'score.give'
      | 'feedback.give'
      | 'claim.set'
      | 'profile.set'
      | 'evidence.add'
      | 'evidence.link'
      | 'evidence.remove';
  }
>;

/** A bound on how many there are; what is there already can always be changed. */
const bounded = (things: object, id: string): Refusal | null =>
  Object.keys(things).length >= most && !(id in things) ? refuse('full', { most }) : null;

/** Whatever the carriers of an idea write into it, one kind of thing after the other. */
function write(idea: Idea, person: Person, act: Writing): Answer {
  const by = person.name;
  switch (act.type) {
    case 'field.write':
      if (act.text.length > canvasLength[act.field]) {
        return refuse('too-long', { most: canvasLength[act.field] });
      }
      // [D3] What the leader approved stays as approved.
      if (idea.canvas.status === 'approved') return refuse('approved');
      return [{ type: 'field.written', field: act.field, text: act.text, by }];
    case 'traits.set':
      if (idea.canvas.status === 'approved') return refuse('approved');
      return [{ type: 'traits.set', traits: act.traits }];
    case 'owners.set':
      return [{ type: 'owners.set', owners: act.owners }];
    case 'mark.set':
      return [{ type: 'mark.set', mark: act.mark, present: act.present }];
    case 'criterion.set':
      if (idea.canvas.status === 'approved') return refuse('approved');
      return [{ type: 'criterion.set', criterion: act.criterion, met: act.met, note: act.note }];
    case 'review.answer':
      if (!idea.reviews[act.field]) return refuse('not-found');
      return [{ type: 'review.answered', field: act.field, answer: act.answer }];
    case 'canvas.submit':
      return submitCanvas(idea, person);
    case 'plan.submit':
      return submitPlan(idea, person);
    case 'row.put':
    case 'row.remove':
    case 'measure.put':
    case 'measure.remove':
    case 'stakeholder.put':
    case 'stakeholder.remove':
      return plan(idea, act);
    case 'launch.set':
    case 'trial.set':
    case 'commitment.put':
    case 'commitment.remove':
    case 'checkin.add':
    case 'poster.set':
      return deliver(idea, person, act);
    default:
      return act satisfies never;
  }
}

const decided = (
  form: 'canvas' | 'plan',
  decision: 'submitted' | 'returned' | 'approved',
  person: Person,
  note: string,
): IdeaEvent[] => [
  { type: 'form.decided', form, decision, by: person.name, position: person.position, note },
];

const incomplete = (lacks: Lack[]) =>
  refuse('incomplete', {
    missing: lacks.map(({ key, of }) => (of ? `${key}:${of}` : key)).join(','),
  });

/** [D1] A canvas is handed in when its required parts say something. */
function submitCanvas(idea: Idea, person: Person): Answer {
  if (idea.canvas.status === 'approved') return refuse('approved');
  const lacks = canvasLacks(idea);
  return lacks.length > 0 ? incomplete(lacks) : decided('canvas', 'submitted', person, '');
}

/** [D4] A plan is handed in when the idea is approved and the plan is whole. */
function submitPlan(idea: Idea, person: Person): Answer {
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  if (idea.plan.status === 'approved') return refuse('approved');
  const lacks = planLacks(idea);
  return lacks.length > 0 ? incomplete(lacks) : decided('plan', 'submitted', person, '');
}

type Passing = Of<'canvas.return' | 'canvas.approve' | 'plan.return' | 'plan.approve'>;

/**
 * [G7] [G8] The two hard gates: only the leader approves, on a form that was handed in, with no
 * comment open and the five criteria answered. Nobody overrides them. A facilitator may return.
 */
function pass(idea: Idea, person: Person, act: Passing): Answer {
  const form = act.type.startsWith('canvas') ? 'canvas' : 'plan';
  const approves = act.type.endsWith('approve');
  const leader = person.role === 'leader';
  if (!leader && (approves || !leads(person))) return refuse('no-right');
  if (idea[form].status === 'approved') return refuse('approved');
  if (idea[form].status !== 'submitted') return refuse('not-submitted');
  if (!approves) return decided(form, 'returned', person, act.note);
  if (form === 'canvas') {
    const comments = openComments(idea);
    if (comments.length > 0) return refuse('open-comments', { fields: comments.join(',') });
    const lacks = criteriaLacks(idea);
    if (lacks.length > 0) return incomplete(lacks);
  }
  return decided(form, 'approved', person, act.note);
}

/** [D5] A tick or a comment per field; a comment stays open until its reviewer resolves it. */
function review(idea: Idea, person: Person, act: Of<'review.give' | 'review.resolve'>): Answer {
  if (act.type === 'review.resolve') {
    if (!idea.reviews[act.field]) return refuse('not-found');
    return [{ type: 'review.resolved', field: act.field }];
  }
  if (act.verdict === 'comment' && act.comment === '') return refuse('empty');
  const { field, verdict, comment } = act;
  return [{ type: 'review.given', field, verdict, comment, by: person.name }];
}

type Planning = Of<
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
function plan(idea: Idea, act: Planning): Answer {
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

type Delivering = Of<
  'launch.set' | 'trial.set' | 'commitment.put' | 'commitment.remove' | 'checkin.add' | 'poster.set'
>;

/** [G8] Nothing is delivered before the leader approved the plan; commitments may be made earlier. */
function deliver(idea: Idea, person: Person, act: Delivering): Answer {
  const early = act.type === 'commitment.put' || act.type === 'commitment.remove';
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  if (!early && idea.plan.status !== 'approved') return refuse('not-approved');
  switch (act.type) {
    case 'launch.set':
      return [{ type: 'launch.set', launch: act.launch }];
    case 'trial.set':
      return setTrial(idea, act);
    case 'commitment.put':
      return (
        bounded(idea.commitments, act.commitment.id) ?? [
          { type: 'commitment.put', commitment: act.commitment },
        ]
      );
    case 'commitment.remove':
      if (!idea.commitments[act.commitmentId]) return refuse('not-found');
      return [{ type: 'commitment.removed', commitmentId: act.commitmentId }];
    case 'checkin.add':
      if (idea.checkIns[act.checkIn.id]) return refuse('exists');
      return (
        bounded(idea.checkIns, act.checkIn.id) ?? [
          { type: 'checkin.added', checkIn: act.checkIn, by: person.name },
        ]
      );
    case 'poster.set':
      return [{ type: 'poster.set', poster: act.poster }];
    default:
      return act satisfies never;
  }
}

/** [D7] Trial begins before it ends, and ends before application; a development comes after it. */
function setTrial(idea: Idea, act: Of<'trial.set'>): Answer {
  const trial = { ...idea.trial, ...act.trial };
  const order = [trial.start, trial.end, trial.appliedOn, trial.developedOn].filter(
    (day) => day !== null,
  );
  const sorted = order.every((day, at) => at === 0 || (order[at - 1] ?? '') <= day);
  return sorted ? [{ type: 'trial.set', trial: act.trial }] : refuse('order');
}

type Recording = Of<
  'claim.set' | 'profile.set' | 'evidence.add' | 'evidence.link' | 'evidence.remove'
>;

/** Profile, claims and evidence are gathered from the approved idea on, until promotion. */
function record(idea: Idea, person: Person, act: Recording): Answer {
  if (idea.innovationId) return refuse('promoted');
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  switch (act.type) {
    case 'claim.set':
      return [{ type: 'claim.set', indicator: act.indicator, level: act.level }];
    case 'profile.set':
      return [{ type: 'profile.set', profile: act.profile }];
    case 'evidence.add':
    case 'evidence.link': {
      if (idea.evidence[act.evidence.id]) return refuse('exists');
      // A stored file enters only through the upload, which has seen its bytes.
      const isUpload = act.type === 'evidence.add';
      if (!isUpload && (act.evidence.file || !act.evidence.link)) return refuse('bad-act');
      const full = bounded(idea.evidence, act.evidence.id);
      return full ?? [{ type: 'evidence.added', evidence: act.evidence, by: person.name }];
    }
    case 'evidence.remove':
      if (!idea.evidence[act.evidenceId]) return refuse('not-found');
      return [{ type: 'evidence.removed', evidenceId: act.evidenceId }];
    default:
      return act satisfies never;
  }
}

/** [D8] Nobody scores their own agency; one score per person, the last one holds. */
function giveScore(idea: Idea, person: Person, act: Of<'score.give'>): Answer {
  const judges =
    person.role === 'jury' || person.role === 'leader' || person.role === 'participant';
  if (!judges) return refuse('no-right');
  if (idea.plan.status !== 'approved') return refuse('not-approved');
  if (person.role !== 'jury' && person.agencyId === idea.agencyId) return refuse('own-agency');
  const { novelty, breadth } = act;
  const jury = person.role === 'jury';
  return [{ type: 'score.given', personId: person.id, jury, novelty, breadth }];
}

function giveFeedback(idea: Idea, person: Person, act: Of<'feedback.give'>): Answer {
  if (person.role === 'projector') return refuse('no-right');
  if (idea.feedback[act.feedback.id]) return refuse('exists');
  if (act.feedback.text === '' && !act.feedback.wantsCopy) return refuse('empty');
  const full = bounded(idea.feedback, act.feedback.id);
  return full ?? [{ type: 'feedback.given', feedback: act.feedback, by: person.name }];
}
