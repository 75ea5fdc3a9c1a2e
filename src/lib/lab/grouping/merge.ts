/** Clusters by average linkage, grown from the most alike pair on, up to a size. */

type Bounds = { least: number; most: number };

/**
 * Groups of places of the matrix `likeness` (`size` by `size`), each at least `least` alike on
 * average when it grew together, none larger than `most`. Ties go to the lower places.
 */
export function* merged(
  likeness: Float32Array,
  size: number,
  { least, most }: Bounds,
): Generator<void, number[][]> {
  const sums = new Float64Array(likeness.length);
  for (let one = 0; one < size; one += 1) {
    sums.set(likeness.subarray(one * size, (one + 1) * size), one * size);
    if (one % 64 === 63) yield;
  }
  const groups: (number[] | null)[] = Array.from({ length: size }, (_, at) => [at]);
  const count = (at: number) => groups[at]?.length ?? 0;
  const between = (one: number, two: number) =>
    count(one) + count(two) > most ? -1 : (sums[one * size + two] ?? 0) / (count(one) * count(two));
  const best = new Int32Array(size).fill(-1);
  // The likeness to the best neighbour. A merger is never more alike than its more alike half, so
  // what was found once is a bound from then on, and is looked up again only when it is in front.
  const bound = new Float64Array(size);
  const stale = new Uint8Array(size);
  const seek = (one: number) => {
    let found = -1;
    let value = least;
    for (let two = 0; two < size; two += 1) {
      if (two === one || !groups[two]) continue;
      const alike = between(one, two);
      if (alike > value || (alike === value && found < 0)) {
        found = two;
        value = alike;
      }
    }
    best[one] = found;
    bound[one] = found < 0 ? -1 : value;
    stale[one] = 0;
  };
  for (let one = 0; one < size; one += 1) {
    seek(one);
    if (one % 32 === 31) yield;
  }
  for (let turn = 1; ; turn += 1) {
    if (turn % 32 === 0) yield;
    let front = 0;
    for (let one = 1; one < size; one += 1) {
      if ((bound[one] ?? 0) > (bound[front] ?? 0)) front = one;
    }
    const other = best[front] ?? -1;
    if (other < 0) break;
    if (stale[front]) {
      seek(front);
      continue;
    }
    const [keep, gone] = front < other ? [front, other] : [other, front];
    groups[keep] = [...(groups[keep] ?? []), ...(groups[gone] ?? [])];
    groups[gone] = null;
    bound[keep] = bound[front] ?? 0;
    best[gone] = -1;
    bound[gone] = -1;
    for (let at = 0; at < size; at += 1) {
      const sum = (sums[keep * size + at] ?? 0) + (sums[gone * size + at] ?? 0);
      sums[keep * size + at] = sum;
      sums[at * size + keep] = sum;
      if (best[at] === keep || best[at] === gone) stale[at] = 1;
    }
    stale[keep] = 1;
  }
  return groups.filter((group) => group !== null);
}
