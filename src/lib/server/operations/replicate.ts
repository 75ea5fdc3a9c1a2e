/** An innovation of the registry begins anew as an idea of another lab, with its origin on it. */
import { derivedId } from '#lib/lab/derived-id.ts';
import type { IdeaAct } from '#lib/lab/acts.ts';
import { textAct } from '#lib/lab/idea/co-writing.ts';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { startingTexts, type Original } from '#lib/lab/starting-idea.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';
import type { ShelfEntry } from '#lib/server/db/shelf.ts';

/** How an act gets into the live lab; the program's own `submit`. */
export type Submit = (
  ref: SpaceRef,
  person: Person,
  act: IdeaAct,
  actId: string,
) => Promise<{ from: number; to: number } | Refusal>;

export type Replicating = {
  original: Original;
  /** A facilitator of the lab that takes it, or somebody of the agency that will carry it. */
  person: Person;
  agencyId: string;
  /** Made when the form was shown: the same form sent twice raises one idea. */
  ideaId: string;
};

/** An entry of the own registry as an original; `region` by its full name. */
export const ofRegistry = (entry: Innovation, region: string): Original => {
  const { id, name, digital, affair, profile, story } = entry;
  return { id, name, region, digital, affair, profile, canvas: story.canvas };
};

/** An innovation of another region as an original. */
export const ofShelf = ({ originalId, sourceName, content }: ShelfEntry): Original => {
  const { profile, canvas } = content;
  const { name, digital, affair } = profile;
  return { id: originalId, name, region: sourceName, digital, affair, profile, canvas };
};

/**
 * [N8] [Q8] Raises the idea and copies the canvas of the original into it; people then adapt it. Every
 * act has an id that follows from the idea's: sent again, what was done is not done over later
 * writing, and what a stop left out is done then.
 */
export async function replicate(
  { original, person, agencyId, ideaId }: Replicating,
  submit: Submit,
): Promise<{ ideaId: string } | Refusal> {
  const ref: SpaceRef = { kind: 'idea', id: ideaId };
  const title = original.name.slice(0, 120);
  const innovation = {
    id: original.id,
    name: original.name.slice(0, 160),
    region: original.region.slice(0, 120),
  };
  const raised = await submit(
    ref,
    person,
    {
      type: 'idea.raise',
      agencyId,
      title,
      origin: null,
      boardId: null,
      clusterId: null,
      cardIds: [],
      innovation,
    },
    // The act's id is the idea's: sent again it answers as the first time.
    ideaId,
  );
  if (isRefusal(raised)) return raised;
  const { digital, affair } = original;
  const writings: [string, IdeaAct][] = [
    ...startingTexts(original).map(({ field, text }): [string, IdeaAct] => [
      field,
      textAct(emptyIdea(ideaId), person.id, { field, text, seat: 0 }),
    ]),
    ['traits', { type: 'traits.set', traits: { digital, affair } }],
  ];
  for (const [what, act] of writings) {
    const answer = await submit(ref, person, act, derivedId(ideaId, what));
    if (isRefusal(answer)) return answer;
  }
  return { ideaId };
}
