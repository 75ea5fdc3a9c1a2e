/** [D65] Many innovations are launched at once: each by its own journal, with the photo of all. */
import type { IdeaAct } from '#lib/lab/acts.ts';
import { derivedId } from '#lib/lab/derived-id.ts';
import type { Evidence, Launch } from '#lib/lab/idea/state.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';

type Asked = {
  ideaIds: readonly string[];
  launch: Launch;
  /** Stored already; it becomes evidence of every one of them. */
  photo: { file: NonNullable<Evidence['file']>; title: string } | null;
};
type Road = {
  submit: (ideaId: string, act: IdeaAct, actId: string) => Promise<object | Refusal>;
  newId: () => string;
};
export type LaunchedMany = { launched: string[]; refused: { ideaId: string; refusal: Refusal }[] };

/** Launches one after the other; what one of them refuses does not hold up the others. */
export async function launchMany(asked: Asked, road: Road): Promise<LaunchedMany> {
  const done: LaunchedMany = { launched: [], refused: [] };
  for (const ideaId of new Set(asked.ideaIds)) {
    const refusal = await launchOne(ideaId, asked, road);
    if (refusal) done.refused.push({ ideaId, refusal });
    else done.launched.push(ideaId);
  }
  return done;
}

async function launchOne(
  ideaId: string,
  { launch, photo }: Asked,
  { submit, newId }: Road,
): Promise<Refusal | null> {
  // Whether it may be launched is asked first: no photo is left at one that may not.
  const plain = await submit(ideaId, { type: 'launch.set', launch }, newId());
  if (isRefusal(plain) || !photo) return isRefusal(plain) ? plain : null;
  const year = Number(launch.date.slice(0, 4));
  const hang = async (id: string): Promise<Refusal | null> => {
    const evidence = {
      id,
      indicator: null,
      title: photo.title,
      year,
      file: photo.file,
      link: null,
    };
    const added = await submit(ideaId, { type: 'evidence.add', evidence }, id);
    if (isRefusal(added)) return added;
    const shown = { type: 'launch.set' as const, launch: { ...launch, photo: id } };
    const answer = await submit(ideaId, shown, newId());
    return isRefusal(answer) ? answer : null;
  };
  // The same form sent twice hangs the photo once; one that was taken away again is hung anew.
  const refusal = await hang(derivedId(ideaId, photo.file.stored));
  return refusal?.code === 'not-found' ? hang(newId()) : refusal;
}
