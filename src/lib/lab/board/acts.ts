import * as v from 'valibot';
import { id, someText, text, wholeNumber } from '../values.ts';
import { mostCriteria, mostRanked, widestScale } from './methods.ts';
import { papers, signings } from './state.ts';
import { reactions } from './talk.ts';

/** Longest card, in characters: what a sticky note holds and a projector can show. */
export const cardLength = 140;

/** Longest comment, and longest word of a facilitator to an author. */
export const commentLength = 280;
export const noteLength = 200;

/** Most cards that one arrangement moves. */
export const mostArranged = 1200;

const mark = wholeNumber(0, widestScale);
const cardIds = v.pipe(v.array(id), v.minLength(1), v.maxLength(200));

/** What participants ask too; acts of facilitators alone are in `lead/board-acts.ts`. */
export const boardActs = {
  'card.add': v.strictObject({
    type: v.literal('card.add'),
    cardId: id,
    text: someText(cardLength),
    paper: v.picklist(papers),
    /** What the author was promised when they began to write; a board that promises less says no. */
    names: v.optional(v.picklist(signings)),
    /** The region of the layout it is meant for. */
    clusterId: v.optional(id),
  }),
  'card.edit': v.strictObject({
    type: v.literal('card.edit'),
    cardId: id,
    text: someText(cardLength),
  }),
  'card.remove': v.strictObject({ type: v.literal('card.remove'), cardId: id }),
  'comment.add': v.strictObject({
    type: v.literal('comment.add'),
    cardId: id,
    commentId: id,
    text: someText(commentLength),
  }),
  /** A facilitator says why; the author need not. */
  'comment.remove': v.strictObject({
    type: v.literal('comment.remove'),
    cardId: id,
    commentId: id,
    reason: text(noteLength),
  }),
  'card.react': v.strictObject({
    type: v.literal('card.react'),
    cardId: id,
    reaction: v.picklist(reactions),
    on: v.boolean(),
  }),
  /** Brings back a card that was taken away. */
  'card.restore': v.strictObject({ type: v.literal('card.restore'), cardId: id }),
  'card.group': v.strictObject({
    type: v.literal('card.group'),
    cardIds,
    clusterId: v.nullable(id),
  }),
  /** Cards, or clusters by their name, from here to another board. */
  'cards.send': v.strictObject({ type: v.literal('cards.send'), ids: cardIds, to: id }),
  'cards.recall': v.strictObject({ type: v.literal('cards.recall'), ids: cardIds, to: id }),
  'cluster.add': v.strictObject({
    type: v.literal('cluster.add'),
    clusterId: id,
    title: someText(80),
    cardIds: v.pipe(v.array(id), v.maxLength(200)),
  }),
  'cluster.rename': v.strictObject({
    type: v.literal('cluster.rename'),
    clusterId: id,
    title: someText(80),
  }),
  'cluster.remove': v.strictObject({ type: v.literal('cluster.remove'), clusterId: id }),
  /** The cards of `clusterId` go into another one. */
  'cluster.merge': v.strictObject({ type: v.literal('cluster.merge'), clusterId: id, into: id }),
  /** Several clusters at once, as a suggestion was taken: loose cards into new or standing clusters. */
  'board.arrange': v.strictObject({
    type: v.literal('board.arrange'),
    arrangeId: id,
    groups: v.pipe(
      v.array(v.strictObject({ clusterId: id, title: someText(80), cardIds })),
      v.minLength(1),
      v.maxLength(40),
      // More does not fit into one frame.
      v.check((groups) => groups.reduce((sum, one) => sum + one.cardIds.length, 0) <= mostArranged),
    ),
  }),
  'board.arrange.undo': v.strictObject({ type: v.literal('board.arrange.undo'), arrangeId: id }),
  /** The marks of one thing, one per criterion; the paper keeps those of the others. */
  'scores.place': v.strictObject({
    type: v.literal('scores.place'),
    ballotId: id,
    targetId: id,
    marks: v.pipe(v.array(v.nullable(mark)), v.minLength(1), v.maxLength(mostCriteria)),
  }),
  /** The things from the first on; it may end before all of them have their place. */
  'ranks.place': v.strictObject({
    type: v.literal('ranks.place'),
    ballotId: id,
    order: v.pipe(v.array(id), v.maxLength(mostRanked)),
  }),
  'dots.place': v.strictObject({
    type: v.literal('dots.place'),
    ballotId: id,
    dots: v.record(id, wholeNumber(0, 20)),
  }),
  /** The paper that was entered for somebody without a device is taken back. */
  'paper.take': v.strictObject({ type: v.literal('paper.take'), ballotId: id }),
};
