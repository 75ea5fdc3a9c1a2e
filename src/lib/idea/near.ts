/**
 * Which of many rows are near the screen. Only those are drawn with fields: a plan of two hundred
 * rows would be four thousand of them.
 */
import { MediaQuery } from 'svelte/reactivity';

/** The page is being printed: then everything is drawn. */
export const paper = new MediaQuery('print', false);
/** In px. What is drawn with fields costs every key in any of them. */
const margin = 400;
const told = new WeakMap<Element, (near: boolean) => void>();
const watchers = new Map<Element | null, IntersectionObserver>();

/** An attachment: tells when the element comes near the screen, and when it is far again. */
export const whenNear = (tell: (near: boolean) => void) => (element: Element) => {
  told.set(element, tell);
  let watcher: IntersectionObserver | undefined;
  // With the next picture: to ask for styles while hundreds of rows come in makes them twice.
  const soon = requestAnimationFrame(() => {
    watcher = watcherOf(scrollerOf(element));
    watcher.observe(element);
  });
  return () => {
    cancelAnimationFrame(soon);
    watcher?.unobserve(element);
    told.delete(element);
  };
};

function watcherOf(root: Element | null): IntersectionObserver {
  const known = watchers.get(root);
  if (known) return known;
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting);
    },
    { root, rootMargin: `${margin}px 0px` },
  );
  watchers.set(root, watcher);
  return watcher;
}

const scrollers = new WeakMap<Element, Element | null>();

/** Whatever scrolls around it; null = the page. Hundreds of rows in one body ask once. */
function scrollerOf(element: Element): Element | null {
  const around = element.parentElement;
  if (!around || around === document.body) return null;
  let found = scrollers.get(around);
  if (found === undefined) {
    const scrolls = /auto|scroll/.test(getComputedStyle(around).overflowY);
    found = scrolls ? around : scrollerOf(around);
    scrollers.set(around, found);
  }
  return found;
}
