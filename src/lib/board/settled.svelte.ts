import { untrack } from 'svelte';

/**
 * A value that hundreds of notes ask for and that seldom changes. A derived value would make each of
 * them look again whenever a card comes, only to find the same answer; this one stays quiet until
 * there is another. Call it while a component is set up.
 */
export function settled<T>(read: () => T): { readonly now: T } {
  let now = $state.raw(untrack(read));
  $effect.pre(() => {
    now = read();
  });
  return {
    get now() {
      return now;
    },
  };
}
