/** The smallest true PDF, JPEG and MP4, so that an upload meets a real file of its kind. */
import { createHash } from 'node:crypto';

const pdf = (title: string) =>
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
% ${title}
trailer<</Root 1 0 R>>
%%EOF
`;

/** A marker of a JPEG with its length. */
const part = (marker: number, bytes: readonly number[]) => {
  const length = bytes.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...bytes];
};

/**
 * A grey strip of 32 squares, whose shades come from the name. Each square is one number of five
 * bits; both tables of codes hold a single code of one bit.
 */
function jpeg(name: string): Uint8Array {
  const shades = createHash('sha256').update(name).digest();
  /** Of the codes of one to sixteen bits there is one of one bit. */
  const counts = [1, ...Array.from({ length: 15 }, () => 0)];
  const oneCode = (table: number, value: number) => [table, ...counts, value];
  // Up and down in turns, so that the sum of the steps stays within what a shade may be.
  const bits = [...shades].map((shade, n) => {
    const step = 16 + (shade & 15);
    const coded = n % 2 === 0 ? step : 31 - step;
    return `0${coded.toString(2).padStart(5, '0')}0`;
  });
  const stream = bits.join('').match(/.{1,8}/g) ?? [];
  const data = stream.flatMap((eight) => {
    const byte = Number.parseInt(eight.padEnd(8, '1'), 2);
    return byte === 0xff ? [0xff, 0] : [byte];
  });
  const width = shades.length * 8;
  return Uint8Array.from([
    0xff,
    0xd8,
    ...part(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    ...part(0xc0, [8, 0, 8, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...part(0xc4, oneCode(0x00, 5)),
    ...part(0xc4, oneCode(0x10, 0)),
    ...part(0xda, [1, 1, 0, 0, 63, 0]),
    ...data,
    0xff,
    0xd9,
  ]);
}

const box = (name: string, ...inside: Uint8Array[]) => {
  const body = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A film of no length; the name lies where a film keeps room. */
const mp4 = (name: string) =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\u0002\0isommp41', 'latin1')),
    box('moov', box('mvhd', Buffer.alloc(100))),
    box('free', Buffer.from(name)),
  ]);

const makers = {
  pdf: (name: string) => new TextEncoder().encode(pdf(name)),
  jpg: jpeg,
  mp4,
};
const types = { pdf: 'application/pdf', jpg: 'image/jpeg', mp4: 'video/mp4' };

/** A file of this name; two names give two different files. */
export function smallFile(name: string, kind: keyof typeof makers): File {
  return new File([new Uint8Array(makers[kind](name))], name, { type: types[kind] });
}
