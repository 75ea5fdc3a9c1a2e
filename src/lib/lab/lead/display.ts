/** Display, led by facilitators: jury, public page, presentations, awards. */
import type { HallEvent } from '../events.ts';
import type { Hall } from '../hall/state.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { LeadHallAct } from './rules.ts';

export type DisplayAct = Extract<
  LeadHallAct,
  {
    type:
      | 'gallery.open'
      | 'jury.set'
      | 'jury.open'
      | 'jury.close'
      | 'pitch.start'
      | 'pitch.end'
      | 'award.reveal'
      | 'awards.hide';
  }
>;

export function show(hall: Hall, act: DisplayAct, at: number): HallEvent[] | Refusal {
  const { display } = hall;
  switch (act.type) {
    case 'gallery.open':
      return display.open === act.open ? [] : [{ type: 'gallery.set', open: act.open }];
    case 'jury.set': {
      // [Y4] What scores mean stays as it was when the first was given.
      if (display.scoring !== 'off') return refuse('begun');
      const keys = new Set(act.criteria.map(({ key }) => key));
      if (keys.size !== act.criteria.length) return refuse('exists');
      return [{ type: 'jury.set', criteria: act.criteria, scale: act.scale }];
    }
    case 'jury.open':
      if (display.scoring === 'open') return [];
      // [Y8] What the room has seen is not scored again.
      return display.awards.length > 0
        ? refuse('begun')
        : [{ type: 'scoring.set', scoring: 'open' }];
    case 'jury.close':
      return display.scoring === 'open' ? [{ type: 'scoring.set', scoring: 'closed' }] : [];
    case 'pitch.start': {
      const { ideaId, minutes } = act;
      const pitch = { ideaId, startedAt: at, endsAt: at + minutes * 60_000 };
      return [
        { type: 'pitch.set', pitch },
        { type: 'projector.shown', view: 'gallery', ideaId },
      ];
    }
    case 'pitch.end':
      if (!display.pitch) return [];
      return [
        { type: 'pitch.set', pitch: null },
        { type: 'projector.shown', view: 'gallery', ideaId: null },
      ];
    case 'award.reveal': {
      // [Y8] Nothing is awarded before scoring is closed, and each place once.
      if (display.scoring !== 'closed') return refuse('scoring-open');
      const known = display.awards.some(({ place }) => place === act.award.place);
      return known ? refuse('exists') : [{ type: 'award.revealed', award: act.award }];
    }
    case 'awards.hide':
      return display.awards.length > 0 ? [{ type: 'awards.hidden' }] : [];
    default:
      return act satisfies never;
  }
}
