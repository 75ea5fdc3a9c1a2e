/** What the hall keeps of the attendance list and of the lab's own photos. Every device folds it. */
import type { HallEvent } from '../events.ts';
import type { Hall } from './state.ts';

type Of<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

export function foldAttendance(
  hall: Hall,
  event: Of<'attendance.marked' | 'attendance.cleared'>,
  at: number,
): Hall {
  const { session, personId } = event;
  const { [personId]: before, ...others } = hall.attendance[session] ?? {};
  const marks =
    event.type === 'attendance.marked'
      ? { ...others, [personId]: { at: before?.at ?? at, signed: event.signed } }
      : others;
  return { ...hall, attendance: { ...hall.attendance, [session]: marks } };
}

/** [D88] What was marked for somebody who turned out to be another one is that one's. */
export function attendanceMerged(hall: Hall, { personId, intoId }: Of<'person.merged'>): Hall {
  const moved = Object.entries(hall.attendance).map(([session, marks]) => {
    const { [personId]: mark, ...others } = marks;
    return [session, mark ? { [intoId]: mark, ...others } : marks] as const;
  });
  return { ...hall, attendance: Object.fromEntries(moved) };
}

export function foldPhoto(
  hall: Hall,
  event: Of<'photo.added' | 'photo.removed'>,
  at: number,
): Hall {
  const photos =
    event.type === 'photo.added'
      ? [...hall.photos, { ...event.photo, by: event.by, at }]
      : hall.photos.filter(({ id }) => id !== event.photoId);
  return { ...hall, photos };
}
