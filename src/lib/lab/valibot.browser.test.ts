import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as real from 'valibot';
import { expect, test, vi } from 'vitest';
import { acts as known } from './acts.ts';
import { events as knownEvents } from './events.ts';
import { profileSchema as knownProfile } from './profile.ts';
import * as small from './valibot.browser.ts';

type Schema = {
  type: string;
  literal?: unknown;
  options?: unknown[];
  entries?: Record<string, Schema>;
  item?: Schema;
  wrapped?: Schema;
  key?: Schema;
  value?: Schema;
};
type Issue = { type: string; input: unknown };
type Kinds = Record<string, Record<string, Schema>>;

vi.resetModules();
vi.doMock('valibot', () => small);
const { acts } = (await import('./acts.ts')) as unknown as { acts: Kinds };
const { events } = (await import('./events.ts')) as unknown as { events: Kinds };
const { profileSchema } = (await import('./profile.ts')) as unknown as { profileSchema: Schema };
vi.doUnmock('valibot');

const id = '01a200d1-2872-7759-b3da-77d0f73f6cd3';
const anything = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom(id, '', ' ', 'x'.repeat(700), 'e\u0301', '2026-02-30', '2026-05-05', '07:30'),
  fc.constantFrom(-1, 0, 1, 1.5, 20, 21, Number.NaN, null, undefined, true, [], {}),
  fc.constantFrom(Object.create(null), JSON.parse(`{"__proto__":1,"constructor":2}`), 1e13),
);

/** What the schema describes, and now and then something else. */
function like({ type, ...schema }: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 14, arbitrary: right({ type, ...schema }) }, anything);
}

function right({ type, literal, options, entries, item, wrapped, value }: Schema) {
  if (type === 'literal') return fc.constant(literal);
  if (type === 'picklist') return fc.constantFrom(...(options ?? []));
  if (type === 'string') return fc.oneof(fc.constantFrom(id, 'Loket ', '2026-05-05'), fc.string());
  if (type === 'number') return fc.oneof(fc.nat(25), fc.double());
  if (type === 'boolean') return fc.boolean();
  if (type === 'array' && item) return fc.array(like(item), { maxLength: 3 });
  if (type === 'nullable' && wrapped) return fc.option(like(wrapped));
  if (type === 'optional' && wrapped) return fc.option(like(wrapped), { nil: undefined });
  if (type === 'record' && value) {
    return fc.dictionary(fc.constantFrom(id, 'k'), like(value), { maxKeys: 2 });
  }
  const parts = Object.entries(entries ?? {}).map(([name, one]) => [name, like(one)] as const);
  const whole = fc.record(Object.fromEntries(parts), { noNullPrototype: true });
  const some = fc.record(Object.fromEntries(parts), { requiredKeys: [], noNullPrototype: true });
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    some,
    whole.map((one) => ({ ...one, more: 1 })),
  );
}

const spaces = (['acts', 'events'] as const).flatMap((what) =>
  Object.entries((what === 'acts' ? known : knownEvents) as unknown as Kinds).flatMap(
    ([kind, schemas]) =>
      Object.entries(schemas).map(([type, schema]) => {
        const own = (what === 'acts' ? acts : events)[kind]?.[type];
        return [`${what} ${type}`, schema, own] as const;
      }),
  ),
);

/** A form besides: parts of it have defaults. */
const profiles = ['profile', knownProfile as unknown as Schema, profileSchema] as const;
const rows = [...spaces, profiles];

/** What the wire format is read off, without how a value is checked. */
function shapeOf(schema: Schema | undefined): unknown {
  if (!schema) return undefined;
  const { type, literal, options, entries, item, wrapped, key, value } = schema;
  const parts = Object.entries(entries ?? {}).map(([name, one]) => [name, shapeOf(one)]);
  const within = [item, wrapped, key, value].map(shapeOf);
  // One stands where the part may be absent, whatever valibot calls that.
  return [/optional/.test(type) ? 'optional' : type, literal, options, parts, within];
}

test.each(rows)('%s stands in a frame as the server writes it', (_, schema, own) => {
  expect(shapeOf(own)).toEqual(shapeOf(schema));
});

/** Of an issue, what the screen looks at. */
const said = ({ type, input }: Issue) =>
  typeof input === 'string' && (type === 'max_length' || type === 'min_length') ? type : 'no';

test.each(rows)('%s is read in the browser as on the server', (_, schema, own) => {
  expect(own).not.toBe(schema);
  fc.assert(
    fc.property(like(schema), (input) => {
      const options = { abortEarly: true, abortPipeEarly: true };
      const asked = real.safeParse(schema as unknown as real.GenericSchema, input, options);
      const answer = small.safeParse(own as never, input);
      expect(answer.success).toBe(asked.success);
      if (asked.success) expect(answer.output).toEqual(asked.output);
      else expect(said(answer.issues?.[0] as Issue)).toBe(said(asked.issues[0] as Issue));
    }),
    { numRuns: 150 },
  );
});

test('everything that any page may ask of it is there', () => {
  const files = globSync('src/{lib,routes}/**/*.{ts,svelte}', {
    exclude: (name) => /\/server\/|\.server\.ts$|\.test\.ts$/.test(name),
  });
  const asked = files
    .map((file) => readFileSync(file, 'utf8'))
    .filter((code) => code.includes(`* as v from 'valibot'`))
    .flatMap((code) => [...code.matchAll(/\bv\.([a-z]\w*)/g)].map(([, name]) => name));
  expect(asked.length).toBeGreaterThan(300);
  expect(Object.keys(small)).toEqual(expect.arrayContaining([...new Set(asked)]));
});
