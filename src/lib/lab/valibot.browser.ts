/**
 * What the laboratory's schemas need of valibot, for the browser. A build for browsers puts this
 * in its place (vite.config.ts): a screen only wants to know early what the server would refuse,
 * and the server asks the real one. The parts have valibot's names and fields, because the wire
 * format is read off them (`live/protocol-packing.ts`); a test holds both to the same answers.
 */
type Run = (input: unknown) => unknown;
type Schema = { type: string; run: Run; default?: unknown };
type Entries = Record<string, Schema>;
type Check = { type: string; run: Run };

/** Thrown by the part that says no; the first one ends the reading. */
class Issue {
  type: string;
  input: unknown;
  constructor(type: string, input: unknown) {
    this.type = type;
    this.input = input;
  }
}

const no = (type: string, input: unknown): never => {
  throw new Issue(type, input);
};
const check =
  <T>(type: string, holds: (input: T) => boolean): Check['run'] =>
  (input) =>
    holds(input as T) ? input : no(type, input);
const part = (type: string, holds: (input: never) => boolean, more: object = {}) => ({
  type,
  ...more,
  run: check(type, holds as (input: unknown) => boolean),
});
const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null;

export const string = () => part('string', (input) => typeof input === 'string');
export const number = () =>
  part('number', (input) => typeof input === 'number' && !Number.isNaN(input));
export const boolean = () => part('boolean', (input) => typeof input === 'boolean');
export const literal = (literal: unknown) =>
  part('literal', (input) => input === literal, { literal });
export const picklist = (options: readonly unknown[]) =>
  part('picklist', (input) => options.includes(input), { options });

export const nullable = (wrapped: Schema) => ({
  type: 'nullable',
  wrapped,
  run: (input: unknown) => (input === null ? null : wrapped.run(input)),
});
export const optional = (wrapped: Schema, instead?: unknown) => ({
  type: 'optional',
  wrapped,
  default: instead,
  run(input: unknown) {
    const value = input === undefined ? instead : input;
    return value === undefined ? undefined : wrapped.run(value);
  },
});

export const array = (item: Schema) => ({
  type: 'array',
  item,
  run: (input: unknown) => (Array.isArray(input) ? input.map(item.run) : no('array', input)),
});

/** Names that would change what an object is are left out, as valibot does. */
const isOwn = (input: object, key: string) =>
  Object.hasOwn(input, key) && !['__proto__', 'prototype', 'constructor'].includes(key);

export const record = (key: Schema, value: Schema) => ({
  type: 'record',
  key,
  value,
  run(input: unknown) {
    if (!isRecord(input)) return no('record', input);
    const read: Record<string, unknown> = {};
    for (const name in input) {
      if (isOwn(input, name)) read[key.run(name) as string] = value.run(input[name]);
    }
    return read;
  },
});

const shape = (type: string, entries: Entries) => ({
  type,
  entries,
  run(input: unknown) {
    if (!isRecord(input)) return no(type, input);
    const read: Record<string, unknown> = {};
    for (const [name, schema] of Object.entries(entries)) {
      if (name in input || schema.default !== undefined) read[name] = schema.run(input[name]);
      else if (schema.type !== 'optional') no(type, undefined);
    }
    if (type === 'strict_object') {
      for (const name in input) if (!Object.hasOwn(entries, name)) no(type, name);
    }
    return read;
  },
});
export const object = (entries: Entries) => shape('object', entries);
export const strictObject = (entries: Entries) => shape('strict_object', entries);
export const partial = ({ type, entries }: { type: string; entries: Entries }) =>
  shape(
    type,
    Object.fromEntries(Object.entries(entries).map(([name, one]) => [name, optional(one)])),
  );

/** The first part tells what it is, all of them what it becomes. */
export const pipe = <S extends Schema>(first: S, ...rest: Check[]): S => ({
  ...first,
  run: (input: unknown) => rest.reduce((value, { run }) => run(value), first.run(input)),
});

type Long = { length: number };
export const transform = (run: Run) => ({ type: 'transform', run });
const checkOf = (holds: (input: never) => boolean) => part('check', holds);
export { checkOf as check };
export const length = (is: number) => part('length', (input: Long) => input.length === is);
export const maxLength = (most: number) =>
  part('max_length', (input: Long) => input.length <= most);
export const minLength = (least: number) =>
  part('min_length', (input: Long) => input.length >= least);
export const minValue = (least: number) => part('min_value', (input: number) => input >= least);
export const maxValue = (most: number) => part('max_value', (input: number) => input <= most);
export const integer = () => part('integer', Number.isInteger);
export const safeInteger = () => part('safe_integer', Number.isSafeInteger);
export const finite = () => part('finite', Number.isFinite);
export const regex = (like: RegExp) => part('regex', (input: string) => like.test(input));
export const isoDate = () => regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u);

/** As valibot's with `abortEarly`: what it was rebuilt as, or the first issue. */
export function safeParse(schema: Schema, input: unknown) {
  try {
    return { success: true, output: schema.run(input) };
  } catch (issue) {
    if (issue instanceof Issue) return { success: false, issues: [issue] };
    throw issue;
  }
}

export const is = (schema: Schema, input: unknown): boolean => safeParse(schema, input).success;

export const parse = (schema: Schema, input: unknown): unknown => schema.run(input);
