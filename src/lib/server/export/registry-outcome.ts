/** The registry of a region in the order of the ministry's form, with levels, evidence and steps. */
import { affairOf } from '#lib/lab/affairs.ts';
import { scoredLines, type Catalogue } from '#lib/lab/catalogue.ts';
import {
  classifications,
  forms,
  initiators,
  pkpnClusters,
  stagesOfInnovation,
} from '#lib/lab/profile-choices.ts';
import { words } from '#lib/lab/word-count.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Change, Innovation } from '#lib/server/db/innovations.ts';
import * as regions from '#lib/server/db/regions.ts';
import { exportWords } from '#lib/words/export.ts';
import type { Lang } from '#lib/words/lang.ts';
import { cellWords, sheetOf, type ColumnPlan } from './outcome-sheet.ts';
import type { CellValue, Sheets } from './sheets.ts';

type Row = Record<string, CellValue>;

/** The fields of the form in its order, and what the registry knows besides. */
export const profileColumns: ColumnPlan[] = [
  ...([
    'number',
    'name',
    'agency',
    'kind',
    'stageOfInnovation',
    'initiator',
    'initiatorName',
  ] as const),
  ...(['classification', 'digital', 'formOf', 'theme', 'pkpn', 'affair', 'otherAffairs'] as const),
  ...(['design', 'words', 'goal', 'benefit', 'result', 'trialStart', 'trialEnd'] as const),
  ...(['appliedOn', 'developedOn', 'budget', 'budgetNote'] as const),
  ...(['claimedScore', 'evidencedScore', 'verifiedScore', 'status', 'registeredYear'] as const),
  ...(['ministryNumber', 'sourceName', 'sourceRegion', 'lab', 'at'] as const),
];

/** The registry of a region, or the entries with these ids of it; samples are not in it. */
export async function registryOutcome(
  db: Db,
  regionId: string,
  lang: Lang,
  ids: readonly string[] | null = null,
): Promise<Sheets> {
  const region = await regions.load(db, regionId);
  const found: Innovation[] = [];
  for await (const some of innovations.inPages(db, regionId, ids)) {
    found.push(...some.filter(({ sample }) => !sample));
  }
  const entries = found.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const levels: Row[] = [];
  const steps: Row[] = [];
  const evidence: Row[] = [];
  const lineage: Row[] = [];
  const { word } = cellWords(lang);
  const years = new Map(
    (await catalogues.all(db, regionId)).map((catalogue) => [catalogue.year, catalogue]),
  );
  for (const entry of entries) {
    const catalogue =
      years.get(entry.catalogueYear) ?? (await catalogues.load(db, regionId, entry.catalogueYear));
    const head = { number: entry.number, innovation: entry.name };
    const proofs = await innovations.evidence(db, entry.id);
    levels.push(...levelRows(entry, proofs, catalogue, lang).map((row) => ({ ...head, ...row })));
    for (const { indicator, title, year, fileName, link } of proofs) {
      evidence.push({ ...head, indicator, title, year, fileName, link });
    }
    for (const { status, by, note, change, at } of await innovations.steps(db, entry.id)) {
      steps.push({ ...head, status: word(status), by, note, change: changed(change), at });
    }
    for (const { text, agency } of entry.lineage.cards) lineage.push({ ...head, text, agency });
  }
  return {
    title: exportWords[lang].registryOf(region ? regions.fullName(region) : ''),
    zone: await regions.zoneOf(db, regionId),
    sheets: [
      sheetOf(
        lang,
        'innovations',
        profileColumns,
        entries.map((entry) => profileRow(entry, lang)),
      ),
      sheetOf(
        lang,
        'levels',
        [
          'number',
          'innovation',
          'indicator',
          'indicatorName',
          'weight',
          'level',
          'points',
          'evidenced',
          'verified',
          'finding',
        ],
        levels,
      ),
      sheetOf(
        lang,
        'evidence',
        ['number', 'innovation', 'indicator', 'title', 'year', 'fileName', 'link'],
        evidence,
      ),
      sheetOf(
        lang,
        'steps',
        ['number', 'innovation', 'status', 'by', 'note', 'change', 'at'],
        steps,
      ),
      sheetOf(lang, 'lineage', ['number', 'innovation', 'text', 'agency'], lineage),
    ],
  };
}

export function profileRow(entry: Innovation, lang: Lang): Row {
  const { word, digital } = cellWords(lang);
  const { profile, lineage } = entry;
  const affair = (code: string | null) => code && (affairOf(code)?.name[lang] ?? code);
  return {
    number: entry.number,
    name: profile.name,
    agency: entry.agencyName,
    kind: word(entry.agencyKind),
    stageOfInnovation: stagesOfInnovation[profile.stageOfInnovation][lang],
    initiator: profile.initiator && initiators[profile.initiator][lang],
    initiatorName: profile.initiatorName,
    classification: profile.classification && classifications[profile.classification][lang],
    digital: digital(profile.digital),
    formOf: profile.form && forms[profile.form][lang],
    theme: profile.theme,
    pkpn: profile.pkpn && pkpnClusters[profile.pkpn][lang],
    affair: affair(profile.affair),
    otherAffairs: profile.otherAffairs.map(affair).join(', '),
    design: profile.design,
    words: words(profile.design),
    goal: profile.goal,
    benefit: profile.benefit,
    result: profile.result,
    trialStart: profile.trialStart,
    trialEnd: profile.trialEnd,
    appliedOn: profile.appliedOn,
    developedOn: profile.developedOn,
    budget: profile.budget.amount,
    budgetNote: profile.budget.note,
    claimedScore: entry.claimedScore,
    evidencedScore: entry.evidencedScore,
    verifiedScore: entry.verifiedScore,
    status: word(entry.status),
    registeredYear: entry.registeredYear,
    ministryNumber: entry.ministryNumber,
    sourceName: lineage.original?.name,
    sourceRegion: lineage.original?.region,
    lab: lineage.lab?.title,
    at: entry.createdAt,
  };
}

/** All twenty lines of an entry, claimed or not. */
function levelRows(
  entry: Innovation,
  proofs: innovations.EvidenceLine[],
  catalogue: Catalogue,
  lang: Lang,
): Row[] {
  return scoredLines(catalogue).map(({ no, name, weight }) => {
    const level = entry.claims[no] ?? null;
    return {
      indicator: no,
      indicatorName: name[lang],
      weight,
      level,
      points: level === null ? null : weight * level,
      evidenced: proofs.filter(({ indicator }) => indicator === no).length,
      verified: entry.findings[no]?.level ?? null,
      finding: entry.findings[no]?.note,
    };
  });
}

/** What a step changed, in few words: names of fields, indicators with levels. */
const changed = ({ fields, findings }: Change): string =>
  [
    ...Object.keys(fields ?? {}),
    ...Object.entries(findings ?? {}).map(
      ([no, [before, after]]) => `${no}: ${before?.level ?? '–'} → ${after?.level ?? '–'}`,
    ),
  ].join(', ');
