import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';
import { untrack } from 'svelte';

/**
 * Reads the summaries of the page again when `touched` moved since it was opened, at most once a
 * second; not while it is 0. Call it in a component.
 */
export function refreshing(touched: () => number): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let seen = untrack(touched);
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
