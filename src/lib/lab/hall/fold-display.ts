/** What the hall keeps of Display. Every device folds it, also one that does not know the rules. */
import type { HallEvent } from '../events.ts';
import type { Display } from './display.ts';
import type { Hall } from './state.ts';

type Of<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;
export type DisplayEvent = Of<
  'gallery.set' | 'jury.set' | 'scoring.set' | 'pitch.set' | 'award.revealed' | 'awards.hidden'
>;

export function foldDisplay(hall: Hall, event: DisplayEvent): Hall {
  const { display } = hall;
  const set = (change: Partial<Display>): Hall => ({
    ...hall,
    display: { ...display, ...change },
  });
  switch (event.type) {
    case 'gallery.set':
      return set({ open: event.open });
    case 'jury.set':
      return set({ criteria: event.criteria, scale: event.scale });
    case 'scoring.set':
      return set({ scoring: event.scoring });
    case 'pitch.set':
      return set({ pitch: event.pitch });
    case 'award.revealed':
      return set({ awards: [...display.awards, event.award] });
    case 'awards.hidden':
      return set({ awards: [] });
    default:
      return event satisfies never;
  }
}
