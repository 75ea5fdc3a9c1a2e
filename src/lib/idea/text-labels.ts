import type { CanvasField } from '#lib/lab/idea/canvas.ts';
import type { DesignPart } from '#lib/lab/idea/design-parts.ts';
import type { ProfileText, TextField } from '#lib/lab/idea/texts.ts';
import { canvasWords } from '#lib/words/canvas.ts';
import { coWritingWords } from '#lib/words/co-writing.ts';
import { profileWords } from '#lib/words/profile.ts';

/** What a long text is called on its page. */
export function labelOf(field: TextField, lang: 'id' | 'en'): string {
  const [area, key] = field.split('.');
  if (area === 'profile') return profileWords[lang].field[key as ProfileText];
  if (area !== 'design') return canvasWords[lang].field[field as CanvasField];
  const { free, part } = coWritingWords[lang].design;
  return key === 'free' ? free : part[key as DesignPart];
}

/** Where it is written, below the page of its idea. */
export function anchorOf(field: TextField): string {
  const [area, key] = field.split('.');
  if (area === 'profile') return `/profile#p-${key}`;
  return area === 'design' ? '/profile#p-design' : `#f-${field}`;
}
