import { dotsWay, scoresWay } from './board/methods.ts';
import { expect, test } from 'vitest';
import { emptyBoard, type Board } from './board/state.ts';
import { emptyHall, type Activity, type Hall } from './hall/state.ts';
import { pictureOf, pictures, type Picture } from './picture.ts';
import { activityKinds, type ActivityKind } from './surface.ts';

const words = { id: '', en: '' };
const activity = (kind: string): Activity => ({
  id: 'a',
  day: 1,
  start: '08:00',
  minutes: 10,
  stage: 'diagnose',
  kind,
  title: words,
  guide: words,
  hint: words,
  question: words,
  boardId: 'b',
  planned: 20,
  fixed: false,
  recipe: null,
});
const hall = (change: Partial<Hall> = {}): Hall => ({ ...emptyHall('h'), ...change });
const board = (change: Partial<Board>): Board => ({ ...emptyBoard('b'), opened: true, ...change });
const sums = { turnout: 1, tally: {}, scores: {}, among: null, closedAt: 1 };
const result = { id: 'r', over: 'cards' as const, ...dotsWay(3, 2), ...sums };

test('what the facilitator chose goes before the activity', () => {
  const chosen = hall({ projector: { view: 'blank', ideaId: null } });
  expect(pictureOf(chosen, activity('cards'), board({}))).toBe('blank');
  const pitch = hall({ projector: { view: 'gallery', ideaId: 'i' } });
  expect(pictureOf(pitch, null, null)).toBe('pitch');
  const launch = hall({ projector: { view: 'launch', ideaId: 'i' } });
  expect(pictureOf(launch, null, null)).toBe('launch');
});

test('before the first activity the room sees how to join, between activities what comes', () => {
  expect(pictureOf(hall(), null, null)).toBe('join');
  expect(pictureOf(hall({ done: ['a'] }), null, null)).toBe('idle');
});

test('a silent board shows counts only, whatever the activity', () => {
  for (const kind of ['cards', 'clusters', 'dots']) {
    expect(pictureOf(hall(), activity(kind), board({}))).toBe('silent');
  }
});

test('[A20] agencies at boards of their own are counted until the plenary is revealed', () => {
  const apart = hall({ perAgency: { a: 3 } });
  expect(pictureOf(apart, activity('cards'), board({}))).toBe('agencies');
  expect(pictureOf(apart, activity('cards'), board({ revealed: true }))).toBe('tiles');
  // Grouping works on the plenary, whatever stands beside its activity.
  expect(pictureOf(apart, activity('clusters'), board({}))).toBe('silent');
});

test('an open ballot shows the turnout, a closed one its result', () => {
  const open = {
    id: 'r',
    over: 'cards' as const,
    ...dotsWay(3, 2),
    among: null,
    papers: {},
    turnout: 0,
    partial: null,
    openedAt: 1,
  };
  expect(pictureOf(hall(), activity('dots'), board({ revealed: true, ballot: open }))).toBe(
    'ballot',
  );
  const closed = board({ revealed: true, results: [result] });
  expect(pictureOf(hall(), activity('dots'), closed)).toBe('result');
  // Grouping shows the result of its own vote, not of one that was held before.
  const since = (startedAt: number) =>
    hall({ clock: { activityId: 'a', startedAt, endsAt: startedAt + 60_000, pausedAt: null } });
  expect(pictureOf(since(result.closedAt - 1), activity('clusters'), closed)).toBe('result');
  expect(pictureOf(since(result.closedAt + 1), activity('clusters'), closed)).toBe('tiles');
  const layout = { kind: 'columns' as const, head: '', across: '', up: '', regions: [] };
  const laid = { ...closed, layout };
  expect(pictureOf(since(result.closedAt + 1), activity('clusters'), laid)).toBe('layout');
  expect(pictureOf(since(1), activity('matrix'), { ...laid, results: [] })).toBe('layout');
});

test('a board that has not been read yet leaves the question on the screen', () => {
  expect(pictureOf(hall(), activity('cards'), null)).toBe('talk');
});

test('scores have a picture of their own, a quick question too, a cloud once its cards show', () => {
  const marks = { ...result, ...scoresWay([{ id: 'Urgensi', en: 'Urgency' }], [1, 5]) };
  const scored = board({ revealed: true, results: [marks] });
  expect(pictureOf(hall(), activity('ranking'), scored)).toBe('scores');
  expect(pictureOf(hall(), activity('cards'), scored)).toBe('scores');
  expect(pictureOf(hall(), activity('ask'), scored)).toBe('poll');
  expect(pictureOf(hall(), activity('ask'), board({ revealed: true }))).toBe('talk');
  expect(pictureOf(hall(), activity('words'), board({ revealed: true }))).toBe('words');
  expect(pictureOf(hall(), activity('words'), board({}))).toBe('silent');
  const chosen = hall({ projector: { view: 'words', ideaId: null } });
  expect(pictureOf(chosen, activity('cards'), board({ revealed: true }))).toBe('words');
  // Never before the reveal, and never instead of what has no cards.
  expect(pictureOf(chosen, activity('cards'), board({}))).toBe('silent');
  expect(pictureOf(chosen, activity('pledge'), null)).toBe('pledge');
});

/** What the room sees of each kind: while its cards are hidden, and when everything is open. */
const seen: Record<ActivityKind, readonly [Picture, Picture]> = {
  join: ['join', 'join'],
  talk: ['talk', 'talk'],
  myth: ['talk', 'talk'],
  shopping: ['talk', 'talk'],
  break: ['break', 'break'],
  pledge: ['pledge', 'pledge'],
  readiness: ['readiness', 'readiness'],
  cards: ['silent', 'tiles'],
  poll: ['silent', 'tiles'],
  'one-two-four': ['silent', 'tiles'],
  'how-might-we': ['silent', 'tiles'],
  premortem: ['silent', 'tiles'],
  words: ['silent', 'words'],
  'root-cause': ['silent', 'tiles'],
  reverse: ['silent', 'tiles'],
  morphology: ['silent', 'tiles'],
  matrix: ['silent', 'tiles'],
  reflection: ['silent', 'tiles'],
  clusters: ['silent', 'tiles'],
  dots: ['silent', 'tiles'],
  screening: ['silent', 'tiles'],
  ranking: ['silent', 'tiles'],
  // A question without its ballot is a question.
  ask: ['talk', 'talk'],
  criteria: ['work', 'work'],
  canvas: ['work', 'work'],
  review: ['work', 'work'],
  homework: ['work', 'work'],
  plan: ['work', 'work'],
  stakeholders: ['work', 'work'],
  'theory-of-change': ['silent', 'tiles'],
  measures: ['work', 'work'],
  commitments: ['work', 'work'],
  gate: ['gate', 'gate'],
  pitch: ['gallery', 'gallery'],
};

test('[J1] every kind of activity has its picture, and nobody has to choose it', () => {
  for (const kind of activityKinds) {
    const [hidden, open] = seen[kind];
    expect([kind, pictureOf(hall(), activity(kind), board({}))]).toEqual([kind, hidden]);
    const revealed = board({ revealed: true });
    expect([kind, pictureOf(hall(), activity(kind), revealed)]).toEqual([kind, open]);
    // An agenda of tomorrow may know more kinds: they are a question and a clock.
    expect(pictures).toContain(pictureOf(hall(), activity(`${kind}-2`), null));
  }
});

test('[V15] the wall can be shown also while a result is up, and never before the reveal', () => {
  const wall = hall({ projector: { view: 'wall', ideaId: null } });
  const layout = { kind: 'matrix', head: '', across: 'Upaya', up: 'Dampak', regions: [] } as const;
  const voted = { revealed: true, results: [result] };
  const matrix = board({ ...voted, layout: { ...layout, regions: [] } });
  expect(pictureOf(hall(), activity('dots'), matrix)).toBe('result');
  expect(pictureOf(wall, activity('dots'), matrix)).toBe('layout');
  expect(pictureOf(wall, activity('dots'), board(voted))).toBe('tiles');
  expect(pictureOf(wall, activity('cards'), board({}))).toBe('silent');
  expect(pictureOf(wall, activity('talk'), null)).toBe('talk');
});
