import * as v from 'valibot';
import { layoutKinds } from './layouts.ts';
import { backs, circles, overs, papers, signings } from './state.ts';

const maybe = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);

const request = v.object({
  text: v.string(),
  by: v.string(),
  at: v.number(),
  answeredAt: maybe(v.number()),
});
const comment = v.object({
  id: v.string(),
  text: v.string(),
  at: v.number(),
  removed: maybe(v.string()),
  agencyId: maybe(v.string()),
  authorId: maybe(v.string()),
  author: maybe(v.string()),
});
/** `by` is empty for everybody but oneself. */
const talk = v.object({
  comments: v.array(comment),
  sums: v.array(v.number()),
  by: v.record(v.string(), v.number()),
  ask: maybe(request),
  hidden: maybe(request),
});

export const card = v.object({
  id: v.string(),
  text: v.string(),
  paper: v.picklist(papers),
  agencyId: maybe(v.string()),
  // What others do not see stands last: on the wire it costs nothing then.
  authorId: maybe(v.string()),
  author: maybe(v.string()),
  clusterId: maybe(v.string()),
  at: v.number(),
  removed: v.boolean(),
  talk: maybe(talk),
  entered: v.boolean(),
});

const trace = v.object({
  boardId: v.string(),
  sourceId: v.string(),
  agencyId: maybe(v.string()),
});

const hidden = v.object({
  cards: v.number(),
  writers: v.number(),
  agencies: v.number(),
  byAgency: v.record(v.string(), v.number()),
});

const tally = v.record(v.string(), v.number());
const scores = v.record(
  v.string(),
  v.object({
    raters: v.number(),
    marks: v.array(v.array(v.number())),
    low: v.number(),
    high: v.number(),
    squares: v.number(),
  }),
);
const sums = v.object({ turnout: v.number(), tally, scores });

/** What a ballot asks for (`methods.ts`). */
export const way = v.object({
  method: v.picklist(['dots', 'scores', 'ranks']),
  dots: v.number(),
  cap: v.number(),
  criteria: v.array(v.object({ id: v.string(), en: v.string() })),
  least: v.number(),
  most: v.number(),
  live: v.boolean(),
});
const layout = v.object({
  kind: v.picklist(layoutKinds),
  head: v.string(),
  across: v.string(),
  up: v.string(),
  regions: v.array(v.string()),
});
const over = v.picklist(overs);

export const boardEvents = {
  'board.opened': v.object({
    type: v.literal('board.opened'),
    labId: v.string(),
    title: v.string(),
    names: v.picklist(signings),
    silent: v.boolean(),
  }),
  'card.added': v.object({ type: v.literal('card.added'), card }),
  'card.edited': v.object({ type: v.literal('card.edited'), cardId: v.string(), text: v.string() }),
  /** `back`, who may bring it back, is the server's alone; `seenBy` leaves it out. */
  'card.removed': v.object({
    type: v.literal('card.removed'),
    cardId: v.string(),
    back: maybe(v.picklist(backs)),
  }),
  'card.restored': v.object({
    type: v.literal('card.restored'),
    card,
    /** Filled by `seenBy` where it was written elsewhere. */
    traces: v.nullish(v.record(v.string(), trace)),
  }),
  'comment.added': v.object({
    type: v.literal('comment.added'),
    cardId: v.string(),
    comment,
  }),
  /** `reason` where a facilitator did it; for others null. */
  'comment.removed': v.object({
    type: v.literal('comment.removed'),
    cardId: v.string(),
    commentId: v.string(),
    reason: maybe(v.string()),
  }),
  /** All reactions of a person on a card. Travels to that person alone. */
  'card.reacted': v.object({
    type: v.literal('card.reacted'),
    cardId: v.string(),
    personId: v.string(),
    bits: v.number(),
  }),
  /** What everybody learns of reactions: how many there are now. Never journalled. */
  'cards.reacted': v.object({
    type: v.literal('cards.reacted'),
    sums: v.record(v.string(), v.array(v.number())),
  }),
  /** For facilitators and the author alone. */
  'card.asked': v.object({
    type: v.literal('card.asked'),
    cardId: v.string(),
    note: maybe(v.string()),
    by: v.string(),
  }),
  /** Without a reason, for others: the card is gone. */
  'card.hidden': v.object({
    type: v.literal('card.hidden'),
    cardId: v.string(),
    reason: maybe(v.string()),
    by: v.string(),
  }),
  /** `card` is empty in the journal and filled for those to whom it was gone. */
  'card.shown': v.object({
    type: v.literal('card.shown'),
    cardId: v.string(),
    by: v.string(),
    card: maybe(card),
    trace: maybe(trace),
  }),
  /** What others learn of a silent card: that there is one more (or one less). Never journalled. */
  'cards.hidden': v.object({ type: v.literal('cards.hidden'), hidden }),
  'card.grouped': v.object({
    type: v.literal('card.grouped'),
    cardIds: v.array(v.string()),
    clusterId: maybe(v.string()),
  }),
  /** `cards` is empty in the journal and filled by `seenBy`: the wall as this viewer may see it. */
  'board.revealed': v.object({
    type: v.literal('board.revealed'),
    cards: v.array(card),
    /** Where those of them came from that were written elsewhere. */
    traces: v.nullish(v.record(v.string(), trace)),
  }),
  'board.signed': v.object({ type: v.literal('board.signed'), names: v.picklist(signings) }),
  'board.ruled': v.object({
    type: v.literal('board.ruled'),
    silent: v.boolean(),
    adds: v.picklist(circles),
    groups: v.picklist(circles),
    most: v.number(),
  }),
  /** It is this agency's own board. */
  'board.given': v.object({
    type: v.literal('board.given'),
    agencyId: v.string(),
    plenaryId: v.string(),
    most: v.number(),
  }),
  'cards.sent': v.object({
    type: v.literal('cards.sent'),
    ids: v.array(v.string()),
    to: v.string(),
  }),
  'cards.recalled': v.object({
    type: v.literal('cards.recalled'),
    ids: v.array(v.string()),
    to: v.string(),
  }),
  /** `sources` stand in the order of `cards`; source and agency are null for whoever is not told. */
  'cards.received': v.object({
    type: v.literal('cards.received'),
    cards: v.array(card),
    sources: v.array(v.string()),
    from: maybe(v.string()),
    agencyId: maybe(v.string()),
  }),
  'cards.returned': v.object({
    type: v.literal('cards.returned'),
    cardIds: v.array(v.string()),
  }),
  'board.locked': v.object({ type: v.literal('board.locked'), locked: v.boolean() }),
  'cluster.added': v.object({
    type: v.literal('cluster.added'),
    clusterId: v.string(),
    title: v.string(),
    cardIds: v.array(v.string()),
  }),
  'cluster.renamed': v.object({
    type: v.literal('cluster.renamed'),
    clusterId: v.string(),
    title: v.string(),
  }),
  'cluster.removed': v.object({ type: v.literal('cluster.removed'), clusterId: v.string() }),
  'board.arranged': v.object({
    type: v.literal('board.arranged'),
    arrangeId: v.string(),
    /** `made` where the cluster came with it. All cards were loose before. */
    groups: v.array(
      v.object({
        clusterId: v.string(),
        title: v.string(),
        made: v.boolean(),
        cardIds: v.array(v.string()),
      }),
    ),
  }),
  /** What of it could be put back: cards set loose, clusters taken away. */
  'board.arrange.undone': v.object({
    type: v.literal('board.arrange.undone'),
    arrangeId: v.string(),
    cardIds: v.array(v.string()),
    clusterIds: v.array(v.string()),
  }),
  'board.laid': v.object({
    type: v.literal('board.laid'),
    layout: maybe(layout),
    /** Regions that come with it, and clusters that go: their cards hang loose. */
    made: v.array(v.object({ clusterId: v.string(), title: v.string() })),
    gone: v.array(v.string()),
  }),
  /** The wall as it was after event `number`; what was written since stays. */
  'board.restored': v.object({
    type: v.literal('board.restored'),
    number: v.number(),
    layout: maybe(layout),
    /** Clusters that come back or get their name back, and clusters that go. */
    clusters: v.array(v.object({ id: v.string(), title: v.string(), at: v.number() })),
    lost: v.array(v.string()),
    /** Cards that go back to where they hung. */
    places: v.array(v.object({ clusterId: maybe(v.string()), cardIds: v.array(v.string()) })),
    /** Cards that hang again, and cards that are away again. */
    cards: v.array(card),
    /** Filled by `seenBy`. */
    traces: v.nullish(v.record(v.string(), trace)),
    gone: v.array(v.object({ cardId: v.string(), back: maybe(v.picklist(backs)) })),
  }),
  'ballot.opened': v.object({
    type: v.literal('ballot.opened'),
    ballotId: v.string(),
    over,
    way,
    among: maybe(v.array(v.string())),
  }),
  /** Stored without voter and paper; both travel to the voter alone. */
  'ballot.cast': v.object({
    type: v.literal('ballot.cast'),
    ballotId: v.string(),
    voter: maybe(v.string()),
    dots: maybe(tally),
    turnout: v.number(),
    /** Sums that show before closing, when they move; nobody's own paper. */
    partial: maybe(sums),
  }),
  /** A paper is gone again. Stored without whose it was. */
  'ballot.taken': v.object({
    type: v.literal('ballot.taken'),
    ballotId: v.string(),
    voter: maybe(v.string()),
    turnout: v.number(),
  }),
  'ballot.closed': v.object({
    type: v.literal('ballot.closed'),
    ballotId: v.string(),
    sums,
  }),
};
