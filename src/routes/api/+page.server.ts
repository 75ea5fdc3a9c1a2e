import { answerOf, parametersOf, roadKeys, roads } from '#lib/server/openapi.ts';
import { originOf } from '#lib/server/outside.ts';
import { linesOf } from '#lib/server/schema-lines.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { outsideWords } from '#lib/words/outside.ts';
import type { PageServerLoad } from './$types.ts';

/** [Z5] The readable page of the same document that programs read. */
export const load: PageServerLoad = ({ locals, url }) => {
  const { lang } = locals;
  const t = outsideWords[lang];
  return {
    title: t.title,
    bappeda: registryReader(locals).bappeda,
    origin: originOf(url),
    roads: roadKeys.map((key) => ({
      key,
      path: roads[key].path,
      what: t.roads[key],
      scope: t.tokens.scope[roads[key].scope],
      example: `${roads[key].path}${roads[key].example}`,
      parameters: parametersOf(key, lang).map(({ name, required, description, schema }) => {
        return { name, required, what: description, choices: choicesIn(schema) };
      }),
      fields: linesOf(answerOf(key, lang)),
    })),
  };
};

const choicesIn = (schema: Record<string, unknown>) =>
  Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];
