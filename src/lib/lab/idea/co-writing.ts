import type { IdeaAct } from '../acts.ts';
import type { IdeaEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Id } from '../values.ts';
import type { Answer, Of } from './answers.ts';
import {
  begun,
  grow,
  mergedUpdate,
  openText,
  updateBy,
  wordsOfDoc,
  writerOf,
  type Updates,
} from './shared-text.ts';
import type { Idea } from './state.ts';
import { editBetween } from './text-edits.ts';
import {
  closedBy,
  longestDesign,
  longestOf,
  longestUpdate,
  textOf,
  withText,
  type TextField,
} from './texts.ts';

/** The document of a field. */
export const docOf = (idea: Idea, field: TextField): Updates =>
  idea.docs[field] ?? begun(textOf(idea, field));

const nobody = { by: '', at: 0 };

/** [W3] [W4] What somebody typed into a long text, or why not; what came before is no news. */
export function writeText(idea: Idea, person: Person, act: Of<'text.update'>): Answer {
  const { field, update, restored } = act;
  const closed = closedBy(idea, field);
  if (closed) return refuse(closed);
  const grown = grow(docOf(idea, field), update, person.id);
  if (grown === 'unsound') return refuse('bad-act');
  if (grown === 'same') return [];
  const most = longestOf(field);
  if (grown.text.length > most) return refuse('too-long', { most });
  const { design } = withText(idea, field, grown.text, nobody).profile;
  if (design.length > longestDesign) return refuse('too-long', { most: longestDesign });
  return [{ type: 'text.updated', field, update, by: person.name, restored }];
}

type Updated = Extract<IdeaEvent, { type: 'text.updated' }>;

/** [W1] [W2] The document grows by it, and the words follow. */
export function foldText(idea: Idea, { field, update, by }: Updated, at: number): Idea {
  const grown = grow(docOf(idea, field), update, null);
  if (typeof grown === 'string') return idea;
  const docs = { ...idea.docs, [field]: grown.updates };
  return withText({ ...idea, docs }, field, grown.text, { by, at });
}

type Asked = { field: TextField; text: string; seat: number; restored?: number | null };

/**
 * The act that makes the words of a field these: for programs and forms, and to bring back an
 * earlier version. What others write meanwhile stays.
 */
export function textAct(idea: Idea, personId: Id, asked: Asked): Of<'text.update'> {
  const { field, text, seat, restored = null } = asked;
  const doc = docOf(idea, field);
  const edit = editBetween(wordsOfDoc(openText(doc)).toString(), text);
  const update = updateBy(doc, writerOf(personId, seat), edit ? [edit] : []);
  return { type: 'text.update', field, update, restored };
}

/** [W8] Two acts that nobody has sent yet as one, or null where they stay two. */
export function mergedAct(first: IdeaAct, then: IdeaAct): IdeaAct | null {
  if (first.type !== 'text.update' || then.type !== 'text.update') return null;
  if (first.field !== then.field || first.restored !== null || then.restored !== null) return null;
  if (first.update.length + then.update.length > longestUpdate / 2) return null;
  return { ...then, update: mergedUpdate([first.update, then.update]) };
}
