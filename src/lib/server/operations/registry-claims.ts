/**
 * [N19] Claims and evidence that are entered at an entry itself: an entry that came without a lab
 * has no idea to gather them, and another year asks for newer ones. The rights are a correction's.
 */
import type { Catalogue, Claims } from '#lib/lab/catalogue.ts';
import type { Story } from '#lib/lab/lineage.ts';
import {
  findingsWithout,
  refuseCorrection,
  verifiedScore,
  type Benefit,
} from '#lib/lab/registry.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Change, EvidenceLine, Innovation } from '#lib/server/db/innovations.ts';
import { about, done, instant, scored, step, type Doing, type Done } from './registry.ts';

/** What is claimed at the indicators that are named; 0 takes a claim away. And the basis of line 33. */
export function enterClaims(
  db: Db,
  doing: Doing & { claims: Claims; benefit?: Benefit },
): Promise<Done> {
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
    const benefit = changedBenefit(entry.story, doing.benefit);
    if (numbers.length === 0 && !benefit) return done;
    if (benefit) numbers.push(...basedLines(await catalogueOf(trx, entry)));
    const story = { ...entry.story, ...(benefit && storyOf(benefit[1])) };
    return settle(trx, { ...entry, claims, story }, doing, numbers, {
      ...(Object.keys(changed).length > 0 ? { claims: changed } : {}),
      ...(benefit ? { benefit } : {}),
    });
  });
}

const benefitOf = ({ benefitBasis, benefitValue }: Story): Benefit => ({
  basis: benefitBasis,
  value: benefitValue,
});
const storyOf = ({ basis, value }: Benefit) => ({ benefitBasis: basis, benefitValue: value });

/** Before and after; null where it is as it was. */
function changedBenefit(story: Story, benefit: Benefit | undefined): [Benefit, Benefit] | null {
  const before = benefitOf(story);
  const same = benefit?.basis === before.basis && benefit.value === before.value;
  return benefit && !same ? [before, benefit] : null;
}

/** The lines whose levels depend on the basis. */
const basedLines = ({ indicators }: Catalogue) =>
  indicators.filter(({ bases }) => bases.length > 0).map(({ no }) => no);
const catalogueOf = (trx: Trx, { regionId, catalogueYear }: Innovation) =>
  catalogues.load(trx, regionId, catalogueYear);

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
  const catalogue = await catalogueOf(trx, entry);
  const { claimedScore, evidencedScore } = await scored(trx, entry, catalogue);
  const findings = findingsWithout(entry.findings, numbers);
  const at = instant(entry, asked);
  await innovations.update(trx, entry.id, {
    claims: entry.claims,
    ...(change.benefit ? { story: entry.story } : {}),
    claimedScore,
    evidencedScore,
    findings,
    verifiedScore: verifiedScore(findings, catalogue),
    updatedAt: at,
  });
  await step(trx, entry, clerk, change, at);
  return done;
}
