import type { Person } from '#lib/lab/people.ts';
import { openLab, type LabLive } from './lab-live.svelte.ts';
import { Outbox } from './outbox.ts';

/** How often it is looked whether everything of somebody has gone out. */
const lookEvery = 1000;

/**
 * What others at this device had not sent when they gave their turn on goes out as theirs, on a
 * line of its own that closes behind it. Call it in a browser; the function it returns ends it.
 */
export function runErrands(labId: string, others: readonly Person[]): () => void {
  const lines = new Set<LabLive>();
  let ended = false;
  for (const person of others) {
    void new Outbox(labId, person.id).load().then(({ waiting }) => {
      if (ended || waiting.length === 0) return;
      const line = openLab({ labId, person });
      lines.add(line);
    });
  }
  const timer = setInterval(() => {
    for (const line of lines) {
      if (line.ended === null && (line.status !== 'connected' || line.waiting > 0)) continue;
      lines.delete(line);
      line.close();
    }
  }, lookEvery);
  return () => {
    ended = true;
    clearInterval(timer);
    for (const line of lines) line.close();
  };
}
