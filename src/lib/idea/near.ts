/**
 * Which of many rows are near the screen. Only those are drawn with fields: a plan of two hundred
 * rows would be four thousand of them.
 */
const margin = 1200;
const told = new WeakMap<Element, (near: boolean) => void>();
const watchers = new Map<Element | null, IntersectionObserver>();

/** An attachment: tells when the element comes near the screen, and when it is far again. */
export const whenNear = (tell: (near: boolean) => void) => (element: Element) => {
  const watcher = watcherOf(scrollerOf(element));
  told.set(element, tell);
  watcher.observe(element);
  return () => {
    watcher.unobserve(element);
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

/** Whatever scrolls around it; null = the page. */
function scrollerOf(element: Element): Element | null {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (one === document.body) return null;
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return null;
}
