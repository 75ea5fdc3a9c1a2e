/**
 * The one wrapper around everything a socket says. A message without acknowledgement, a `null`
 * where an object belongs, a handler that throws: none of that may end the process. There is no
 * `socket.on` anywhere else on the server.
 */
import * as v from 'valibot';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { kinds } from '#lib/lab/space.ts';
import { readAct } from '#lib/live/protocol-acts.ts';
import type { ActMessage, RequestName, Requests, WireJoined } from '#lib/live/protocol.ts';
import type { Buckets, Flow } from './bucket.ts';
import { faultCodeOf, type Log } from './faults.ts';
import { quickAnswers } from './frames.ts';
import type { Visitor } from './visitors.ts';

const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ref = { kind: v.picklist(kinds), id };
const shapes = {
  join: v.strictObject({ ...ref, since: whole, zip: v.optional(v.literal(true)) }),
  leave: v.strictObject(ref),
  check: v.strictObject({ ...ref, number: whole, hash: whole }),
  act: v.strictObject({ ...ref, actId: id, act: v.unknown(), for: v.optional(id) }),
  time: v.nullish(v.strictObject({ trip: whole, waiting: whole })),
  here: v.nullish(v.unknown()),
  typing: v.strictObject({ id }),
  caret: v.strictObject({
    id,
    seat: whole,
    field: v.nullable(v.pipe(v.string(), v.maxLength(40))),
    at: v.nullable(v.pipe(v.string(), v.maxLength(80))),
  }),
  ready: v.strictObject({ activityId: id, startedAt: whole, ready: v.boolean() }),
};

export type Handlers = {
  [N in RequestName]: (
    visitor: Visitor,
    asks: Requests[N]['asks'],
  ) => Promise<Answers[N] | Refusal> | Answers[N] | Refusal;
};
type Answers = { [N in RequestName]: N extends 'join' ? WireJoined : Requests[N]['gets'] };

export type WrapperOptions = {
  handlers: Handlers;
  buckets: Buckets;
  /** Monotonic milliseconds. */
  ticks: () => number;
  log: Log;
};

/** Generous for fingers, tight for programs; by person, since a hall may share one address. */
const actFlow = (person: Person): Flow =>
  person.role === 'facilitator' ? { burst: 60, perSecond: 20 } : { burst: 20, perSecond: 5 };
/** Joining, time, presence: cheap, but not for ever. Per socket, so that tabs do not disturb. */
const otherFlow: Flow = { burst: 80, perSecond: 10 };

const names = Object.keys(shapes) as RequestName[];

/** Puts the handlers on a visitor's socket. */
export function listen(visitor: Visitor, options: WrapperOptions): void {
  quickAnswers(visitor.socket);
  for (const name of names) {
    visitor.socket.on(name, (...said: unknown[]) => {
      const reply = said.findLast((part) => typeof part === 'function');
      void answer(visitor, name, said[0], options).then((given) => {
        if (typeof reply === 'function') reply(given);
      });
    });
  }
}

async function answer(
  visitor: Visitor,
  name: RequestName,
  payload: unknown,
  { handlers, buckets, ticks, log }: WrapperOptions,
): Promise<unknown> {
  try {
    if (visitor.gone) return refuse(visitor.gone === 'too-many' ? 'session' : visitor.gone);
    const { person, socket } = visitor;
    const retryIn =
      name === 'act'
        ? buckets.take(`act ${person.labId} ${person.id}`, actFlow(person), ticks())
        : buckets.take(`other ${socket.id}`, otherFlow, ticks());
    if (retryIn > 0) return refuse('busy', { retryIn });
    const asks = readRequest(name, payload);
    if (isRefusal(asks)) return asks;
    const handle = handlers[name] as (visitor: Visitor, asks: unknown) => unknown;
    return await handle(visitor, asks);
  } catch (fault) {
    const told = faultCodeOf(fault);
    log.error({ event: 'socket-fault', request: name, ...told });
    return refuse('storage', { fault: told.code });
  }
}

/** The request rebuilt from what came in: nothing the schemas do not name gets through. */
function readRequest(name: RequestName, payload: unknown): Requests[RequestName]['asks'] | Refusal {
  const read = v.safeParse(shapes[name], payload, { abortEarly: true });
  if (!read.success) return refuse('bad-act');
  if (name === 'here') return null;
  if (name === 'time') return (read.output as Requests['time']['asks']) ?? null;
  if (name !== 'act') return read.output as Requests['join']['asks'];
  const message = read.output as ActMessage;
  const act = readAct(message.kind, message.act);
  return isRefusal(act) ? act : { ...message, act };
}
