import type { JsonSchema } from './json-schema.ts';

/** A property of an answer, by its whole name: `items[].affair.code`. */
export type SchemaLine = { name: string; type: string; empty: boolean; what: string };

/** The properties of a JSON Schema as a list to read. */
export function linesOf(schema: JsonSchema, before = ''): SchemaLine[] {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  return Object.entries(properties).flatMap(([key, one]) => {
    const isList = one['type'] === 'array';
    const inner = isList ? (one['items'] as JsonSchema) : one;
    const name = `${before}${key}${isList ? '[]' : ''}`;
    const types = [one['type'] ?? typeof one['const']].flat().map(String);
    const type = types.find((type) => type !== 'null') ?? '';
    const line = { name, type, empty: types.includes('null'), what: String(one['description']) };
    return [line, ...linesOf(inner, `${name}.`)];
  });
}
