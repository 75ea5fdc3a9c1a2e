/** Evidence that comes as a file: it is stored first, then it becomes an event of its idea. */
import type { IdeaAct } from '#lib/lab/acts.ts';
import { carries } from '#lib/lab/idea/answers.ts';
import type { Evidence, Idea } from '#lib/lab/idea/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { tidy } from '#lib/lab/values.ts';

export type NewEvidence = {
  /** Made when the form was shown: sending it twice is one piece of evidence. */
  id: string;
  indicator: number | null;
  title: string;
  year: number;
  fileName: string;
  content: AsyncIterable<Uint8Array>;
};

type Stored = NonNullable<Evidence['file']>;
export type EvidenceRoad = {
  keep: (
    content: AsyncIterable<Uint8Array>,
  ) => Promise<Pick<Stored, 'stored' | 'size' | 'type'> | 'empty' | 'too-large' | 'wrong-type'>;
  submit: (act: IdeaAct, actId: string) => Promise<{ from: number; to: number } | Refusal>;
};

export type EvidenceFlaw = 'title' | 'empty' | 'too-large' | 'wrong-type' | Refusal;

const longestName = 160;

/** The name as it is shown and given to those who download it: no path, no control signs. */
export function shownName(name: string, stored: string): string {
  const last = tidy(name).split(/[/\\]/).at(-1)?.trim() ?? '';
  if (last === '' || /^\.+$/.test(last)) return stored;
  return last.length <= longestName ? last : last.slice(-longestName);
}

/**
 * Stores the file and submits `evidence.add`; null when it is done. Who may not, or whose form
 * says too little, is refused before a byte is written.
 */
export async function addEvidence(
  { idea, person }: { idea: Idea; person: Person },
  form: NewEvidence,
  { keep, submit }: EvidenceRoad,
): Promise<EvidenceFlaw | null> {
  if (!carries(idea, person)) return refuse('no-right');
  if (idea.innovationId) return refuse('promoted');
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  const title = tidy(form.title);
  if (title === '') return 'title';
  const kept = await keep(form.content);
  if (typeof kept === 'string') return kept;
  const { id, indicator, year } = form;
  const file = { ...kept, name: shownName(form.fileName, kept.stored) };
  const answer = await submit(
    { type: 'evidence.add', evidence: { id, indicator, title, year, file, link: null } },
    id,
  );
  // The same form a second time: it is there already.
  if (isRefusal(answer) && answer.code !== 'exists') return answer;
  return null;
}
