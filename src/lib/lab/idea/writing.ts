import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import { setOwners } from './handing.ts';
import type { Idea } from './state.ts';

export type Writing = Of<
  'field.write' | 'traits.set' | 'owners.set' | 'mark.set' | 'criterion.set'
>;

/** What stands on the canvas. [D3] What the leader approved stays as approved. */
export function write(idea: Idea, person: Person, act: Writing): Answer {
  const approved = idea.canvas.status === 'approved';
  switch (act.type) {
    case 'field.write':
      if (approved) return refuse('approved');
      return [{ type: 'field.written', field: act.field, text: act.text, by: person.name }];
    case 'traits.set':
      if (approved) return refuse('approved');
      return [{ type: 'traits.set', traits: act.traits }];
    case 'owners.set':
      return setOwners(idea, act);
    case 'mark.set':
      return [
        {
          type: 'mark.set',
          mark: act.mark,
          present: act.present,
          ...(act.note === undefined ? {} : { note: act.note }),
        },
      ];
    case 'criterion.set':
      if (approved) return refuse('approved');
      return [{ type: 'criterion.set', criterion: act.criterion, met: act.met, note: act.note }];
    default:
      return act satisfies never;
  }
}
