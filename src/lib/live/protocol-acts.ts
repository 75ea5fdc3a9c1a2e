import * as v from 'valibot';
import { acts, serverActs, type Act } from '#lib/lab/acts.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Kind } from '#lib/lab/space.ts';

/**
 * An act rebuilt from whatever came in, or why it is none. Both sides use it: the screen refuses
 * a text that is too long before anything is sent, the server trusts nobody. Acts that only the
 * server itself may do are not among these, unless it is the server's own form that asks.
 */
export function readAct(kind: Kind, input: unknown, from?: 'server'): Act | Refusal {
  const schema = schemaOf(from ? { ...serverActs[kind], ...acts[kind] } : acts[kind], input);
  if (!schema) return refuse('bad-act');
  const read = v.safeParse(schema, input, { abortPipeEarly: true, abortEarly: true });
  if (read.success) return read.output as Act;
  const [issue] = read.issues;
  if (typeof issue.input === 'string' && issue.type === 'max_length') return refuse('too-long');
  if (typeof issue.input === 'string' && issue.type === 'min_length') return refuse('empty');
  return refuse('bad-act');
}

function schemaOf(schemas: Record<string, v.GenericSchema>, input: unknown) {
  if (typeof input !== 'object' || input === null) return null;
  const { type } = input as { type?: unknown };
  return typeof type === 'string' && Object.hasOwn(schemas, type) ? (schemas[type] ?? null) : null;
}
