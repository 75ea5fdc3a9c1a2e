import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import type { Here, HereChange, Mark, RequestName, Requests, Run } from './protocol.ts';

export type Ask = <N extends RequestName>(
  name: N,
  asks: Requests[N]['asks'],
) => Promise<Requests[N]['gets'] | Refusal | null>;

const nobody: Here = {
  beat: 0,
  connected: 0,
  byAgency: {},
  people: null,
  typing: null,
  ready: 0,
  readyBy: null,
  leads: null,
  mine: null,
};
/** Somebody who goes on writing says so this often; the server holds it for twice as long. */
const typingEvery = 3000;

type Counts = Record<string, number>;
const isSame = (one: Run | null, other: Run | null) =>
  one !== null && one.activityId === other?.activityId && one.startedAt === other.startedAt;

/**
 * Who is connected, who writes, who is ready: kept up to date by differences; a missing one makes
 * it ask for the whole. The marks of this person are said again whenever the line is new.
 */
export class Presence {
  #now: Here = $state.raw(nobody);
  #mine: Run | null = $state.raw(null);
  /** What no server has answered yet. */
  #unsaid: Mark | null = null;
  #marks = 0;
  #typedAt = Number.NEGATIVE_INFINITY;
  #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  get now(): Here {
    return this.#now;
  }

  /** How many write on this board; 0 also where that is not told. */
  typing(boardId: string): number {
    return this.#now.typing?.[boardId] ?? 0;
  }

  /** True when this person said that they are ready in this run. */
  isReady(run: Run): boolean {
    return isSame(this.#mine, run);
  }

  /** Sets or takes back the mark; without a line it is said when there is one again. */
  async mark({ activityId, startedAt }: Run, ready: boolean): Promise<void> {
    const said = { activityId, startedAt, ready };
    this.#mine = ready ? { activityId, startedAt } : null;
    this.#unsaid = said;
    this.#marks += 1;
    const answer = await this.#ask('ready', said);
    if (answer === null || this.#unsaid !== said) return;
    this.#unsaid = null;
    if (isRefusal(answer)) this.#mine = null;
  }

  /** A key was pressed in a field of this board. */
  types(boardId: string): void {
    const now = performance.now();
    if (now - this.#typedAt < typingEvery) return;
    this.#typedAt = now;
    void this.#ask('typing', { id: boardId });
  }

  /** The line is new: the server may have begun anew and know of no mark. */
  async opened(): Promise<void> {
    const said = this.#unsaid ?? (this.#mine && { ...this.#mine, ready: true });
    if (said) await this.mark(said, said.ready);
    const marks = this.#marks;
    // A page that was loaded again does not know its own mark, the server does.
    if ((await this.refresh()) && marks === this.#marks) this.#mine = this.#now.mine;
  }

  /** Another screen of this person set or took back the mark. */
  marked({ activityId, startedAt, ready }: Mark): void {
    this.#marks += 1;
    this.#unsaid = null;
    this.#mine = ready ? { activityId, startedAt } : null;
  }

  async refresh(): Promise<boolean> {
    const here = await this.#ask('here', null);
    if (!here || isRefusal(here)) return false;
    this.#now = here;
    return true;
  }

  hear({ after, beat, connected, came, went, ready, ...said }: HereChange): void {
    const before = this.#now;
    if (beat <= before.beat) return;
    if (after > before.beat) {
      void this.refresh();
      return;
    }
    const gone = new Set(went);
    const people = before.people?.filter((id) => !gone.has(id)).concat(came ?? []) ?? null;
    this.#now = {
      beat,
      connected,
      byAgency: changed(before.byAgency, said.byAgency),
      people: people && [...new Set(people)],
      typing: before.typing && changed(before.typing, said.typing ?? {}),
      ready,
      readyBy: before.readyBy && changed(before.readyBy, said.readyBy ?? {}),
      leads: before.leads && changed(before.leads, said.leads ?? {}),
      mine: before.mine,
    };
  }
}

/** The counts after a difference; what has come down to 0 is left out. */
const changed = (before: Counts, said: Counts): Counts =>
  Object.fromEntries(Object.entries({ ...before, ...said }).filter(([, count]) => count > 0));
