import type { Act } from '#lib/lab/acts.ts';
import { textOf } from './act-text.ts';

/** `textOf`, also of what was typed into a long text, whose words have to be unpacked first. */
export async function writtenIn(act: Act): Promise<string> {
  if (act.type !== 'text.update') return textOf(act);
  const { wordsIn } = await import('#lib/lab/idea/shared-text.ts');
  return wordsIn(act.update);
}
