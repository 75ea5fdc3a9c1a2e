/** What the pages of papers do with their forms: order one, take one back. */
import { fail } from '@sveltejs/kit';
import { paperWords } from '#lib/words/papers.ts';
import type { Lang } from '#lib/words/lang.ts';
import { madeFiles, type MadeFile, type Scope } from './made-files.ts';
import type { Order } from './paper-orders.ts';

const sameScope = (a: Scope, b: Scope): boolean =>
  'labId' in a ? 'labId' in b && a.labId === b.labId : 'regionId' in b && a.regionId === b.regionId;

/** A person's files of this lab or registry, as a page shows them. */
export async function filesOf(owner: string, scope: Scope): Promise<FileLine[]> {
  const all = await madeFiles().list(owner);
  return all
    .filter((one) => sameScope(one.scope, scope))
    .map(({ id, name, what, format, at, state, size, done, before }) => {
      return { id, name, what, format, at, state, size, done, before };
    });
}
export type FileLine = Omit<MadeFile, 'scope'>;

/** Puts an order in the queue; `about` says what it is of: the name of a lab or a region. */
export async function takeOrder(
  owner: string,
  order: Order,
  { scope, of }: { scope: Scope; of: string },
) {
  const t = paperWords[order.lang];
  const name = `${t.papers[order.what][0]} ${of}`.trim();
  const taken = await madeFiles().order(owner, order, { scope, name });
  return taken === null ? fail(429, { flaw: t.tooMany }) : { ordered: taken };
}

/** The paper that a form named does not exist. */
export const unknownPaper = (lang: Lang) => fail(400, { flaw: paperWords[lang].unknown });

export async function removeFile(owner: string, form: FormData): Promise<void> {
  await madeFiles().remove(owner, String(form.get('file') ?? ''));
}
