/** Sticky notes of the lab's boards that become risks and links of a plan, each of them once (D101). */
import type { Id } from '../values.ts';
import type { Level } from './canvas.ts';
import type { Idea } from './state.ts';

export type OfferPart = 'risks' | 'chain';

/** A card that may become a risk or a link of the chain. */
export type Offered = {
  boardId: Id;
  /** Its title. */
  board: string;
  cardId: Id;
  text: string;
  paper: string;
  /** The agency where the card names one; never an author. */
  agencyId: Id | null;
  /** The column of a theory of change, else null: whoever takes it says which. */
  level: Level | null;
  /** On a matrix of likelihood and harm: 2 or 4 of 5, else the middle. */
  likely: number;
  grave: number;
  /** The same card on other boards: where it was sent from, or to. */
  alias: Id[];
};
export type Offers = Record<OfferPart, Offered[]>;

type Takeable = { id: Id; from: { boardId: Id; cardId: Id } | null };

/** [D101] True where another one of the list was taken over from the same card. */
export const isTaken = (list: Record<Id, Takeable>, one: Takeable): boolean =>
  one.from !== null &&
  Object.values(list).some(
    ({ id, from }) => id !== one.id && from !== null && from.cardId === one.from?.cardId,
  );

/** [D101] What is new: taken neither by itself nor as the same card on another board. */
export function stillOffered(
  idea: Pick<Idea, 'risks' | 'links'>,
  part: OfferPart,
  offered: readonly Offered[],
): Offered[] {
  const list: Record<Id, Takeable> = part === 'risks' ? idea.risks : idea.links;
  const gone = new Set(Object.values(list).flatMap(({ from }) => from?.cardId ?? []));
  for (const { cardId, alias } of offered) {
    if (gone.has(cardId)) for (const id of alias) gone.add(id);
  }
  return offered.filter(({ cardId, alias }) => {
    const ids = [cardId, ...alias];
    if (ids.some((id) => gone.has(id))) return false;
    for (const id of ids) gone.add(id);
    return true;
  });
}
