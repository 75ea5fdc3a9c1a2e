/**
 * Somebody in the room: a browser that has entered a lab and the socket of its page. Follows
 * spaces by number as a page does, and asks through the same postman, so that what is lost on the
 * way is sent again. Every few acts one is sent twice: it must not take effect twice.
 */
import type { Act } from '#lib/lab/acts.ts';
import { emptyState } from '#lib/lab/empty.ts';
import { foldAll } from '#lib/lab/fold.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse } from '#lib/lab/refusals.ts';
import { spaceKey, type Kind, type SpaceRef, type State, type States } from '#lib/lab/space.ts';
import { connect, type Connection } from '#lib/live/connection.ts';
import { newId } from '#lib/live/ids.ts';
import { Postman } from '#lib/live/postman.ts';
import type { Answer, Frame } from '#lib/live/protocol.ts';
import type { Browser } from './browser.ts';
import type { Tally } from './tally.ts';

type Followed = { ref: SpaceRef; number: number; state: State; asking: boolean };

/** One act in so many is sent a second time with the same id. */
const repeatEvery = 7;

export class Visitor {
  readonly browser: Browser;
  readonly person: Person;
  #tally: Tally;
  #connection: Connection;
  #postman: Postman;
  #spaces = new Map<string, Followed>();
  #heard: ((space: Followed) => void)[] = [];

  private constructor(browser: Browser, person: Person, tally: Tally) {
    this.browser = browser;
    this.person = person;
    this.#tally = tally;
    const connection = connect({
      labId: person.labId,
      url: browser.origin,
      headers: { cookie: browser.cookie, origin: browser.origin },
      opened: () => {
        for (const space of this.#spaces.values()) void this.#catchUp(space);
        this.#postman.flush();
      },
      news: { frame: (frame) => this.#hear(frame) },
    });
    this.#connection = connection;
    this.#postman = new Postman({
      ready: () => connection.status === 'connected',
      send: ({ ref, id, act }) => connection.request('act', { ...ref, actId: id, act }),
      changed: () => {},
      done: () => {},
      refused: () => {},
    });
  }

  /** Opens the page of the room and its socket, as whoever this browser is in the lab. */
  static async enter(browser: Browser, labId: string, tally: Tally, page = ''): Promise<Visitor> {
    const data = await browser.page(`/labs/${labId}${page}`);
    const visitor = new Visitor(browser, data['person'] as Person, tally);
    await visitor.follow({ kind: 'hall', id: labId });
    return visitor;
  }

  /** Follows a space and waits until its state is here. */
  async follow(ref: SpaceRef): Promise<void> {
    const key = spaceKey(ref);
    let space = this.#spaces.get(key);
    if (!space) {
      space = { ref, number: 0, state: emptyState(ref), asking: false };
      this.#spaces.set(key, space);
    }
    for (let tries = 0; tries < 40 && space.number === 0; tries += 1) {
      await this.#catchUp(space);
      if (space.number === 0) await new Promise((done) => setTimeout(done, 250));
    }
  }

  /** The space as this person sees it now. */
  state<K extends Kind>(kind: K, id: string): States[K] | null {
    return (this.#spaces.get(spaceKey({ kind, id }))?.state as States[K] | undefined) ?? null;
  }

  number(ref: SpaceRef): number {
    return this.#spaces.get(spaceKey(ref))?.number ?? 0;
  }

  /** Calls back after every change of a followed space. */
  onChange(hear: (space: Followed) => void): void {
    this.#heard.push(hear);
  }

  /** Asks for something and waits for the last word on it. */
  async act(ref: SpaceRef, act: Act): Promise<Answer> {
    const id = newId();
    this.#tally.sent += 1;
    const owner = this.person.id;
    const answer = await this.#postman.post({ id, owner, ref, act, enteredAt: Date.now() });
    this.#tally.answered(answer, { ref, actId: id, act, personId: this.person.id });
    if (this.#tally.sent % repeatEvery === 0 && !isRefusal(answer)) await this.#again(ref, act, id);
    return answer;
  }

  /** Does all of it in order; throws with the code where the rules refuse, which no script expects. */
  async acts(ref: SpaceRef, acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      const answer = await this.act(ref, act);
      if (isRefusal(answer)) {
        const told = JSON.stringify(answer.params ?? {});
        throw new Error(`${this.person.name}: ${act.type} refused: ${answer.code} ${told}`);
      }
    }
  }

  leave(): void {
    this.#postman.stop();
    this.#connection.close();
  }

  async #again(ref: SpaceRef, act: Act, actId: string): Promise<void> {
    const answer = await this.#connection.request('act', { ...ref, actId, act });
    if (answer !== null && !isRefusal(answer)) this.#tally.repeated += 1;
  }

  #hear(frame: Frame): void {
    const space = this.#spaces.get(spaceKey(frame));
    if (!space) return;
    if (frame.from > space.number + 1) void this.#catchUp(space);
    else this.#advance(space, frame.to, frame.events);
  }

  #advance(space: Followed, to: number, events: Frame['events']): void {
    if (to <= space.number) return;
    const fresh = events.filter(({ number }) => number > space.number);
    space.state = foldAll(space.state, fresh);
    space.number = to;
    for (const hear of this.#heard) hear(space);
  }

  async #catchUp(space: Followed): Promise<void> {
    if (space.asking) return;
    space.asking = true;
    try {
      const since = space.number;
      const joined =
        (await this.#connection.request('join', { ...space.ref, since })) ?? refuse('session');
      if (isRefusal(joined)) return;
      if ('state' in joined) {
        space.state = joined.state;
        space.number = joined.number;
        for (const hear of this.#heard) hear(space);
      } else {
        this.#advance(space, joined.to, joined.events);
      }
    } finally {
      space.asking = false;
    }
  }
}
