/** Evidence that comes as a file: it is stored first, then it becomes an event of its idea. */
import type { IdeaAct } from '#lib/lab/acts.ts';
import { carries } from '#lib/lab/idea/answers.ts';
import {
  fileKinds,
  isPicture,
  type FileEnding,
  type FileFlaw,
} from '#lib/lab/idea/evidence-kinds.ts';
import type { Evidence, Idea } from '#lib/lab/idea/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { tidy } from '#lib/lab/values.ts';

/** What a person says of a file; `id` was made when the form was shown: sent twice it is there once. */
export type NewEvidence = Pick<
  Evidence,
  'id' | 'indicator' | 'title' | 'year' | 'stage' | 'checkInId'
> & { fileName: string };

type Stored = Pick<NonNullable<Evidence['file']>, 'stored' | 'size' | 'type'>;
export type EvidenceRoad = {
  keep: () => Promise<Stored | FileFlaw>;
  submit: (act: IdeaAct, actId: string) => Promise<{ from: number; to: number } | Refusal>;
};

export type EvidenceFlaw = 'title' | FileFlaw | Refusal;

const longestName = 160;

/** The name as it is shown and given to those who download it: no path, no control signs. */
export function shownName(name: string, stored: string): string {
  const last = tidy(name).split(/[/\\]/).at(-1)?.trim() ?? '';
  if (last === '' || /^\.+$/.test(last)) return stored;
  // A picture that was written anew is what it is now.
  const kind = stored.slice(65) as FileEnding;
  const endings: readonly string[] = fileKinds[kind]?.endings ?? [];
  const ending = /\.(\w+)$/.exec(last)?.[1]?.toLowerCase() ?? '';
  const fitting =
    !(kind in fileKinds) || !isPicture(kind) || endings.includes(ending)
      ? last
      : `${last.replace(/\.\w+$/, '')}.${kind}`;
  return fitting.length <= longestName ? fitting : fitting.slice(-longestName);
}

/** Why this person may not add evidence to this idea; null when they may. Asked before any byte. */
export function whyNoEvidence(idea: Idea, person: Person): Refusal | null {
  if (!carries(idea, person)) return refuse('no-right');
  if (idea.innovationId) return refuse('promoted');
  return idea.canvas.status === 'approved' ? null : refuse('not-approved');
}

/**
 * Stores the file and submits `evidence.add`; null when it is done. Who may not, or whose form
 * says too little, is refused before a byte is written.
 */
export async function addEvidence(
  { idea, person }: { idea: Idea; person: Person },
  { fileName, ...about }: NewEvidence,
  { keep, submit }: EvidenceRoad,
): Promise<EvidenceFlaw | null> {
  const refusal = whyNoEvidence(idea, person);
  if (refusal) return refusal;
  const title = tidy(about.title);
  if (title === '') return 'title';
  const kept = await keep();
  if (typeof kept === 'string') return kept;
  const file = { ...kept, name: shownName(fileName, kept.stored) };
  const evidence = { ...about, title, file, link: null };
  const answer = await submit({ type: 'evidence.add', evidence }, about.id);
  // The same form a second time: it is there already.
  if (isRefusal(answer) && answer.code !== 'exists') return answer;
  return null;
}
