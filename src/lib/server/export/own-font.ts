/**
 * A drawing that leaves the product brings its letters along (12 kB, or 22 kB where rarer ones occur):
 * a browser shows them from the file alone. Programs that read no fonts in SVG (LibreOffice, librsvg)
 * take the next of the families it names.
 */

/** The font's files as data URIs: what Indonesian and English need, and the rest of Latin. */
export type OwnFont = { basic: string; more: string };

/** Signs of ASCII and those of the basic file that a drawing uses by itself. */
const plain =
  /^[\n\u0020-\u007e\u00a0\u00ab\u00b0\u00b1\u00b7\u00bb\u00d7\u00e9\u2009\u200b\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2032\u2033\u2192\u2212]*$/;

/** The drawing with the font before everything that is drawn. */
export function withOwnFont(svg: string, { basic, more }: OwnFont): string {
  // The later rule is asked first; what it lacks the other one has.
  const files = plain.test(svg) ? [basic] : [more, basic];
  const faces = files.map(
    (file) =>
      `@font-face{font-family:'Plus Jakarta Sans';src:url(${file}) format('woff2');font-weight:400 800}`,
  );
  return svg.replace('</desc>', () => `</desc><style>${faces.join('')}</style>`);
}
