/** Who was there, and photos of the lab itself: kept by facilitators. */
import type { HallEvent } from '../events.ts';
import { sessionsOf } from '../hall/attendance.ts';
import type { Hall } from '../hall/state.ts';
import type { Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { LeadHallAct } from './rules.ts';

type Of<T extends LeadHallAct['type']> = Extract<LeadHallAct, { type: T }>;

/** Most photos of one lab. */
export const mostPhotos = 40;

/** [D87] Marked once, however often it is tapped; a signature may come later, or anew. */
export function attend(
  hall: Hall,
  act: Of<'attendance.mark' | 'attendance.clear'>,
): HallEvent[] | Refusal {
  const { session, personId } = act;
  const mark = hall.attendance[session]?.[personId];
  if (act.type === 'attendance.clear') {
    return mark ? [{ type: 'attendance.cleared', session, personId }] : [];
  }
  const known = hall.people[personId];
  if (!known || known.removed) return refuse('not-found');
  if (!sessionsOf(hall).some(({ key }) => key === session)) return refuse('not-found');
  const { signature } = act;
  if (mark && signature === '') return [];
  return [{ type: 'attendance.marked', session, personId, signature, signed: signature !== '' }];
}

/** [D90] Photos of the lab: the room, the banner. */
export function photograph(
  hall: Hall,
  person: Person,
  act: Of<'photo.add' | 'photo.remove'>,
): HallEvent[] | Refusal {
  const known = (id: string) => hall.photos.some((photo) => photo.id === id);
  if (act.type === 'photo.remove') {
    return known(act.photoId)
      ? [{ type: 'photo.removed', photoId: act.photoId }]
      : refuse('not-found');
  }
  if (known(act.photo.id)) return refuse('exists');
  if (hall.photos.length >= mostPhotos) return refuse('full', { most: mostPhotos });
  return [{ type: 'photo.added', photo: act.photo, by: person.name }];
}
