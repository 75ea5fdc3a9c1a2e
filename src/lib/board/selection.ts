/**
 * Choosing several cards in a list by keyboard, as in any list box: arrows move, Home and End jump,
 * Shift with an arrow takes along, Ctrl+A takes all. Space and Enter are the click on the card.
 */
export type Step = { focus: number; take: 'none' | 'both' | 'all' };

/** What a key does in a list of `length`, with the focus at `at`; null for other keys. */
export function stepOf(
  {
    key,
    shiftKey,
    ctrlKey,
    metaKey,
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
  at: number,
  length: number,
): Step | null {
  const last = length - 1;
  const to = (focus: number): Step => ({
    focus: Math.min(last, Math.max(0, focus)),
    take: shiftKey ? 'both' : 'none',
  });
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'a':
    case 'A':
      return ctrlKey || metaKey ? { focus: at, take: 'all' } : null;
    default:
      return null;
  }
}

export const toggled = (list: readonly string[], id: string): string[] =>
  list.includes(id) ? list.filter((other) => other !== id) : [...list, id];

export const joined = (list: readonly string[], more: readonly string[]): string[] => [
  ...new Set([...list, ...more]),
];
