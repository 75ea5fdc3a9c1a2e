import * as v from 'valibot';
import type { RefusalCode } from '../refusals.ts';
import { tidy } from '../values.ts';
import { canvasFields, canvasLength, type CanvasField } from './canvas.ts';
import { composeDesign, designParts, type DesignPart } from './design-parts.ts';
import type { Idea } from './state.ts';

/**
 * The long texts of an idea, in which several people write at once: one shared document each
 * (`shared-text.ts`). Here is what they are called, where their words stand and who closes them;
 * nothing of it needs the documents themselves.
 */
export type LongCanvasField = Exclude<CanvasField, 'title'>;
const longCanvas = canvasFields.filter((field): field is LongCanvasField => field !== 'title');
export const profileTexts = ['goal', 'benefit', 'result'] as const;
export type ProfileText = (typeof profileTexts)[number];

export type TextField =
  | LongCanvasField
  | `profile.${ProfileText}`
  | `design.${DesignPart | 'free'}`;

export const textFields: readonly TextField[] = [
  ...longCanvas,
  ...profileTexts.map((key) => `profile.${key}` as const),
  'design.free',
  ...designParts.map((part) => `design.${part}` as const),
];
export const textField = v.picklist(textFields);

/** Longest update in base64: a whole text of the longest field, and room beside it. */
export const longestUpdate = 128 * 1024;

/** Longest text of the rancang bangun as a whole. */
export const longestDesign = 20_000;

/** Characters of one field. */
export function longestOf(field: TextField): number {
  const [area, key] = split(field);
  if (area === 'profile') return 5000;
  if (area === 'design') return key === 'free' ? longestDesign : 5000;
  return canvasLength[key as CanvasField];
}

/** The plain words of a field, as everything else reads them. */
export function textOf(idea: Idea, field: TextField): string {
  const [area, key] = split(field);
  if (area === 'profile') return idea.profile[key as ProfileText];
  if (area === 'design') return idea.design[key as DesignPart];
  return idea.fields[key as CanvasField].text;
}

/** The idea with these words in the field; blanks around them do not count. */
export function withText(
  idea: Idea,
  field: TextField,
  raw: string,
  { by, at }: { by: string; at: number },
): Idea {
  const text = tidy(raw);
  const [area, key] = split(field);
  if (area === 'profile') return { ...idea, profile: { ...idea.profile, [key]: text } };
  if (area === 'canvas') return { ...idea, fields: { ...idea.fields, [key]: { text, by, at } } };
  const design = { ...idea.design, [key]: text };
  return { ...idea, design, profile: { ...idea.profile, design: composeDesign(design) } };
}

/** Why nobody writes here now: the canvas as approved stays, the profile begins after it. */
export function closedBy({ canvas }: Idea, field: TextField): RefusalCode | null {
  const approved = canvas.status === 'approved';
  if (split(field)[0] === 'canvas') return approved ? 'approved' : null;
  return approved ? null : 'not-approved';
}

/** The idea with these fields without a document: one begins anew where the words stand. */
export function withoutDocs(idea: Idea, fields: readonly TextField[]): Idea['docs'] {
  if (!fields.some((field) => idea.docs[field])) return idea.docs;
  const gone = new Set<string>(fields);
  return Object.fromEntries(Object.entries(idea.docs).filter(([field]) => !gone.has(field)));
}

function split(field: TextField): ['canvas' | 'profile' | 'design', string] {
  const at = field.indexOf('.');
  if (at < 0) return ['canvas', field];
  return [field.slice(0, at) as 'profile' | 'design', field.slice(at + 1)];
}
