import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { events } from '#lib/lab/events.ts';
import { kinds, type Happened, type Kind } from '#lib/lab/space.ts';
import { longId, packFrame, shortId, unpackFrame } from './protocol-packing.ts';

const ids = [
  '019aa111-0000-7000-8000-000000000001',
  '019aa111-ffff-7fff-bfff-ffffffffffff',
  '00000000-0000-0000-0000-000000000000',
];
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...ids, '~', '~~x', '~AAAAAAAAAAAAAAAAAAAAAA', ''),
);
const instant = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 });

type Schema = {
  type: string;
  entries?: Record<string, Schema>;
  item?: Schema;
  wrapped?: Schema;
  value?: Schema;
  options?: unknown[];
  literal?: unknown;
};

/** Something that fits the schema, as far as the wire is concerned. */
function some(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'string':
      return text;
    case 'number':
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), instant);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(schema.literal);
    case 'picklist':
      return fc.constantFrom(...(schema.options ?? []));
    case 'nullable':
      return fc.option(some(schema.wrapped as Schema), { nil: null });
    case 'optional':
      return some(schema.wrapped as Schema);
    case 'array':
      return fc.array(some(schema.item as Schema), { maxLength: 4 });
    case 'record':
      return fc.dictionary(fc.constantFrom(...ids, 'a'), some(schema.value as Schema));
    case 'object':
    case 'strict_object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.entries ?? {}).map(([name, part]) => [name, some(part)]),
        ),
      );
    default:
      return fc.jsonValue();
  }
}

const everyEvent = kinds.flatMap((kind) =>
  Object.entries(events[kind]).map(([type, schema]) => ({ kind, type, schema })),
);

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test.each(everyEvent)('$type comes out of its frame as it went in', ({ kind, schema }) => {
  const happened = fc.record({
    number: fc.integer({ min: 5, max: 60 }),
    at: instant,
    event: some(schema as unknown as Schema),
  });
  fc.assert(
    fc.property(fc.array(happened, { minLength: 1, maxLength: 5 }), (told) => {
      const frame = {
        kind: kind as Kind,
        id: ids[0] ?? '',
        from: 5,
        to: 60,
        events: told as Happened[],
      };
      const packed = plain(packFrame(frame)) as ReturnType<typeof packFrame>;
      expect(unpackFrame(packed)).toEqual(plain(frame));
    }),
    { numRuns: 60 },
  );
});

test('an id is 22 signs and a mark', () => {
  for (const id of ids) {
    expect(shortId(id)).toHaveLength(23);
    expect(longId(shortId(id))).toBe(id);
  }
});

test('a card costs a third of what its JSON costs', () => {
  const card = (at: number) => ({
    number: at,
    at: 1_790_000_000_000 + at,
    event: v.parse(events.board['card.added'], {
      type: 'card.added',
      card: {
        id: `019aa111-0000-7000-8000-0000000000${10 + at}`,
        text: '',
        paper: 'kunyit',
        authorId: null,
        author: null,
        agencyId: ids[0],
        clusterId: null,
        at: 1_790_000_000_000 + at,
        removed: false,
        talk: null,
        entered: false,
      },
    }),
  });
  const frame = { kind: 'board' as const, id: ids[1] ?? '', from: 1, to: 20, events: [] };
  const full = { ...frame, events: Array.from({ length: 20 }, (_, at) => card(at + 1)) };
  const packed = JSON.stringify(packFrame(full)).length;
  expect(packed).toBeLessThan(JSON.stringify(full).length / 3);
});

test('what is absent from an event stays absent, whatever comes behind it', () => {
  const given = {
    type: 'review.given' as const,
    field: 'goal' as const,
    verdict: 'comment' as const,
    comment: '',
    by: 'Lama',
  };
  const fresh = { ...given, reviewerId: ids[0], role: 'expert' as const };
  const bare = { type: 'form.decided', form: 'canvas', decision: 'approved' } as const;
  const all = [given, fresh, { ...fresh, suggestion: 'x' }, { ...given, suggestion: '' }].map(
    (event, at): Happened => ({ number: at + 1, at: 5, event }),
  );
  const decided = { ...bare, by: '', position: '', note: '', behalf: 'Sekda' };
  all.push({ number: 5, at: 5, event: decided });
  const frame = { kind: 'idea' as const, id: ids[1] ?? '', from: 1, to: 5, events: all };
  expect(unpackFrame(packFrame(frame))).toStrictEqual(frame);
});
