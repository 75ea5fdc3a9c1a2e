/** An innovation as the shelf shows it, whether it came in a package or stands in the own registry. */
import { error } from '@sveltejs/kit';
import { isShared } from '#lib/lab/exchange.ts';
import { fileKinds, type FileEnding } from '#lib/lab/idea/evidence-kinds.ts';
import type { Original } from '#lib/lab/starting-idea.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as shelf from '#lib/server/db/shelf.ts';
import type { ShelfEntry } from '#lib/server/db/shelf.ts';
import { download, evidenceDir, openFile, openThumb, smallPicture } from '#lib/server/files.ts';
import { ofRegistry, ofShelf } from '#lib/server/operations/replicate.ts';

export type OnShelf = { entry: ShelfEntry; own: null } | { entry: null; own: Innovation };

/** [Q7] [N26] What hangs on the shelf of a region under this id: its own there, or the one of its home. */
export async function onShelf(read: Db, regionId: string, id: string): Promise<OnShelf | null> {
  const entry = await shelf.find(read, regionId, { id });
  if (entry) return { entry, own: null };
  const own = (await innovations.seenAs(read, id, isShared))?.entry;
  if (own?.regionId === regionId) return { entry: null, own };
  const known = await shelf.find(read, regionId, { originalId: id });
  return known && { entry: known, own: null };
}

/** The same as what an idea begins with. */
export async function originalOf(read: Db, { entry, own }: OnShelf): Promise<Original> {
  if (entry) return ofShelf(entry);
  const region = await regions.load(read, own.regionId);
  return ofRegistry(own, region ? regions.fullName(region) : '');
}

/** [Q2] What a page shows of it: no initiator, nobody who approved. */
export async function shelfSheet(read: Db, one: OnShelf) {
  const { id: originalId, region, ...original } = await originalOf(read, one);
  const { entry, own } = one;
  const content = entry?.content;
  const profile = content?.profile ?? own?.profile;
  const { name, digital, affair, canvas, profile: told } = original;
  return {
    originalId,
    region,
    name,
    digital,
    affair,
    own: own !== null,
    agency: entry?.agencyName ?? own?.agencyName ?? '',
    number: content?.number ?? own?.number ?? '',
    year: entry?.year ?? own?.year ?? 0,
    stage: profile?.stageOfInnovation ?? 'initiative',
    texts: {
      problem: canvas.background ?? '',
      idea: canvas.idea ?? '',
      goal: told.goal || (canvas.goal ?? ''),
      benefit: told.benefit || (canvas.beneficiaries ?? ''),
      result: told.result,
      novelty: canvas.novelty ?? '',
      resources: canvas.resources ?? '',
      stakeholders: canvas.stakeholders ?? '',
      design: told.design,
    },
    measures: (content?.measures ?? own?.story.measures ?? []).map((measure) => {
      const { unit, before, after } = measure;
      return { name: measure.name, unit, before, after };
    }),
    poster: content?.poster ?? null,
    original: content?.original ?? own?.lineage.original ?? null,
    files: entry
      ? (await shelf.filesOf(read, entry.id)).map(({ name: file, title, indicator, stored }) => {
          const type = fileKinds[stored.slice(65) as FileEnding].type;
          return { name: file, title, indicator, picture: type.startsWith('image/') };
        })
      : [],
  };
}
export type ShelfSheet = Awaited<ReturnType<typeof shelfSheet>>;

/** A file of evidence that came with a package, as an attachment; `small`: its small picture. */
export async function shelfFile(
  asked: { regionId: string; entry: string; file: string; small: boolean },
  missing: string,
): Promise<Response> {
  const { regionId, file, small } = asked;
  const entry = await shelf.find(db().read, regionId, { id: asked.entry });
  const files = entry ? await shelf.filesOf(db().read, entry.id) : [];
  const found = files.find(({ name }) => name === file);
  if (!found) error(404, missing);
  const { stored, title } = found;
  const opened = await (small ? openThumb : openFile)(evidenceDir(), stored);
  if (!opened) error(404, missing);
  return small ? smallPicture(opened) : download(opened, `${title}.${stored.slice(65)}`);
}
