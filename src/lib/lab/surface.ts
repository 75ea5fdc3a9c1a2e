/** The kinds of activity of an agenda, and the screen that serves each of them. */

export const activityKinds = [
  'join',
  'talk',
  'poll',
  'ask',
  'words',
  'myth',
  'one-two-four',
  'readiness',
  'pledge',
  'cards',
  'clusters',
  'screening',
  'ranking',
  'root-cause',
  'how-might-we',
  'reverse',
  'morphology',
  'shopping',
  'dots',
  'matrix',
  'criteria',
  'canvas',
  'review',
  'gate',
  'pitch',
  'homework',
  'stakeholders',
  'theory-of-change',
  'measures',
  'plan',
  'premortem',
  'commitments',
  'reflection',
  'break',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export type Surface =
  | 'join'
  | 'talk'
  | 'break'
  | 'pledge'
  | 'readiness'
  | 'board'
  | 'clusters'
  | 'dots'
  | 'scores'
  | 'ask'
  | 'canvas'
  | 'review'
  | 'gate'
  | 'plan'
  | 'commitments'
  | 'gallery';

const surfaces: Record<ActivityKind, Surface> = {
  join: 'join',
  talk: 'talk',
  break: 'break',
  pledge: 'pledge',
  readiness: 'readiness',
  // Whatever gathers short texts from everybody hangs on a board.
  cards: 'board',
  poll: 'board',
  words: 'board',
  'one-two-four': 'board',
  'root-cause': 'board',
  'how-might-we': 'board',
  reverse: 'board',
  morphology: 'board',
  matrix: 'board',
  premortem: 'board',
  'theory-of-change': 'board',
  reflection: 'board',
  clusters: 'clusters',
  dots: 'dots',
  screening: 'scores',
  ranking: 'scores',
  // A quick question brings its answers and its ballot with it (A15).
  ask: 'ask',
  // Worked on paper or in the room; the screen shows the question and the clock.
  myth: 'talk',
  shopping: 'talk',
  homework: 'talk',
  criteria: 'canvas',
  canvas: 'canvas',
  review: 'review',
  gate: 'gate',
  plan: 'plan',
  stakeholders: 'plan',
  measures: 'plan',
  commitments: 'commitments',
  pitch: 'gallery',
};

/** Kinds a facilitator plans; a quick question is asked, never planned. */
export const plannedKinds = activityKinds.filter((kind) => kind !== 'ask');

/** Which screen serves an activity. */
export function surfaceOf(kind: string): Surface {
  // A kind that a newer agenda brings is shown as a question with a clock.
  return surfaces[kind as ActivityKind] ?? 'talk';
}
