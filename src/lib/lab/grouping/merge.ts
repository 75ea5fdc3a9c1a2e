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
  const sums = new Float64Array(likeness);
  const groups: (number[] | null)[] = Array.from({ length: size }, (_, at) => [at]);
  const count = (at: number) => groups[at]?.length ?? 0;
  const between = (one: number, two: number) =>
    count(one) + count(two) > most ? -1 : (sums[one * size + two] ?? 0) / (count(one) * count(two));
  const best = new Int32Array(size).fill(-1);
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
  };
  for (let one = 0; one < size; one += 1) {
    seek(one);
    if (one % 64 === 63) yield;
  }
  for (let turn = 0; ; turn += 1) {
    let from = -1;
    let value = 0;
    for (let one = 0; one < size; one += 1) {
      const two = best[one] ?? -1;
      if (!groups[one] || two < 0) continue;
      const alike = between(one, two);
      if (alike > value) {
        from = one;
        value = alike;
      }
    }
    if (from < 0) break;
    const other = best[from] ?? 0;
    const [keep, gone] = from < other ? [from, other] : [other, from];
    groups[keep] = [...(groups[keep] ?? []), ...(groups[gone] ?? [])];
    groups[gone] = null;
    for (let at = 0; at < size; at += 1) {
      const sum = (sums[keep * size + at] ?? 0) + (sums[gone * size + at] ?? 0);
      sums[keep * size + at] = sum;
      sums[at * size + keep] = sum;
    }
    for (let one = 0; one < size; one += 1) {
      if (!groups[one]) continue;
      const towards = best[one] ?? -1;
      if (one === keep || towards === keep || towards === gone) seek(one);
      else if (between(one, keep) > (towards < 0 ? least : between(one, towards))) best[one] = keep;
    }
    if (turn % 8 === 7) yield;
  }
  return groups.filter((group) => group !== null);
}
