/** The gallery of a zip, opened by a browser from a folder, with everything bad that can be typed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { expect, test } from 'vitest';
import type { PosterContent } from '#lib/lab/idea/poster.ts';
import { escaped, gallerySite, type GallerySite } from '#lib/server/export/gallery-site.ts';
import { findBrowser } from './support/browser.ts';

type Nasty = {
  nilai?: string;
  repeat?: { awal: string; teks: string; kali: number; akhir: string };
};
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const nasty = (
  JSON.parse(readFileSync(at('../src/rehearsal/jahat.json'), 'utf8')) as { teks: Nasty[] }
).teks.map(({ nilai, repeat }) =>
  (repeat ? repeat.awal + repeat.teks.repeat(repeat.kali) + repeat.akhir : (nilai ?? '')).slice(
    0,
    2000,
  ),
);
// The smallest picture there is.
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const posterOf = (text: string, n: number): PosterContent => ({
  id: `i${n}`,
  title: text,
  agency: text,
  lab: text,
  region: text,
  digital: n % 2 === 0,
  about: text,
  before: text,
  after: text,
  milestones: [text, text],
  measure: { name: text, unit: text, before: 128, last: 41, planned: false },
  owners: [text],
  photo: { evidenceId: 'e', stored: 'x.png', type: 'image/png', title: text },
  density: 'l',
});
const site = (texts: string[]): GallerySite => ({
  lang: 'id',
  lab: texts[0] ?? '',
  region: texts[0] ?? '',
  day: '2026-11-22',
  posters: texts.map(posterOf),
  photos: new Map(texts.map((_, n) => [`i${n}`, { bytes: dot, ending: 'png' }])),
  font: readFileSync(at('../src/lib/ui/plus-jakarta-sans-basic.woff2')),
});

/** A text as a browser reads it: well-formed, without what cannot be shown, blanks as one. */
function readable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const gone = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;
  return text.toWellFormed().replace(gone, '').replace(/\s+/g, ' ').trim();
}

test('[Y15] no text becomes markup, in an element or in an attribute', () => {
  expect(escaped(`<a href="x">&'\u0000`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;');
  for (const [path, bytes] of Object.entries(gallerySite(site(nasty)))) {
    expect(path).toMatch(/^([a-z]+\/)?[a-z0-9]+\.(html|css|woff2|png)$/);
    if (!path.endsWith('.html')) continue;
    const html = new TextDecoder().decode(bytes);
    expect(html).not.toMatch(/<script|<iframe|<svg|<style/i);
    const led = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to);
    expect(led.every((to) => /^(data:,|(\.\.\/)?[a-z0-9/.]+)$/.test(to ?? ''))).toBe(true);
    expect(html.match(/<img/g)?.length ?? 0).toBe(path.startsWith('innovation/') ? 1 : 0);
  }
});

test('[Y15] opens from a folder: every page, no error, nothing asked for outside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'labinov-gallery-'));
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    for (const [path, bytes] of Object.entries(gallerySite(site(nasty)))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    const wrong: string[] = [];
    page.on('console', (one) => one.type() === 'error' && wrong.push(one.text()));
    page.on('pageerror', (one) => wrong.push(one.message));
    page.on('dialog', (one) => wrong.push(one.message()));
    const inside = pathToFileURL(folder).href;
    page.on('request', (one) => {
      if (!one.url().startsWith(inside) && !one.url().startsWith('data:')) wrong.push(one.url());
    });
    page.on('requestfailed', (one) => wrong.push(`failed ${one.url()}`));
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    const addresses = await page
      .getByRole('listitem')
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    expect(addresses).toHaveLength(nasty.length);
    for (const [n, address] of addresses.entries()) {
      await page.goto(address);
      // What was typed stands there, but for signs that no document carries.
      const shown = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      const typed = readable(nasty[n] ?? '');
      expect(shown.replace(/\s+/g, ' ').trim()).toBe(typed);
    }
    const seen = await page.evaluate(() => ({
      picture: document.querySelector('img')?.naturalWidth,
      font: document.fonts.check('16px "Plus Jakarta Sans"'),
      scripts: document.scripts.length,
    }));
    expect(seen).toEqual({ picture: 1, font: true, scripts: 0 });
    expect(wrong).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
