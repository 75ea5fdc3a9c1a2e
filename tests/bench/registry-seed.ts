/** A registry of many entries in one region, made of the words of the rehearsal's innovations. */
import { uuidv7 } from 'uuidv7';
import { affairs } from '#lib/lab/affairs.ts';
import { catalogueOf, maturity, scoredLines, type Claims } from '#lib/lab/catalogue.ts';
import { emptyProfile } from '#lib/lab/profile.ts';
import { origins, registryNumber, statuses } from '#lib/lab/registry.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { entryOf } from '../support/registry-entries.ts';

/** Park-Miller: the same registry for the same number of entries. */
function dice(seed: number) {
  let at = seed;
  return (most: number) => {
    at = (at * 48_271) % 2_147_483_647;
    return at % most;
  };
}

const vocabulary = () => [
  ...new Set(
    JSON.stringify(innovationSheets())
      .match(/\p{L}{4,}/gu)
      ?.map((word) => word.toLowerCase()),
  ),
];

const years = [2022, 2023, 2024, 2025, 2026];
const kinds = ['opd', 'uptd', 'kecamatan', 'bumd'] as const;
const stages = ['initiative', 'trial', 'applied'] as const;

/** Writes them by the same road as everybody, two thousand in one transaction. */
export async function seedRegistry(db: Database, regionId: string, count: number): Promise<void> {
  const roll = dice(7);
  const words = vocabulary();
  // A few words are said often and most of them seldom, as in any language.
  const word = () =>
    words[Math.min(roll(words.length), roll(words.length), roll(words.length))] ?? '';
  const text = (many: number) => Array.from({ length: many }, word).join(' ');
  const catalogue = catalogueOf(2026);
  const lines = scoredLines(catalogue);
  const one = (at: number) => {
    const year = years[roll(years.length)] ?? 2026;
    const name = `${text(2 + roll(4))} ${at}`;
    const digital = roll(3) === 0;
    const affair = affairs[roll(affairs.length)]?.code ?? null;
    const agency = roll(320);
    const stage = stages[roll(3)] ?? 'initiative';
    const claims: Claims = Object.fromEntries(
      lines.map(({ no }) => [no, roll(4) as 0 | 1 | 2 | 3]),
    );
    const score = maturity(claims, catalogue);
    const profile = { ...emptyProfile(), name, digital, affair, stageOfInnovation: stage };
    const texts = { design: text(320), goal: text(40), benefit: text(40), result: text(40) };
    return entryOf({
      regionId,
      name,
      digital,
      affair,
      year,
      claims,
      stageOfInnovation: stage,
      number: registryNumber(year, at + 1, false),
      agencyName: `Dinas ${words[agency] ?? ''} ${agency}`,
      agencyKind: kinds[roll(4)] ?? 'opd',
      status: statuses[roll(5)] ?? 'proposed',
      origin: origins[roll(4)] ?? 'lab',
      claimedScore: score,
      evidencedScore: Math.round(score * 0.7),
      verifiedScore: roll(2) === 0 ? Math.round(score * 0.6) : null,
      profile: { ...profile, ...texts, initiatorName: text(2), appliedOn: `${year}-03-01` },
      createdAt: Date.UTC(year, roll(12), 1 + roll(28)) + at,
    });
  };
  for (let from = 0; from < count; from += 2_000) {
    await db.write.transaction().execute(async (trx) => {
      for (let at = from; at < Math.min(count, from + 2_000); at += 1) {
        const entry = { ...one(at), id: uuidv7() };
        await innovations.insert(trx, entry);
        const { status, createdAt } = entry;
        const by = 'Ibu Sari';
        await innovations.addStep(trx, entry.id, {
          status,
          by,
          note: '',
          change: {},
          at: createdAt,
        });
        await innovations.addEvidence(trx, [
          {
            id: uuidv7(),
            innovationId: entry.id,
            indicator: 16 + (at % 20),
            title: text(4),
            year: 2026,
            stored: null,
            fileName: null,
            fileType: null,
            fileSize: null,
            link: `https://contoh.go.id/${at}`,
          },
        ]);
      }
    });
  }
}
