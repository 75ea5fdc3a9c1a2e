/**
 * [N19] Claims and evidence that are entered at an entry itself: an entry that came without a lab
 * has no idea to gather them, and another year asks for newer ones. The rights are a correction's.
 */
import type { Claims } from '#lib/lab/catalogue.ts';
import { findingsWithout, refuseCorrection, verifiedScore } from '#lib/lab/registry.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Change, EvidenceLine, Innovation } from '#lib/server/db/innovations.ts';
import { about, done, instant, scored, step, type Doing, type Done } from './registry.ts';

/** What is claimed at the indicators that are named; 0 takes a claim away. */
export function enterClaims(db: Db, doing: Doing & { claims: Claims }): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const refusal = refuseCorrection(entry, doing.clerk);
    if (refusal) return refusal;
    const claims = { ...entry.claims };
    const changed: NonNullable<Change['claims']> = {};
    for (const [key, level] of Object.entries(doing.claims)) {
      const no = Number(key);
      const before = claims[no] ?? 0;
      if (level === undefined || level === before) continue;
      changed[no] = [before || null, level || null];
      if (level === 0) delete claims[no];
      else claims[no] = level;
    }
    const numbers = Object.keys(changed).map(Number);
    if (numbers.length === 0) return done;
    return settle(trx, { ...entry, claims }, doing, numbers, { claims: changed });
  });
}

/** One more piece of evidence; the same one again is there already. */
export function addProof(
  db: Db,
  doing: Doing & { evidence: Omit<EvidenceLine, 'innovationId'> },
): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const refusal = refuseCorrection(entry, doing.clerk);
    if (refusal) return refusal;
    const { id, indicator, title } = doing.evidence;
    const there = await innovations.evidenceIds(trx, [id]);
    if (there.has(id)) return done;
    await innovations.addEvidence(trx, [{ ...doing.evidence, innovationId: entry.id }]);
    return settle(trx, entry, doing, indicator === null ? [] : [indicator], {
      evidence: { indicator, title, gone: false },
    });
  });
}

/** Takes a piece of evidence out of the entry; an idea that brought it keeps its own. */
export function dropProof(db: Db, doing: Doing & { evidenceId: string }): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const refusal = refuseCorrection(entry, doing.clerk);
    if (refusal) return refusal;
    const lines = await innovations.evidence(trx, entry.id);
    const line = lines.find(({ id }) => id === doing.evidenceId);
    if (!line) return done;
    await innovations.removeEvidence(trx, line.id);
    const { indicator, title } = line;
    return settle(trx, entry, doing, indicator === null ? [] : [indicator], {
      evidence: { indicator, title, gone: true },
    });
  });
}

/** Scores of the entry anew; what was found at these lines is to be checked again. */
async function settle(
  trx: Trx,
  entry: Innovation,
  { clerk, at: asked }: Doing,
  numbers: readonly number[],
  change: Change,
): Promise<Done> {
  const catalogue = await catalogues.load(trx, entry.regionId, entry.catalogueYear);
  const { claimedScore, evidencedScore } = await scored(trx, entry, catalogue);
  const findings = findingsWithout(entry.findings, numbers);
  const at = instant(entry, asked);
  await innovations.update(trx, entry.id, {
    claims: entry.claims,
    claimedScore,
    evidencedScore,
    findings,
    verifiedScore: verifiedScore(findings, catalogue),
    updatedAt: at,
  });
  await step(trx, entry, clerk, change, at);
  return done;
}
