import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Idea } from './state.ts';

export type Form = 'canvas' | 'plan';

/**
 * What the leader approves, and nothing else: whatever may still change after the approval (owners,
 * marks, progress, results, the map of stakeholders) is not in it. [D3] [D6] keep the rest as it was.
 */
function approvedContent(idea: Idea, form: Form): object {
  if (form === 'canvas') {
    const { traits, criteria } = idea;
    const texts = Object.entries(idea.fields).map(([field, { text }]) => [field, text]);
    return { fields: Object.fromEntries(texts), traits, criteria };
  }
  const rows = Object.values(idea.rows).map(({ progress: _is, status: _now, ...row }) => row);
  const measures = Object.values(idea.measures).map(
    ({ after: _result, afterOn: _then, ...measure }) => measure,
  );
  return { rows: byId(rows), measures: byId(measures) };
}

const byId = <T extends { id: string }>(things: T[]) =>
  Object.fromEntries(things.map((thing) => [thing.id, thing]));

/**
 * One text for one content: keys in order, and nothing that is empty, so that a part which did not
 * exist when something was approved changes nothing. 0 and false are answers and stay.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, one]) => !isEmpty(one))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${entries.join(',')}}`;
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** [D26] The version of a form: SHA-256 (hex) of what is approved, the same wherever it is asked. */
export const versionOf = (idea: Idea, form: Form): string =>
  bytesToHex(sha256(utf8ToBytes(`labinov ${form} 1\n${canonical(approvedContent(idea, form))}`)));

/** As people read it out. */
export const shortVersion = (version: string): string => version.slice(0, 7);
