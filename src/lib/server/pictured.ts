/** A drawing as the answer to a download: SVG as it is, PNG by the press. */
import basic from '#lib/ui/plus-jakarta-sans-basic.woff2?inline';
import more from '#lib/ui/plus-jakarta-sans-more.woff2?inline';
import { attachment } from './files.ts';
import { withOwnFont } from './export/own-font.ts';
import { toSvg, drawn, type Drawing } from './export/picture-sheet.ts';
import { asDownload, printed } from './printed.ts';

export const pictureFormats = ['svg', 'png'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
export const isPicture = (format: string): format is PictureFormat =>
  pictureFormats.includes(format as PictureFormat);

/** Dots across; enough for half a metre of paper, or a projector twice over. */
const dots = drawn.wide * 2;

export async function pictured(drawing: Drawing, format: PictureFormat): Promise<Response> {
  const svg = toSvg(drawing);
  const name = drawing.title.slice(0, 120);
  if (format === 'svg') {
    return new Response(withOwnFont(svg, { basic, more }), {
      headers: {
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-disposition': attachment(`${name}.svg`),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  }
  const { lang, at } = drawing;
  const bytes = await printed({ what: 'drawing', svg, width: dots, lang, at, format });
  if (!bytes) throw new Error('A drawing was not turned into dots');
  return asDownload(new Uint8Array(bytes), { name, format });
}
