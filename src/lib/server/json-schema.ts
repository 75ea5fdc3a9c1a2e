/**
 * Our schemas as JSON Schema 2020-12, as far as `lab/outside-answers.ts` needs it; anything else is a
 * fault at once, so that no document says less than what is checked.
 */
import type * as v from 'valibot';

export type JsonSchema = { [key: string]: unknown };
type Schema = v.GenericSchema;
type Inner = {
  type: string;
  pipe?: readonly Inner[];
  entries?: Record<string, Schema>;
  item?: Schema;
  options?: readonly (string | number)[];
  literal?: unknown;
  wrapped?: Schema;
  requirement?: unknown;
};

/** `describe` says what a property of this name is. */
export function jsonSchema(schema: Schema, describe: (name: string) => string): JsonSchema {
  const { pipe, ...inner } = schema as unknown as Inner;
  const [first, ...actions] = pipe ?? [inner];
  if (!first) throw new Error('An empty pipe');
  return Object.assign(plain(first, describe), ...actions.map(limit));
}

function plain(inner: Inner, describe: (name: string) => string): JsonSchema {
  switch (inner.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: inner.type };
    case 'picklist':
      return { type: 'string', enum: inner.options };
    case 'literal':
      return { const: inner.literal };
    case 'array':
      return { type: 'array', items: jsonSchema(inner.item as Schema, describe) };
    case 'optional':
      return jsonSchema(inner.wrapped as Schema, describe);
    case 'nullable':
      return orNull(jsonSchema(inner.wrapped as Schema, describe));
    case 'object':
    case 'strict_object': {
      const entries = Object.entries(inner.entries ?? {});
      return {
        type: 'object',
        properties: Object.fromEntries(
          entries.map(([name, one]) => [
            name,
            { ...jsonSchema(one, describe), description: describe(name) },
          ]),
        ),
        required: entries.flatMap(([name, one]) => (one.type === 'optional' ? [] : [name])),
        additionalProperties: false,
      };
    }
    default:
      throw new Error(`No JSON Schema for ${inner.type}`);
  }
}

/** Null beside what it is, in the way that readers of older versions understand too. */
function orNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema['enum'])) {
    return { ...schema, type: ['string', 'null'], enum: [...schema['enum'], null] };
  }
  return { ...schema, type: [schema['type'], 'null'] };
}

function limit({ type, requirement }: Inner): JsonSchema {
  switch (type) {
    case 'integer':
      return { type: 'integer' };
    case 'min_value':
      return { minimum: requirement };
    case 'max_length':
      return { maxLength: requirement };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    case 'iso_date':
      return { format: 'date' };
    case 'iso_timestamp':
      return { format: 'date-time' };
    case 'url':
      return { format: 'uri' };
    default:
      throw new Error(`No JSON Schema for ${type}`);
  }
}
