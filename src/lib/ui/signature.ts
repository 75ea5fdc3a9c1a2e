/**
 * A signature travels as text of at most 4,000 signs: strokes parted by ";", points "x,y" parted by
 * spaces, x in 0..1000 and y in 0..400. Anything else is a typed name, the keyboard's signature.
 */
export type Point = readonly [x: number, y: number];
export type Stroke = readonly Point[];

export const signatureMost = 4000;
export const typedMost = 80;

const drawn = /^\d{1,4},\d{1,3}(?:[ ;]\d{1,4},\d{1,3})*$/;

export function isDrawn(signature: string): boolean {
  return signature.length <= signatureMost && drawn.test(signature);
}

export function encodeStrokes(strokes: readonly Stroke[]): string {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => stroke.map(([x, y]) => `${clamp(x, 1000)},${clamp(y, 400)}`).join(' '))
    .join(';');
}

export function decodeStrokes(signature: string): Stroke[] {
  if (!isDrawn(signature)) return [];
  return signature.split(';').map((stroke) =>
    stroke.split(' ').map((pair) => {
      const [x = '0', y = '0'] = pair.split(',');
      return [clamp(Number(x), 1000), clamp(Number(y), 400)] as const;
    }),
  );
}

/** Points that change nothing to the eye are left out (Ramer, Douglas and Peucker). */
export function simplify(stroke: Stroke, tolerance = 2.5): Stroke {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last || stroke.length < 3) return stroke;
  let [farthest, most] = [0, 0];
  for (let i = 1; i < stroke.length - 1; i++) {
    const point = stroke[i];
    if (!point) continue;
    const away = distance(point, first, last);
    if (away > most) [farthest, most] = [i, away];
  }
  if (most <= tolerance) return [first, last];
  return [
    ...simplify(stroke.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(stroke.slice(farthest), tolerance),
  ];
}

/** An SVG path through the points, rounded between them; a single point becomes a dot. */
export function pathOf(strokes: readonly Stroke[]): string {
  return strokes
    .map((stroke) => {
      const [first] = stroke;
      if (!first) return '';
      if (stroke.length === 1) return `M${first[0]} ${first[1]}h0.1`;
      let d = `M${first[0]} ${first[1]}`;
      for (let i = 1; i < stroke.length - 1; i++) {
        const [a, b] = [stroke[i], stroke[i + 1]];
        if (a && b) d += `Q${a[0]} ${a[1]} ${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2}`;
      }
      const last = stroke.at(-1);
      return last ? `${d}L${last[0]} ${last[1]}` : d;
    })
    .join('');
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value)));
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs(dy * x - dx * y + bx * ay - by * ax) / length;
}
