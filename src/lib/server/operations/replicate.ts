/** An innovation of the registry begins anew as an idea of another lab, with its origin on it. */
import type { IdeaAct } from '#lib/lab/acts.ts';
import { canvasFields, canvasLength } from '#lib/lab/idea/canvas.ts';
import { textAct } from '#lib/lab/idea/co-writing.ts';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';

/** How an act gets into the live lab; the program's own `submit`. */
export type Submit = (
  ref: SpaceRef,
  person: Person,
  act: IdeaAct,
  actId: string,
) => Promise<{ from: number; to: number } | Refusal>;

export type Replicating = {
  original: Innovation;
  /** The region of the original by its full name. */
  region: string;
  /** A facilitator of the lab that takes it. */
  person: Person;
  agencyId: string;
  /** Made when the form was shown: the same form sent twice raises one idea. */
  ideaId: string;
  newId: () => string;
  /** Whether the idea is there already: the form was sent before. */
  repeated: boolean;
};

/** [N8] Raises the idea and copies the canvas of the original into it; people then adapt it. */
export async function replicate(
  { original, region, person, agencyId, ideaId, newId, repeated }: Replicating,
  submit: Submit,
): Promise<{ ideaId: string } | Refusal> {
  const ref: SpaceRef = { kind: 'idea', id: ideaId };
  const title = original.name.slice(0, 120);
  const innovation = { id: original.id, name: original.name.slice(0, 160), region };
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
  // Only the first raise is followed by the copy: a repeated one must not overwrite later writing.
  if (repeated) return { ideaId };
  const writings: IdeaAct[] = canvasFields
    .filter((field) => field !== 'title')
    .filter((field) => original.story.canvas[field] !== '')
    .map((field) => {
      const text = original.story.canvas[field].slice(0, canvasLength[field]);
      return textAct(emptyIdea(ideaId), person.id, { field, text, seat: 0 });
    });
  const { digital, affair } = original;
  writings.push({ type: 'traits.set', traits: { digital, affair } });
  for (const act of writings) {
    const answer = await submit(ref, person, act, newId());
    if (isRefusal(answer)) return answer;
  }
  return { ideaId };
}
