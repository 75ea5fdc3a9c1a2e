import * as v from 'valibot';
import { roles } from '../people.ts';
import { stages } from '../stages.ts';
import { awardPlaces, juryScales } from './display.ts';
import { handings, projectorViews } from './state.ts';
import { way } from '../board/events.ts';
import { bilingual } from './acts.ts';

const maybe = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);
const clock = v.object({
  activityId: v.string(),
  startedAt: v.number(),
  endsAt: v.number(),
  pausedAt: maybe(v.number()),
});
const radar = v.object({ sheets: v.number(), components: v.array(maybe(v.number())) });

export const agency = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  short: v.string(),
  kind: v.picklist(['opd', 'uptd', 'kecamatan', 'bumd']),
  parentId: maybe(v.string()),
  affair: maybe(v.string()),
});

export const activity = v.object({
  id: v.string(),
  day: v.number(),
  start: v.string(),
  minutes: v.number(),
  planned: v.number(),
  fixed: v.boolean(),
  stage: v.picklist(stages),
  kind: v.string(),
  title: bilingual,
  guide: bilingual,
  hint: bilingual,
  question: bilingual,
  boardId: maybe(v.string()),
  recipe: maybe(v.string()),
});

const some = v.object({ id: v.optional(v.string()), en: v.optional(v.string()) });

/**
 * How many are in by now, for whoever reads numbers alone: these come as they stand now, and a
 * step beside them would count twice. Never journalled.
 */
const counts = v.optional(v.record(v.string(), v.number()));

export const hallEvents = {
  'hall.opened': v.object({
    type: v.literal('hall.opened'),
    lab: v.object({
      title: v.string(),
      region: v.string(),
      place: v.string(),
      startsOn: v.string(),
      endsOn: v.string(),
      pledgeText: v.string(),
    }),
    agencies: v.array(agency),
    activities: v.array(activity),
  }),
  'agency.added': v.object({ type: v.literal('agency.added'), agency }),
  'person.joined': v.object({
    type: v.literal('person.joined'),
    personId: v.string(),
    name: v.string(),
    position: v.string(),
    agencyId: maybe(v.string()),
    role: v.picklist(roles),
    entered: v.boolean(),
    counts,
  }),
  'person.corrected': v.object({
    type: v.literal('person.corrected'),
    personId: v.string(),
    name: v.string(),
    position: v.string(),
    agencyId: maybe(v.string()),
    /** Agency before the correction, so that counts move. */
    from: maybe(v.string()),
    counts,
  }),
  'person.removed': v.object({
    type: v.literal('person.removed'),
    personId: v.string(),
    agencyId: maybe(v.string()),
    counts,
  }),
  /** Somebody without a device is the person of a device now; what was entered for them stays. */
  'person.merged': v.object({
    type: v.literal('person.merged'),
    personId: v.string(),
    intoId: v.string(),
    agencyId: maybe(v.string()),
    counts,
  }),
  /** What others learn of somebody's coming or going: how many are in. Never journalled. */
  'people.counted': v.object({
    type: v.literal('people.counted'),
    counts: v.record(v.string(), v.number()),
  }),
  'clock.set': v.object({
    type: v.literal('clock.set'),
    clock: maybe(clock),
    /** The activity that was left by this, if any. */
    left: maybe(v.string()),
  }),
  'agenda.added': v.object({
    type: v.literal('agenda.added'),
    activity,
    after: maybe(v.string()),
    /** Its board is opened by this. */
    opens: v.boolean(),
  }),
  'agenda.edited': v.object({
    type: v.literal('agenda.edited'),
    activityId: v.string(),
    change: v.object({
      minutes: v.optional(v.number()),
      stage: v.optional(v.picklist(stages)),
      kind: v.optional(v.string()),
      boardId: v.optional(maybe(v.string())),
      start: v.optional(v.string()),
      fixed: v.optional(v.boolean()),
      title: v.optional(some),
      guide: v.optional(some),
      hint: v.optional(some),
      question: v.optional(some),
    }),
    opens: v.boolean(),
  }),
  'agenda.moved': v.object({
    type: v.literal('agenda.moved'),
    activityId: v.string(),
    day: v.number(),
    after: maybe(v.string()),
  }),
  'agenda.removed': v.object({ type: v.literal('agenda.removed'), activityId: v.string() }),
  'agenda.restored': v.object({ type: v.literal('agenda.restored'), activityId: v.string() }),
  'agenda.divided': v.object({
    type: v.literal('agenda.divided'),
    activityId: v.string(),
    send: maybe(v.number()),
  }),
  /** The boards of the agencies are opened by this, in journals of their own. */
  'boards.given': v.object({ type: v.literal('boards.given'), activityId: v.string() }),
  /** Their boards are locked, or open again, by this, in journals of their own. */
  'boards.locked': v.object({
    type: v.literal('boards.locked'),
    activityId: v.string(),
    locked: v.boolean(),
  }),
  'agenda.shifted': v.object({
    type: v.literal('agenda.shifted'),
    /** Planned minutes from now on, by activity. */
    minutes: v.record(v.string(), v.number()),
    /** Where a day has not begun: when it begins. */
    starts: v.record(v.string(), v.string()),
  }),
  /** A quick question: what ran waits in `back` and goes on when it ends. */
  'poll.asked': v.object({
    type: v.literal('poll.asked'),
    activity,
    after: maybe(v.string()),
    clock,
    back: maybe(clock),
    ballotId: v.string(),
    options: v.array(v.object({ id: v.string(), text: v.string() })),
    /** Null for a cloud of words. */
    way: maybe(way),
    live: v.boolean(),
  }),
  'stage.passed': v.object({
    type: v.literal('stage.passed'),
    stage: v.picklist(stages),
    by: v.string(),
    reason: maybe(v.string()),
    missing: v.array(v.string()),
  }),
  'passing.required': v.object({
    type: v.literal('passing.required'),
    forms: v.array(v.picklist(['canvas', 'plan'])),
  }),
  'pledge.worded': v.object({ type: v.literal('pledge.worded'), text: v.string() }),
  'pledge.set': v.object({
    type: v.literal('pledge.set'),
    pledge: v.object({
      agencyId: v.string(),
      status: v.picklist(['signed', 'absent', 'declined']),
      name: v.string(),
      position: v.string(),
      as: v.picklist(['head', 'delegate']),
      strokes: v.string(),
      note: v.string(),
      personId: maybe(v.string()),
    }),
  }),
  'pledge.withdrawn': v.object({ type: v.literal('pledge.withdrawn'), agencyId: v.string() }),
  'readiness.answered': v.object({
    type: v.literal('readiness.answered'),
    personId: v.string(),
    agencyId: v.string(),
    /** Null for everybody but the person and the facilitator. */
    values: maybe(v.array(maybe(v.number()))),
    radar,
  }),
  'room.gathered': v.object({ type: v.literal('room.gathered'), activityId: v.string() }),
  'room.spotlit': v.object({
    type: v.literal('room.spotlit'),
    activityId: v.string(),
    boardId: v.string(),
    over: v.picklist(['card', 'cluster']),
    targetId: v.string(),
  }),
  'room.released': v.object({ type: v.literal('room.released') }),
  'lead.changed': v.object({
    type: v.literal('lead.changed'),
    how: v.picklist(handings),
    by: v.string(),
    byName: v.string(),
    to: v.string(),
    toName: v.string(),
  }),
  'parking.added': v.object({
    type: v.literal('parking.added'),
    itemId: v.string(),
    text: v.string(),
    by: v.string(),
  }),
  'parking.edited': v.object({
    type: v.literal('parking.edited'),
    itemId: v.string(),
    text: v.string(),
  }),
  'parking.marked': v.object({
    type: v.literal('parking.marked'),
    itemId: v.string(),
    done: v.boolean(),
  }),
  'parking.removed': v.object({ type: v.literal('parking.removed'), itemId: v.string() }),
  'speaking.drawn': v.object({ type: v.literal('speaking.drawn'), order: v.array(v.string()) }),
  'speaking.marked': v.object({
    type: v.literal('speaking.marked'),
    agencyId: v.string(),
    spoken: v.boolean(),
  }),
  /** The signature stays in the journal: it reaches nobody by the socket. */
  'attendance.marked': v.object({
    type: v.literal('attendance.marked'),
    session: v.string(),
    personId: v.string(),
    signature: v.string(),
    signed: v.boolean(),
  }),
  'attendance.cleared': v.object({
    type: v.literal('attendance.cleared'),
    session: v.string(),
    personId: v.string(),
  }),
  'photo.added': v.object({
    type: v.literal('photo.added'),
    photo: v.object({
      id: v.string(),
      title: v.string(),
      banner: v.boolean(),
      file: v.object({
        stored: v.string(),
        name: v.string(),
        size: v.number(),
        type: v.string(),
      }),
    }),
    by: v.string(),
  }),
  'photo.removed': v.object({ type: v.literal('photo.removed'), photoId: v.string() }),
  'gallery.set': v.object({ type: v.literal('gallery.set'), open: v.boolean() }),
  'jury.set': v.object({
    type: v.literal('jury.set'),
    criteria: v.array(v.object({ key: v.string(), name: bilingual, weight: v.number() })),
    scale: v.picklist(juryScales),
  }),
  'scoring.set': v.object({
    type: v.literal('scoring.set'),
    scoring: v.picklist(['off', 'open', 'closed']),
  }),
  'pitch.set': v.object({
    type: v.literal('pitch.set'),
    pitch: maybe(v.object({ ideaId: v.string(), startedAt: v.number(), endsAt: v.number() })),
  }),
  'award.revealed': v.object({
    type: v.literal('award.revealed'),
    award: v.object({
      place: v.picklist(awardPlaces),
      winners: v.array(v.object({ ideaId: v.string(), title: v.string(), agency: v.string() })),
      value: v.number(),
    }),
  }),
  'awards.hidden': v.object({ type: v.literal('awards.hidden') }),
  'speaking.ended': v.object({ type: v.literal('speaking.ended') }),
  'projector.shown': v.object({
    type: v.literal('projector.shown'),
    view: v.picklist(projectorViews),
    ideaId: maybe(v.string()),
  }),
};
