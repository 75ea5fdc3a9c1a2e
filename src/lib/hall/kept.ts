import type { Refused } from '#lib/live/outbox.ts';

/** One line of the tray, and the refused acts it stands for, oldest first. */
export type Kept = { id: string; acts: Refused[] };

const places = new Set(['dots.place', 'scores.place', 'ranks.place']);

/** A paper that was changed ten times while the line was down is one thing that came too late. */
export function keptOf(tray: readonly Refused[]): Kept[] {
  const kept = new Map<string, Kept>();
  for (const refused of tray) {
    const { id, act } = refused;
    const key = places.has(act.type) && 'ballotId' in act ? act.ballotId : id;
    const known = kept.get(key);
    if (known) known.acts.push(refused);
    else kept.set(key, { id: key, acts: [refused] });
  }
  return [...kept.values()];
}
