import { canvasLacks, criteriaLacks, planLacks } from './forms.ts';
import { isOpen, reviewsOf, unanswered } from './reviewing.ts';
import { isChecked } from './passing.ts';
import type { Idea, PlacedReview } from './state.ts';
import type { Form } from './versions.ts';

/** Who has to do something next before an idea goes on. */
export const holders = ['agency', 'reviewer', 'leader'] as const;
export type Holder = (typeof holders)[number];

/** [D31] One thing that somebody waits for: who, what, since when, how much of it, and where. */
export type Wait = {
  who: Holder;
  what: 'write' | 'revise' | 'answer' | 'criteria' | 'plan' | 'agree' | 'check' | 'decide';
  form: Form;
  since: number;
  /** How many of it: fields to fill in, comments, criteria. */
  count: number;
  /** The reviewers it waits for, where they are known. */
  names: string[];
};

/**
 * What an idea waits for until its plan is approved. Comments come before the criteria, and these
 * before the leader; a check by a reviewer is offered beside them and keeps nobody waiting, unless
 * the lab asks for it (D104).
 */
export function waitsOf(idea: Idea, passFirst: readonly Form[] = []): Wait[] {
  if (!idea.opened || idea.innovationId) return [];
  const form: Form = idea.canvas.status === 'approved' ? 'plan' : 'canvas';
  const { status, decisions } = idea[form];
  const last = decisions.at(-1)?.at ?? 0;
  const wait = (who: Holder, what: Wait['what'], since: number, count = 0): Wait => ({
    who,
    what,
    form,
    since,
    count,
    names: [],
  });
  if (status === 'approved') return [];
  if (status === 'draft') {
    const begun = form === 'plan' ? (idea.canvas.decisions.at(-1)?.at ?? 0) : idea.raisedAt;
    const lacks = form === 'plan' ? planLacks(idea) : canvasLacks(idea);
    return [wait('agency', form === 'plan' ? 'plan' : 'write', begun, lacks.length)];
  }
  if (status === 'returned') return [wait('agency', 'revise', last, unanswered(idea, form).length)];
  const open = reviewsOf(idea, form).filter(isOpen);
  const asked = open.filter(({ answer }) => answer === '');
  const answered = open.filter(({ answer }) => answer !== '');
  const waits: Wait[] = [];
  if (asked.length > 0) waits.push(wait('agency', 'answer', oldest(asked), asked.length));
  if (answered.length > 0) {
    const names = [...new Set(answered.map(({ by }) => by))];
    waits.push({ ...wait('reviewer', 'agree', oldest(answered), answered.length), names });
  }
  if (waits.length > 0) return waits;
  const criteria = form === 'canvas' ? criteriaLacks(idea).length : 0;
  if (criteria > 0) waits.push(wait('agency', 'criteria', handedIn(idea, form), criteria));
  const unchecked = !isChecked(idea, form);
  if (unchecked) waits.push(wait('reviewer', 'check', handedIn(idea, form)));
  const held = unchecked && passFirst.includes(form);
  if (criteria === 0 && !held) waits.push(wait('leader', 'decide', ready(idea, form)));
  return waits;
}

const oldest = (list: PlacedReview[]) =>
  Math.min(...list.map(({ at, answeredAt }) => answeredAt ?? at));

const handedIn = (idea: Idea, form: Form) =>
  idea[form].decisions.findLast(({ decision }) => decision === 'submitted')?.at ?? 0;

/** Since when nothing of the reviewers stands before the leader: handed in, or passed on. */
const ready = (idea: Idea, form: Form) =>
  idea[form].decisions.findLast(({ decision }) => decision !== 'returned')?.at ?? 0;

/** The form of an idea that waits for the leader; null when none does. */
export function waitingForm(idea: Idea): Form | null {
  if (idea.canvas.status === 'submitted') return 'canvas';
  return idea.canvas.status === 'approved' && idea.plan.status === 'submitted' ? 'plan' : null;
}
