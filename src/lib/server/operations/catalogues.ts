/** A catalogue of the index is brought in as a file: a new year, or another version of a known one. */
import { evidenced, maturity, type Catalogue } from '#lib/lab/catalogue.ts';
import {
  catalogueOfFile,
  changesBetween,
  fileOf,
  readCatalogue,
  type CatalogueChange,
  type Flaw,
} from '#lib/lab/catalogue-file.ts';
import { verifiedScore } from '#lib/lab/registry.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';

export type CataloguePreview = {
  catalogue: Catalogue;
  /** Null for a year nobody knew. */
  before: Catalogue | null;
  /** Null for a new year. */
  change: CatalogueChange | null;
  /** Entries of the registry scored against this year, and how many get other scores. */
  scored: number;
  rescored: number;
};

/** [I10] [I11] What a file would change; nothing is written. */
export async function previewCatalogue(
  db: Db | Trx,
  regionId: string,
  content: string,
): Promise<CataloguePreview | { flaws: Flaw[] }> {
  const read = readCatalogue(content);
  if ('flaws' in read) return read;
  const before = await catalogues.find(db, regionId, read.file.year);
  const catalogue = catalogueOfFile(read.file, (before?.version ?? 0) + 1);
  const entries = await innovations.scoredAgainst(db, regionId, catalogue.year);
  return {
    catalogue,
    before,
    change: before && changesBetween(fileOf(before), read.file),
    scored: entries.length,
    rescored: entries.filter((entry) => isOther(entry, scoresOf(entry, catalogue))).length,
  };
}

type Scored = Awaited<ReturnType<typeof innovations.scoredAgainst>>[number];

const scoresOf = ({ claims, findings, shown }: Scored, catalogue: Catalogue) => ({
  claimedScore: maturity(claims, catalogue),
  evidencedScore: maturity(evidenced(claims, shown), catalogue),
  verifiedScore: verifiedScore(findings, catalogue),
});

const isOther = (entry: Scored, scores: ReturnType<typeof scoresOf>) =>
  entry.claimedScore !== scores.claimedScore ||
  entry.evidencedScore !== scores.evidencedScore ||
  entry.verifiedScore !== scores.verifiedScore;

export type BringingIn = {
  regionId: string;
  content: string;
  by: string;
  at: number;
  /** The version the preview showed as the next one; another one by now is refused. */
  version: number;
  /** Whether who brings it in has agreed to entries of the year being scored anew. */
  agreed: boolean;
  /** What the history of such an entry says. */
  note: (year: number, version: number) => string;
};

export type BroughtIn =
  | { year: number; version: number; rescored: number }
  | { flaws: Flaw[] }
  | { refusal: 'stale' | 'not-agreed' };

/** [I10] [I11] Brings a file in: version and scores in one transaction, or nothing. */
export function bringInCatalogue(db: Db, asked: BringingIn): Promise<BroughtIn> {
  const { regionId, content, by, at } = asked;
  return db.transaction().execute(async (trx): Promise<BroughtIn> => {
    const read = readCatalogue(content);
    if ('flaws' in read) return read;
    const { year } = read.file;
    const before = await catalogues.find(trx, regionId, year);
    const version = (before?.version ?? 0) + 1;
    if (version !== asked.version) return { refusal: 'stale' };
    const entries = await innovations.scoredAgainst(trx, regionId, year);
    if (entries.length > 0 && !asked.agreed) return { refusal: 'not-agreed' };
    await catalogues.insert(trx, regionId, version, { file: read.file, by, at });
    const catalogue = catalogueOfFile(read.file, version);
    let rescored = 0;
    for (const entry of entries) {
      const scores = scoresOf(entry, catalogue);
      if (!isOther(entry, scores)) continue;
      rescored += 1;
      const now = Math.max(at, entry.updatedAt + 1);
      await innovations.update(trx, entry.id, { ...scores, updatedAt: now });
      const note = asked.note(year, version);
      await innovations.addStep(trx, entry.id, {
        status: entry.status,
        by,
        note,
        change: {},
        at: now,
      });
    }
    return { year, version, rescored };
  });
}
