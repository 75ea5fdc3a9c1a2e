/**
 * The rules of the projector that can be measured: nothing smaller than 32u, nothing cut, no more
 * than six tiles, reading text at 7:1 against what is behind it (design/README.md, fifteen metres).
 */
import type { Page } from '@playwright/test';

/** What falls short on the poster that is up, one line each. */
export function illegible(page: Page): Promise<string[]> {
  return page.evaluate(lookAt);
}

/** Runs inside the page. */
function lookAt(): string[] {
  const found = new Set<string>();
  const u = Math.min(innerWidth / 1920, innerHeight / 1080);
  const tiles = document.querySelectorAll('main article').length;
  if (tiles > 6) found.add(`${tiles} tiles`);

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const light = (color: string): [number, number] => {
    if (!canvas) return [1, 1];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const [x = 0, y = 0, z = 0] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return [0.2126 * x + 0.7152 * y + 0.0722 * z, a / 255];
  };
  const behind = (element: Element | null): number => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      const shades = backgroundImage.match(/(?:oklch|oklab|rgba?|color)\([^()]*\)/g);
      const [value, opaque] = light(shades?.at(-1) ?? backgroundColor);
      if (opaque > 0.99) return value;
    }
    return 1;
  };

  const walker = document.createTreeWalker(
    document.querySelector('.screen') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const parent = node.parentElement;
    if (text === '' || !parent || parent.closest('.sr, script, style, title, [hidden]')) continue;
    const style = getComputedStyle(parent);
    if (style.visibility === 'hidden' || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const clamp = parent.closest('[class*="clamp"], h2, span, dd, p');
    const clamped = clamp !== null && getComputedStyle(clamp).webkitLineClamp !== 'none';
    // Of a text that ends in three dots only the lines that show.
    const box = (clamped ? clamp : range).getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const said = text.slice(0, 40);

    const drawn = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
    const size = (Number.parseFloat(style.fontSize) * drawn) / u;
    if (size < 31.5) found.add(`${size.toFixed(0)}u: ${said}`);

    // Between two lines nothing ends: the box is lower than the lines it may show.
    if (clamped && clamp.scrollHeight > clamp.clientHeight + 3 * u) {
      const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(clamp);
      const inner =
        clamp.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
      const lines = inner / Number.parseFloat(lineHeight);
      if (Math.abs(lines - Math.round(lines)) > 0.12) found.add(`cut between lines: ${said}`);
    }

    // A line that is cut with three dots says so itself.
    const whole = !parent.closest('.trunc');
    const over = 3 * u;
    const from = clamped ? clamp.parentElement : parent;
    for (let at: Element | null = whole ? from : null; at; at = at.parentElement) {
      const edge = at === document.body ? null : getComputedStyle(at);
      if (edge && edge.overflowX === 'visible' && edge.overflowY === 'visible') continue;
      const frame =
        edge === null ? new DOMRect(0, 0, innerWidth, innerHeight) : at.getBoundingClientRect();
      const cut =
        box.right > frame.right + over ||
        box.left < frame.left - over ||
        box.bottom > frame.bottom + over ||
        box.top < frame.top - over;
      if (cut) found.add(`cut: ${said}`);
      break;
    }

    const paper = behind(parent);
    const [ink, opaque] = light(parent instanceof SVGElement ? style.fill : style.color);
    if (opaque < 0.5) continue;
    const [high, low] = ink > paper ? [ink, paper] : [paper, ink];
    const contrast = (high + 0.05) / (low + 0.05);
    // Numbers and titles are so large that 4.5:1 is enough; a stage is a label with its number.
    const asked = size >= 52 || parent.closest('.rail, .stage') ? 4.5 : 7;
    if (contrast < asked) found.add(`${contrast.toFixed(1)}:1 instead of ${asked}:1: ${said}`);
  }
  return [...found];
}
