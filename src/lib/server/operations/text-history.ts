/** The history of one long text, as its page shows it. */
import type { Idea } from '#lib/lab/idea/state.ts';
import { lineOf, versionsOf, type VersionLine } from '#lib/lab/idea/text-history.ts';
import { stretches, type Stretch } from '#lib/lab/idea/text-diff.ts';
import { inside } from '#lib/lab/idea/seen-by.ts';
import type { TextField } from '#lib/lab/idea/texts.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as journal from '#lib/server/db/journal.ts';

export type TextHistory = {
  /** Newest first. */
  versions: VersionLine[];
  /** The one that is looked at: how it read, and what it changed. */
  shown: { number: number; text: string; told: Stretch[] } | null;
};

/** [W7] [W10] Null for those who read only how it stands. Without a number the newest is shown. */
export async function textHistory(
  db: Db,
  idea: Idea,
  person: Person,
  { field, number }: { field: TextField; number: number },
): Promise<TextHistory | null> {
  if (!inside(idea, person)) return null;
  const versions = versionsOf(await journal.read(db, { kind: 'idea', id: idea.id }, 0), field);
  const one = versions.find((version) => version.number === number) ?? versions.at(-1);
  const shown = one && {
    number: one.number,
    text: one.text,
    told: stretches(one.before, one.text),
  };
  return { versions: versions.map(lineOf).toReversed(), shown: shown ?? null };
}
