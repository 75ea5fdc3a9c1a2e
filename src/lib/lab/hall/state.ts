import type { Id } from '../values.ts';
import type { Role } from '../people.ts';
import type { Form } from '../idea/versions.ts';
import type { Stage } from '../stages.ts';
import { noDisplay, type Display } from './display.ts';

/** What the whole lab shares live: agenda, clock, gates, who is in, pledges, readiness. */
export type Hall = {
  kind: 'hall';
  id: Id;
  /** False until the first event; an unopened hall refuses everything else. */
  opened: boolean;
  lab: LabFacts;
  stage: Stage;
  closed: boolean;
  agencies: Record<Id, Agency>;
  activities: Activity[];
  /** What was taken out of the agenda, newest last: nothing planned is lost by a wrong press. */
  shelf: Shelved[];
  /** When each activity really ran. */
  runs: Record<Id, Run>;
  /** The running (or paused) activity; null before the first and after the last. */
  clock: Clock | null;
  /** A quick question that runs, and the clock of what waits for its end. */
  aside: Aside | null;
  /** Ids of activities that have been run. */
  done: Id[];
  gates: Partial<Record<Stage, GatePassing>>;
  people: Record<Id, HallPerson>;
  /** How many people are in, by agency: what everybody may know of each other. */
  present: Record<Id, number>;
  pledges: Record<Id, Pledge>;
  /** Readiness sheets by person. Others than the facilitator see only their own. */
  sheets: Record<Id, Sheet>;
  /** Readiness radar by agency, what the room sees of the sheets. */
  radars: Record<Id, Radar>;
  projector: ProjectorView;
  /** The last time a facilitator called everybody to the running activity. */
  gathered: Gathering | null;
  /** The card or cluster that the facilitator shows to everybody: which, never what it says. */
  spotlight: Spotlight | null;
  /** Who gave the lab to whom, oldest first; for those who run or follow it. */
  handed: Handing[];
  /** What was put aside for later, oldest first. */
  parked: Parked[];
  /** Activities that agencies do on boards of their own, and how many cards each sends at most. */
  perAgency: Record<Id, number>;
  /** The order in which agencies are asked to speak; null while none is drawn. */
  speaking: Speaking | null;
  /** Agencies that have spoken in this lab so far, as the whole room has heard. */
  heard: Id[];
  /** Who was seen at the door, by session (`attendance.ts`); for those who run or follow the lab. */
  attendance: Record<string, Record<Id, AttendanceMark>>;
  /** Photos of the lab itself, oldest first. */
  photos: LabPhoto[];
  /** Forms that a reviewer passes before the leader approves them (D104); absent: none. */
  passFirst?: Form[];
  /** Jury, public page, presentations and awards. */
  display: Display;
};

export type AttendanceMark = { at: number; signed: boolean };
export type LabPhoto = {
  id: Id;
  title: string;
  /** Shows the banner with the name of the event. */
  banner: boolean;
  file: { stored: string; name: string; size: number; type: string };
  by: string;
  at: number;
};

export type Gathering = { activityId: Id; at: number };

/** On the wall of the activity that runs; it ends with it. */
export type Spotlight = { activityId: Id; boardId: Id; over: 'card' | 'cluster'; targetId: Id };

/** A facilitator took another account in, out, or gave the lab to it and left. */
export type Handing = {
  how: (typeof handings)[number];
  by: Id;
  byName: string;
  to: Id;
  toName: string;
  at: number;
};
export const handings = ['invited', 'dismissed', 'handed'] as const;

/** Something that came up and is not of now; `by` is for facilitators only. */
export type Parked = { id: Id; text: string; by: string; at: number; done: boolean };

export type LabFacts = {
  title: string;
  region: string;
  place: string;
  startsOn: string;
  endsOn: string;
  /** Editable wording of the pledge; never official (DOMAIN 4.1). */
  pledgeText: string;
};

export type AgencyKind = 'opd' | 'uptd' | 'kecamatan' | 'bumd';
export type Agency = {
  id: Id;
  code: string;
  name: string;
  short: string;
  kind: AgencyKind;
  parentId: Id | null;
  affair: string | null;
};

export type Bilingual = { id: string; en: string };
export type Activity = {
  id: Id;
  day: number;
  /** Planned start, `HH:MM`; it follows from what stands before, unless the hour is fixed. */
  start: string;
  /** As it is planned now, also after it was shortened. */
  minutes: number;
  /** As it was planned before the room ran late. */
  planned: number;
  /** Begins at `start` whatever stands before it: the prayer, a guest, a broadcast. */
  fixed: boolean;
  stage: Stage;
  kind: string;
  title: Bilingual;
  /** For the facilitator only; never reaches another audience. */
  guide: Bilingual;
  hint: Bilingual;
  question: Bilingual;
  /** The board this activity writes on, groups or votes over. */
  boardId: Id | null;
  /** Key of the recipe it was made from. */
  recipe: string | null;
};

export type Aside = { activityId: Id; back: Clock | null };

/** An activity that was taken out, and what it stood behind. */
export type Shelved = { activity: Activity; after: Id | null };

/** Instants of an activity that ran: first beginning, last end (null while it runs), all its time. */
export type Run = { startedAt: number; endedAt: number | null; spent: number };

/** Server instants in unix ms. While paused, `pausedAt` is set and `endsAt` waits to be moved on. */
export type Clock = {
  activityId: Id;
  startedAt: number;
  endsAt: number;
  pausedAt: number | null;
};

export type GatePassing = {
  at: number;
  by: string;
  /** Null when nothing was missing; otherwise why the facilitator went on. */
  reason: string | null;
  missing: string[];
};

export type HallPerson = {
  id: Id;
  name: string;
  position: string;
  agencyId: Id | null;
  role: Role;
  joinedAt: number;
  removed: boolean;
  /** Without a device: a facilitator entered them, and enters what they write and decide. */
  entered: boolean;
};

export type Pledge = {
  agencyId: Id;
  status: 'signed' | 'absent' | 'declined';
  name: string;
  position: string;
  as: 'head' | 'delegate';
  /** Drawn signature as compact strokes (see SignaturePad), empty where a typed name was taken. */
  strokes: string;
  note: string;
  personId: Id | null;
  at: number;
};

/** Mean of the medians per component, 0-4; null where nobody answered. */
export type Radar = { sheets: number; components: (number | null)[] };

/** One person's answers, one per statement in questionnaire order; null = left open. */
export type Sheet = { personId: Id; agencyId: Id; values: (number | null)[]; at: number };

/** Who speaks when, drawn by chance. It says nothing of who has said how much. */
export type Speaking = {
  /** Agencies in the order in which they are asked. */
  order: Id[];
  /** Of these, who has had their turn. */
  done: Id[];
  at: number;
};

export const projectorViews = [
  'auto',
  'join',
  'coverage',
  'pledge',
  'readiness',
  'gallery',
  'awards',
  'launch',
  'wall',
  'words',
  'speaking',
  'blank',
] as const;
export type ProjectorView = {
  view: (typeof projectorViews)[number];
  /** In the gallery and while many are launched: the idea shown full screen. */
  ideaId: Id | null;
};

export const emptyHall = (id: Id): Hall => ({
  kind: 'hall',
  id,
  opened: false,
  lab: { title: '', region: '', place: '', startsOn: '', endsOn: '', pledgeText: '' },
  stage: 'drum-up',
  closed: false,
  agencies: {},
  activities: [],
  shelf: [],
  runs: {},
  clock: null,
  aside: null,
  done: [],
  gates: {},
  people: {},
  present: {},
  pledges: {},
  sheets: {},
  radars: {},
  projector: { view: 'auto', ideaId: null },
  gathered: null,
  spotlight: null,
  handed: [],
  parked: [],
  perAgency: {},
  speaking: null,
  heard: [],
  attendance: {},
  photos: [],
  display: noDisplay(),
});
