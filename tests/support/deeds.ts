/** What somebody might do next on a page, chosen by numbers so that a seed can choose. */
import { uuidv7 } from 'uuidv7';
import { asked } from '#lib/lab/board/ballots.ts';
import { mostRanked } from '#lib/lab/board/methods.ts';
import { acts, type Act } from '#lib/lab/acts.ts';
import { signings, type Board } from '#lib/lab/board/state.ts';
import { reactions } from '#lib/lab/board/talk.ts';
import { sessionsOf } from '#lib/lab/hall/attendance.ts';
import { represented } from '#lib/lab/hall/proxy.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { textAct } from '#lib/lab/idea/co-writing.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { textOf } from '#lib/lab/idea/texts.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { Kind, SpaceRef } from '#lib/lab/space.ts';
import type { Page } from './clients.ts';
import { fitting, type Schema } from './hostile.ts';
import { randomFrom } from './virtual-time.ts';

export type Places = { hall: SpaceRef; board: SpaceRef; idea: SpaceRef; agencies: string[] };
/** `as`: entered by a facilitator for that person, who has no device. */
type Deed = { ref: SpaceRef; act: Act; as?: Person } | null;
type Scene = { page: Page; person: Person; board: Board; hall: Hall; places: Places; pick: number };

const choose = <T>(list: readonly T[], pick: number): T | undefined =>
  list[pick % Math.max(1, list.length)];
const words = (pick: number) => `Kata ${pick} ${uuidv7().slice(-6)}`;

const onBoard = (scene: Scene, act: Act | null): Deed => act && { ref: scene.places.board, act };
const inHall = (scene: Scene, act: Act | null): Deed => act && { ref: scene.places.hall, act };
const atIdea = (scene: Scene, act: Act | null): Deed => act && { ref: scene.places.idea, act };
const someCard = ({ board, pick }: Scene) => choose(Object.keys(board.cards), pick);
const ownCard = ({ board, person, pick }: Scene) =>
  choose(
    Object.values(board.cards).filter((card) => card.authorId === person.id),
    pick,
  )?.id;
const someCluster = ({ board, pick }: Scene) => choose(Object.keys(board.clusters), pick);
/** Beyond the first, which the clock plays with; with what lies on the shelf. */
const someActivity = ({ hall, pick }: Scene) =>
  choose([...hall.activities.slice(1), ...hall.shelf.map(({ activity }) => activity)], pick);
const with_ = <T>(thing: T | undefined, act: (thing: T) => Act): Act | null =>
  thing === undefined ? null : act(thing);

/** The same, entered for somebody without a device. */
function forSomebody({ hall, person, pick }: Scene, deed: Deed): Deed {
  const entered = Object.values(hall.people).filter((one) => one.entered);
  const whom = choose(entered, pick);
  if (!deed || !whom) return null;
  const as = represented(hall, person, deed.act, whom.id);
  return isRefusal(as) ? null : { ...deed, as };
}

/**
 * Whoever is removed has nothing more to do; that is tried where the walls are. What is made has a
 * new id, in the deeds below: that is how the model tells whether it is there once.
 */
const offstage = new Set([
  'person.remove',
  'card.add',
  'comment.add',
  'cluster.add',
  'ballot.open',
]);

/** An act of this kind of space as its schema allows it, right or not, with true ids in it. */
function anything(scene: Scene, kind: Kind): Act {
  const { board, hall, places, person, pick } = scene;
  const lists = [board.cards, board.clusters, hall.pledges];
  const ids = [
    places.idea.id,
    person.id,
    ...places.agencies,
    ...lists.flatMap((list) => Object.keys(list)),
    ...hall.activities.map((activity) => activity.id),
  ];
  const random = randomFrom(pick * 7919 + ids.length);
  const names = Object.keys(acts[kind]).filter((name) => !offstage.has(name));
  const name = choose(names, Math.floor(random() * names.length)) ?? '';
  const schema = (acts[kind] as unknown as Record<string, Schema>)[name]!;
  return fitting(schema, { random, ids, texts: [words(pick)] }) as Act;
}

/** Each by its name; the model draws from them with weights. */
export const deeds: Record<string, (scene: Scene) => Deed> = {
  add: (scene) =>
    onBoard(scene, {
      type: 'card.add',
      cardId: uuidv7(),
      text: words(scene.pick),
      paper: 'langit',
      names: scene.board.names,
      ...(scene.pick % 2 ? { clusterId: someCluster(scene) ?? uuidv7() } : {}),
    }),
  layout: (scene) => {
    // Some of what stands, and something new.
    const kept = Object.keys(scene.board.clusters).slice(0, scene.pick % 3);
    const fresh = Array.from({ length: 3 }, () => uuidv7());
    const regions = [...kept, ...fresh].map((clusterId) => ({
      clusterId,
      title: words(scene.pick),
    }));
    const kind = scene.pick % 2 ? ('columns' as const) : ('fishbone' as const);
    const layout = scene.pick % 4 === 0 ? null : { kind, head: '', across: '', up: '', regions };
    return onBoard(scene, { type: 'board.layout', layout });
  },
  placeOwn: (scene) =>
    onBoard(
      scene,
      with_(ownCard(scene), (cardId) => {
        const clusterId = scene.pick % 3 === 0 ? null : (someCluster(scene) ?? null);
        return { type: 'card.group', cardIds: [cardId], clusterId };
      }),
    ),
  edit: (scene) =>
    onBoard(
      scene,
      with_(ownCard(scene), (cardId) => ({ type: 'card.edit', cardId, text: words(scene.pick) })),
    ),
  remove: (scene) =>
    onBoard(
      scene,
      with_(someCard(scene), (cardId) => ({ type: 'card.remove', cardId })),
    ),
  comment: (scene) =>
    onBoard(
      scene,
      with_(someCard(scene), (cardId) => ({
        type: 'comment.add',
        cardId,
        commentId: uuidv7(),
        text: words(scene.pick),
      })),
    ),
  uncomment: (scene) => {
    const { board, pick } = scene;
    const said = Object.values(board.cards).flatMap(({ id: cardId, talk }) =>
      (talk?.comments ?? []).map(({ id: commentId }) => ({ cardId, commentId })),
    );
    const reason = pick % 2 ? words(pick) : '';
    return onBoard(
      scene,
      with_(choose(said, pick), (one) => ({ type: 'comment.remove', ...one, reason })),
    );
  },
  react: (scene) =>
    onBoard(
      scene,
      with_(someCard(scene), (cardId) => ({
        type: 'card.react',
        cardId,
        reaction: reactions[scene.pick % 3] ?? 'like',
        on: scene.pick % 4 > 0,
      })),
    ),
  moderate: (scene) => {
    const { pick } = scene;
    return onBoard(
      scene,
      with_(someCard(scene), (cardId) => {
        const acts: Act[] = [
          { type: 'card.ask', cardId, note: words(pick) },
          { type: 'card.ask', cardId, note: null },
          { type: 'card.hide', cardId, reason: words(pick) },
          { type: 'card.show', cardId },
        ];
        return choose(acts, pick)!;
      }),
    );
  },
  /** Also of others, and also what hangs: most of it is refused. */
  bringBack: (scene) =>
    onBoard(
      scene,
      with_(
        choose(
          Object.values(scene.board.cards).filter(({ removed }) => removed || scene.pick % 5 === 0),
          scene.pick,
        ),
        ({ id: cardId }) => ({ type: 'card.restore', cardId }),
      ),
    ),
  asItWas: (scene) => onBoard(scene, { type: 'board.restore', number: 1 + scene.pick }),
  reveal: (scene) => onBoard(scene, { type: 'board.reveal' }),
  lock: (scene) => onBoard(scene, { type: 'board.lock', locked: scene.pick % 2 === 0 }),
  promise: (scene) =>
    onBoard(scene, { type: 'board.sign', names: signings[scene.pick % 3] ?? 'nobody' }),
  rules: (scene) => {
    const { pick } = scene;
    const adds = pick % 7 === 0 ? ('lead' as const) : ('all' as const);
    const rules = { adds, groups: adds, most: pick % 5 === 0 ? 2 : 60 };
    return onBoard(scene, {
      type: 'board.rules',
      ...(pick % 2 ? { silent: pick % 3 === 0 } : rules),
    });
  },
  /** To a board that this page does not follow; or back from it. */
  send: (scene) => {
    const { hall, board, pick } = scene;
    const others = hall.activities.flatMap(({ boardId }) => boardId ?? []);
    const to = choose(others, pick) ?? uuidv7();
    const ids = [someCard(scene), someCluster(scene)].flatMap((id) => id ?? []);
    const sent = Object.entries(board.sent)[0];
    if (sent && pick % 3 === 0) {
      const [id, [back = to]] = sent;
      return onBoard(scene, { type: 'cards.recall', ids: [id], to: back });
    }
    return onBoard(scene, ids.length > 0 ? { type: 'cards.send', ids, to } : null);
  },
  cluster: (scene) =>
    onBoard(scene, {
      type: 'cluster.add',
      clusterId: uuidv7(),
      title: words(scene.pick),
      cardIds: Object.keys(scene.board.cards).slice(0, scene.pick % 4),
    }),
  group: (scene) =>
    onBoard(
      scene,
      with_(someCard(scene), (cardId) => {
        const clusterId = scene.pick % 3 === 0 ? null : (someCluster(scene) ?? null);
        return { type: 'card.group', cardIds: [cardId], clusterId };
      }),
    ),
  rename: (scene) =>
    onBoard(
      scene,
      with_(someCluster(scene), (clusterId) => ({
        type: 'cluster.rename',
        clusterId,
        title: words(scene.pick),
      })),
    ),
  dissolve: (scene) =>
    onBoard(
      scene,
      with_(someCluster(scene), (clusterId) => ({ type: 'cluster.remove', clusterId })),
    ),
  merge: (scene) => {
    const [from, into] = [someCluster(scene), Object.keys(scene.board.clusters).at(-1)];
    return onBoard(scene, from && into ? { type: 'cluster.merge', clusterId: from, into } : null);
  },
  arrange: (scene) => {
    const cardIds = Object.keys(scene.board.cards);
    const standing = someCluster(scene);
    const groups = [
      { clusterId: uuidv7(), title: words(scene.pick), cardIds: cardIds.slice(0, 3) },
      { clusterId: standing ?? uuidv7(), title: words(scene.pick), cardIds: cardIds.slice(2, 5) },
    ].filter((group) => group.cardIds.length > 0);
    if (groups.length === 0) return null;
    return onBoard(scene, { type: 'board.arrange', arrangeId: uuidv7(), groups });
  },
  unarrange: (scene) => {
    const { arranged } = scene.board;
    return onBoard(scene, arranged && { type: 'board.arrange.undo', arrangeId: arranged.id });
  },
  ballot: (scene) =>
    onBoard(scene, {
      type: 'ballot.open',
      ballotId: uuidv7(),
      over: (['cards', 'clusters', 'both'] as const)[scene.pick % 3]!,
      dots: 3,
      cap: 2,
    }),
  dots: (scene) => {
    const { ballot } = scene.board;
    if (!ballot) return null;
    const target = choose(asked(scene.board, ballot), scene.pick);
    const dots = target === undefined ? {} : { [target]: scene.pick % 3 };
    return onBoard(scene, { type: 'dots.place', ballotId: ballot.id, dots });
  },
  scoring: (scene) =>
    onBoard(scene, {
      type: 'scores.open',
      ballotId: uuidv7(),
      over: scene.pick % 2 ? 'cards' : 'clusters',
      criteria: ['Urgensi', 'Dampak'].map((id) => ({ id, en: id })),
      scale: { least: scene.pick % 2, most: 5 },
      live: scene.pick % 3 === 0,
    }),
  marks: (scene) => {
    const { ballot } = scene.board;
    if (!ballot) return null;
    const target = choose(asked(scene.board, ballot), scene.pick);
    const marks = [1 + (scene.pick % 5), scene.pick % 4 === 0 ? null : 3];
    return onBoard(
      scene,
      with_(target, (targetId) => ({
        type: 'scores.place',
        ballotId: ballot.id,
        targetId,
        marks,
      })),
    );
  },
  ranking: (scene) =>
    onBoard(scene, {
      type: 'ranks.open',
      ballotId: uuidv7(),
      over: (['cards', 'clusters', 'both'] as const)[scene.pick % 3]!,
      live: scene.pick % 4 === 0,
    }),
  order: (scene) => {
    const { ballot } = scene.board;
    if (!ballot) return null;
    const things = asked(scene.board, ballot);
    const order = scene.pick % 2 ? things : things.toReversed().slice(0, 3);
    return onBoard(scene, {
      type: 'ranks.place',
      ballotId: ballot.id,
      order: order.slice(0, mostRanked),
    });
  },
  ask: (scene) =>
    inHall(scene, {
      type: 'poll.ask',
      activityId: uuidv7(),
      boardId: uuidv7(),
      ballotId: uuidv7(),
      minutes: 3,
      question: words(scene.pick),
      options: scene.pick % 3 === 0 ? [] : ['Ya', 'Belum'].map((text) => ({ id: uuidv7(), text })),
      way: {
        method: scene.pick % 3 === 0 ? 'words' : 'dots',
        dots: 1,
        criteria: [],
        scale: null,
      },
      live: false,
    }),
  unit: (scene) =>
    inHall(scene, {
      type: 'agency.add',
      agencyId: uuidv7(),
      name: scene.pick % 4 === 0 ? 'UPTD Pasar' : words(scene.pick),
      short: '',
      kind: 'uptd',
    }),
  enter: (scene) => {
    const { pick, places } = scene;
    const agencyId = choose(places.agencies, pick) ?? '';
    const people = [0, 1].map((n) => ({
      personId: uuidv7(),
      name: pick % 4 === 0 ? `Tetap ${n}` : words(pick),
      position: 'Staf',
      agencyId,
    }));
    return inHall(scene, { type: 'people.enter', people });
  },
  addFor: (scene) => forSomebody(scene, deeds['add']!(scene)),
  dotsFor: (scene) => forSomebody(scene, deeds['dots']!(scene)),
  marksFor: (scene) => forSomebody(scene, deeds['marks']!(scene)),
  takePaper: (scene) => {
    const { ballot } = scene.board;
    const deed = onBoard(scene, ballot && { type: 'paper.take', ballotId: ballot.id });
    return forSomebody(scene, deed);
  },
  unite: (scene) => {
    const all = Object.values(scene.hall.people);
    const entry = all.find(({ entered, removed }) => entered && !removed);
    const into = all.find(({ entered, role }) => !entered && role === 'participant');
    if (!entry || !into) return null;
    return inHall(scene, { type: 'person.merge', personId: entry.id, intoId: into.id });
  },
  speak: (scene) => {
    const { pick, hall, places } = scene;
    if (pick % 7 === 0) return inHall(scene, { type: 'speaking.end' });
    if (pick % 3 === 0 || !hall.speaking) {
      return inHall(scene, {
        type: 'speaking.draw',
        seed: uuidv7(),
        first: places.agencies.slice(1),
      });
    }
    const agencyId = choose(hall.speaking.order, pick) ?? '';
    return inHall(scene, { type: 'speaking.mark', agencyId, spoken: pick % 2 === 0 });
  },
  closeBallot: (scene) => {
    const { ballot } = scene.board;
    return onBoard(scene, ballot && { type: 'ballot.close', ballotId: ballot.id });
  },
  sign: (scene) =>
    inHall(scene, {
      type: 'pledge.sign',
      agencyId: scene.person.agencyId ?? choose(scene.places.agencies, scene.pick) ?? '',
      name: words(scene.pick),
      position: 'Kepala',
      as: 'head',
      strokes: '1,2 3,4',
    }),
  unsign: (scene) =>
    inHall(
      scene,
      with_(choose(Object.keys(scene.hall.pledges), scene.pick), (agencyId) => ({
        type: 'pledge.withdraw',
        agencyId,
      })),
    ),
  answer: (scene) =>
    inHall(scene, {
      type: 'readiness.answer',
      values: [scene.pick % 5, null, (scene.pick + 2) % 5],
    }),
  move: (scene) =>
    inHall(scene, {
      type: 'person.correct',
      name: words(scene.pick),
      position: 'Staf',
      agencyId: choose(scene.places.agencies, scene.pick) ?? null,
    }),
  clock: (scene) => {
    const first = scene.hall.activities[0];
    if (!first) return null;
    const turns: Act[] = [
      { type: 'activity.start', activityId: first.id },
      { type: 'activity.pause' },
      { type: 'activity.resume' },
      { type: 'activity.extend', minutes: 5 },
      { type: 'activity.end' },
      { type: 'activity.extend', minutes: 5, activityId: first.id },
      { type: 'activity.end', activityId: first.id },
    ];
    return inHall(scene, choose(turns, scene.pick) ?? null);
  },
  show: (scene) =>
    inHall(scene, {
      type: 'projector.show',
      view: scene.pick % 2 ? 'coverage' : 'auto',
      ideaId: null,
    }),
  plan: (scene) => {
    const both = (text: string) => ({ id: text, en: text });
    const { pick, hall } = scene;
    return inHall(scene, {
      type: 'agenda.add',
      activityId: uuidv7(),
      day: 1 + (pick % 3),
      after: pick % 4 === 0 ? null : (someActivity(scene)?.id ?? null),
      minutes: 5 + pick,
      stage: 'drum-up',
      kind: pick % 3 === 0 ? 'cards' : pick % 3 === 1 ? 'dots' : 'talk',
      title: both(words(pick)),
      guide: both(`Rahasia ${words(pick)}`),
      hint: both(''),
      question: both(''),
      recipe: null,
      boardId: pick % 3 === 0 ? uuidv7() : (hall.activities[pick]?.boardId ?? null),
    });
  },
  replan: (scene) =>
    inHall(
      scene,
      with_(someActivity(scene), ({ id: activityId, minutes: seen, start: seenStart }) => {
        const { pick } = scene;
        const after = choose(scene.hall.activities, pick * 7)?.id ?? null;
        const shorten = after ? { [after]: 3 } : {};
        const acts: Act[] = [
          { type: 'agenda.edit', activityId, change: { minutes: 5 + pick } },
          { type: 'agenda.edit', activityId, change: { title: { id: words(pick) } } },
          { type: 'agenda.edit', activityId, change: { guide: { en: words(pick) } } },
          { type: 'agenda.edit', activityId, change: { kind: 'reverse', boardId: uuidv7() } },
          { type: 'agenda.edit', activityId, change: { fixed: pick % 2 === 0, start: '10:30' } },
          { type: 'agenda.move', activityId, day: 1 + (pick % 2), after },
          { type: 'agenda.remove', activityId },
          { type: 'agenda.restore', activityId },
          { type: 'agenda.divide', activityId, send: pick % 3 ? 3 : null },
          { type: 'boards.lock', activityId, locked: pick % 2 === 0 },
          { type: 'agenda.shift', activityId, seen, seenStart, minutes: 4, shorten },
        ];
        return choose(acts, pick)!;
      }),
    ),
  attend: (scene) => {
    const { pick, hall } = scene;
    const session = choose(sessionsOf(hall), pick)?.key;
    const personId = choose(Object.keys(hall.people), pick);
    if (!session || !personId) return null;
    if (pick % 3 === 0) return inHall(scene, { type: 'attendance.clear', session, personId });
    const signature = pick % 3 === 1 ? '' : words(pick);
    return inHall(scene, { type: 'attendance.mark', session, personId, signature });
  },
  park: (scene) => {
    const { pick, hall } = scene;
    const known = choose(hall.parked, pick)?.id;
    if (pick % 5 === 0) return inHall(scene, { type: 'room.gather' });
    if (!known || pick % 5 === 1) {
      return inHall(scene, { type: 'parking.add', itemId: uuidv7(), text: words(pick) });
    }
    if (pick % 5 === 2) return inHall(scene, { type: 'parking.remove', itemId: known });
    if (pick % 5 === 3) {
      return inHall(scene, { type: 'parking.edit', itemId: known, text: words(pick) });
    }
    return inHall(scene, { type: 'parking.mark', itemId: known, done: pick % 2 === 0 });
  },
  light: (scene) => {
    const { pick, hall, board } = scene;
    if (pick % 4 === 0) return inHall(scene, { type: 'room.release' });
    const over = pick % 2 ? ('card' as const) : ('cluster' as const);
    const target = over === 'card' ? someCard(scene) : someCluster(scene);
    const running = hall.activities.find(({ id }) => id === hall.clock?.activityId);
    const boardId = running?.boardId ?? board.id;
    return inHall(
      scene,
      with_(target, (targetId) => ({ type: 'room.spotlight', boardId, over, targetId })),
    );
  },
  raise: (scene) =>
    atIdea(scene, {
      type: 'idea.raise',
      agencyId: scene.person.agencyId ?? scene.places.agencies[0] ?? '',
      title: words(scene.pick),
      origin: 'problem',
      boardId: scene.places.board.id,
      clusterId: null,
      cardIds: [],
      innovation: null,
    }),
  write: (scene) => atIdea(scene, { type: 'field.write', field: 'title', text: words(scene.pick) }),
  /** Some words into a long text, built on what this page shows of it. */
  type: (scene) => {
    const idea = scene.page.at(scene.places.idea).state as Idea;
    const field = scene.pick % 3 ? ('background' as const) : ('goal' as const);
    // A page writes under a number of its own each time it opens a field.
    const seat = Number.parseInt(uuidv7().slice(-5), 16);
    const text = `${textOf(idea, field)} ${words(scene.pick)}`;
    return atIdea(scene, textAct(idea, scene.person.id, { field, text, seat }));
  },
  owners: (scene) =>
    atIdea(scene, {
      type: 'owners.set',
      owners: [{ name: words(scene.pick), position: '', phone: '08', email: '' }],
    }),
  /** To another agency, and back. */
  handOver: (scene) => {
    const { pick, places } = scene;
    const owner = (name: string) => ({ name, position: '', phone: '08', email: '' });
    return atIdea(scene, {
      type: 'idea.hand',
      agencyId: choose(places.agencies, pick) ?? '',
      owners: [owner(words(pick)), owner('Tetap')],
      reason: words(pick),
    });
  },
  review: (scene) =>
    atIdea(scene, {
      type: 'review.give',
      field: 'title',
      verdict: 'comment',
      comment: words(scene.pick),
      ...(scene.pick % 2 ? { suggestion: words(scene.pick) } : {}),
    }),
  answerReview: (scene) =>
    atIdea(scene, { type: 'review.answer', field: 'title', answer: words(scene.pick) }),
  resolveReview: (scene) =>
    atIdea(scene, { type: 'review.resolve', field: 'title', of: scene.person.id }),
  settle: (scene) => {
    const { person, pick } = scene;
    const taken = pick % 2 === 0;
    return atIdea(scene, { type: 'suggestion.settle', field: 'title', of: person.id, taken });
  },
  score: (scene) =>
    atIdea(scene, {
      type: 'score.give',
      marks: { novelty: 1 + (scene.pick % 5), breadth: 5 },
      scale: 5,
    }),
  judge: (scene) => {
    const { pick } = scene;
    if (pick % 3 === 0)
      return atIdea(scene, { type: 'conflict.declare', declared: pick % 2 === 0 });
    const name = { id: words(pick), en: words(pick) };
    const acts: Act[] = [
      { type: 'jury.set', criteria: [{ key: 'baru', name, weight: 1 + (pick % 3) }], scale: 100 },
      { type: 'jury.open' },
      { type: 'jury.close' },
      { type: 'gallery.open', open: pick % 2 === 0 },
      { type: 'pitch.start', ideaId: scene.places.idea.id, minutes: 3 },
      { type: 'pitch.end' },
      { type: 'awards.hide' },
    ];
    return inHall(scene, choose(acts, pick) ?? null);
  },
  pass: (scene) => inHall(scene, { type: 'stage.pass', stage: scene.hall.stage, reason: 'Lanjut' }),
  atHall: (scene) => inHall(scene, anything(scene, 'hall')),
  atBoard: (scene) => onBoard(scene, anything(scene, 'board')),
  atIdea: (scene) => atIdea(scene, anything(scene, 'idea')),
};
