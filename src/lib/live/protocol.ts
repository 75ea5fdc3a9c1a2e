/**
 * What browser and server say to each other, as types and names.
 *
 * A socket belongs to one lab. It says hello with `Hello`, joins spaces "since N", sends acts and
 * gets an answer to each; the server sends frames. Numbers, not the socket, carry the guarantees:
 * an act has an id and is repeated until it is answered, a frame that does not follow on the last
 * one makes the client join again. So a lost, doubled or late message never matters.
 */
import type { Act } from '#lib/lab/acts.ts';
import type { OwnOfBoard } from '#lib/lab/board/seen-by.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import type { Happened, SpaceRef, State } from '#lib/lab/space.ts';
import type { PackedFrame } from './protocol-packing.ts';

/**
 * Raise the number whenever the words below change their meaning. The fingerprint is taken over
 * all acts and events (`protocol-fingerprint.ts`); a test fails when it no longer fits.
 */
export const PROTOCOL = '2.5bc916e3';

/**
 * Sent with the handshake; cookies say who it is. `projectorKey` comes from a projector's link.
 * A browser may be facilitator and participant at once: `personId` says as whom this page asks.
 */
export type Hello = { protocol: string; labId: string; projectorKey?: string; personId?: string };

/** A request, its payload and its answer; any request may be refused. */
export type Requests = {
  /** `zip`: the client can inflate. */
  join: { asks: SpaceRef & { since: number; zip?: true }; gets: Joined };
  leave: { asks: SpaceRef; gets: true };
  check: { asks: SpaceRef & { number: number; hash: number }; gets: Checked };
  act: { asks: ActMessage; gets: Answer };
  /** With what a facilitator's check of the room needs: the last round trip, and what waits here. */
  time: { asks: Told | null; gets: number };
  here: { asks: null; gets: Here };
  /** Something is being written on this board; the server forgets it within seconds. */
  typing: { asks: { id: string }; gets: true };
  /** Where somebody stands in a text of an idea; passed on to those who write it, and forgotten. */
  caret: { asks: CaretAt; gets: { heard: number } };
  /** A person's mark that they are done with this run of an activity, or not any more. */
  ready: { asks: Mark; gets: true };
};
export type RequestName = keyof Requests;

/** How a device's line is: milliseconds of the last question, acts that nobody has answered. */
export type Told = { trip: number; waiting: number };

/** `for`: the person without a device for whom a facilitator enters it (`lab/hall/proxy.ts`). */
export type ActMessage = SpaceRef & { actId: string; act: Act; for?: string };

/** The numbers that an act was given in its space; equal numbers may mean that nothing changed. */
export type Answer = { from: number; to: number } | Refusal;

/**
 * Where a space stands for this viewer: everything since the number it had, or the whole state
 * when that is shorter. `at` of an event is the server's clock.
 */
export type Joined = Replay | Snapshot;
export type Replay = { to: number; events: Happened[] };
/**
 * What a page holds at a number is what the server shows it there; or the state, because it is
 * not. `same` is false when that cannot be said, because they stand at different numbers.
 */
export type Checked = { same: boolean } | Snapshot;
export type Snapshot<S extends State = State> = { number: number; state: S };

/** The same as the server sends it: events packed (`protocol-packing.ts`). */
export type WireJoined = { missed: PackedFrame } | Snapshot | ZippedSnapshot;
/**
 * A large board in the form that is shared by everybody of an audience (JSON, raw deflate); beside
 * it what only this viewer sees of it, and what happened since it was made.
 */
export type ZippedSnapshot = {
  number: number;
  zipped: ArrayBuffer | Uint8Array;
  own: OwnOfBoard;
  missed: PackedFrame | null;
};

/** News of a space: numbers `from` to `to` without a gap; what this viewer may not see is left out. */
export type Frame = SpaceRef & { from: number; to: number; events: Happened[] };

/**
 * Who is connected, how many write on each board, how many are ready. `people` and `readyBy` (by
 * agency) are for staff, `typing` for staff and the room's screens; others learn counts alone.
 * `leads` (by account) is on how many screens each facilitator is here, for staff.
 * `mine` is the run for which the asker is marked as ready. `beat` numbers the differences.
 */
export type Here = {
  beat: number;
  connected: number;
  byAgency: Record<string, number>;
  people: string[] | null;
  typing: Record<string, number> | null;
  ready: number;
  readyBy: Record<string, number> | null;
  leads: Record<string, number> | null;
  mine: Run | null;
};
/** What changed since beat `after`, as far as it is for this screen. */
export type HereChange = {
  after: number;
  beat: number;
  connected: number;
  byAgency: Record<string, number>;
  came: string[] | null;
  went: string[] | null;
  typing: Record<string, number> | null;
  ready: number;
  readyBy: Record<string, number> | null;
  leads: Record<string, number> | null;
};

/**
 * Somebody is at this field of an idea (null: at none any more). `at` is the caret as a place in the
 * field's document, null where the field is a short one. `seat` tells pages of one person apart.
 */
export type CaretAt = {
  id: string;
  seat: number;
  field: string | null;
  at: string | null;
};
/** The same as news, with who it is. */
export type Caret = CaretAt & { personId: string; name: string };

/** An activity as the hall's clock names it: started again, it is another run. */
export type Run = { activityId: string; startedAt: number };
/** As news: another screen of the same person set or took back the mark. */
export type Mark = Run & { ready: boolean };

/**
 * Something changed in the lab that summary pages may want to load again; `zone`: the clock of the
 * region, which every page tells its hours by.
 */
export type Touched = { kinds: ('board' | 'idea' | 'zone')[] };

/**
 * Said before a connection is closed on purpose. After `stopping` the server comes back;
 * `too-many` says that the person has opened the lab on more screens than there may be.
 */
export type Goodbye = { code: 'stopping' | 'removed' | 'session' | 'too-many' };

/** The server can store nothing for now (null: it can again); acts wait, reading goes on. */
export type InTrouble = { code: 'disk-full' | 'read-only' | 'gone' | 'failing' | null };

export type News = {
  frame: Frame;
  here: HereChange;
  marked: Mark;
  caret: Caret;
  touched: Touched;
  goodbye: Goodbye;
  trouble: InTrouble;
};
export type NewsName = keyof News;

/** More than this many events behind, a client gets the state instead. */
export const longestReplay = 500;
