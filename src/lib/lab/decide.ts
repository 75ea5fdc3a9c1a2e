import { rulesOfIdea } from '#lib/lab/idea-rules.ts';
import type { Act, BoardAct, HallAct, IdeaAct } from './acts.ts';
import { decideBoard, type Restored } from './board/decide.ts';
import type { Event } from './events.ts';
import { decideHall } from './hall/decide.ts';
import type { GateFacts } from './hall/gates.ts';
import type { Form } from './idea/versions.ts';
import type { Person } from './people.ts';
import type { Refusal } from './refusals.ts';
import type { State } from './space.ts';

/**
 * `at` is the server's instant (a device's best guess of it); `facts` and `restored` only where
 * `needsFacts`: what the tables say of all ideas, and the wall as the journal tells that it was.
 */
export type Context = {
  at: number;
  facts: GateFacts | null;
  restored?: Restored | null;
  /** What the lab asks of forms before an approval (D104); only the server knows it for certain. */
  passFirst?: readonly Form[];
};

/** Acts whose answer depends on a setting of the lab. */
export const asksTheLab = (act: Act) =>
  act.type === 'canvas.approve' || act.type === 'plan.approve' || act.type === 'paper.approve';

/** Acts that are judged on more than their own space. Devices send them without judging first. */
export const needsFacts = (act: Act) => act.type === 'stage.pass' || act.type === 'board.restore';

/** Nor does a device judge what it cannot see: cards of others that were taken away. */
export const isJudgedBy = (state: State, person: Person, act: Act): boolean =>
  !needsFacts(act) &&
  (act.type !== 'card.restore' ||
    (state.kind === 'board' && state.cards[act.cardId]?.authorId === person.id));

/**
 * The rules: what happens when `person` asks `act` of a space in `state`. Pure; the same on the
 * device (at once, on what it knows) and on the server (bindingly).
 */
export function decide(
  state: State,
  person: Person,
  act: Act,
  { at, facts, restored = null, passFirst = [] }: Context,
): Event[] | Refusal {
  // The schemas have matched the act to the kind of space before this.
  switch (state.kind) {
    case 'hall':
      return decideHall(state, person, act as HallAct, at, facts);
    case 'board':
      return decideBoard(state, person, act as BoardAct, at, restored);
    case 'idea':
      return rulesOfIdea().decide(state, person, act as IdeaAct, passFirst);
    default:
      return state satisfies never;
  }
}
