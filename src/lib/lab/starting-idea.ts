/** [N8] [Q8] What an idea begins with that copies an innovation: its canvas, else what its profile says. */
import { canvasFields, canvasLength, type CanvasField } from './idea/canvas.ts';

export type Original = {
  /** As its home knows it. */
  id: string;
  name: string;
  /** The full name of its region. */
  region: string;
  digital: boolean | null;
  affair: string | null;
  canvas: Partial<Record<CanvasField, string>>;
  profile: Record<'design' | 'goal' | 'benefit' | 'result', string>;
};

/** Where a profile says what a canvas asks for: entries of an old registry have no canvas. (proposal) */
const fromProfile = {
  idea: 'design',
  goal: 'goal',
  beneficiaries: 'benefit',
  targetChange: 'result',
} as const satisfies Partial<Record<CanvasField, keyof Original['profile']>>;

/** The long texts to begin with, none of them empty; the title is the innovation's name. */
export function startingTexts({ canvas, profile }: Original) {
  return canvasFields.flatMap((field) => {
    if (field === 'title') return [];
    const instead = field in fromProfile ? fromProfile[field as keyof typeof fromProfile] : null;
    const text = canvas[field] || (instead ? profile[instead] : '');
    return text ? [{ field, text: text.slice(0, canvasLength[field]).toWellFormed() }] : [];
  });
}
