/** The keys of the plan's table, as spreadsheets have them. */

export type GridStep =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  /** Down, and a new row below the last one of a phase. */
  | 'enter'
  /** A new row below this one. */
  | 'insert'
  /** The cell takes over what stands above it. */
  | 'copy'
  /** What was typed in the cell is let go. */
  | 'restore'
  /** The row itself goes up or down. */
  | 'raise'
  | 'lower';

type Key = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing'
>;

/** Where the caret stands in a text; null in what is no text, `own` where arrows belong to the field. */
export type Caret = { from: number; to: number; length: number } | 'own' | null;

const arrows: Record<string, 'left' | 'right' | 'up' | 'down'> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * What a key asks for; null where it belongs to the field. In a text, arrows leave only at its
 * edges, or when all of it is chosen, as it is after coming in by a key.
 */
export function gridStep(key: Key, caret: Caret): GridStep | null {
  if (key.isComposing) return null;
  const command = key.ctrlKey || key.metaKey;
  if (key.key === 'Escape') return 'restore';
  if (key.key === 'Enter') return command ? 'insert' : key.shiftKey || key.altKey ? null : 'enter';
  if (command && !key.altKey && !key.shiftKey && key.key.toLowerCase() === 'd') return 'copy';
  const arrow = arrows[key.key];
  if (!arrow || command || key.shiftKey) return null;
  if (key.altKey) return arrow === 'up' ? 'raise' : arrow === 'down' ? 'lower' : null;
  if (caret === null) return arrow;
  if (caret === 'own') return null;
  const { from, to, length } = caret;
  if (from === 0 && to === length) return arrow;
  if (from !== to) return null;
  return from === (arrow === 'left' || arrow === 'up' ? 0 : length) ? arrow : null;
}

/** The caret of whatever has the focus. */
export function caretOf(field: EventTarget | null): Caret {
  if (field instanceof HTMLTextAreaElement) return chosenIn(field);
  if (!(field instanceof HTMLInputElement) || field.type === 'checkbox') return null;
  return field.type === 'text' ? chosenIn(field) : 'own';
}

const chosenIn = (field: HTMLTextAreaElement | HTMLInputElement): Caret => ({
  from: field.selectionStart ?? 0,
  to: field.selectionEnd ?? 0,
  length: field.value.length,
});

/** The cells of a row that take part, from left to right: `data-cell` names each. */
export const cellsIn = (row: Element): HTMLElement[] =>
  [...row.querySelectorAll<HTMLElement>('[data-cell]')].filter(
    (cell) => !(cell as HTMLInputElement).disabled,
  );

export function enter(cell: HTMLElement): void {
  cell.focus();
  if (cell instanceof HTMLTextAreaElement) cell.select();
  else if (cell instanceof HTMLInputElement && cell.type === 'text') cell.select();
}
