/** A person who has nothing but a keyboard. */
import type { Page } from '@playwright/test';

/** Presses Tab until what has the focus carries this name; a person would give up after a while. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let at = 0; at < most; at += 1) {
    const focused = await page.evaluate(() => {
      const on = document.activeElement as HTMLElement | null;
      if (!on || on === document.body) return '';
      const by = (on.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => (id ? document.getElementById(id)?.textContent : ''))
        .join(' ');
      const labels = (on as HTMLInputElement).labels;
      const label = labels ? [...labels].map((one) => one.textContent).join(' ') : '';
      return [on.getAttribute('aria-label'), by, label, on.textContent].join(' ');
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name}`);
}

/** Goes to it and presses Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}
