/** Changes of a plain text: `del` characters from `at` on give way to `ins`. No document needed. */
export type Edit = { at: number; del: number; ins: string };

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000;

/**
 * The one change that makes `after` of `before`, or null. `caret` is where somebody stands in
 * `after`: among equal letters it tells which of them is new. Never cuts a sign of two units.
 */
export function editBetween(before: string, after: string, caret = after.length): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let tail = 0;
  const mostTail = Math.min(shorter, after.length - Math.min(caret, after.length));
  while (tail < mostTail && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  let head = 0;
  const mostHead = shorter - tail;
  while (head < mostHead && before[head] === after[head]) head += 1;
  // What the caret left undecided: the rest of the end, where it is the same after all.
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head -= 1;
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail -= 1;
  return {
    at: head,
    del: before.length - head - tail,
    ins: after.slice(head, after.length - tail),
  };
}

export const applyEdit = (text: string, { at, del, ins }: Edit): string =>
  text.slice(0, at) + ins + text.slice(at + del);

/** Two changes after one another as one, or null where they do not touch. */
export function together(first: Edit, then: Edit): Edit | null {
  const end = first.at + first.ins.length;
  if (then.at > end || then.at + then.del < first.at) return null;
  const before = Math.max(0, first.at - then.at);
  const behind = Math.max(0, then.at + then.del - end);
  const head = first.ins.slice(0, Math.max(0, then.at - first.at));
  const tail = first.ins.slice(Math.max(0, then.at + then.del - first.at));
  return {
    at: Math.min(first.at, then.at),
    del: first.del + before + behind,
    ins: head + then.ins + tail,
  };
}

/**
 * The same change on a text that has changed meanwhile by `other`: what both took away is gone
 * once, and what was typed stays whatever became of its surroundings.
 */
export function carriedOver(edit: Edit, other: Edit): Edit {
  const end = edit.at + edit.del;
  const gone = other.at + other.del;
  const shift = other.ins.length - other.del;
  if (gone <= edit.at && !(other.del === 0 && edit.at === other.at)) {
    return { ...edit, at: edit.at + shift };
  }
  if (end <= other.at) return edit;
  // They overlap: take away what is left of it on either side, never what the other wrote.
  if (edit.at < other.at) return { at: edit.at, del: other.at - edit.at, ins: edit.ins };
  const at = other.at + other.ins.length;
  return { at, del: Math.max(0, end - gone), ins: edit.ins };
}
