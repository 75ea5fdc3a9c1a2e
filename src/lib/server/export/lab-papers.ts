/** The lab's own papers: attendance lists, the signed pledge, certificates. */
import type { Content } from 'pdfmake/interfaces.js';
import { attended, sessionsOf } from '#lib/lab/hall/attendance.ts';
import type { Hall, HallPerson } from '#lib/lab/hall/state.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import { formats } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { reportWords } from '#lib/words/report.ts';
import { ink, type Block, type Cell, type Paper, type Picture } from './document.ts';
import { signaturePicture } from './drawings.ts';
import { aboutLab, noon } from './lab-report.ts';
import { pdfOf, pictureOf, said } from './pdf.ts';
import { pledgeBlocks } from './report-hall.ts';

/** People of an agency who were there in at least one session, by name. */
export function presentOf(hall: Hall, agencyId: string, zone: Zone): HallPerson[] {
  const own = Object.values(hall.people).filter((one) => one.agencyId === agencyId && !one.removed);
  const seen = attended(hall, own, zone);
  return own
    .filter(({ id }) => (seen.get(id)?.size ?? 0) > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true }));
}

type Signatures = Record<string, Record<string, string>>;
type About = { lang: Lang; zone: Zone; at: number; logo: Picture | null };

const paperOf = (hall: Hall, title: string, about: About, blocks: Block[]): Paper => ({
  ...about,
  title,
  region: hall.lab.region,
  about: aboutLab(hall, about.lang),
  cover: false,
  blocks,
});

/**
 * [D89] Who of an agency was there when, and whether they signed; the signatures stay with the lab.
 * Its time is the first day of the lab, so that the same content is the same file.
 */
export function attendancePaper(
  hall: Hall,
  agencyId: string,
  { lang, zone }: Pick<About, 'lang' | 'zone'>,
): Paper | null {
  const people = presentOf(hall, agencyId, zone);
  if (people.length === 0) return null;
  const t = attendanceWords[lang];
  const about = { lang, zone, at: noon(hall.lab.startsOn), logo: null };
  return paperOf(hall, t.title, about, [
    { is: 'heading', level: 2, text: hall.agencies[agencyId]?.name ?? '' },
    presenceTable(hall, people, about, (session, { id }) =>
      hall.attendance[session]?.[id]?.signed ? t.presentSigned : t.present,
    ),
    { is: 'text', text: t.paperNote, look: 'soft' },
  ]);
}

/** [X6] Everybody who was there in one list, agency after agency, with what they signed. */
export function attendanceList(hall: Hall, signatures: Signatures, about: About): Paper {
  const t = attendanceWords[about.lang];
  const people = Object.keys(hall.agencies).flatMap((id) => presentOf(hall, id, about.zone));
  if (people.length === 0) {
    return paperOf(hall, t.title, about, [{ is: 'text', text: t.noPaper }]);
  }
  const list = presenceTable(
    hall,
    people,
    about,
    (session, person) => {
      const signature = signatures[session]?.[person.id] ?? '';
      const picture = signaturePicture(signature, person.name);
      return picture ? { picture } : signature || t.present;
    },
    t.nameAndAgency,
  );
  return paperOf(hall, t.title, about, [list]);
}

function presenceTable(
  hall: Hall,
  people: readonly HallPerson[],
  { lang, zone }: About,
  cell: (session: string, person: HallPerson) => Cell,
  /** Heading of the names where agencies stand under one another, each at its people. */
  withAgency = '',
): Block {
  const t = attendanceWords[lang];
  const sessions = sessionsOf(hall);
  const seen = attended(hall, people, zone);
  return {
    is: 'table',
    columns: [
      { label: t.no, share: 0.5, align: 'right' },
      { label: withAgency || t.nameAndPosition, share: 3.4 },
      ...sessions.map(({ day, part }) => ({
        label: t.sessionName(day, t.parts[part]),
        share: 1.4,
        align: 'center' as const,
      })),
    ],
    rows: people.map((person, at) => [
      String(at + 1),
      [
        person.name,
        [person.position, withAgency && hall.agencies[person.agencyId ?? '']?.name]
          .filter(Boolean)
          .join(', '),
      ]
        .filter(Boolean)
        .join('\n'),
      ...sessions.map(({ key }) => (seen.get(person.id)?.has(key) ? cell(key, person) : '')),
    ]),
  };
}

/** [X6] The pledge as it was signed. */
export const pledgeSheet = (hall: Hall, about: About): Paper =>
  paperOf(hall, reportWords[about.lang].pledgeSheet, about, pledgeBlocks(hall, about.lang));

/** A4 across. */
const [wide, high] = [841.89, 595.28];

/** One page for each of these people; null for nobody. The form is the product's own, and says so. */
export async function certificates(
  hall: Hall,
  people: readonly HallPerson[],
  { lang, zone, logo }: Omit<About, 'at'>,
): Promise<Uint8Array | null> {
  if (people.length === 0) return null;
  const seen = attended(hall, people, zone);
  const all = sessionsOf(hall).length;
  const content = people.map((person, at): Content => ({
    ...certificateOf(hall, person, { count: seen.get(person.id)?.size ?? 0, all, lang }),
    ...(at > 0 ? { pageBreak: 'before' } : {}),
  }));
  const title = `${attendanceWords[lang].certificate} ${hall.lab.title}`;
  return pdfOf(
    {
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [70, 76, 70, 40],
      background: () => [
        { svg: rings, absolutePosition: { x: 28, y: high - 228 } },
        ...(logo ? [{ ...pictureOf(logo, 58), absolutePosition: { x: 62, y: 58 } }] : []),
        { canvas: frame },
      ],
      content,
    },
    { title, at: noon(hall.lab.startsOn), lang },
  );
}

const frame = [
  {
    type: 'rect' as const,
    x: 28,
    y: 28,
    w: wide - 56,
    h: high - 56,
    lineWidth: 0.8,
    lineColor: `#${ink.line}`,
  },
  ...ink.stages.map((hex, at) => ({
    type: 'rect' as const,
    x: 28 + (at * (wide - 56)) / 5,
    y: 28,
    w: (wide - 56) / 5,
    h: 9,
    color: `#${hex}`,
  })),
];

/** The echo of the drum, the only ornament of the house, out of the corner of the sheet. */
const rings = `<svg width="200" height="200" viewBox="0 0 200 200">${[50, 90, 130, 170]
  .map(
    (r, at) =>
      `<circle cx="0" cy="200" r="${r}" fill="none" stroke="#${ink.stages[4]}" stroke-width="14" stroke-opacity="${0.5 - at * 0.11}"/>`,
  )
  .join('')}</svg>`;

function certificateOf(
  hall: Hall,
  person: HallPerson,
  { count, all, lang }: { count: number; all: number; lang: Lang },
) {
  const t = attendanceWords[lang];
  const f = formats(lang, 'UTC');
  const { lab } = hall;
  const agency = person.agencyId ? (hall.agencies[person.agencyId]?.name ?? '') : '';
  const when = f.range(noon(lab.startsOn), noon(lab.endsOn));
  const line = (text: string, fontSize: number, above: number, look: object = {}) => ({
    text: said(text),
    fontSize,
    lineHeight: 1.15,
    alignment: 'center' as const,
    margin: [0, above, 0, 0] as [number, number, number, number],
    ...look,
  });
  const second = { color: `#${ink.second}` };
  return {
    stack: [
      line(lab.region, 14, 0, { bold: true }),
      line(t.certificate, 44, 14, { bold: true }),
      line(`${t.certificateNumber} ${'.'.repeat(36)}`, 11, 2, second),
      line(t.givenTo, 12, 18, second),
      line(person.name, person.name.length > 34 ? 24 : 34, 6, { bold: true }),
      line([person.position, agency].filter(Boolean).join(', '), 13, 6, second),
      line(t.tookPart, 12, 18, second),
      line(lab.title, 20, 6, { bold: true }),
      line([lab.place, when].filter(Boolean).join(', '), 13, 4, second),
      line(t.attendedOf(count, all), 11, 6, second),
      {
        absolutePosition: { x: wide - 300, y: high - 122 },
        stack: [
          { canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: 220, y2: 0, lineWidth: 0.8 }] },
          {
            text: t.organiser,
            fontSize: 10,
            alignment: 'center' as const,
            margin: [0, 4, 0, 0] as [number, number, number, number],
          },
        ],
        width: 220,
      },
      {
        absolutePosition: { x: 250, y: high - 58 },
        text: t.certificateNote,
        fontSize: 8,
        color: `#${ink.soft}`,
      },
    ],
  };
}
