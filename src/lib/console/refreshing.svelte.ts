import { invalidate } from '$app/navigation';

/** Reads the summaries of the page again when `touched` moved, at most once a second. */
export function refreshing(touched: () => number): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let seen = 0;
  $effect(() => {
    if (touched() === seen || waiting) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      seen = touched();
      void invalidate('labinov:summary');
    }, 1000);
  });
  $effect(() => () => clearTimeout(waiting));
}
