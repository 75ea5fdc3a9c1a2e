import type * as v from 'valibot';
import { leadBoardActs } from './board-acts.ts';
import { decideLeadBoard } from './decide-board.ts';
import { decideLeadHall } from './decide-hall.ts';
import { leadHallActs, serverHallActs } from './hall-acts.ts';

/** Everything that only facilitators, or the server's own forms, ask of a hall and of a board. */
export const leadRules = {
  hallActs: leadHallActs,
  serverHallActs,
  boardActs: leadBoardActs,
  decideHall: decideLeadHall,
  decideBoard: decideLeadBoard,
};
export type LeadRules = typeof leadRules;

type Of<T> = {
  [K in keyof T]: T[K] extends v.GenericSchema ? v.InferOutput<T[K]> : never;
}[keyof T];
export type LeadHallAct = Of<typeof leadHallActs> | Of<typeof serverHallActs>;
export type LeadBoardAct = Of<typeof leadBoardActs>;
