import { error } from '@sveltejs/kit';
import { affairOf, affairs } from '#lib/lab/affairs.ts';
import { hasWords } from '#lib/lab/exchange.ts';
import { pageSize, readQuestion } from '#lib/lab/registry-question.ts';
import { tidy } from '#lib/lab/values.ts';
import { db } from '#lib/server/db/open.ts';
import * as registryList from '#lib/server/db/registry-list.ts';
import * as shelf from '#lib/server/db/shelf.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { PageServerLoad } from './$types.ts';

/** [Q7] What other regions sent and what the own registry has ready, narrowed by words and affair. */
export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { lang } = locals;
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[lang].noLab);
  const { regionId } = viewer.lab;
  const asked = tidy(url.searchParams.get('q') ?? '').slice(0, 100);
  const affair = affairOf(url.searchParams.get('affair') ?? '')?.code ?? '';
  const read = db().read;
  const all = await shelf.list(read, regionId);
  const others = all.filter(
    (line) => (!affair || line.affair === affair) && hasWords(line.words, asked),
  );
  const question = readQuestion(new URLSearchParams({ q: asked, affair }));
  const own = await registryList.pageOf(read, { regionId, shelf: true }, question);
  const named = (code: string | null) => (code ? (affairOf(code)?.name[lang] ?? '') : '');
  return {
    question: { q: asked, affair },
    filtered: asked !== '' || affair !== '',
    affairs: affairs.map(({ code, name }) => ({ code, name: name[lang] })),
    empty: all.length === 0 && own.total === 0 && asked === '' && affair === '',
    others: {
      total: others.length,
      lines: others.slice(0, pageSize).map((line) => ({
        id: line.id,
        name: line.name,
        from: `${line.sourceName}, ${line.agencyName}`,
        affair: named(line.affair),
        digital: line.digital,
      })),
    },
    own: {
      total: own.total,
      lines: own.lines.map((line) => ({
        id: line.id,
        name: line.name,
        from: line.agency,
        affair: named(line.affair),
        digital: line.digital as boolean | null,
      })),
    },
  };
};
