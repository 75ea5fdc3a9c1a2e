import type { IdeaEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import { canvasLacks, criteriaLacks, planLacks, type Lack } from './forms.ts';
import { openPlaces, reviews, unanswered } from './reviewing.ts';
import type { Decision, Idea, Passage } from './state.ts';
import { versionOf, type Form } from './versions.ts';

type FormDecided = Extract<IdeaEvent, { type: 'form.decided' }>;

/** [D26] Every decision says who, in whose name, and on what version. */
const decided = (
  idea: Idea,
  form: Form,
  decision: Decision['decision'],
  { person, note }: { person: Person; note: string },
): FormDecided[] => [
  {
    type: 'form.decided',
    form,
    decision,
    by: person.name,
    position: person.position,
    note,
    version: versionOf(idea, form),
    ...(person.behalf && { behalf: person.behalf }),
  },
];

const incomplete = (lacks: Lack[]) =>
  refuse('incomplete', {
    missing: lacks.map(({ key, of }) => (of ? `${key}:${of}` : key)).join(','),
  });

/** [D1] [D4] A form is handed in when it is whole; [D23] again when every open comment is answered. */
export function submit(idea: Idea, person: Person, form: Form): Answer {
  if (form === 'plan' && idea.canvas.status !== 'approved') return refuse('not-approved');
  if (idea[form].status === 'approved') return refuse('approved');
  const lacks = form === 'canvas' ? canvasLacks(idea) : planLacks(idea);
  if (lacks.length > 0) return incomplete(lacks);
  if (idea[form].status === 'returned' && unanswered(idea, form).length > 0) {
    return refuse('unanswered');
  }
  return decided(idea, form, 'submitted', { person, note: '' });
}

/** Whether a reviewer has passed what stands there now. */
export function isChecked(idea: Idea, form: Form): boolean {
  const passed = idea[form].decisions.findLast(({ decision }) => decision === 'passed');
  return passed !== undefined && passed.version === versionOf(idea, form);
}

/**
 * What keeps this form from going on, whoever decides: [G9] [D24] comments and criteria, and [D104] a
 * reviewer who has not passed it, where the lab asks for that.
 */
export function hindranceOf(
  idea: Idea,
  form: Form,
  passFirst: readonly Form[] = [],
): Refusal | null {
  if (idea[form].status === 'approved') return refuse('approved');
  if (idea[form].status !== 'submitted') return refuse('not-submitted');
  const open = openPlaces(idea, form);
  if (open.length > 0) return refuse('open-comments', { fields: open.join(',') });
  const lacks = form === 'canvas' ? criteriaLacks(idea) : planLacks(idea);
  if (lacks.length > 0) return incomplete(lacks);
  return passFirst.includes(form) && !isChecked(idea, form) ? refuse('not-passed') : null;
}

type Passing = Of<`${Form}.${'return' | 'pass' | 'approve'}`>;

/**
 * [G7] [G8] The two hard gates: only the leader approves, on a form that was handed in, with no
 * comment open and the five criteria answered. Nobody overrides them. [D24] Reviewers pass a form on
 * or return it.
 */
export function pass(idea: Idea, person: Person, act: Passing, passFirst: readonly Form[]): Answer {
  const form = act.type.startsWith('canvas') ? 'canvas' : 'plan';
  const leader = person.role === 'leader';
  if ('version' in act) {
    const approves = act.type.endsWith('approve');
    if (approves ? !leader : !reviews(person)) return refuse('no-right');
    const hindrance = approves ? hindranceOf(idea, form, passFirst) : unpassable(idea, form);
    if (hindrance) return hindrance;
    // [D27] What was seen is what is decided on.
    if (act.version !== versionOf(idea, form)) return refuse('changed');
    const how = approves ? 'approved' : 'passed';
    return decided(idea, form, how, { person, note: act.note });
  }
  if (!leader && !reviews(person)) return refuse('no-right');
  if (idea[form].status === 'approved') return refuse('approved');
  if (idea[form].status !== 'submitted') return refuse('not-submitted');
  return decided(idea, form, 'returned', { person, note: act.note });
}

/** A reviewer passes what was handed in and has no open comment; the criteria are asked later. */
function unpassable(idea: Idea, form: Form): Refusal | null {
  const hindrance = hindranceOf(idea, form);
  return hindrance?.code === 'incomplete' ? null : hindrance;
}

/** [D28] An approval that was given on paper, with a photo of it; the gate asks the same of it. */
export function passOnPaper(
  idea: Idea,
  person: Person,
  act: Of<'paper.approve'>,
  passFirst: readonly Form[],
): Answer {
  if (!leads(person)) return refuse('no-right');
  const { form, version, name, position, note, on, photo } = act;
  const hindrance = hindranceOf(idea, form, passFirst);
  if (hindrance) return hindrance;
  if (version !== versionOf(idea, form)) return refuse('changed');
  const paper = { on, by: person.name, photo };
  const said = { by: name, position, note, version, paper };
  return [{ type: 'form.decided', form, decision: 'approved', ...said }];
}

/** The way of a form after one more decision; being passed does not move it. */
export function passage(before: Passage, event: FormDecided, at: number): Passage {
  const { type: _type, form: _form, decision, ...said } = event;
  const decisions = [...before.decisions, { decision, ...said, at }];
  return { status: decision === 'passed' ? before.status : decision, decisions };
}
