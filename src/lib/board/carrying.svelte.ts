/**
 * Cards that are dragged with the mouse from one group to another, by the browser's own dragging.
 * One way among others: whoever has a finger or keys chooses cards and says where to (`GroupBar`).
 */
let carried: readonly string[] = $state.raw([]);

/** What was dropped, and on which group: null for the loose ones, nothing for a new one. */
export type Dropped = (cardIds: string[], place: string | null | undefined) => void;

/** Something is being dragged. */
export const carrying = (): boolean => carried.length > 0;

export function carry(event: DragEvent, cardIds: readonly string[]): void {
  // Firefox drags nothing without data. What it says to other programs is a number.
  event.dataTransfer?.setData('text/plain', String(cardIds.length));
  // A page that changes in the very moment it begins makes Chromium end it.
  setTimeout(() => (carried = cardIds), 0);
}

export const putDown = (): void => void (carried = []);

/** Where cards can be put down. */
export const droppable =
  (place: string | null | undefined, dropped: Dropped) => (element: HTMLElement) => {
    const over = (event: DragEvent) => {
      if (carried.length === 0) return;
      event.preventDefault();
      element.dataset['over'] = '';
    };
    const leave = (event: DragEvent) => {
      if (!element.contains(event.relatedTarget as Node | null)) delete element.dataset['over'];
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      delete element.dataset['over'];
      const cardIds = [...carried];
      carried = [];
      if (cardIds.length > 0) dropped(cardIds, place);
    };
    element.addEventListener('dragover', over);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragover', over);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  };
