/**
 * What somebody needs who enters an innovation at the ministry by hand: the fields in the order of the
 * form, as a sheet and as text to paste, evidence in a folder per indicator, and what is missing.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { basisNamed, scoredLines, type Catalogue } from '#lib/lab/catalogue.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { themes } from '#lib/lab/profile-choices.ts';
import type { EvidenceLine, Innovation } from '#lib/server/db/innovations.ts';
import { exportWords } from '#lib/words/export.ts';
import { iidPackageWords } from '#lib/words/iid-package.ts';
import { formats } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { profileWords } from '#lib/words/profile.ts';
import { profileColumns, profileRow } from './registry-outcome.ts';
import { safeFileName, type CellValue, type Sheet } from './sheets.ts';
import { toXlsx } from './xlsx.ts';
import { fileContent, type ZipPart } from './zip-stream.ts';

export type IidPackage = {
  entry: Innovation;
  /** The one it is scored against. */
  catalogue: Catalogue;
  evidence: readonly EvidenceLine[];
  /** Where stored files lie. */
  dir: string;
  /** What keeps it from being registered, as sentences with the part of the form. */
  lacks: readonly { where: 'profile' | 'indicators' | 'delivery'; sentence: string }[];
  lang: Lang;
  zone: Zone;
  /** Unix ms. */
  at: number;
};

/** Columns that the registry keeps for itself and no form asks for. */
const ours = new Set(
  `number kind words claimedScore evidencedScore verifiedScore status registeredYear ministryNumber
  sourceName sourceRegion lab at`.split(/\s+/),
);

type Placed = EvidenceLine & { indicator: number; stored: string; place: string };

/** The parts of the zip, in the order in which somebody reads them. */
export async function iidPackage(asked: IidPackage): Promise<{ title: string; parts: ZipPart[] }> {
  const { entry, dir, lang, zone, at } = asked;
  const t = iidPackageWords[lang];
  const there = new Set<string>();
  for (const { stored } of asked.evidence) {
    if (stored && (await stat(join(dir, stored)).catch(() => null))) there.add(stored);
  }
  const placed = placedFiles(asked).filter(({ stored }) => there.has(stored));
  const lost = asked.evidence.filter(({ stored }) => stored !== null && !there.has(stored));
  const fields = fieldsOf(entry, lang);
  const sheets = [
    formSheet(fields, lang),
    indicatorSheet(asked, placed),
    checklist(
      asked,
      lost.map(({ title }) => t.lost(title)),
    ),
  ];
  const bytes = (content: string) => [Buffer.from(content)];
  const read = t.read(entry.name, entry.number, entry.catalogueYear, formats(lang, zone).day(at));
  const title = t.title(entry.name);
  return {
    title,
    parts: [
      { name: t.files.read, content: bytes(`${read}\r\n`) },
      {
        name: `${t.files.form}.xlsx`,
        content: [await toXlsx({ title, zone, sheets })],
        packed: true,
      },
      { name: t.files.text, content: bytes(asText(fields)) },
      ...placed.map(({ place, stored }) => {
        return { name: place, content: fileContent(join(dir, stored)), packed: true };
      }),
    ],
  };
}

type Field = { label: string; value: CellValue };

function fieldsOf(entry: Innovation, lang: Lang): Field[] {
  const row = profileRow(entry, lang);
  const named: Record<string, string> = profileWords[lang].field;
  return profileColumns.flatMap((plan) => {
    const key = typeof plan === 'string' ? plan : plan.key;
    if (ours.has(key)) return [];
    const other = typeof plan === 'string' ? exportWords[lang].columns[plan] : plan.label;
    const value = key === 'theme' ? themeText(entry, lang) : row[key];
    return [{ label: named[key === 'formOf' ? 'form' : key] ?? other, value }];
  });
}

/** The registry keeps the number of a theme; a form is filled by its name. */
function themeText({ profile }: Innovation, lang: Lang): string {
  const theme = themes.find(({ no }) => no === profile.theme);
  return theme ? `${theme.no}. ${theme[lang]}` : '';
}

function formSheet(fields: readonly Field[], lang: Lang): Sheet {
  const { sheets, columns } = iidPackageWords[lang];
  return {
    name: sheets.form,
    columns: [
      { key: 'no', label: columns.no, kind: 'number' },
      { key: 'field', label: columns.field, kind: 'text' },
      { key: 'value', label: columns.value, kind: 'text' },
    ],
    rows: fields.map(({ label, value }, at) => ({ no: at + 1, field: label, value })),
  };
}

/** A byte order mark first: Notepad would guess at the letters. */
const asText = (fields: readonly Field[]): string =>
  `\ufeff${fields
    .map(({ label, value }) => `${label}\r\n${'-'.repeat(label.length)}\r\n${lines(value)}\r\n`)
    .join('\r\n')}`;
const lines = (value: CellValue) => String(value ?? '').replace(/\r?\n/g, '\r\n');

/** Files under `bukti/16-regulasi-inovasi-daerah/16-1-sk-bupati.pdf`: names that every system takes. */
function placedFiles({ catalogue, evidence, lang }: IidPackage): Placed[] {
  const { files } = iidPackageWords[lang];
  const counts = new Map<number, number>();
  const lineOf = new Map(scoredLines(catalogue).map((line) => [line.no, line]));
  return evidence.flatMap((one) => {
    const { indicator, stored, title } = one;
    if (indicator === null || stored === null) return [];
    const count = (counts.get(indicator) ?? 0) + 1;
    counts.set(indicator, count);
    const folder = safeFileName(`${indicator} ${lineOf.get(indicator)?.name.id ?? ''}`);
    const name = safeFileName(`${indicator} ${count} ${title}`);
    const ending = stored.slice(stored.lastIndexOf('.'));
    return [{ ...one, indicator, stored, place: `${files.evidence}/${folder}/${name}${ending}` }];
  });
}

function indicatorSheet(
  { entry, catalogue, evidence, lang }: IidPackage,
  placed: readonly Placed[],
): Sheet {
  const { sheets, columns } = iidPackageWords[lang];
  return {
    name: sheets.indicators,
    columns: [
      { key: 'no', label: columns.no, kind: 'number' },
      { key: 'indicator', label: columns.indicator, kind: 'text' },
      { key: 'level', label: columns.level, kind: 'number' },
      { key: 'basis', label: columns.basis, kind: 'text' },
      { key: 'value', label: columns.amount, kind: 'number' },
      { key: 'asked', label: columns.asked, kind: 'text' },
      { key: 'files', label: columns.files, kind: 'text' },
      { key: 'links', label: columns.links, kind: 'text' },
    ],
    rows: scoredLines(catalogue).map((line) => ({
      no: line.no,
      indicator: line.name[lang],
      level: entry.claims[line.no] ?? null,
      basis: basisNamed(line, entry.story.benefitBasis),
      value: line.bases.length > 0 ? entry.story.benefitValue : null,
      asked: line.evidence,
      files: placed
        .filter(({ indicator }) => indicator === line.no)
        .map(({ place }) => place)
        .join('\n'),
      links: evidence
        .flatMap((one) => (one.indicator === line.no && one.link ? [one.link] : []))
        .join('\n'),
    })),
  };
}

/** What is missing in the form, then what is missing behind the levels that are claimed. */
function checklist(asked: IidPackage, lost: readonly string[]): Sheet {
  const { entry, catalogue, evidence, lacks, lang } = asked;
  const t = iidPackageWords[lang];
  const proofs = scoredLines(catalogue)
    .filter(({ no }) => entry.claims[no])
    .flatMap(({ no, name, evidenceTypes }) => {
      const own = evidence.filter(({ indicator }) => indicator === no);
      if (own.length === 0) return [t.noEvidence(no, name[lang])];
      const fits = own.some((one) => evidenceTypes.includes(kindOf(one)));
      if (fits || evidenceTypes.length === 0) return [];
      return [t.otherKind(no, name[lang], evidenceTypes.join(', ').toUpperCase())];
    });
  const rows = [
    ...lacks.map(({ where, sentence }) => ({ where: t.parts[where], lack: sentence })),
    ...[...proofs, ...lost].map((lack) => ({ where: t.parts.indicators, lack })),
  ];
  return {
    name: t.sheets.checklist,
    columns: [
      { key: 'where', label: t.columns.where, kind: 'text' },
      { key: 'lack', label: t.columns.lack, kind: 'text' },
    ],
    rows: rows.length > 0 ? rows : [{ where: '', lack: t.nothing }],
  };
}

const kindOf = ({ stored, link }: EvidenceLine): string =>
  stored ? stored.slice(stored.lastIndexOf('.') + 1) : link ? 'link' : '';
