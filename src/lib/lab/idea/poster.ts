/**
 * What stands on the poster of an innovation (DOMAIN 3.5), put together from its design. Screen,
 * print, public page, static gallery and PDF all show this and nothing else: a poster hangs in the
 * street, so it knows no contact, no draft and no score.
 */
import type { Idea, Measure } from './state.ts';
import { measuresTelling } from './telling.ts';

export type PosterContent = {
  id: string;
  title: string;
  agency: string;
  lab: string;
  region: string;
  digital: boolean | null;
  /** What it does, as its people wrote it; cut at the end of a sentence or a word. */
  about: string;
  before: string;
  after: string;
  milestones: string[];
  /** What changed in numbers; `planned` while the last value is a target. */
  measure: { name: string; unit: string; before: number; last: number; planned: boolean } | null;
  /** Those who answer for it, as name and position; never a phone number. */
  owners: string[];
  photo: PosterPhoto | null;
  /** How much there is to read: a sheet of paper holds all of it in a smaller type. */
  density: 'l' | 'm' | 's' | 'xs';
};
export type PosterPhoto = { evidenceId: string; stored: string; type: string; title: string };

/** What a poster's photo may be: pictures that were written anew when they came. */
const isPhoto = (type: string) => ['image/jpeg', 'image/png', 'image/webp'].includes(type);

/** [Y1] The poster of an idea with an approved plan; null of every other. */
export function posterContent(
  idea: Idea,
  { agency, lab, region }: { agency: string; lab: string; region: string },
): PosterContent | null {
  if (!idea.opened || idea.plan.status !== 'approved') return null;
  const measure = tellingMeasure(idea);
  const last = measure && (measure.after ?? measure.target);
  const { before, after } = idea.poster;
  const content = {
    id: idea.id,
    title: idea.fields.title.text,
    agency,
    lab,
    region,
    digital: idea.traits.digital,
    about: shortened(idea.fields.idea.text, 320),
    before,
    after,
    milestones: idea.poster.milestones.filter((one) => one !== ''),
    measure:
      measure && measure.before !== null && typeof last === 'number'
        ? {
            name: measure.name,
            unit: measure.unit,
            before: measure.before,
            last,
            planned: measure.after === null,
          }
        : null,
    owners: idea.owners.map(({ name, position }) => (position ? `${name}, ${position}` : name)),
    photo: photoOf(idea),
  };
  return { ...content, density: densityOf(content) };
}

/**
 * [Y2] The photo that was chosen, else the newest that shows no indicator: a signed list or a letter
 * hangs in the street only when somebody wants it there. What was taken away is not shown.
 */
function photoOf(idea: Idea): PosterPhoto | null {
  const chosen = idea.poster.photo;
  if (chosen === null) return null;
  const photos = photosOf(idea);
  const one =
    chosen === undefined
      ? photos.find(({ indicator }) => indicator === null)
      : photos.find(({ id }) => id === chosen);
  return one?.file
    ? { evidenceId: one.id, stored: one.file.stored, type: one.file.type, title: one.title }
    : null;
}

/** Evidence that may stand on the poster, newest first. */
export const photosOf = (idea: Idea) =>
  Object.values(idea.evidence)
    .filter(({ file }) => file !== null && isPhoto(file.type))
    .sort((a, b) => b.at - a.at || b.id.localeCompare(a.id));

/**
 * [Y1] Whether before and after stand on it in words. Where nobody wrote them and a measure tells the
 * change, the number does: a sheet for the street has no empty boxes.
 */
export const tellsInWords = ({
  before,
  after,
  measure,
}: Pick<PosterContent, 'before' | 'after' | 'measure'>): boolean =>
  before !== '' || after !== '' || measure === null;

/** Cut where it can be seen that it was cut: behind a sentence, else behind a word. */
export function shortened(text: string, most: number): string {
  const plain = text.trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'));
  if (sentence > most / 3) return cut.slice(0, sentence + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 40)).trimEnd()}…`;
}

function densityOf(content: Omit<PosterContent, 'density'>): PosterContent['density'] {
  const { title, about, before, after, milestones, owners, photo } = content;
  const words = [about, ...milestones, ...owners].join('').length + title.length * 5;
  const read = words + 1.6 * Math.max(before.length, after.length) + (photo ? 500 : 0);
  return read < 700 ? 'l' : read < 1400 ? 'm' : read < 2000 ? 's' : 'xs';
}

/** The measure that tells most: one with a result, else one with a target. */
export function tellingMeasure(idea: Idea): Measure | null {
  return measuresTelling(Object.values(idea.measures))[0] ?? null;
}
