import { acts, serverActs } from '#lib/lab/acts.ts';
import { events } from '#lib/lab/events.ts';

/** Eight hex digits over the shape of every act and event, for the version of the protocol. */
export function fingerprint(): string {
  const text = JSON.stringify(shapeOf({ acts, serverActs, events }));
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A schema as plain data: its kind, parts and limits, without the functions that carry it out. */
function shapeOf(part: unknown): unknown {
  if (part instanceof RegExp) return String(part);
  if (Array.isArray(part)) return part.map(shapeOf);
  if (typeof part !== 'object' || part === null) return typeof part === 'function' ? null : part;
  const entries = Object.entries(part).filter(
    ([key, value]) => typeof value !== 'function' && !key.startsWith('~') && key !== 'message',
  );
  return entries.map(([key, value]) => [key, shapeOf(value)]);
}
