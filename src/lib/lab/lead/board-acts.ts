import * as v from 'valibot';
import { noteLength } from '../board/acts.ts';
import { layoutKinds } from '../board/layouts.ts';
import { mostCriteria, widestScale } from '../board/methods.ts';
import { mostOwnCards } from '../board/rules.ts';
import { circles, overs, signings } from '../board/state.ts';
import { id, someText, text, wholeNumber } from '../values.ts';

/** Longest problem of a layout and longest name of an axis, in signs. */
export const mostHead = 200;
export const mostAxis = 40;

/** Only the best of an earlier ballot; shown before closing. */
const ballotExtras = {
  among: v.optional(v.pipe(v.array(id), v.minLength(2), v.maxLength(200))),
  live: v.optional(v.boolean()),
};
/** Criteria and scale of a ballot that asks for marks. */
export const criteria = v.pipe(
  v.array(v.strictObject({ id: someText(40), en: someText(40) })),
  v.minLength(1),
  v.maxLength(mostCriteria),
);
export const scale = v.pipe(
  v.strictObject({ least: wholeNumber(0, 1), most: wholeNumber(1, widestScale) }),
  // Nine marks at most: one digit each, and one for none.
  v.check(({ least, most }) => least < most && most - least < widestScale),
);

/** What only facilitators ask of a board. */
export const leadBoardActs = {
  /** What its author is asked to change; null takes that back. */
  'card.ask': v.strictObject({
    type: v.literal('card.ask'),
    cardId: id,
    note: v.nullable(someText(noteLength)),
  }),
  'card.hide': v.strictObject({
    type: v.literal('card.hide'),
    cardId: id,
    reason: someText(noteLength),
  }),
  'card.show': v.strictObject({ type: v.literal('card.show'), cardId: id }),
  'board.reveal': v.strictObject({ type: v.literal('board.reveal') }),
  'board.sign': v.strictObject({ type: v.literal('board.sign'), names: v.picklist(signings) }),
  /** Carries what changes; silent or open only while nothing is written. */
  'board.rules': v.strictObject({
    type: v.literal('board.rules'),
    silent: v.optional(v.boolean()),
    adds: v.optional(v.picklist(circles)),
    groups: v.optional(v.picklist(circles)),
    most: v.optional(wholeNumber(1, mostOwnCards)),
  }),
  'board.lock': v.strictObject({ type: v.literal('board.lock'), locked: v.boolean() }),
  /** The board as it was after this event of its journal. */
  'board.restore': v.strictObject({
    type: v.literal('board.restore'),
    number: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  }),
  /** The picture of the board; standing clusters that it names keep their cards and their name. */
  'board.layout': v.strictObject({
    type: v.literal('board.layout'),
    layout: v.nullable(
      v.strictObject({
        kind: v.picklist(layoutKinds),
        head: text(mostHead),
        across: text(mostAxis),
        up: text(mostAxis),
        regions: v.pipe(
          v.array(v.strictObject({ clusterId: id, title: someText(80) })),
          v.minLength(1),
          v.maxLength(6),
        ),
      }),
    ),
  }),
  'ballot.open': v.strictObject({
    type: v.literal('ballot.open'),
    ballotId: id,
    over: v.picklist(overs),
    dots: wholeNumber(1, 20),
    cap: wholeNumber(1, 20),
    ...ballotExtras,
  }),
  /** The same ballot, asking for marks. */
  'scores.open': v.strictObject({
    type: v.literal('scores.open'),
    ballotId: id,
    over: v.picklist(overs),
    criteria,
    scale,
    ...ballotExtras,
  }),
  /** The same ballot, asking for an order. */
  'ranks.open': v.strictObject({
    type: v.literal('ranks.open'),
    ballotId: id,
    over: v.picklist(overs),
    ...ballotExtras,
  }),
  'ballot.close': v.strictObject({ type: v.literal('ballot.close'), ballotId: id }),
};
