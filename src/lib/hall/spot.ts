/**
 * Marks what is in the light wherever it hangs, also where a wall draws it later: one rule of style
 * that names it, instead of a question that every note of five hundred would ask.
 */
import type { Spotlight } from '#lib/lab/hall/state.ts';

/** Finds a note or a column by what hangs there. */
export const selectorOf = ({ over, targetId }: Pick<Spotlight, 'over' | 'targetId'>): string =>
  `[data-${over}="${CSS.escape(targetId)}"]`;

/** Where a wall shows cards and no columns, every card of a lit cluster is marked. */
const cardsOf = (cardIds: readonly string[]): string =>
  cardIds.map((id) => `[data-card="${CSS.escape(id)}"]:not([data-cluster] *)`).join(',');

/** Puts the mark on the page; the function it returns takes it away. `label` is a word or two. */
export function markLit(lit: Spotlight, label: string, cardIds: readonly string[]): () => void {
  const style = document.createElement('style');
  document.head.append(style);
  const inside = lit.over === 'cluster' ? cardsOf(cardIds) : '';
  const place = `:is(${[selectorOf(lit), inside].filter(Boolean).join(',')})`;
  const word = JSON.stringify(label).replaceAll('<', '');
  style.sheet?.insertRule(
    `${place}{position:relative;outline-style:solid;outline-width:4px;outline-color:var(--accent);outline-offset:3px}`,
  );
  style.sheet?.insertRule(
    `${place}::before{content:${word};position:absolute;inset:-13px auto auto 10px;padding:0 8px;` +
      'border-radius:99px;background:var(--accent);color:var(--accent-on);z-index:1;' +
      'font-size:12px;line-height:20px;font-weight:700;letter-spacing:0}',
  );
  return () => style.remove();
}

/** Brings it into view and under the keyboard; false where the wall does not draw it now. */
export function goTo(lit: Spotlight, cardIds: readonly string[]): boolean {
  const place = document.querySelector<HTMLElement>(selectorOf(lit));
  const first = cardIds[0] && document.querySelector<HTMLElement>(cardsOf([cardIds[0]]));
  const found = place ?? (first || null);
  if (!found) return false;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  found.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
  if (!found.hasAttribute('tabindex')) found.tabIndex = -1;
  found.focus({ preventScroll: true });
  return true;
}
