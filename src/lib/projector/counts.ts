import type { Clock, Hall } from '#lib/lab/hall/state.ts';

/** How many are in: people, and agencies with at least one. */
export function roomCounts(hall: Hall): { people: number; agencies: number } {
  const present = Object.values(hall.present);
  return {
    people: present.reduce((sum, n) => sum + n, 0),
    agencies: present.filter((n) => n > 0).length,
  };
}

/** What a Timer needs of the clock of the room. */
export const timerOf = ({ endsAt, pausedAt, startedAt }: Clock) => ({
  endsAt: pausedAt === null ? endsAt : null,
  remaining: pausedAt === null ? null : endsAt - pausedAt,
  total: Math.max(60_000, endsAt - startedAt),
});

/** How large a sentence may be set so that it stays on the poster: big, middle or small. */
export const sizeOf = (text: string): 'l' | 'm' | 's' | 'xs' =>
  text.length <= 46 ? 'l' : text.length <= 90 ? 'm' : text.length <= 150 ? 's' : 'xs';
