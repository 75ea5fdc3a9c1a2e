/** Pictures that we draw ourselves, as SVG: the same in a PDF and, as dots, in a DOCX. */
import { decodeStrokes, isDrawn, pathOf } from '#lib/ui/signature.ts';
import { ink, type Picture } from './document.ts';
import { escaped } from './lettering.ts';

/** A signature as it was drawn, or null where a name was typed instead. */
export function signaturePicture(strokes: string, name: string): Picture | null {
  if (!isDrawn(strokes)) return null;
  const path = pathOf(decodeStrokes(strokes));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 400" width="1000" height="400"><path d="${path}" fill="none" stroke="#${ink.text}" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return { svg, width: 30, height: 12, alt: name };
}

export type Axis = { label: string; value: number | null };

/** Six or so axes from 0 to `most`, with names and values; as on the projector (`ui/Radar.svelte`). */
export function radarPicture(
  axes: readonly Axis[],
  { alt, most = 4, shown }: { alt: string; most?: number; shown: (value: number) => string },
): Picture {
  const [cx, cy, radius] = [450, 300, 220];
  const angle = (i: number) => -Math.PI / 2 + (i * 2 * Math.PI) / axes.length;
  const spot = (i: number, value: number) => {
    const r = (Math.min(most, Math.max(0, value)) / most) * radius;
    return [cx + r * Math.cos(angle(i)), cy + r * Math.sin(angle(i))].map((n) => n.toFixed(1));
  };
  const polygon = (value: (axis: Axis) => number) =>
    axes.map((axis, i) => spot(i, value(axis)).join(',')).join(' ');
  const rings = Array.from({ length: most }, (_, ring) => {
    return `<polygon points="${polygon(() => ring + 1)}" fill="none" stroke="#${ink.line}" stroke-width="2"/>`;
  });
  const spokes = axes.map((_, i) => {
    const [x, y] = spot(i, most);
    return `<line x1="${cx}" y1="${cy}" x2="${x}" y2="${y}" stroke="#${ink.line}" stroke-width="2"/>`;
  });
  const labels = axes.map(({ label, value }, i) => {
    const [x, y] = [Math.cos(angle(i)), Math.sin(angle(i))];
    const anchor = x > 0.2 ? 'start' : x < -0.2 ? 'end' : 'middle';
    const at = `x="${(cx + x * (radius + 18)).toFixed(1)}" text-anchor="${anchor}" font-family="Jakarta, Plus Jakarta Sans, sans-serif"`;
    const top = cy + y * (radius + 26) + (y > 0.4 ? 8 : y < -0.4 ? -22 : -6);
    return (
      `<text ${at} y="${top.toFixed(1)}" font-size="22" fill="#${ink.second}">${escaped(label)}</text>` +
      `<text ${at} y="${(top + 29).toFixed(1)}" font-size="27" font-weight="bold" fill="#${ink.text}">${value === null ? '–' : escaped(shown(value))}</text>`
    );
  });
  const area = `<polygon points="${polygon(({ value }) => value ?? 0)}" fill="#${ink.stages[0]}" fill-opacity="0.28" stroke="#DB551D" stroke-width="6" stroke-linejoin="round"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 610" width="900" height="610">${rings.join('')}${spokes.join('')}${area}${labels.join('')}</svg>`;
  return { svg, width: 130, height: (130 * 610) / 900, alt };
}

/** One bar, full at `most`. */
export function barPicture(value: number, most: number, stage: 1 | 2 | 3 | 4 | 5): Picture {
  const width = most > 0 ? Math.max(0, Math.min(1, value / most)) * 300 : 0;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 24" width="300" height="24"><rect width="300" height="24" rx="4" fill="#${ink.wash}"/><rect width="${width.toFixed(1)}" height="24" rx="4" fill="#${ink.stages[stage - 1]}"/></svg>`;
  return { svg, width: 30, height: 2.4, alt: String(value) };
}
