/** What axe finds on a page as it stands, one line per node: rule, place, markup. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function violations(page: Page): Promise<string[]> {
  // Legacy mode asks for no extra page, which a phone's context would have to draw each time.
  const found = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => {
      const why = (node.failureSummary ?? '').split('\n').slice(1).join(' ').trim();
      return `${id} at ${node.target.join(' ')} on ${new URL(page.url()).pathname}\n    ${node.html.slice(0, 200)}\n    ${why.slice(0, 260)}`;
    }),
  );
}
