/** The roads for other programs, and the OpenAPI document that is read off their schemas. */
import type * as v from 'valibot';
import {
  coverageAnswer,
  estimateAnswer,
  innovationList,
  listQuestion,
  noQuestion,
  oneInnovation,
  refusalAnswer,
  yearQuestion,
} from '#lib/lab/outside-answers.ts';
import type { Scope } from '#lib/lab/outside.ts';
import type { Lang } from '#lib/words/lang.ts';
import { outsideWords } from '#lib/words/outside.ts';
import { jsonSchema, type JsonSchema } from './json-schema.ts';

export type RoadKey = 'list' | 'one' | 'estimate' | 'coverage';
type Road = {
  path: string;
  scope: Scope;
  /** Name of the answer in the document. */
  name: string;
  question: v.GenericSchema;
  answer: v.GenericSchema;
  /** What follows the path in an example. */
  example: string;
};

export const roads: Record<RoadKey, Road> = {
  list: {
    path: '/api/v1/innovations',
    scope: 'innovations',
    name: 'InnovationList',
    question: listQuestion,
    answer: innovationList,
    example: '?affair=1.02&sort=score&page=1',
  },
  one: {
    path: '/api/v1/innovations/{id}',
    scope: 'innovations',
    name: 'Innovation',
    question: noQuestion,
    answer: oneInnovation,
    example: '',
  },
  estimate: {
    path: '/api/v1/estimate',
    scope: 'estimate',
    name: 'Estimate',
    question: yearQuestion,
    answer: estimateAnswer,
    example: '?year=2026',
  },
  coverage: {
    path: '/api/v1/coverage',
    scope: 'coverage',
    name: 'Coverage',
    question: yearQuestion,
    answer: coverageAnswer,
    example: '?year=2026',
  },
};
export const roadKeys = Object.keys(roads) as RoadKey[];

type Parameter = {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description: string;
  schema: JsonSchema;
};

/** What a road may be asked, in its path and behind it. */
export function parametersOf(key: RoadKey, lang: Lang): Parameter[] {
  const { path, question } = roads[key];
  const words: Record<string, string> = outsideWords[lang].questions;
  const describe = (name: string) => words[name] ?? '';
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => ({
    name,
    in: 'path',
    required: true,
    description: describe(name),
    schema: { type: 'string' },
  }));
  const { properties } = jsonSchema(question, describe) as {
    properties: Record<string, JsonSchema>;
  };
  const behind = Object.entries(properties).map(
    ([name, { description: _, ...schema }]): Parameter => ({
      name,
      in: 'query',
      required: false,
      description: describe(name),
      schema,
    }),
  );
  return [...inPath, ...behind];
}

/** The answer of a road. */
export const answerOf = (key: RoadKey, lang: Lang): JsonSchema => schemaIn(roads[key].answer, lang);

function schemaIn(schema: v.GenericSchema, lang: Lang): JsonSchema {
  const fields: Record<string, string> = outsideWords[lang].fields;
  return jsonSchema(schema, (name) => fields[name] ?? '');
}

/** [Z5] OpenAPI 3.1 of all roads, under this origin. */
export function openApi(origin: string, lang: Lang) {
  const t = outsideWords[lang];
  const refusals = Object.fromEntries(
    (['400', '401', '403', '404', '429'] as const).map((status) => [
      status,
      {
        description: t.statuses[status],
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    ]),
  );
  return {
    openapi: '3.1.0',
    info: { title: t.title, version: '1.0.0', description: t.lead },
    servers: [{ url: origin }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      roadKeys.map((key) => [
        roads[key].path,
        {
          get: {
            operationId: key,
            summary: t.roads[key],
            parameters: parametersOf(key, lang),
            responses: {
              200: {
                description: t.roads[key],
                headers: { ETag: { description: t.etag, schema: { type: 'string' } } },
                content: {
                  'application/json': {
                    schema: { $ref: `#/components/schemas/${roads[key].name}` },
                  },
                },
              },
              304: { description: t.statuses['304'] },
              ...refusals,
            },
          },
        },
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t.bearer } },
      schemas: {
        ...Object.fromEntries(roadKeys.map((key) => [roads[key].name, answerOf(key, lang)])),
        Refusal: schemaIn(refusalAnswer, lang),
      },
    },
  };
}
