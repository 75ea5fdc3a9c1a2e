/** The lab itself: facts, gates, attendance, pledges, readiness. */
import { presences, sessionsOf } from '#lib/lab/hall/attendance.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { questionnaire } from '#lib/lab/questionnaire.ts';
import { stages } from '#lib/lab/stages.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import { exportWords } from '#lib/words/export.ts';
import { gateWords } from '#lib/words/gates.ts';
import type { Lang } from '#lib/words/lang.ts';
import { cellWords, sheetOf } from './outcome-sheet.ts';
import { dateText, type Sheet } from './sheets.ts';

export function hallSheets(
  hall: Hall,
  { lang, zone, at }: { lang: Lang; zone: Zone; at: number },
): Sheet[] {
  const { fact, columns } = exportWords[lang];
  const { word, yesNo } = cellWords(lang);
  const conditions: Record<string, string> = gateWords[lang].condition;
  const agencies = Object.values(hall.agencies);
  const nameOf = (id: string | null) => (id && hall.agencies[id]?.name) ?? '';
  const { lab } = hall;
  const facts: [keyof typeof fact, string][] = [
    ['title', lab.title],
    ['region', lab.region],
    ['place', lab.place],
    ['startsOn', lab.startsOn],
    ['endsOn', lab.endsOn],
    ['stage', word(hall.stage)],
    ['closed', yesNo(hall.closed)],
    ['pledgeText', lab.pledgeText],
    ['exportedAt', `${dateText(at, zone)} ${zone}`],
  ];
  const radars = Object.entries(hall.radars);
  const components = Math.max(0, ...radars.map(([, { components: all }]) => all.length));
  const statements = Math.max(0, ...Object.values(hall.sheets).map(({ values }) => values.length));
  const numbered = (label: string, prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      key: `${prefix}${i + 1}`,
      label: `${label} ${i + 1}`,
      kind: 'number' as const,
    }));
  const spread = (prefix: string, values: readonly (number | null)[]) =>
    Object.fromEntries(values.map((value, i) => [`${prefix}${i + 1}`, value]));
  return [
    sheetOf(
      lang,
      'facts',
      ['item', 'value'],
      facts.map(([key, value]) => ({ item: fact[key], value })),
    ),
    sheetOf(
      lang,
      'gates',
      ['stage', 'at', 'by', 'reason', 'missing'],
      stages.flatMap((stage) => {
        const gate = hall.gates[stage];
        if (!gate) return [];
        const { at: passedAt, by, reason } = gate;
        const missing = gate.missing.map((lack) => conditions[lack] ?? lack).join('; ');
        return [{ stage: word(stage), at: passedAt, by, reason, missing }];
      }),
    ),
    sheetOf(
      lang,
      'attendance',
      ['code', 'agency', 'short', 'kind', 'people'],
      agencies.map(({ id, code, name, short, kind }) => ({
        code,
        agency: name,
        short,
        kind: word(kind),
        people: hall.present[id] ?? 0,
      })),
    ),
    sheetOf(
      lang,
      'people',
      ['name', 'position', 'agency', 'role', 'joinedAt', 'entered', 'removed'],
      Object.values(hall.people).map((person) => ({
        name: person.name,
        position: person.position,
        agency: nameOf(person.agencyId),
        role: word(person.role),
        joinedAt: person.joinedAt,
        entered: yesNo(person.entered),
        removed: yesNo(person.removed),
      })),
    ),
    sheetOf(
      lang,
      'presence',
      ['date', 'session', 'name', 'position', 'agency', 'seen', 'signature', 'entered', 'at'],
      sessionsOf(hall).flatMap((session) =>
        presences(hall, session, zone)
          .filter(({ how }) => how !== null)
          .map(({ person, how, signed, at: seenAt }) => ({
            date: session.date,
            session: attendanceWords[lang].parts[session.part],
            name: person.name,
            position: person.position,
            agency: nameOf(person.agencyId),
            seen: word(how === 'door' ? 'atDoor' : 'byJoining'),
            signature: yesNo(signed),
            entered: yesNo(person.entered),
            at: seenAt,
          })),
      ),
    ),
    sheetOf(
      lang,
      'pledges',
      ['agency', 'status', 'name', 'position', 'signedAs', 'signature', 'entered', 'note', 'at'],
      Object.values(hall.pledges).map((pledge) => ({
        agency: nameOf(pledge.agencyId),
        status: word(pledge.status),
        name: pledge.name,
        position: pledge.position,
        signedAs: pledge.status === 'signed' ? word(pledge.as) : '',
        signature:
          pledge.status === 'signed' ? word(pledge.strokes === '' ? 'typed' : 'drawn') : '',
        entered: pledge.status === 'signed' ? yesNo(pledge.personId === null) : '',
        note: pledge.note,
        at: pledge.at,
      })),
    ),
    sheetOf(
      lang,
      'readiness',
      [
        'agency',
        'sheets',
        ...numbered(columns.component, 'c', components).map((column, i) => ({
          ...column,
          label: questionnaire.components[i]?.label[lang] ?? column.label,
        })),
      ],
      radars.map(([agencyId, radar]) => ({
        agency: nameOf(agencyId),
        sheets: radar.sheets,
        ...spread('c', radar.components),
      })),
    ),
    // [R4] Answers stand with the agency only: neither their hour nor their order says whose they are.
    sheetOf(
      lang,
      'answers',
      ['agency', ...numbered(columns.answer, 'a', statements)],
      Object.values(hall.sheets)
        .map(({ agencyId, values }) => ({ agency: nameOf(agencyId), values }))
        .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
        .map(({ agency, values }) => ({ agency, ...spread('a', values) })),
    ),
  ];
}

/** By agency, then by what was answered. */
const orderOf = (one: { agency: string; values: readonly (number | null)[] }) =>
  JSON.stringify([one.agency, one.values]);
