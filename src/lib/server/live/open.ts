import { uuidv7 } from 'uuidv7';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import { log } from '#lib/server/log.ts';
import { createProgram, type LabProgram } from './program.ts';
import { seat } from './seat.ts';

/** The live program of this process, made at the first call. Pages and forms ask it directly. */
export function openProgram(): LabProgram {
  made ??= createProgram({ db: db(), now: steadyNow, newId: uuidv7, log });
  return made;
}
// Of this copy of the module: in development a changed copy makes a new program, and the seat
// stops the one before it.
let made: LabProgram | undefined;

/** Puts the program in its seat, where the server finds it. */
export const seatProgram = (): Promise<void> => seat.setProgram(openProgram());
