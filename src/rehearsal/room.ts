/** The people of a rehearsal and what they need to know to play it. */
import type { Id } from '#lib/lab/values.ts';
import type { Activity } from '#lib/lab/hall/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { HallAct } from '#lib/lab/acts.ts';
import type { Browser } from './browser.ts';
import type { Tally } from './tally.ts';
import type { Visitor } from './visitor.ts';

export type Room = {
  origin: string;
  labId: Id;
  tally: Tally;
  facilitator: Visitor;
  leader: Visitor;
  /** Somebody of a university, by a link of their own. */
  expert: Visitor;
  /** Bappeda's verifier, who works with forms alone. */
  verifier: Browser;
  participants: Visitor[];
  /** Agency id by the code of the roster, and the other way round. */
  agencyOf: Map<string, Id>;
  codeOf: Map<Id, string>;
  /** One person of each agency that has any. */
  ofAgency: Map<Id, Visitor>;
  juryLinks: string[];
  /** Waits as long as a person would take, at the speed of this rehearsal. */
  pause: (ms: number) => Promise<void>;
  say: (line: string) => void;
};

export const hallRef = (room: Room) => ({ kind: 'hall' as const, id: room.labId });

/** The facilitator turns the hall; what the rules refuse here is a fault of the script. */
export const lead = (room: Room, ...acts: HallAct[]) => room.facilitator.acts(hallRef(room), acts);

/** Runs the first activity that fits, and says which. */
export async function run(room: Room, fits: (activity: Activity) => boolean): Promise<Activity> {
  const hall = room.facilitator.state('hall', room.labId);
  const done = new Set(hall?.done);
  const activity = hall?.activities.find((one) => fits(one) && !done.has(one.id));
  if (!activity) throw new Error('The agenda has no such activity');
  await lead(room, { type: 'activity.start', activityId: activity.id });
  room.say(activity.title.id);
  return activity;
}

/** Passes the gate of the present stage, with a reason where something is still missing. */
export async function passGate(room: Room, reason: string): Promise<void> {
  const stage = room.facilitator.state('hall', room.labId)?.stage;
  if (!stage) throw new Error('The hall is not open');
  const ref = hallRef(room);
  const plain = await room.facilitator.act(ref, { type: 'stage.pass', stage, reason: '' });
  if (!isRefusal(plain)) return;
  if (plain.code !== 'reason-missing') throw new Error(`Gate of ${stage}: ${plain.code}`);
  await lead(room, { type: 'stage.pass', stage, reason });
}

/** Everybody at once, a few at a time, so that one machine plays many phones. */
export async function everybody<T>(
  people: readonly T[],
  play: (one: T, n: number) => Promise<void>,
): Promise<void> {
  await Promise.all(people.map((one, n) => play(one, n)));
}
