/** Innovations go to another region as a package and come from one onto the shelf. */
import {
  isShared,
  peopleOf,
  posterToShare,
  sharedOf,
  shelfWords,
  type Beside,
  type Package,
  type Shared,
} from '#lib/lab/exchange.ts';
import {
  brings,
  exchangeLimits,
  noveltyOf,
  trustOf,
  type Novelty,
  type Trust,
} from '#lib/lab/package-judged.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Seen } from '#lib/server/db/innovations.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as shelf from '#lib/server/db/shelf.ts';
import { isUsed } from './sample.ts';

/** What of an entry may travel: its poster where it has one, its pieces of evidence with a file. */
export type Offer = {
  id: string;
  number: string;
  name: string;
  agency: string;
  poster: boolean;
  /** Whether its poster can be printed. */
  paper: boolean;
  evidence: { id: string; title: string; indicator: number | null; size: number; stored: string }[];
  /** Names and contacts that are blanked in its texts. */
  hidden: number;
};

/** What was chosen of it: the words of the poster, the poster printed, and which evidence by id. */
export type Choice = { poster: boolean; paper: boolean; evidence: ReadonlySet<string> };

/**
 * The entries of a region that may leave it, of these and in this order; the others are left out.
 * [N26] Of one that is handed in again, what stands of it leaves.
 */
async function shareable(db: Db, regionId: string, ids: readonly string[]): Promise<Seen[]> {
  const found = [];
  for (const id of [...new Set(ids)].slice(0, exchangeLimits.innovations)) {
    const seen = await innovations.seenAs(db, id, isShared);
    if (seen?.entry.regionId === regionId) found.push(seen);
  }
  return found;
}

/** [Q1] [Q2] What a package of these entries could hold, before anybody chose. */
export async function offersOf(db: Db, regionId: string, ids: readonly string[]): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const { entry, evidence } of await shareable(db, regionId, ids)) {
    const idea = entry.ideaId === null ? null : await ideas.load(db, entry.ideaId);
    const poster = posterOf(idea);
    const { hidden } = sharedOf(entry, { poster, evidence: [] }, peopleOf(entry, idea));
    offers.push({
      id: entry.id,
      number: entry.number,
      name: entry.name,
      agency: entry.agencyName,
      poster: poster !== null,
      paper: posterToShare(entry, idea, '') !== null,
      hidden,
      evidence: evidence
        .flatMap(({ id, title, indicator, stored, fileSize }) =>
          stored === null
            ? []
            : [
                {
                  id,
                  title,
                  indicator,
                  stored,
                  size: fileSize ?? 0,
                },
              ],
        )
        .slice(0, exchangeLimits.evidence),
    });
  }
  return offers;
}

/**
 * [Q1] The package of these entries. `sizeOf` tells how large a stored file really is; one that is
 * gone is left out. Null where none of the entries may leave.
 */
export async function packageOf(
  db: Db,
  asked: {
    regionId: string;
    region: string;
    ids: readonly string[];
    choiceOf: (id: string) => Choice;
    sizeOf: (stored: string) => Promise<number | null>;
    /** [Q11] Prints the poster of an entry: a file as evidence is one; null where it has none. */
    paperOf: (id: string) => Promise<{ title: string; stored: string; size: number } | null>;
    at: number;
  },
): Promise<Package | null> {
  const { regionId, region, ids, choiceOf, sizeOf, paperOf, at } = asked;
  const shared: Shared[] = [];
  for (const { entry, evidence: held } of await shareable(db, regionId, ids)) {
    const idea = entry.ideaId === null ? null : await ideas.load(db, entry.ideaId);
    const choice = choiceOf(entry.id);
    const evidence: Beside['evidence'] = [];
    for (const one of held) {
      if (!choice.evidence.has(one.id) || one.stored === null) continue;
      const size = await sizeOf(one.stored);
      const { title, year, indicator, stored } = one;
      if (size !== null && evidence.length < exchangeLimits.evidence) {
        evidence.push({ title, year, indicator, stored, size });
      }
    }
    const paper = choice.paper ? await paperOf(entry.id) : null;
    if (paper && evidence.length < exchangeLimits.evidence) {
      evidence.unshift({ ...paper, year: entry.year, indicator: null });
    }
    const poster = choice.poster ? posterOf(idea) : null;
    shared.push(sharedOf(entry, { poster, evidence }, peopleOf(entry, idea)).shared);
  }
  if (shared.length === 0) return null;
  return { format: 'labinov-exchange', version: 1, region, exportedAt: at, innovations: shared };
}

function posterOf(idea: Idea | null): Beside['poster'] {
  if (!idea || (idea.poster.before === '' && idea.poster.after === '')) return null;
  const { before, after, milestones } = idea.poster;
  return { before, after, milestones: milestones.filter((one) => one !== '') };
}

export type PackageLine = {
  id: string;
  name: string;
  agency: string;
  affair: string | null;
  digital: boolean | null;
  evidence: number;
  novelty: Novelty;
};

/** A package whose signature holds, and by whose key. */
export type Incoming = { content: Package; fingerprint: string };

type Plan = { trust: Trust; lines: PackageLine[]; full: boolean };

/** [Q4] [Q5] What the package would do to the shelf; nothing is stored. */
export async function planPackage(
  db: Db | Trx,
  { regionId, own, incoming }: { regionId: string; own: string; incoming: Incoming },
): Promise<Plan> {
  const { content, fingerprint } = incoming;
  const { region, exportedAt } = content;
  const ids = content.innovations.map(({ id }) => id);
  const here = await regions.load(db, regionId);
  const home = here ? regions.fullName(here) : '';
  const known = await shelf.knownOf(db, regionId, ids);
  const lines = content.innovations.map((shared): PackageLine => {
    const coming = { source: fingerprint, content: JSON.stringify(shared), exportedAt };
    const { profile, agency, evidence } = shared;
    return {
      id: shared.id,
      name: profile.name,
      agency,
      affair: profile.affair,
      digital: profile.digital,
      evidence: evidence.length,
      novelty: noveltyOf(known.get(shared.id) ?? null, coming),
    };
  });
  const fresh = lines.filter(({ novelty }) => novelty === 'new').length;
  return {
    trust: trustOf(await shelf.sources(db, regionId), { fingerprint, region, own, home }),
    lines,
    full: (await shelf.countOf(db, regionId)) + fresh > exchangeLimits.shelf,
  };
}

export type Shelved = { fresh: number; changed: number; left: number };
export type BringRefusal = 'own' | 'unconfirmed' | 'full';

/**
 * [Q4] [Q5] Puts a package on the shelf in one transaction, by the plan made anew inside it.
 * `confirmed`: somebody compared the key of a source that is new here.
 */
export function bringPackage(
  db: Db,
  bringing: {
    regionId: string;
    own: string;
    incoming: Incoming & { publicKey: string };
    confirmed: boolean;
    by: string;
    at: number;
    newId: () => string;
    hash: (text: string) => string;
  },
): Promise<Shelved | BringRefusal> {
  const { regionId, incoming, confirmed, by, at, newId, hash } = bringing;
  const { content, fingerprint, publicKey } = incoming;
  return db.transaction().execute(async (trx) => {
    const { trust, lines, full } = await planPackage(trx, bringing);
    if (trust === 'own') return 'own';
    if (trust !== 'known' && !confirmed) return 'unconfirmed';
    if (full) return 'full';
    const done: Shelved = { fresh: 0, changed: 0, left: 0 };
    const { region: name, exportedAt } = content;
    await shelf.addSource(trx, { regionId, fingerprint, publicKey, name, firstSeenAt: at });
    for (const [no, shared] of content.innovations.entries()) {
      const novelty = lines[no]?.novelty ?? 'same';
      if (!brings(novelty)) {
        done.left += 1;
        continue;
      }
      const { profile, agency, year, original, evidence } = shared;
      const text = JSON.stringify(shared);
      await shelf.put(
        trx,
        {
          id: newId(),
          regionId,
          source: fingerprint,
          sourceName: name,
          originalId: shared.id,
          name: profile.name,
          agencyName: agency,
          year,
          affair: profile.affair,
          digital: profile.digital,
          stageOfInnovation: profile.stageOfInnovation,
          content: text,
          contentHash: hash(text),
          exportedAt,
          importedAt: at,
          importedBy: by,
          words: shelfWords(shared, name),
          copiedFrom: original?.id ?? null,
        },
        evidence.map(({ title, indicator, stored, size }, at) => {
          const type = stored.slice(65);
          return { name: `${at + 1}`, title, indicator, stored, type, size };
        }),
      );
      if (novelty === 'new') done.fresh += 1;
      else done.changed += 1;
    }
    return done;
  });
}

/** Takes a source off the shelf; answers the names of stored files that nobody needs any more. */
export async function removeSource(db: Db, regionId: string, source: string): Promise<string[]> {
  const files = await db.transaction().execute((trx) => shelf.removeSource(trx, regionId, source));
  const unused: string[] = [];
  for (const file of files) if (!(await isUsed(db, file))) unused.push(file);
  return unused;
}
