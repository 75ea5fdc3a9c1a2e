import type { IdeaEvent } from '../events.ts';
import type { Happened } from '../space.ts';
import { words } from '../word-count.ts';
import { emptyIdea } from './empty.ts';
import { foldIdea } from './fold.ts';
import { stretches } from './text-diff.ts';
import { textOf, type TextField } from './texts.ts';

/** What one person wrote into a field in one go, and how it read afterwards. */
export type Version = {
  /** Number of its last event: the field as it stood after it. */
  number: number;
  by: string;
  from: number;
  at: number;
  text: string;
  /** How it read before. */
  before: string;
  /** The version it brought back. */
  restored: number | null;
};
/** A version as a line of the list. */
export type VersionLine = Omit<Version, 'text' | 'before'> & { more: number; less: number };

/** Whoever rests longer than this begins a new version. */
const goesOnFor = 10 * 60_000;

/** [W10] The versions of a field, oldest first, as the journal tells them. */
export function versionsOf(happened: readonly Happened[], field: TextField): Version[] {
  const versions: Version[] = [];
  let idea = emptyIdea('');
  for (const { number, at, event } of happened as readonly Happened<IdeaEvent>[]) {
    const before = textOf(idea, field);
    idea = foldIdea(idea, event, at);
    const text = textOf(idea, field);
    if (text === before) continue;
    const restored = event.type === 'text.updated' ? event.restored : null;
    const by = 'by' in event ? (event.by ?? '') : '';
    const last = versions.at(-1);
    const goesOn = last && restored === null && last.restored === null && last.by === by;
    if (goesOn && at - last.at <= goesOnFor) Object.assign(last, { number, at, text });
    else versions.push({ number, by, from: at, at, text, before, restored });
  }
  return versions;
}

/** Without the texts themselves: how many words came and went. */
export function lineOf({ text, before, ...line }: Version): VersionLine {
  const count = (kind: 'added' | 'removed') =>
    told.reduce((sum, one) => sum + (one.kind === kind ? words(one.text) : 0), 0);
  const told = stretches(before, text);
  return { ...line, more: count('added'), less: count('removed') };
}
