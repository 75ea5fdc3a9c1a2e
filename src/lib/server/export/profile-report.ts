/**
 * [X4] The profile of an innovation in the order of the ministry's printed report (DOMAIN 6.2), alone
 * or as a chapter of the Buku Profil Inovasi.
 */
import { affairOf } from '#lib/lab/affairs.ts';
import { basisNamed, levelsOn, scoredLines, type Catalogue } from '#lib/lab/catalogue.ts';
import {
  classifications,
  forms,
  initiators,
  pkpnClusters,
  stagesOfInnovation,
  themes,
} from '#lib/lab/profile-choices.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { partDay } from '#lib/words/part-day.ts';
import type { EvidenceLine, Innovation } from '#lib/server/db/innovations.ts';
import { formats, numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { registryWords } from '#lib/words/registry.ts';
import { reportWords } from '#lib/words/report.ts';
import type { Block, Paper, Picture } from './document.ts';
import { curveBlocks, measureTable } from './report-ideas.ts';

/** With the catalogue that its region has put in force for its year. */
export type Entry = {
  innovation: Innovation;
  evidence: readonly EvidenceLine[];
  catalogue: Catalogue;
};
type About = { region: string; logo: Picture | null; lang: Lang; zone: Zone; at: number };

/** One innovation, without cover. */
export function profileReport(entry: Entry, { region, logo, lang, zone, at }: About): Paper {
  const { innovation } = entry;
  return {
    lang,
    title: reportWords[lang].profile,
    region,
    logo,
    about: [innovation.profile.name, `${registryWords[lang].number} ${innovation.number}`],
    cover: false,
    zone,
    at,
    blocks: profileBlocks(entry, lang),
  };
}

/** Many innovations, each a chapter that begins on a page of its own. */
export function profileBook(
  entries: readonly Entry[],
  { of, ...about }: About & { of: string },
): Paper {
  const { lang } = about;
  const t = reportWords[lang];
  return {
    ...about,
    title: t.book,
    about: [of, t.bookOf(numbers(lang).number(entries.length))].filter((line) => line !== ''),
    cover: true,
    blocks: entries.flatMap((entry): Block[] => [
      { is: 'heading', level: 1, text: entry.innovation.profile.name, newPage: true },
      {
        is: 'text',
        text: `${entry.innovation.number} · ${entry.innovation.agencyName}`,
        look: 'soft',
      },
      ...profileBlocks(entry, lang),
    ]),
  };
}

function profileBlocks(entry: Entry, lang: Lang): Block[] {
  const { innovation } = entry;
  const t = reportWords[lang];
  const { measures } = innovation.story;
  return [
    { is: 'heading', level: 3, text: t.profileSection },
    { is: 'facts', rows: factsOf(innovation, lang) },
    ...(measures.length > 0
      ? [
          { is: 'heading' as const, level: 3 as const, text: t.measures },
          measureTable(measures, lang),
          ...curveBlocks(measures, lang),
        ]
      : []),
    { is: 'heading', level: 3, text: t.indicators },
    indicatorTable(entry, lang),
    ...lineageBlocks(innovation, lang),
  ];
}

const join = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(', ');

type Fact = Extract<Block, { is: 'facts' }>['rows'][number];

export type Line = [keyof (typeof registryWords)['id']['fields'], value: string, more?: string];

/** The lines of the printed profile in its order, what is not filled with an empty value. */
export function linesOf(innovation: Innovation, lang: Lang): Line[] {
  const t = registryWords[lang];
  const f = formats(lang, 'UTC');
  const { profile, agencyName } = innovation;
  const day = (text: string | null) => partDay(text, f, lang);
  const affair = (code: string | null) => (code ? (affairOf(code)?.name[lang] ?? code) : '');
  const theme = themes.find(({ no }) => no === profile.theme);
  const { amount, note } = profile.budget;
  return [
    ['name', profile.name],
    ['madeBy', agencyName],
    ['stageOfInnovation', stagesOfInnovation[profile.stageOfInnovation][lang]],
    [
      'initiator',
      join(profile.initiator && initiators[profile.initiator][lang], profile.initiatorName),
      profile.classification
        ? `${t.fields.classification}: ${classifications[profile.classification][lang]}`
        : '',
    ],
    ['digital', profile.digital === null ? '' : profile.digital ? t.digital : t.nonDigital],
    [
      'form',
      profile.form ? forms[profile.form][lang] : '',
      join(
        theme && `${t.fields.theme} ${theme.no}: ${theme[lang]}`,
        profile.pkpn && `${t.fields.pkpn}: ${pkpnClusters[profile.pkpn][lang]}`,
      ),
    ],
    [
      'affair',
      affair(profile.affair),
      profile.otherAffairs.length > 0
        ? `${t.fields.otherAffairs}: ${profile.otherAffairs.map(affair).join(', ')}`
        : '',
    ],
    ['design', profile.design],
    ['goal', profile.goal],
    ['benefit', profile.benefit],
    ['result', profile.result],
    ['trial', [day(profile.trialStart), day(profile.trialEnd)].filter(Boolean).join(' – ')],
    [
      'appliedOn',
      day(profile.appliedOn),
      profile.developedOn ? `${t.fields.developedOn}: ${day(profile.developedOn)}` : '',
    ],
    ['budget', amount === null ? '' : amount === 0 ? t.noCost : f.money(amount), note],
    ['business', ''],
    ['maturity', scoresOf(innovation, lang)],
  ];
}

const factsOf = (innovation: Innovation, lang: Lang): Fact[] =>
  linesOf(innovation, lang).map(([key, value, more = ''], at) => ({
    no: `1.${at + 1}`,
    label: registryWords[lang].fields[key],
    value,
    more,
  }));

function scoresOf(innovation: Innovation, lang: Lang): string {
  const t = reportWords[lang];
  const { claimedScore, evidencedScore, verifiedScore } = innovation;
  const verified = verifiedScore === null ? t.notVerified : String(verifiedScore);
  return t.scores(String(claimedScore), String(evidencedScore), verified);
}

function indicatorTable({ innovation, evidence, catalogue }: Entry, lang: Lang): Block {
  const t = reportWords[lang];
  return {
    is: 'table',
    columns: [
      { label: 'No', share: 0.6, align: 'right' },
      { label: t.indicator, share: 2.6 },
      { label: t.information, share: 2.8 },
      { label: t.proof, share: 4.4 },
    ],
    rows: scoredLines(catalogue).map((line) => {
      const { no, name } = line;
      const level = innovation.claims[no] ?? null;
      const { benefitBasis } = innovation.story;
      const text = levelsOn(line, benefitBasis).find((one) => one.level === level)?.text ?? '';
      const basis = basisNamed(line, benefitBasis);
      const proofs = evidence.filter(({ indicator }) => indicator === no);
      return [
        String(no),
        name[lang],
        level === null ? { text: t.notClaimed, soft: true } : join(t.level(level), text, basis),
        proofs.map(({ title, fileName, link }) => join(title, fileName ?? link)).join('\n'),
      ];
    }),
  };
}

function lineageBlocks({ lineage }: Innovation, lang: Lang): Block[] {
  const t = reportWords[lang];
  const lines = [
    lineage.lab && t.fromLab(lineage.lab.title),
    lineage.original && t.copiedFrom(lineage.original.name, lineage.original.region),
  ].filter((line): line is string => Boolean(line));
  const cards = lineage.cards.map(({ text, agency }) => (agency ? `${text} (${agency})` : text));
  if (lines.length === 0 && cards.length === 0) return [];
  return [
    { is: 'heading', level: 3, text: t.lineage },
    ...lines.map((text): Block => ({ is: 'text', text })),
    ...(cards.length > 0
      ? [
          { is: 'text' as const, text: t.fromCards, look: 'soft' as const },
          { is: 'list' as const, items: cards },
        ]
      : []),
  ];
}
