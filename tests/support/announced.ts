/**
 * What a screen reader is told without being asked: the words of live regions as they change. As
 * most readers have it, a region that comes with its words in it is read only if it is an alert.
 */
import type { Page } from '@playwright/test';

export type Announced = { politely: string[]; atOnce: string[] };

/** Listens from the next page that is loaded on. */
export async function listenTo(page: Page): Promise<Announced> {
  const heard: Announced = { politely: [], atOnce: [] };
  await page.exposeFunction('labinovAnnounced', (at: keyof Announced, words: string) => {
    heard[at].push(words);
  });
  await page.addInitScript(watch);
  return heard;
}

/** Runs in the page. */
function watch(): void {
  type Tell = (at: 'politely' | 'atOnce', words: string) => void;
  const tell = (globalThis as unknown as { labinovAnnounced: Tell }).labinovAnnounced;
  const regions = '[role=status],[role=alert],[role=log],[aria-live=polite],[aria-live=assertive]';
  const last = new WeakMap<Element, string>();
  const wordsOf = (region: Element) => {
    const copy = region.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden=true],svg')) hidden.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  };
  const look = (region: Element, isNew: boolean) => {
    const words = wordsOf(region);
    if (words === (last.get(region) ?? '')) return;
    last.set(region, words);
    const loud = region.matches('[role=alert],[aria-live=assertive]');
    if (words === '' || (isNew && !loud)) return;
    tell(loud ? 'atOnce' : 'politely', words);
  };
  const found = (node: Node) =>
    node instanceof Element
      ? [...(node.matches(regions) ? [node] : []), ...node.querySelectorAll(regions)]
      : [];
  const seen = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes)
        for (const region of found(node)) look(region, !last.has(region));
    }
    for (const { target } of changes) {
      const on = target instanceof Element ? target : target.parentElement;
      const region = on?.closest(regions);
      if (region) look(region, false);
    }
  });
  const options = { subtree: true, childList: true, characterData: true };
  document.addEventListener('DOMContentLoaded', () => {
    for (const region of found(document.documentElement)) last.set(region, wordsOf(region));
    seen.observe(document, options);
  });
}
