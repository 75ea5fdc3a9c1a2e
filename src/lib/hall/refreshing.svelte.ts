import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/** Reads the summaries of the page again when `touched` moved, at most once a second; not while it is 0. */
export function refreshing(touched: () => number): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let seen = 0;
  $effect(() => {
    const now = touched();
    if (now === 0 || now === seen || waiting) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      seen = touched();
      // Reading again would call off a page that somebody is on the way to.
      if (!navigating.to) void invalidate('labinov:summary');
    }, 1000);
  });
  $effect(() => () => clearTimeout(waiting));
}
