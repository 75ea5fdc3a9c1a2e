/** Carrying a row of the plan with a pointer: mouse, pen or finger. */
import type { Slot } from './slots.ts';

type Drag = {
  /** The pointer has really moved: it is no click. */
  begin: () => void;
  /** What the pointer is over; the caller knows whether it may go there. */
  over: (slot: Slot) => void;
  end: (done: boolean) => void;
};

const threshold = 6;
/** So near to the edge of the screen the page scrolls along. */
const edge = 70;

/** The place under a point: behind a row where the point is in its lower half, else before it. */
function slotAt(x: number, y: number): Slot | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const row = element.closest<HTMLElement>('[data-plan]');
    if (row) {
      const { top, height } = row.getBoundingClientRect();
      const day = Number(row.dataset['day']);
      const id = row.dataset['plan'] ?? null;
      if (y >= top + height / 2) return { day, after: id };
      const list = [...document.querySelectorAll<HTMLElement>(`[data-plan][data-day="${day}"]`)];
      return { day, after: list[list.indexOf(row) - 1]?.dataset['plan'] ?? null };
    }
    const head = element.closest<HTMLElement>('[data-plan-day]');
    if (head) return { day: Number(head.dataset['planDay']), after: null };
  }
  return null;
}

/** Follows the pointer from where it went down on the grip until it is let go. */
export function dragging(down: PointerEvent, { begin, over, end }: Drag): void {
  if (down.button !== 0 || !down.isPrimary) return;
  let moving = false;
  let at = { x: down.clientX, y: down.clientY };
  let frame = 0;

  const look = () => {
    const slot = slotAt(at.x, at.y);
    if (slot) over(slot);
  };
  const scroll = () => {
    const by = at.y < edge ? -10 : at.y > window.innerHeight - edge ? 10 : 0;
    if (by !== 0) {
      window.scrollBy(0, by);
      look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    at = { x: event.clientX, y: event.clientY };
    if (!moving && Math.abs(at.y - down.clientY) + Math.abs(at.x - down.clientX) < threshold)
      return;
    if (!moving) {
      moving = true;
      begin();
      frame = requestAnimationFrame(scroll);
    }
    look();
  };
  const stop = (done: boolean) => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', escape, true);
    if (moving) end(done);
  };
  const up = () => stop(true);
  const cancel = () => stop(false);
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') stop(false);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', escape, true);
}
