/** What a curious or a broken device may send: right in shape with nasty words, and wrong in every way. */
import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';

type Nasty = {
  nilai?: string;
  repeat?: { awal: string; teks: string; kali: number; akhir: string };
};

/** The texts of the rehearsal that break sheets, pages and shells, cut to what one frame holds. */
export const nastyTexts: string[] = (
  JSON.parse(readFileSync(new URL('../../src/rehearsal/jahat.json', import.meta.url), 'utf8')) as {
    teks: Nasty[];
  }
).teks.map(({ nilai, repeat }) =>
  (repeat ? repeat.awal + repeat.teks.repeat(repeat.kali) + repeat.akhir : (nilai ?? '')).slice(
    0,
    12_000,
  ),
);

let deep: unknown = 'x';
for (let at = 0; at < 2000; at += 1) deep = at % 2 ? [deep] : { a: deep };

/** In the place of anything. JSON has no NaN and no undefined: they arrive as null. */
export const wrongValues: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  NaN,
  Infinity,
  2 ** 53,
  '',
  ' ',
  '\ud800',
  'x\ufffe',
  '\u0000',
  'x'.repeat(40_000),
  [],
  [[]],
  ['x'],
  {},
  { length: 1e9 },
  { toString: null },
  JSON.parse('{"then":"x"}'),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  '__proto__',
  'constructor',
  'toString',
  { $ne: null },
  deep,
  Array.from({ length: 5000 }, () => 0),
  '00000000-0000-0000-0000-000000000000',
  '-'.repeat(36),
  '9999-99-99',
];

type Action = { type: string; requirement?: unknown };
export type Schema = Action & {
  entries?: Record<string, Schema>;
  item?: Schema;
  wrapped?: Schema;
  key?: Schema;
  value?: Schema;
  literal?: unknown;
  options?: readonly unknown[];
  pipe?: (Schema & Action)[];
};

export type Chances = {
  random: () => number;
  ids: readonly string[];
  /** Instead of the nasty ones. */
  texts?: readonly string[];
};
const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)]!;

/** A value that fits the schema in its shape; words are nasty, ids are mostly real ones. */
export function fitting(schema: Schema, chances: Chances): unknown {
  const { random } = chances;
  switch (schema.type) {
    case 'literal':
      return schema.literal;
    case 'picklist':
      return pick(schema.options ?? [], random);
    case 'boolean':
      return random() < 0.5;
    case 'number':
      return numberFor(schema, random);
    case 'string':
      return textFor(schema, chances);
    case 'nullable':
      return random() < 0.2 ? null : fitting(schema.wrapped!, chances);
    case 'array':
      return Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        fitting(schema.item!, chances),
      );
    case 'record':
      return { [String(fitting(schema.key!, chances))]: fitting(schema.value!, chances) };
    case 'strict_object': {
      const entries = Object.entries(schema.entries ?? {}).flatMap(([key, part]) => {
        if (part.type !== 'optional') return [[key, fitting(part, chances)] as const];
        return random() < 0.5 ? [[key, fitting(part.wrapped!, chances)] as const] : [];
      });
      return Object.fromEntries(entries);
    }
    // A patch of entries that may be absent anyway: this one is there.
    case 'optional':
      return fitting(schema.wrapped!, chances);
    default:
      throw new Error(`Not known how to fit ${schema.type}`);
  }
}

const limit = ({ pipe }: Schema, type: string): unknown =>
  pipe?.findLast((action) => action.type === type)?.requirement;

function numberFor(schema: Schema, random: () => number): number {
  const low = Number(limit(schema, 'min_value') ?? -1e6);
  const high = Number(limit(schema, 'max_value') ?? 1e6);
  return pick([low, high, Math.floor(low + (high - low) * random())], random);
}

function textFor(schema: Schema, { random, ids, texts = nastyTexts }: Chances): string {
  const regex = limit(schema, 'regex') as RegExp | undefined;
  if (schema.pipe?.some(({ type }) => type === 'iso_date'))
    return pick(['2026-05-05', '2024-02-29'], random);
  // An update of a text that says nothing.
  if (schema.pipe?.some(({ type }) => type === 'base64')) return 'AAA=';
  if (!regex) return pick(texts, random).slice(0, Number(limit(schema, 'max_length') ?? 100));
  const tries = [
    pick(ids, random),
    random() < 0.3 ? uuidv7() : pick(ids, random),
    '1.02',
    '1,2 3,4;5,6',
    'https://contoh.invalid/x',
    `${'ab'.repeat(32)}.pdf`,
  ];
  return tries.find((text) => regex.test(text)) ?? '';
}

/** The same with one part replaced by something that does not belong there. */
export function spoiled(act: Record<string, unknown>, random: () => number): unknown[] {
  const keys = Object.keys(act);
  const swapped = wrongValues.map((wrong) => {
    const key = pick(keys, random);
    return key === 'type' ? wrong : { ...act, [key]: wrong };
  });
  const { [pick(keys, random)]: _gone, ...less } = act;
  return [
    ...swapped,
    less,
    { ...act, extra: 1 },
    { ...act, ['__proto__x']: {} },
    [act],
    JSON.stringify(act),
  ];
}
