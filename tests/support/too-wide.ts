/** What makes a page wider than its screen, so that it slides sideways under the thumb. */
import type { Page } from '@playwright/test';

/** The innermost elements that reach past the right edge of the screen, one line each. */
export function tooWide(page: Page): Promise<string[]> {
  const width = page.viewportSize()?.width ?? 0;
  return page.evaluate((edge) => {
    if (document.documentElement.scrollWidth <= edge + 1) return [];
    const past = [...document.querySelectorAll('body *')].filter((one) => {
      const { right, height } = one.getBoundingClientRect();
      return right > edge + 1 && height > 0 && one.checkVisibility();
    });
    const held = (one: Element) => {
      for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    const free = past.filter((one) => !held(one));
    return free
      .filter((one) => !free.some((other) => other !== one && one.contains(other)))
      .slice(0, 5)
      .map(
        (one) =>
          `wider than the screen: ${one.className} ${(one.textContent ?? '').trim().slice(0, 30)}`,
      );
  }, width);
}
