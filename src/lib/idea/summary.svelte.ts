import { invalidate } from '$app/navigation';
import type { LabLive } from '#lib/live/lab-live.svelte.ts';

/** At most one new summary a second, however busy the lab is. */
const restFor = 1000;

/** Loads the page's summary again when ideas or boards of the lab changed. Call it in a component. */
export function followSummary(live: LabLive): void {
  let seen = live.touched;
  let later: ReturnType<typeof setTimeout> | undefined;
  $effect(() => {
    const { touched } = live;
    if (touched === seen || later) return;
    later = setTimeout(() => {
      later = undefined;
      seen = live.touched;
      void invalidate('labinov:summary');
    }, restFor);
  });
  $effect(() => () => clearTimeout(later));
}
