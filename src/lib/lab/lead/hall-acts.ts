import * as v from 'valibot';
import { mostCriteria } from '../board/methods.ts';
import { cardLength } from '../board/acts.ts';
import { awardPlaces, juryScales, mostJuryCriteria } from '../hall/display.ts';
import { longest, mostDays } from '../hall/agenda.ts';
import { handings, projectorViews } from '../hall/state.ts';
import { roles } from '../people.ts';
import { agencyKinds, rosterLimits, type AgencyKind } from '../roster-words.ts';
import { stages } from '../stages.ts';
import { activityKinds } from '../surface.ts';
import { id, someText, text, wholeNumber } from '../values.ts';
import { scale } from './board-acts.ts';

/** Texts of an activity; what a facilitator reads may be long, what hangs on a wall may not. */
const labels = { title: 120, guide: 3000, hint: 300, question: 200 } as const;
const inBoth = (most: number) => v.strictObject({ id: text(most), en: text(most) });
/** One language may change while somebody else writes the other. */
const inSome = (most: number) =>
  v.strictObject({ id: v.optional(text(most)), en: v.optional(text(most)) });

/** Answers of one question: what a phone shows without getting lost. */
export const mostOptions = 12;

/** Most people that are entered at once: a sheet of the attendance list. */
export const mostEntered = 60;

/** What is put aside for later, in signs. */
export const parkedLength = 300;

/** An hour of the day, `HH:MM`. */
const hour = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const day = wholeNumber(1, mostDays);
const minutes = wholeNumber(1, longest);
/** Strokes of a pen, or a name that was typed in their place. */
const isSignature = (text: string) => text.length <= 80 || /^[0-9 ,;]*$/.test(text);

/** [A19] The activity that ran on the screen of whoever turned the clock; absent: whatever runs. */
const meant = { activityId: v.optional(id) };

/** Acts of the server itself: forms that become live news. Refused when they come from a socket. */
export const serverHallActs = {
  'person.join': v.strictObject({
    type: v.literal('person.join'),
    personId: id,
    name: someText(80),
    position: text(120),
    agencyId: v.nullable(id),
    role: v.picklist(roles),
  }),
  /** [D90] Its file came by a form, which has seen its bytes. */
  'photo.add': v.strictObject({
    type: v.literal('photo.add'),
    photo: v.strictObject({
      id,
      title: someText(120),
      banner: v.boolean(),
      file: v.strictObject({
        stored: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}\.(jpg|png|webp)$/)),
        name: someText(160),
        size: wholeNumber(1, 30_000_000),
        type: v.picklist(['image/jpeg', 'image/png', 'image/webp']),
      }),
    }),
  }),
  /** [Y8] Who won is read off the scores by the server. */
  'award.reveal': v.strictObject({
    type: v.literal('award.reveal'),
    award: v.strictObject({
      place: v.picklist(awardPlaces),
      winners: v.pipe(
        v.array(v.strictObject({ ideaId: id, title: text(120), agency: text(160) })),
        v.minLength(1),
        v.maxLength(12),
      ),
      value: v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)),
    }),
  }),
  /** [O1] Rights of accounts are looked up before: a socket cannot ask this. */
  'lead.change': v.strictObject({
    type: v.literal('lead.change'),
    how: v.picklist(handings),
    accountId: id,
    name: someText(120),
  }),
};

/** What only facilitators ask of a hall. */
export const leadHallActs = {
  /** [D87] Seen at the door; the signature is drawn, a typed name, or nothing. */
  'attendance.mark': v.strictObject({
    type: v.literal('attendance.mark'),
    session: text(20),
    personId: id,
    signature: v.pipe(text(4000), v.check(isSignature)),
  }),
  'attendance.clear': v.strictObject({
    type: v.literal('attendance.clear'),
    session: text(20),
    personId: id,
  }),
  'photo.remove': v.strictObject({ type: v.literal('photo.remove'), photoId: id }),
  'person.remove': v.strictObject({ type: v.literal('person.remove'), personId: id }),
  /** A unit that the roster forgot. */
  'agency.add': v.strictObject({
    type: v.literal('agency.add'),
    agencyId: id,
    name: someText(rosterLimits.name),
    short: text(rosterLimits.shortName),
    kind: v.picklist(Object.keys(agencyKinds) as AgencyKind[]),
  }),
  /** People who have no device, from the attendance list. */
  'people.enter': v.strictObject({
    type: v.literal('people.enter'),
    people: v.pipe(
      v.array(
        v.strictObject({ personId: id, name: someText(80), position: text(120), agencyId: id }),
      ),
      v.minLength(1),
      v.maxLength(mostEntered),
    ),
  }),
  /** Somebody who was entered has come with a device after all: one person from now on. */
  'person.merge': v.strictObject({
    type: v.literal('person.merge'),
    personId: id,
    intoId: id,
  }),
  'activity.start': v.strictObject({ type: v.literal('activity.start'), activityId: id }),
  'activity.pause': v.strictObject({ type: v.literal('activity.pause'), ...meant }),
  'activity.resume': v.strictObject({ type: v.literal('activity.resume'), ...meant }),
  'activity.extend': v.strictObject({
    type: v.literal('activity.extend'),
    minutes: wholeNumber(-60, 120),
    ...meant,
  }),
  'activity.end': v.strictObject({ type: v.literal('activity.end'), ...meant }),
  'agenda.add': v.strictObject({
    type: v.literal('agenda.add'),
    activityId: id,
    day,
    /** What it stands behind on its day; null at the beginning of the day. */
    after: v.nullable(id),
    minutes,
    stage: v.picklist(stages),
    kind: v.picklist(activityKinds),
    title: inBoth(labels.title),
    guide: inBoth(labels.guide),
    hint: inBoth(labels.hint),
    question: inBoth(labels.question),
    recipe: v.nullable(text(60)),
    /** A new id for the board of its own, or an earlier activity's board; null lets the rule choose. */
    boardId: v.nullable(id),
  }),
  /** Carries what changes and nothing else: two who edit at once lose nothing of each other. */
  'agenda.edit': v.strictObject({
    type: v.literal('agenda.edit'),
    activityId: id,
    change: v.strictObject({
      minutes: v.optional(minutes),
      stage: v.optional(v.picklist(stages)),
      kind: v.optional(v.picklist(activityKinds)),
      /** A new id for the board of its own, where the new kind wants one. */
      boardId: v.optional(id),
      /** For the first of a day the start of the day, for others only together with `fixed`. */
      start: v.optional(hour),
      fixed: v.optional(v.boolean()),
      title: v.optional(inSome(labels.title)),
      guide: v.optional(inSome(labels.guide)),
      hint: v.optional(inSome(labels.hint)),
      question: v.optional(inSome(labels.question)),
    }),
  }),
  'agenda.move': v.strictObject({
    type: v.literal('agenda.move'),
    activityId: id,
    day,
    after: v.nullable(id),
  }),
  'agenda.remove': v.strictObject({ type: v.literal('agenda.remove'), activityId: id }),
  'agenda.restore': v.strictObject({ type: v.literal('agenda.restore'), activityId: id }),
  /** Each agency on a board of its own, sending so many cards to the plenary; null: one board for all. */
  'agenda.divide': v.strictObject({
    type: v.literal('agenda.divide'),
    activityId: id,
    send: v.nullable(wholeNumber(1, 20)),
  }),
  /** [B80] The boards that the agencies write on in this activity, all at once. */
  'boards.lock': v.strictObject({
    type: v.literal('boards.lock'),
    activityId: id,
    locked: v.boolean(),
  }),
  /** The room is late: what runs gets `minutes` more in the plan, what comes gets shorter. */
  'agenda.shift': v.strictObject({
    type: v.literal('agenda.shift'),
    /** The activity whose slot grows, and its plan as the facilitator saw it. */
    activityId: id,
    seen: wholeNumber(1, longest * 2),
    seenStart: hour,
    minutes: wholeNumber(0, 180),
    shorten: v.record(id, minutes),
  }),
  /** [A15] A quick question, now: activity, board, answers and ballot in one act. */
  'poll.ask': v.strictObject({
    type: v.literal('poll.ask'),
    activityId: id,
    boardId: id,
    ballotId: id,
    minutes: wholeNumber(1, 60),
    question: someText(labels.question),
    /** What is chosen from or marked; nothing for a cloud of words, which the room writes. */
    options: v.pipe(
      v.array(v.strictObject({ id, text: someText(cardLength) })),
      v.maxLength(mostOptions),
    ),
    /** Dots of a person, or criteria and scale; a cloud of words needs neither. */
    way: v.strictObject({
      method: v.picklist(['dots', 'scores', 'words']),
      dots: wholeNumber(0, mostOptions),
      criteria: v.pipe(v.array(inBoth(40)), v.maxLength(mostCriteria)),
      scale: v.nullable(scale),
    }),
    /** Whether sums, or words, show before closing. */
    live: v.boolean(),
  }),
  'stage.pass': v.strictObject({
    type: v.literal('stage.pass'),
    stage: v.picklist(stages),
    reason: text(500),
  }),
  /** Which forms a reviewer passes before the leader approves them. */
  'passing.require': v.strictObject({
    type: v.literal('passing.require'),
    forms: v.pipe(v.array(v.picklist(['canvas', 'plan'])), v.maxLength(2)),
  }),
  'pledge.word': v.strictObject({ type: v.literal('pledge.word'), text: someText(2000) }),
  'pledge.excuse': v.strictObject({
    type: v.literal('pledge.excuse'),
    agencyId: id,
    status: v.picklist(['absent', 'declined']),
    note: text(300),
  }),
  'room.gather': v.strictObject({ type: v.literal('room.gather') }),
  /** [T3] Shows everybody one card or cluster of the wall that is on. */
  'room.spotlight': v.strictObject({
    type: v.literal('room.spotlight'),
    boardId: id,
    over: v.picklist(['card', 'cluster']),
    targetId: id,
  }),
  'room.release': v.strictObject({ type: v.literal('room.release') }),
  'parking.add': v.strictObject({
    type: v.literal('parking.add'),
    itemId: id,
    text: someText(parkedLength),
  }),
  'parking.edit': v.strictObject({
    type: v.literal('parking.edit'),
    itemId: id,
    text: someText(parkedLength),
  }),
  'parking.mark': v.strictObject({
    type: v.literal('parking.mark'),
    itemId: id,
    done: v.boolean(),
  }),
  'parking.remove': v.strictObject({ type: v.literal('parking.remove'), itemId: id }),
  /** An order of speaking, by chance: `seed` is the chance, made by whoever draws. */
  'speaking.draw': v.strictObject({
    type: v.literal('speaking.draw'),
    seed: id,
    /** Agencies from which nothing has come yet: they are asked first. */
    first: v.pipe(v.array(id), v.maxLength(400)),
  }),
  'speaking.mark': v.strictObject({
    type: v.literal('speaking.mark'),
    agencyId: id,
    spoken: v.boolean(),
  }),
  'speaking.end': v.strictObject({ type: v.literal('speaking.end') }),
  'gallery.open': v.strictObject({ type: v.literal('gallery.open'), open: v.boolean() }),
  /** [Y4] By what the jury scores. */
  'jury.set': v.strictObject({
    type: v.literal('jury.set'),
    criteria: v.pipe(
      v.array(
        v.strictObject({
          key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,20}$/)),
          name: inBoth(40),
          weight: wholeNumber(1, 10),
        }),
      ),
      v.minLength(1),
      v.maxLength(mostJuryCriteria),
    ),
    scale: v.picklist(juryScales),
  }),
  'jury.open': v.strictObject({ type: v.literal('jury.open') }),
  'jury.close': v.strictObject({ type: v.literal('jury.close') }),
  'pitch.start': v.strictObject({
    type: v.literal('pitch.start'),
    ideaId: id,
    minutes: wholeNumber(1, 60),
  }),
  'pitch.end': v.strictObject({ type: v.literal('pitch.end') }),
  'awards.hide': v.strictObject({ type: v.literal('awards.hide') }),
  'projector.show': v.strictObject({
    type: v.literal('projector.show'),
    view: v.picklist(projectorViews),
    ideaId: v.nullable(id),
  }),
};
