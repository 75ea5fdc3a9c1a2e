/**
 * A small writer of PDF for papers of a few words and lines: text in the fonts that every reader has,
 * lines, and strokes of a pen. The same content gives the same bytes. A4 in points, from the top left.
 */

/** Widths of Helvetica for the signs 32 to 126, in thousandths. */
const widths =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
    .split(' ')
    .map(Number);
/** What Windows-1252 has beyond Latin-1 and papers use. */
const beyond: Record<string, number> = {
  '–': 0x96,
  '—': 0x97,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '…': 0x85,
  '•': 0x95,
};

export type Write = {
  x: number;
  y: number;
  size: number;
  bold?: boolean;
  align?: 'left' | 'center' | 'right';
  /** Where the text ends with an ellipsis, in points. */
  most?: number;
};

export class Paper {
  readonly width: number;
  readonly height: number;
  #pages: string[][] = [];

  constructor(orientation: 'portrait' | 'landscape') {
    [this.width, this.height] = orientation === 'portrait' ? [595, 842] : [842, 595];
  }

  get pages(): number {
    return this.#pages.length;
  }
  page(): void {
    this.#pages.push([]);
  }

  text(said: string, { x, y, size, bold = false, align = 'left', most }: Write): void {
    const text = most === undefined ? said : cut(said, { size, bold, most });
    const wide = widthOf(text, size, bold);
    const left = align === 'left' ? x : align === 'center' ? x - wide / 2 : x - wide;
    const font = bold ? 'F2' : 'F1';
    this.#draw(
      `BT /${font} ${n(size)} Tf ${n(left)} ${n(this.height - y)} Td (${coded(text)}) Tj ET`,
    );
  }

  line(from: [number, number], to: [number, number], weight = 0.5): void {
    this.#draw(`${n(weight)} w ${this.#at(from)} m ${this.#at(to)} l S`);
  }

  box(x: number, y: number, width: number, height: number, weight = 1): void {
    this.#draw(
      `${n(weight)} w ${n(x)} ${n(this.height - y - height)} ${n(width)} ${n(height)} re S`,
    );
  }

  bytes(): Uint8Array {
    const objects: string[] = [
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count ${this.#pages.length}/Kids[${this.#pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')}]>>`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
    ];
    for (const [at, page] of this.#pages.entries()) {
      const stream = page.join('\n');
      objects.push(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${this.width} ${this.height}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${6 + at * 2} 0 R>>`,
        `<</Length ${Buffer.byteLength(stream, 'latin1')}>>\nstream\n${stream}\nendstream`,
      );
    }
    let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
    const offsets = objects.map((body, at) => {
      const offset = file.length;
      file += `${at + 1} 0 obj\n${body}\nendobj\n`;
      return offset;
    });
    const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const start = file.length;
    file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines.join('')}`;
    file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
    return Buffer.from(file, 'latin1');
  }

  #at = ([x, y]: [number, number]) => `${n(x)} ${n(this.height - y)}`;
  #draw(what: string): void {
    this.#pages.at(-1)?.push(what);
  }
}

const n = (value: number) => String(Math.round(value * 100) / 100);

export const widthOf = (text: string, size: number, bold = false): number => {
  let sum = 0;
  for (const sign of text) sum += widths[sign.charCodeAt(0) - 32] ?? 556;
  return (sum * size * (bold ? 1.06 : 1)) / 1000;
};

function cut(
  text: string,
  { size, bold, most }: { size: number; bold: boolean; most: number },
): string {
  if (widthOf(text, size, bold) <= most) return text;
  let kept = text;
  while (kept !== '' && widthOf(`${kept}…`, size, bold) > most) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** A text as a string of PDF: signs that the fonts have not become question marks. */
function coded(text: string): string {
  let out = '';
  for (const sign of text.normalize('NFC')) {
    const code = beyond[sign] ?? sign.codePointAt(0) ?? 63;
    const safe = code < 32 || code > 255 || (code > 126 && code < 145) ? 63 : code;
    const one = String.fromCharCode(safe);
    out += one === '(' || one === ')' || one === '\\' ? `\\${one}` : one;
  }
  return out;
}
