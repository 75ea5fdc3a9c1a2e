/** What became of a text, in words: a stretch that stayed, came or went. */
export type Stretch = { kind: 'same' | 'added' | 'removed'; text: string };

/** Beyond so many words on either side the whole stretch counts as written anew. */
const mostCompared = 600;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** The way from one text to the other, word by word. */
export function stretches(before: string, after: string): Stretch[] {
  const [one, two] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < one.length && head < two.length && one[head] === two[head]) head += 1;
  let tail = 0;
  const room = Math.min(one.length, two.length) - head;
  while (tail < room && one.at(-1 - tail) === two.at(-1 - tail)) tail += 1;
  const middle = between(one.slice(head, one.length - tail), two.slice(head, two.length - tail));
  const told: Stretch[] = [
    { kind: 'same', text: one.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: one.slice(one.length - tail).join('') },
  ];
  return joined(told);
}

function between(one: string[], two: string[]): Stretch[] {
  if (one.length > mostCompared || two.length > mostCompared) {
    return [
      { kind: 'removed', text: one.join('') },
      { kind: 'added', text: two.join('') },
    ];
  }
  // The longest run of common words, as a table from the end.
  const width = two.length + 1;
  const table = new Uint16Array((one.length + 1) * width);
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = two.length - 1; column >= 0; column -= 1) {
      table[row * width + column] =
        one[row] === two[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const told: Stretch[] = [];
  let [row, column] = [0, 0];
  while (row < one.length || column < two.length) {
    if (row < one.length && column < two.length && one[row] === two[column]) {
      told.push({ kind: 'same', text: one[row] ?? '' });
      row += 1;
      column += 1;
    } else if (
      column >= two.length ||
      (row < one.length && at(row + 1, column) >= at(row, column + 1))
    ) {
      told.push({ kind: 'removed', text: one[row] ?? '' });
      row += 1;
    } else {
      told.push({ kind: 'added', text: two[column] ?? '' });
      column += 1;
    }
  }
  return told;
}

function joined(told: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const { kind, text } of told) {
    const last = whole.at(-1);
    if (text === '') continue;
    if (last?.kind === kind) last.text += text;
    else whole.push({ kind, text });
  }
  return whole;
}
