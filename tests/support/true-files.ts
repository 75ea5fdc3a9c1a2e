/** Real small files of every kind, and crafted ones, for what reads files. */
import sharp from 'sharp';
import { strToU8, zipSync } from 'fflate';

/** A photo as a phone takes it: lying on its side, with the place where it was taken. */
export async function photoWithPlace(): Promise<Buffer> {
  const plain = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#c84' },
  })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'KENARI-KAMERA' },
      IFD3: { GPSLatitude: '7/1 23/1 0/1', GPSLatitudeRef: 'S', GPSLongitude: '109/1 21/1 0/1' },
    })
    .toBuffer();
  return plain;
}

type Parts = Record<string, string | Uint8Array>;

const documents = {
  docx: {
    main: 'word/document.xml',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  },
  xlsx: {
    main: 'xl/workbook.xml',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  },
};

/** An archive of the parts that a DOCX or XLSX must have, and of others. */
export function officeFile(kind: 'docx' | 'xlsx', more: Parts = {}): Uint8Array {
  const { main, type } = documents[kind];
  const parts: Parts = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/${main}" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="${main}"/></Relationships>`,
    [main]: '<?xml version="1.0"?><root/>',
    ...more,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
    { level: 1 },
  );
}

/** One box of an ISO film. */
export function box(name: string, ...inside: Uint8Array[]): Buffer {
  const body = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** The bones of a film; `place` is what a phone writes of where it was taken. */
export function film({
  place = '',
  samples = 64,
}: { place?: string; samples?: number } = {}): Buffer {
  const told = place
    ? [box('udta', box('\u00a9xyz', Buffer.from(place))), box('meta', Buffer.from(place))]
    : [];
  const track = box('trak', box('tkhd', Buffer.alloc(84)), ...(place ? told : []));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\u0002\0isomiso2mp41', 'latin1')),
    box('moov', box('mvhd', Buffer.alloc(100)), track, ...told),
    box('mdat', Buffer.alloc(samples, 7)),
  ]);
}
