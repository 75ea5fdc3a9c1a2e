import { createSubscriber } from 'svelte/reactivity';

/**
 * One shared ticker for everything on the page that shows time. Reading `beat()` inside a derived
 * value makes it run again four times a second, and the interval stops when nobody reads it.
 */
export const beat = createSubscriber((update) => {
  const interval = setInterval(update, 250);
  return () => clearInterval(interval);
});
