/** Plays acts on a state as the server would, for tests: who asks what, one after the other. */
import type { Act, IdeaAct } from './acts.ts';
import { backTo } from './board/bring-back.ts';
import { decide } from './decide.ts';
import type { Event } from './events.ts';
import { fold } from './fold.ts';
import type { GateFacts } from './hall/gates.ts';
import type { Person } from './people.ts';
import type { Idea } from './idea/state.ts';
import { versionOf, type Form } from './idea/versions.ts';
import { isRefusal, type Refusal } from './refusals.ts';
import type { State } from './space.ts';

export const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const someone = (n: number, agency: number, change: Partial<Person> = {}): Person => ({
  id: idOf(n),
  role: 'participant',
  labId: idOf(1),
  agencyId: idOf(agency),
  name: `Peserta ${n}`,
  position: 'Staf',
  ...change,
});
export const guide = someone(900, 0, { role: 'facilitator', agencyId: null, name: 'Fasilitator' });
export const head = someone(901, 0, { role: 'leader', agencyId: null, name: 'Sekda' });

/** The leader's act on what stands there now. */
export const approve = ({ state }: { state: Idea }, form: Form, note = ''): IdeaAct => {
  const version = versionOf(state, form);
  return form === 'canvas'
    ? { type: 'canvas.approve', note, version }
    : { type: 'plan.approve', note, version };
};

export class Play<S extends State> {
  state: S;
  at = 1_000_000;
  number = 0;
  facts: GateFacts = { ideas: [] };
  /** The state after each event, from number 1. */
  readonly past: S[] = [];

  constructor(state: S) {
    this.state = state;
  }

  /** Something that happened without being asked, such as the opening of a space. */
  happen(event: Event): this {
    this.number += 1;
    this.state = fold(this.state, { number: this.number, at: this.at, event }) as S;
    this.past.push(this.state);
    return this;
  }

  /** Asks; answers with the events, or with the refusal and an untouched state. */
  ask(person: Person, act: Act): Event[] | Refusal {
    const restored = act.type === 'board.restore' ? this.#restored(person, act.number) : null;
    const context = { at: this.at, facts: this.facts, restored };
    const answer = decide(this.state, person, act, context);
    if (!isRefusal(answer)) for (const event of answer) this.happen(event);
    return answer;
  }

  #restored(person: Person, number: number) {
    const [now, then] = [this.state, this.past[number - 1]];
    if (now.kind !== 'board' || then?.kind !== 'board') return null;
    return backTo(now, then, { number, person });
  }

  /** The code of the refusal, or 'ok'. */
  tell(person: Person, act: Act): string {
    const answer = this.ask(person, act);
    return isRefusal(answer) ? answer.code : 'ok';
  }
}
