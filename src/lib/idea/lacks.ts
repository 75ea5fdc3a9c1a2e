import { adapted, isCopy } from '#lib/lab/idea/adapting.ts';
import type { CanvasField } from '#lib/lab/idea/canvas.ts';
import { canvasFields } from '#lib/lab/idea/canvas.ts';
import { requiredFields, type Lack } from '#lib/lab/idea/forms.ts';
import { openPlaces } from '#lib/lab/idea/reviewing.ts';
import type { Idea } from '#lib/lab/idea/state.ts';

/** What a full canvas asks for in all: the required fields, digital or not, affair, an owner. */
export const canvasNeeds = requiredFields.length + 3;

/** Where a missing part of the canvas is filled in. */
export function canvasAnchor({ key, of }: Lack): string {
  if (key === 'field') return `#f-${of}`;
  if (key === 'affair') return '#affair';
  return key === 'owner' ? '#owners' : '#traits';
}

export type PartState = 'yes' | 'part' | 'no' | 'comment';

/** How one line of the outline stands. */
export function fieldState(idea: Idea, field: CanvasField): PartState {
  if (openPlaces(idea, 'canvas').includes(field)) return 'comment';
  return idea.fields[field].text === '' ? 'no' : 'yes';
}

const share = (have: number, need: number): PartState =>
  have >= need ? 'yes' : have > 0 ? 'part' : 'no';

/** The lines of the outline: every field, then the parts below them. */
export function outline(idea: Idea): { anchor: string; key: string; state: PartState }[] {
  const { traits } = idea;
  const chosen = [traits.digital, traits.affair, traits.origin, traits.source, traits.target];
  const answered = Object.values(idea.criteria).filter(({ met }) => met !== null).length;
  const seen = Object.values(idea.marks).filter(Boolean).length;
  return [
    ...canvasFields.map((field) => ({
      anchor: `#f-${field}`,
      key: field,
      state: fieldState(idea, field),
    })),
    {
      anchor: '#traits',
      key: 'traits',
      state: share(chosen.filter((one) => one !== null).length, chosen.length),
    },
    { anchor: '#owners', key: 'owners', state: share(idea.owners.length, 2) },
    { anchor: '#marks', key: 'marks', state: share(seen, 4) },
    { anchor: '#criteria', key: 'criteria', state: share(answered, 5) },
    ...(isCopy(idea)
      ? [{ anchor: '#adaptation', key: 'adaptation', state: share(adapted(idea), 5) }]
      : []),
  ];
}
