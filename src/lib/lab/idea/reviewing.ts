import type { IdeaEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { leads } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import { canvasFields, reviewPlaces, type ReviewPlace } from './canvas.ts';
import type { Idea, PlacedReview, Review, ReviewerRole } from './state.ts';
import type { Form } from './versions.ts';

/** [D20] Facilitators, experts and the coordinator (Bappeda of the region) review. */
export const reviews = (person: Person): boolean =>
  person.role === 'facilitator' || person.role === 'expert' || person.role === 'bappeda';

const canvasPlaces: ReadonlySet<string> = new Set(canvasFields);
export const formOf = (place: ReviewPlace): Form => (canvasPlaces.has(place) ? 'canvas' : 'plan');

/** Each reviewer has one word on each place. Reviews of earlier journals have no reviewer's id. */
const keyOf = (place: ReviewPlace, of: string | null | undefined) =>
  of ? `${place} ${of}` : place;

const order = new Map<string, number>(reviewPlaces.map((place, at) => [place, at]));

/** All reviews of a form, in the order of its places, the older first. */
export function reviewsOf(idea: Idea, form: Form): PlacedReview[] {
  const all = Object.entries(idea.reviews).map(([key, review]): PlacedReview => {
    const [place = 'title', of = null] = key.split(' ') as [ReviewPlace, string?];
    return { ...review, place, of };
  });
  return all
    .filter(({ place }) => formOf(place) === form)
    .toSorted((a, b) => order.get(a.place)! - order.get(b.place)! || a.at - b.at);
}

export const reviewsOn = (idea: Idea, place: ReviewPlace): PlacedReview[] =>
  reviewsOf(idea, formOf(place)).filter((one) => one.place === place);

export const isOpen = ({ verdict, resolved }: Review): boolean =>
  verdict === 'comment' && !resolved;

/** Places of a form with an open comment, each once. */
export const openPlaces = (idea: Idea, form: Form): ReviewPlace[] => [
  ...new Set(
    reviewsOf(idea, form)
      .filter(isOpen)
      .map(({ place }) => place),
  ),
];

/** [D23] Open comments that nobody has answered: they go with the form when it is handed in again. */
export const unanswered = (idea: Idea, form: Form): PlacedReview[] =>
  reviewsOf(idea, form).filter((one) => isOpen(one) && one.answer === '');

export type Reviewing = Of<
  'review.give' | 'review.answer' | 'review.resolve' | 'suggestion.settle'
>;

/** [D5] A tick or a comment per place and reviewer; [D21] a suggestion is a comment with a text. */
export function review(idea: Idea, person: Person, act: Reviewing): Answer {
  if (act.type === 'review.give') return give(idea, person, act);
  const { field } = act;
  // Whoever names no reviewer means the last open word on this place.
  const on = reviewsOn(idea, field);
  const named = act.of ? on.find((one) => one.of === act.of) : null;
  const known = act.of ? named : (on.findLast(isOpen) ?? on.at(-1));
  if (!known) return refuse('not-found');
  const of = known.of;
  const to = of ? { field, of } : { field };
  switch (act.type) {
    case 'review.answer':
      return [{ type: 'review.answered', ...to, answer: act.answer, by: person.name }];
    case 'review.resolve':
      // Whoever gave it, or a facilitator where that reviewer does not come back.
      if (!leads(person) && of !== person.id) return refuse('not-yours');
      return [{ type: 'review.resolved', ...to }];
    case 'suggestion.settle':
      return settle(idea, known, act);
    default:
      return act satisfies never;
  }
}

function give(idea: Idea, person: Person, act: Of<'review.give'>): Answer {
  const { field, verdict } = act;
  const comment = act.comment;
  const suggestion = verdict === 'comment' ? (act.suggestion ?? '') : '';
  if (verdict === 'comment' && comment === '' && suggestion === '') return refuse('empty');
  if (formOf(field) === 'plan') {
    if (idea.canvas.status !== 'approved') return refuse('not-approved');
    if (idea.plan.status === 'approved') return refuse('approved');
  }
  const isText = formOf(field) === 'canvas';
  if (suggestion !== '' && (!isText || idea.canvas.status === 'approved')) {
    return refuse(isText ? 'approved' : 'bad-act');
  }
  const given = { field, verdict, comment, by: person.name, reviewerId: person.id };
  const role = person.role as ReviewerRole;
  return [{ type: 'review.given', ...given, role, ...(suggestion && { suggestion }) }];
}

/**
 * [D22] A suggestion is taken by writing it, on the road that the field has; then it counts as taken,
 * and its comment as done. Declined, the comment stays open until its reviewer agrees.
 */
function settle(idea: Idea, known: Review, act: Of<'suggestion.settle'>): Answer {
  const { field, of, taken } = act;
  if (!known.suggestion || known.settled) return refuse('not-found');
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  if (taken && !plain(idea.fields[field].text).includes(plain(known.suggestion))) {
    return refuse('changed');
  }
  return [{ type: 'suggestion.settled', field, of, taken }];
}

type Reviewed = Extract<
  IdeaEvent,
  { type: 'review.given' | 'review.answered' | 'review.resolved' | 'suggestion.settled' }
>;

/** The reviews after one of their events. */
export function reviewed(before: Idea['reviews'], event: Reviewed, at: number): Idea['reviews'] {
  if (event.type === 'review.given') {
    const { field, type: _type, ...given } = event;
    const fresh: Review = { ...given, at, answer: '', resolved: given.verdict === 'ok' };
    return { ...before, [keyOf(field, given.reviewerId)]: fresh };
  }
  const key = keyOf(event.field, event.of);
  const known = before[key];
  if (!known) return before;
  return { ...before, [key]: { ...known, ...changeOf(event, at) } };
}

function changeOf(event: Exclude<Reviewed, { type: 'review.given' }>, at: number): Partial<Review> {
  switch (event.type) {
    case 'review.answered': {
      const { answer, by } = event;
      return by === undefined ? { answer } : { answer, answeredBy: by, answeredAt: at };
    }
    case 'review.resolved':
      return { resolved: true };
    case 'suggestion.settled':
      return event.taken ? { settled: 'taken', resolved: true } : { settled: 'declined' };
    default:
      return event satisfies never;
  }
}
