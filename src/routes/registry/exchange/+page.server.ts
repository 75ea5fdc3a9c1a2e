import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { brings, exchangeLimits } from '#lib/lab/package-judged.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as shelf from '#lib/server/db/shelf.ts';
import { readPackageFile, type Came } from '#lib/server/exchange/package-file.ts';
import { ownFingerprint } from '#lib/server/exchange/signing.ts';
import { takeIn } from '#lib/server/exchange/take-in.ts';
import { dropPackage, keepPackage, waitingPackage } from '#lib/server/exchange/waiting-packages.ts';
import { evidenceDir, removeFile } from '#lib/server/files.ts';
import { planPackage, removeSource } from '#lib/server/operations/exchange.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { exchangeWords } from '#lib/words/exchange.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** Innovations of one region on the page; a lab's shelf has all of them, and finds by words. */
const shownLines = 100;

/** Bappeda and facilitators of a region receive packages; Bappeda alone sends, and takes sources off. */
function staffOf(event: RequestEvent) {
  const account = requireAccount(event);
  const { regionId, staff, bappeda } = registryReader(event.locals);
  if (!regionId || !staff) error(403, registryWords[event.locals.lang].refusal['no-right']);
  return { account, regionId, bappeda };
}

export const load: PageServerLoad = async (event) => {
  const { regionId, bappeda } = staffOf(event);
  const bySource = Map.groupBy(await shelf.list(db().read, regionId), ({ source }) => source);
  return {
    title: exchangeWords[event.locals.lang].title,
    bappeda,
    own: await ownFingerprint(),
    sources: (await shelf.sources(db().read, regionId)).map((source) => {
      const { fingerprint, name, firstSeenAt, entries } = source;
      // One installation may be home to several regions: its key is one, its entries are theirs.
      const regions = Map.groupBy(bySource.get(fingerprint) ?? [], (line) => line.sourceName);
      return {
        fingerprint,
        names: regions.size > 0 ? [...regions.keys()] : [name],
        firstSeenAt,
        entries,
        regions: [...regions].map(([region, all]) => ({
          region,
          count: all.length,
          lines: all.slice(0, shownLines).map((line) => ({ id: line.id, name: line.name })),
        })),
      };
    }),
  };
};

const nothing = { error: '', done: '', read: null };
type Flaw = keyof (typeof exchangeWords)['id']['flaws'];
const no = ({ locals }: RequestEvent, flaw: Flaw) =>
  fail(400, { ...nothing, error: exchangeWords[locals.lang].flaws[flaw] });

/** What a package is and would do, for a person to decide on. */
async function preview(regionId: string, name: string, came: Came) {
  const asked = { regionId, own: await ownFingerprint(), incoming: came };
  const { trust, lines } = await planPackage(db().read, asked);
  const { region, exportedAt } = came.content;
  return {
    name,
    region,
    exportedAt,
    fingerprint: came.fingerprint,
    trust,
    lines,
    count: lines.filter(({ novelty }) => brings(novelty)).length,
  };
}

export const actions: Actions = {
  /** Reads a package and shows what it would bring; nothing of it is on the shelf. */
  look: async (event) => {
    const { regionId } = staffOf(event);
    const size = Number(event.request.headers.get('content-length'));
    if (size > exchangeLimits.package + 64 * 1024) return no(event, 'too-large');
    const file = (await event.request.formData()).get('file');
    if (!(file instanceof File) || file.name === '') {
      return fail(400, { ...nothing, error: exchangeWords[event.locals.lang].none });
    }
    if (file.size > exchangeLimits.package) return no(event, 'too-large');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const came = await readPackageFile(bytes);
    if (typeof came === 'string') return no(event, came);
    const name = await keepPackage(bytes, Date.now());
    if (name === null) return no(event, 'storage');
    return { ...nothing, read: await preview(regionId, name, came) };
  },

  /** [Q5] Takes in what was looked at, read and judged anew. */
  bring: async (event) => {
    const { account, regionId } = staffOf(event);
    const form = await event.request.formData();
    const words = exchangeWords[event.locals.lang];
    const name = textOf(form, 'name', 64);
    const bytes = await waitingPackage(name);
    if (!bytes) return fail(400, { ...nothing, error: words.gone });
    const came = await readPackageFile(bytes);
    if (typeof came === 'string') return no(event, came);
    const outcome = await takeIn(db().write, {
      regionId,
      own: await ownFingerprint(),
      came,
      dir: evidenceDir(),
      confirmed: form.has('confirmed'),
      by: account.name,
      at: steadyNow(),
      newId: uuidv7,
    });
    if (typeof outcome === 'string') {
      const read = await preview(regionId, name, came);
      return fail(400, { ...nothing, error: words.flaws[outcome], read });
    }
    await dropPackage(name);
    return { ...nothing, done: words.brought(outcome.fresh, outcome.changed, outcome.left) };
  },

  remove: async (event) => {
    const { regionId, bappeda } = staffOf(event);
    if (!bappeda) error(403, registryWords[event.locals.lang].refusal['no-right']);
    const source = textOf(await event.request.formData(), 'source', 40);
    const unused = await removeSource(db().write, regionId, source);
    for (const file of unused) await removeFile(evidenceDir(), file);
    return { ...nothing, done: exchangeWords[event.locals.lang].removed };
  },
};
