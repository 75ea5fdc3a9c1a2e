import type { Board } from './board/state.ts';
import type { Event } from './events.ts';
import type { Hall } from './hall/state.ts';
import type { Idea } from './idea/state.ts';
import type { Id } from './values.ts';

/** Anything live with its own numbered journal. A hall's id is its lab's id. */
export const kinds = ['hall', 'board', 'idea'] as const;
export type Kind = (typeof kinds)[number];
export type SpaceRef = { kind: Kind; id: Id };

export type States = { hall: Hall; board: Board; idea: Idea };
export type State = States[Kind];

/** One line of a journal: what happened, in which order, when by the server's clock. */
export type Happened<E extends Event = Event> = { number: number; at: number; event: E };

export const spaceKey = ({ kind, id }: SpaceRef) => `${kind}:${id}`;
