/**
 * Where people stand in the long texts of an idea. Nothing is kept: what one page says goes to the
 * pages that may write the same idea, and over lines on which something waits it does not go at
 * all. A page says it again every few seconds, and forgets what it has not heard for a while.
 */
import { carries } from '#lib/lab/idea/answers.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import { audienceOf, mayRead } from '#lib/lab/seen-by.ts';
import type { State } from '#lib/lab/space.ts';
import type { Caret, CaretAt } from '#lib/live/protocol.ts';
import { queuedBytes } from './slow-readers.ts';
import type { Visitor, Visitors } from './visitors.ts';

/** [W11] From those who may write to those who see it being written; answers how many that are. */
export function passCaretOn(
  visitors: Visitors,
  visitor: Visitor,
  idea: State | undefined,
  said: CaretAt,
): { heard: number } | Refusal {
  const { person, follows } = visitor;
  const key = `idea:${said.id}`;
  if (idea?.kind !== 'idea' || !follows.has(key) || !mayRead(idea, person)) {
    return refuse('not-found');
  }
  if (!carries(idea, person)) return refuse('no-right');
  const caret: Caret = { ...said, personId: person.id, name: person.name };
  let heard = 0;
  for (const other of visitors.following(key)) {
    if (other === visitor || !mayRead(idea, other.person)) continue;
    const audience = audienceOf(idea, other.person);
    if (audience !== 'facilitator' && audience !== 'carrier') continue;
    heard += 1;
    if (queuedBytes(other.socket.conn) === 0) other.socket.volatile.emit('caret', caret);
  }
  return { heard };
}
