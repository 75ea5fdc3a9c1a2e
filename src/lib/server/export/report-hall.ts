/** Chapters of Drum-up: who came, who signed, how ready the agencies are. */
import { presences, sessionsOf } from '#lib/lab/hall/attendance.ts';
import type { Hall, Pledge } from '#lib/lab/hall/state.ts';
import { questionnaire } from '#lib/lab/questionnaire.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { roomRadar } from '#lib/lab/readiness.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import { exportWords } from '#lib/words/export.ts';
import { formats, numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { reportWords } from '#lib/words/report.ts';
import type { Block, Cell } from './document.ts';
import { radarPicture, signaturePicture } from './drawings.ts';
import { cellWords } from './outcome-sheet.ts';

export function attendanceBlocks(hall: Hall, lang: Lang, zone: Zone): Block[] {
  const t = reportWords[lang];
  const { columns } = exportWords[lang];
  const f = numbers(lang);
  const { word } = cellWords(lang);
  const sessions = sessionsOf(hall);
  const a = attendanceWords[lang];
  return [
    { is: 'text', text: t.attendanceLead(f.number(sessions.length)) },
    { is: 'heading', level: 2, text: t.presentIn },
    {
      is: 'table',
      columns: [
        { label: t.session, share: 3 },
        { label: columns.date, share: 3 },
        { label: columns.people, share: 1, align: 'right' },
      ],
      rows: sessions.map((session) => [
        a.sessionName(session.day, a.parts[session.part]),
        session.date === '' ? '' : formats(lang, 'UTC').date(Date.parse(session.date)),
        f.number(presences(hall, session, zone).filter(({ how }) => how !== null).length),
      ]),
    },
    { is: 'heading', level: 2, text: exportWords[lang].sheets.attendance },
    {
      is: 'table',
      columns: [
        { label: columns.no, share: 0.6, align: 'right' },
        { label: columns.agency, share: 6 },
        { label: columns.kind, share: 2.4 },
        { label: columns.people, share: 1.4, align: 'right' },
      ],
      rows: Object.values(hall.agencies).map(({ id, name, kind }, at) => [
        f.number(at + 1),
        name,
        word(kind),
        f.number(hall.present[id] ?? 0),
      ]),
    },
  ];
}

/** The pledge with every signature: drawn ones as they were drawn. */
export function pledgeBlocks(hall: Hall, lang: Lang): Block[] {
  const t = reportWords[lang];
  const f = numbers(lang);
  const pledges = Object.values(hall.pledges);
  const signed = pledges.filter(({ status }) => status === 'signed');
  return [
    {
      is: 'text',
      text: t.pledgeLead(f.number(signed.length), f.number(Object.keys(hall.agencies).length)),
    },
    { is: 'text', text: hall.lab.pledgeText, look: 'lead' },
    { is: 'text', text: t.pledgeWording, look: 'soft' },
    ...(pledges.length > 0 ? [signedTable(hall, pledges, lang)] : []),
  ];
}

function signedTable(hall: Hall, pledges: readonly Pledge[], lang: Lang): Block {
  const t = reportWords[lang];
  const { columns } = exportWords[lang];
  const f = numbers(lang);
  return {
    is: 'table',
    columns: [
      { label: columns.no, share: 0.5, align: 'right' },
      { label: columns.agency, share: 4 },
      { label: `${columns.name}, ${columns.position}`, share: 4 },
      { label: t.signature, share: 2.4 },
    ],
    rows: pledges.map((pledge, at) => [
      f.number(at + 1),
      hall.agencies[pledge.agencyId]?.name ?? '',
      signer(pledge, lang),
      signatureCell(pledge, lang),
    ]),
  };
}

const signer = ({ status, name, position, as, note }: Pledge, lang: Lang): string =>
  status === 'signed'
    ? [name, position, cellWords(lang).word(as)].filter(Boolean).join(', ')
    : [name, note].filter(Boolean).join(', ');

function signatureCell({ status, strokes, name }: Pledge, lang: Lang): Cell {
  const { word } = cellWords(lang);
  if (status !== 'signed') return { text: word(status), soft: true };
  const picture = signaturePicture(strokes, name);
  return picture ? { picture } : { text: `${word('typed')}: ${name}`, soft: true };
}

export function readinessBlocks(hall: Hall, lang: Lang): Block[] {
  const t = reportWords[lang];
  const f = numbers(lang);
  // In the order of the roster, as every other list of agencies.
  const radars = Object.keys(hall.agencies).flatMap((id) => {
    const radar = hall.radars[id];
    return radar && radar.sheets > 0 ? [[id, radar] as const] : [];
  });
  if (radars.length === 0) return [];
  const room = roomRadar(radars.map(([, { components }]) => components));
  const names = questionnaire.components.map(({ label }) => label[lang]);
  const one = (value: number | null) => (value === null ? '–' : f.number(value, 1));
  const sheets = radars.reduce((sum, [, radar]) => sum + radar.sheets, 0);
  return [
    { is: 'text', text: t.readinessLead(f.number(radars.length), f.number(sheets)) },
    { is: 'text', text: questionnaire.notice[lang], look: 'soft' },
    {
      is: 'picture',
      picture: radarPicture(
        room.map(({ mean }, at) => ({ label: names[at] ?? '', value: mean })),
        { alt: t.readinessAlt, shown: (value) => f.number(value, 1) },
      ),
    },
    {
      is: 'table',
      columns: [
        { label: t.component, share: 3 },
        ...[t.mean, t.spread, t.low, t.high, t.answered].map((label) => ({
          label,
          share: 1.3,
          align: 'right' as const,
        })),
      ],
      rows: room.map(({ mean, spread, low, high, agencies }, at) => [
        names[at] ?? '',
        { text: one(mean), bold: true },
        one(spread),
        one(low),
        one(high),
        f.number(agencies),
      ]),
    },
    { is: 'heading', level: 2, text: t.readinessByAgency },
    {
      is: 'table',
      columns: [
        { label: exportWords[lang].columns.agency, share: 4 },
        ...names.map((label) => ({ label, share: shareOf(label), align: 'right' as const })),
      ],
      rows: radars.map(([id, { components }]) => [
        hall.agencies[id]?.name ?? '',
        ...names.map((_, at) => one(components[at] ?? null)),
      ]),
    },
  ];
}

/** Room for the longest word of a label, so that none is broken. */
const shareOf = (label: string) => 1 + Math.max(...label.split(' ').map((one) => one.length)) / 7;
