import { leads, type Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import { notMine, type Answer, type Of } from './answers.ts';
import type { Idea } from './state.ts';

/** [D0] A card or cluster becomes somebody's: raised by the agency that will carry it. */
export function raise(idea: Idea, person: Person, act: Of<'idea.raise'>): Answer {
  if (idea.opened) return refuse('exists');
  const own = person.role === 'participant' && person.agencyId === act.agencyId;
  if (!leads(person) && !own) return notMine(person);
  const { agencyId, title, origin, boardId, clusterId, cardIds, innovation } = act;
  return [
    {
      type: 'idea.raised',
      labId: person.labId,
      agencyId,
      title,
      by: person.name,
      origin,
      boardId,
      clusterId,
      cardIds,
      innovation,
    },
  ];
}
