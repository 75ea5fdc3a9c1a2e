/** The lab's own papers as PDF: the attendance list of one agency, and certificates. */
import { attended, sessionsOf } from '#lib/lab/hall/attendance.ts';
import type { Hall, HallPerson } from '#lib/lab/hall/state.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import { formats } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { Paper } from './pdf.ts';

const noon = (date: string) => Date.parse(`${date}T05:00:00Z`);

/** People of an agency who were there in at least one session, by name. */
export function presentOf(hall: Hall, agencyId: string): HallPerson[] {
  const own = Object.values(hall.people).filter((one) => one.agencyId === agencyId && !one.removed);
  const seen = attended(hall, own);
  return own
    .filter(({ id }) => (seen.get(id)?.size ?? 0) > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true }));
}

/** [D89] Who of an agency was there when, and whether they signed; the signatures stay with the lab. */
export function attendancePaper(hall: Hall, agencyId: string, lang: Lang): Uint8Array | null {
  const t = attendanceWords[lang];
  const f = formats(lang);
  const people = presentOf(hall, agencyId);
  if (people.length === 0) return null;
  const sessions = sessionsOf(hall);
  const seen = attended(hall, people);
  const paper = new Paper('portrait');
  const [left, right] = [48, 547];
  const columns = sessions.map((_, at) => 350 + ((right - 350) * (at + 0.5)) / sessions.length);
  const perPage = 24;
  for (let from = 0; from < people.length; from += perPage) {
    paper.page();
    paper.text(t.title, { x: left, y: 64, size: 20, bold: true });
    paper.text(hall.lab.title, { x: left, y: 86, size: 12, most: right - left });
    const where = [hall.lab.place, f.range(noon(hall.lab.startsOn), noon(hall.lab.endsOn))];
    paper.text(where.filter(Boolean).join(', '), { x: left, y: 102, size: 10, most: right - left });
    const agency = hall.agencies[agencyId]?.name ?? '';
    paper.text(agency, { x: left, y: 124, size: 12, bold: true, most: right - left });
    const head = 152;
    paper.text(t.no, { x: left, y: head, size: 9, bold: true });
    paper.text(t.nameAndPosition, { x: left + 26, y: head, size: 9, bold: true });
    for (const [at, { day, part }] of sessions.entries()) {
      const x = columns[at] ?? right;
      paper.text(t.dayShort(day), { x, y: head - 10, size: 8, bold: true, align: 'center' });
      paper.text(t.parts[part], { x, y: head, size: 8, align: 'center' });
    }
    paper.line([left, head + 6], [right, head + 6], 1);
    for (const [at, person] of people.slice(from, from + perPage).entries()) {
      const y = head + 24 + at * 25;
      paper.text(String(from + at + 1), { x: left, y, size: 10 });
      paper.text(person.name, { x: left + 26, y: y - 3, size: 10, most: 270 });
      paper.text(person.position, { x: left + 26, y: y + 8, size: 8, most: 270 });
      for (const [column, session] of sessions.entries()) {
        if (!seen.get(person.id)?.has(session.key)) continue;
        const signed = hall.attendance[session.key]?.[person.id]?.signed ?? false;
        const said = signed ? t.presentSigned : t.present;
        paper.text(said, { x: columns[column] ?? right, y, size: 8, align: 'center' });
      }
      paper.line([left, y + 14], [right, y + 14], 0.25);
    }
    paper.text(t.paperNote, { x: left, y: 800, size: 8, most: right - left });
  }
  return paper.bytes();
}

/** One page for each of these people. The form is the product's own, and says so. */
export function certificatePaper(
  hall: Hall,
  people: readonly HallPerson[],
  lang: Lang,
): Uint8Array | null {
  if (people.length === 0) return null;
  const t = attendanceWords[lang];
  const f = formats(lang);
  const paper = new Paper('landscape');
  const sessions = sessionsOf(hall);
  const seen = attended(hall, people);
  const middle = paper.width / 2;
  const centre = (said: string, y: number, size: number, bold = false) =>
    paper.text(said, { x: middle, y, size, bold, align: 'center', most: 680 });
  for (const person of people) {
    paper.page();
    paper.box(36, 36, paper.width - 72, paper.height - 72, 1.5);
    paper.box(42, 42, paper.width - 84, paper.height - 84, 0.5);
    centre(hall.lab.region, 100, 14);
    centre(t.certificate, 150, 34, true);
    centre(t.givenTo, 196, 13);
    centre(person.name, 238, 28, true);
    const agency = person.agencyId ? (hall.agencies[person.agencyId]?.name ?? '') : '';
    centre([person.position, agency].filter(Boolean).join(', '), 264, 13);
    centre(t.tookPart, 304, 13);
    centre(hall.lab.title, 334, 20, true);
    const when = f.range(noon(hall.lab.startsOn), noon(hall.lab.endsOn));
    centre([hall.lab.place, when].filter(Boolean).join(', '), 358, 13);
    const count = seen.get(person.id)?.size ?? 0;
    centre(t.attendedOf(count, sessions.length), 384, 12);
    paper.line([middle + 90, 488], [middle + 300, 488], 0.75);
    paper.text(t.organiser, { x: middle + 195, y: 504, size: 10, align: 'center' });
    paper.text(t.certificateNote, { x: 60, y: 538, size: 8, most: 700 });
  }
  return paper.bytes();
}
