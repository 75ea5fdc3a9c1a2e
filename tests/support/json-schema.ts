/**
 * Holds a value against a JSON Schema of an OpenAPI 3.1 document, knowing nothing of ours: the words
 * of JSON Schema 2020-12 that our document uses. A word it does not know is a flaw itself.
 */
type Schema = { [key: string]: unknown };
type Refs = (name: string) => Schema;

const known = new Set<string>([
  ...([
    'type',
    'properties',
    'required',
    'additionalProperties',
    'items',
    'enum',
    'const',
  ] as const),
  ...(['minimum', 'maxLength', 'pattern', 'format', 'description', '$ref'] as const),
]);

/** What is wrong with the value, each with its place; empty: it fits. */
export function flawsOf(value: unknown, schema: Schema, refs: Refs, at = '$'): string[] {
  const ref = schema['$ref'];
  if (typeof ref === 'string') return flawsOf(value, refs(ref), refs, at);
  const strange = Object.keys(schema).filter((key) => !known.has(key));
  const flaws = strange.map((key) => `${at}: unknown word ${key}`);
  const types = [schema['type'] ?? []].flat() as string[];
  if (types.length > 0 && !types.some((type) => isA(value, type))) {
    flaws.push(`${at}: ${JSON.stringify(value)} is no ${types.join(' or ')}`);
  }
  if (value === null && types.includes('null')) return flaws;
  if ('const' in schema && value !== schema['const']) flaws.push(`${at}: not the constant`);
  const choices = schema['enum'] as unknown[] | undefined;
  if (choices && !choices.includes(value)) flaws.push(`${at}: ${String(value)} is not offered`);
  if (typeof value === 'string') flaws.push(...flawsOfText(value, schema, at));
  const least = schema['minimum'];
  if (typeof value === 'number' && typeof least === 'number' && value < least) {
    flaws.push(`${at}: ${value} is below ${least}`);
  }
  if (Array.isArray(value)) {
    const items = schema['items'] as Schema;
    return [...flaws, ...value.flatMap((one, n) => flawsOf(one, items, refs, `${at}[${n}]`))];
  }
  if (typeof value !== 'object' || value === null) return flaws;
  const properties = schema['properties'] as Record<string, Schema>;
  const missing = (schema['required'] as string[]).filter((key) => !(key in value));
  flaws.push(...missing.map((key) => `${at}.${key}: missing`));
  for (const [key, inner] of Object.entries(value)) {
    const one = properties[key];
    if (one) flaws.push(...flawsOf(inner, one, refs, `${at}.${key}`));
    else if (schema['additionalProperties'] === false) flaws.push(`${at}.${key}: not foreseen`);
  }
  return flaws;
}

function isA(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const formats: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  uri: /^https?:\/\/\S+$/,
};

function flawsOfText(value: string, schema: Schema, at: string): string[] {
  const flaws: string[] = [];
  const { pattern, maxLength, format } = schema as Record<string, unknown>;
  if (typeof pattern === 'string' && !new RegExp(pattern).test(value)) flaws.push(`${at}: pattern`);
  if (typeof maxLength === 'number' && value.length > maxLength) flaws.push(`${at}: too long`);
  if (typeof format === 'string' && !formats[format]?.test(value))
    flaws.push(`${at}: no ${format}`);
  return flaws;
}
