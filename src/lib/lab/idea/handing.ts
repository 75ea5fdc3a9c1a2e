/** Who answers for an idea, and how it goes to others: staff are transferred, the idea goes on. */
import type { IdeaEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import type { HandOver, Idea, Owner } from './state.ts';

/** [D66] So many people, so that an idea outlives a transfer. */
export const fewestOwners = 2;
const mostHandOvers = 100;

/** Different people among the owners. */
export const ownerCount = (owners: readonly Owner[]): number =>
  new Set(owners.map(({ name }) => name.toLowerCase())).size;

/** [D67] Once the canvas was handed in nobody leaves without a word; particulars stay open. */
export function setOwners(idea: Idea, { owners }: Of<'owners.set'>): Answer {
  const names = new Set(owners.map(({ name }) => name));
  const leaves = idea.owners.some(({ name }) => !names.has(name));
  if (leaves && idea.canvas.status !== 'draft') return refuse('hand-over');
  return [{ type: 'owners.set', owners }];
}

/** [D67] [D68] Others carry it from now on; who, when, why and who it was before stay with it. */
export function handOver(idea: Idea, person: Person, act: Of<'idea.hand'>): Answer {
  const { agencyId, owners, reason } = act;
  if (ownerCount(owners) < fewestOwners) return refuse('incomplete', { missing: 'owner' });
  if ((idea.handOvers?.length ?? 0) >= mostHandOvers)
    return refuse('full', { most: mostHandOvers });
  const from = { agencyId: idea.agencyId, owners: namesOf(idea.owners) };
  const same = from.agencyId === agencyId && `${from.owners}` === `${namesOf(owners)}`;
  if (same) return refuse('exists');
  return [{ type: 'idea.handed', agencyId, owners, from, reason, by: person.name }];
}

type Handed = Extract<IdeaEvent, { type: 'idea.handed' }>;
const namesOf = (owners: readonly Owner[]) => owners.map(({ name }) => name);

export function foldHandOver(idea: Idea, event: Handed, at: number): Idea {
  const { agencyId, owners, from, reason, by } = event;
  const handed = { ...idea, agencyId, owners };
  if (!from) return handed;
  const one: HandOver = { from, to: { agencyId, owners: namesOf(owners) }, reason, by, at };
  return { ...handed, handOvers: [...(idea.handOvers ?? []), one] };
}

/** Those outside see who carries it, without contacts, reason and history. */
export const handedOutside = (event: Handed, owners: Owner[]): Handed => ({
  ...event,
  owners,
  from: null,
  reason: '',
  by: '',
});
