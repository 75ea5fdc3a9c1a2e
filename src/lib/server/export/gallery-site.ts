/**
 * The gallery as files that open from a folder without a server: an index, a page for each
 * innovation, one style sheet, the font and the photos. No script, everything relative, every text
 * escaped. Pure: the same posters give the same files.
 */
import { tellsInWords, type PosterContent } from '#lib/lab/idea/poster.ts';
import { printable } from '#lib/lab/values.ts';
import { displayWords } from '#lib/words/display.ts';
import { formats, numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { visitorWords } from '#lib/words/visitors.ts';

export type GallerySite = {
  lang: Lang;
  lab: string;
  region: string;
  /** The day it was made, `YYYY-MM-DD`. */
  day: string;
  posters: PosterContent[];
  /**
   * Photos by id of the innovation; without one the page has none. One without bytes is put at its
   * `photoPath` by whoever asked: hundreds of them are too much to hold at once.
   */
  photos: Map<string, { bytes?: Uint8Array; ending: string }>;
  font: Uint8Array;
};

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** [Y15] Text as text, in an element and in an attribute; signs that no document carries are gone. */
export const escaped = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

const page = (
  site: GallerySite,
  { title, depth, body }: Record<'title' | 'depth' | 'body', string>,
) =>
  `<!doctype html>
<html lang="${site.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'self' file:; font-src 'self' file:">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${depth}style.css">
</head>
<body>
${body}
</body>
</html>
`;

const numbered = (at: number, ending: string) => `${String(at + 1).padStart(3, '0')}.${ending}`;
/** Where the photo of the innovation at this place lies, counted from 0. */
export const photoPath = (at: number, ending: string) => `photo/${numbered(at, ending)}`;

/** [Y15] The files of the site by path. */
export function gallerySite(site: GallerySite): Record<string, Uint8Array> {
  const nameOf = (at: number) => numbered(at, 'html');
  const files: Record<string, string | Uint8Array> = {
    'index.html': indexOf(site, nameOf),
    'style.css': css,
    'font.woff2': site.font,
  };
  site.posters.forEach((poster, at) => {
    const photo = site.photos.get(poster.id);
    const path = photo ? photoPath(at, photo.ending) : null;
    files[`innovation/${nameOf(at)}`] = innovationOf(site, poster, path);
    if (path && photo?.bytes) files[path] = photo.bytes;
  });
  const encode = new TextEncoder();
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? encode.encode(content) : content,
    ]),
  );
}

function indexOf(site: GallerySite, nameOf: (at: number) => string): string {
  const d = displayWords[site.lang];
  const title = visitorWords[site.lang].title(site.region);
  const lines = site.posters.map(
    (poster, at) => `<li><a href="innovation/${nameOf(at)}">
<b>${escaped(poster.title)}</b><span>${escaped(poster.agency)}</span>${
      poster.measure ? `<i>${escaped(numbersOf(site.lang, poster.measure))}</i>` : ''
    }</a></li>`,
  );
  return page(site, {
    title,
    depth: '',
    body: `<main><h1>${escaped(title)}</h1>
<p class="soft">${escaped(site.lab)}, ${escaped(d.count(site.posters.length))}, ${escaped(dayOf(site))}</p>
<ul class="list">${lines.join('\n')}</ul></main>`,
  });
}

function innovationOf(site: GallerySite, poster: PosterContent, photo: string | null): string {
  const d = displayWords[site.lang];
  const f = numbers(site.lang);
  const { measure } = poster;
  const kind = poster.digital === null ? '' : poster.digital ? d.digital : d.nonDigital;
  const big = measure
    ? `<p class="big">${escaped(f.number(measure.before))} <span>→</span> <b>${escaped(
        f.number(measure.last),
      )}</b> <small>${escaped(measure.unit)}</small></p><p>${escaped(measure.name)}${
        measure.planned ? ` (${escaped(d.planned)})` : ''
      }</p>`
    : '';
  const box = (name: string, text: string) =>
    `<section><h2>${escaped(name)}</h2><p>${escaped(text || d.posterEmpty)}</p></section>`;
  const pair = tellsInWords(poster)
    ? `<div class="pair">${box(d.before, poster.before)}${box(d.after, poster.after)}</div>`
    : '';
  const steps = poster.milestones.map((one) => `<li>${escaped(one)}</li>`).join('');
  const people = poster.owners.map((one) => `<p>${escaped(one)}</p>`).join('');
  return page(site, {
    title: poster.title,
    depth: '../',
    body: `<main><p><a class="back" href="../index.html">← ${escaped(d.back)}</a></p>
<article><header><p>${escaped([poster.agency, kind].filter(Boolean).join(', '))}</p>
<h1>${escaped(poster.title)}</h1><p>${escaped(poster.about)}</p>${big}</header>
${pair}
${photo ? `<img src="../${photo}" alt="${escaped(poster.photo?.title ?? '')}">` : ''}
${steps ? `<h2>${escaped(d.milestones)}</h2><ol>${steps}</ol>` : ''}
<footer><h2>${escaped(d.owner)}</h2><p><b>${escaped(poster.agency)}</b></p>${people}
<p class="soft">${escaped(poster.lab)}</p></footer></article></main>`,
  });
}

function numbersOf(lang: Lang, measure: NonNullable<PosterContent['measure']>): string {
  const d = displayWords[lang];
  const f = numbers(lang);
  const [before, last] = [f.number(measure.before), f.number(measure.last)];
  return measure.planned
    ? d.targetMeasure(before, last, measure.unit)
    : d.measure(before, last, measure.unit);
}

const dayOf = ({ lang, day }: GallerySite) => formats(lang, 'UTC').day(Date.parse(day));

const css = `@font-face{font-family:"Plus Jakarta Sans";src:url("font.woff2") format("woff2");font-weight:200 800}
*{box-sizing:border-box;margin:0}
body{font:16px/1.5 "Plus Jakarta Sans",system-ui,sans-serif;color:#1f1c29;background:#fbfaf7;overflow-wrap:anywhere}
main{max-width:980px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:32px;line-height:1.1;font-weight:800;letter-spacing:-.02em}
h2{font-size:14px;color:#57525f;margin-bottom:4px}
.soft{color:#57525f}
.list{list-style:none;padding:0;margin-top:20px;display:grid;gap:10px;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr))}
.list a{display:grid;gap:2px;height:100%;padding:16px 18px;border-radius:12px;background:#fff;border:1px solid #e2dfd8;border-left:6px solid #f7ca40;color:inherit;text-decoration:none}
.list b{line-height:1.25}.list i{font-style:normal;font-weight:600}
a:focus-visible{outline:3px solid #2f5fd0;outline-offset:2px}
.back{color:inherit}
article{display:grid;gap:18px;margin-top:12px}
header{display:grid;gap:6px;padding:22px;border-radius:16px;background:#f7ca40}
.big{font-size:28px;font-weight:700;line-height:1.1}.big b{font-size:52px;font-weight:800}.big small{font-size:18px}
.pair{display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(min(100%,280px),1fr))}
.pair section{padding:16px 18px;border-radius:12px;background:#f6f4f0;white-space:pre-wrap}
.pair section+section{background:#fbeabc}
img{display:block;width:100%;max-height:480px;object-fit:cover;border-radius:12px}
ol{padding-left:22px}
footer{border-top:1px solid #e2dfd8;padding-top:14px}
@media print{main{padding:0}.back{display:none}header,.pair section{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
