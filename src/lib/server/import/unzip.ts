import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { zipSync, type Zippable } from 'fflate';
import { tableLimits, type TableRefusal } from './limits.ts';

/**
 * A ZIP can lie about its sizes, so every part of an XLSX is really unpacked under a limit, off the
 * main thread, before the spreadsheet library sees anything; the library then gets a fresh archive of
 * only the parts that a table needs (no macros, pictures or links outside).
 */

const inflate = promisify(inflateRaw) as (
  data: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Buffer>;

/** An expected no from deep inside; `readXlsx` turns it into its answer. */
export class Refused extends Error {
  readonly refusal: TableRefusal;
  constructor(refusal: TableRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

export type Entry = {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
};

/** What the archive says it holds; refuses a broken or protected one. */
export function entriesOf(bytes: Uint8Array, most: number = tableLimits.zipEntries): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  // The comment behind the end record is at most 65535 bytes.
  while (end >= 0 && end >= bytes.length - 65_557 && view.getUint32(end, true) !== 0x06054b50)
    end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw new Refused('file-broken');
  const count = view.getUint16(end + 10, true);
  if (count === 0 || count > most) throw new Refused('file-broken');

  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Refused('file-broken');
    if (view.getUint16(at + 8, true) & 1) throw new Refused('file-protected');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: new TextDecoder()
        .decode(bytes.subarray(at + 46, at + 46 + nameLength))
        .replace(/^\//, ''),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of a part as they lie in the archive. */
export function packedPart(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(entry.offset, true) !== 0x04034b50) throw new Refused('file-broken');
  const start =
    entry.offset +
    30 +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw new Refused('file-broken');
  if (entry.method !== 0 && entry.method !== 8) throw new Refused('file-broken');
  return packed;
}

/** A part as it really is, never more than `most` bytes of it. */
export async function unpack(bytes: Uint8Array, entry: Entry, most: number): Promise<Uint8Array> {
  const packed = packedPart(bytes, entry);
  if (entry.size > most) throw new Refused('unpacked-too-large');
  const part =
    entry.method === 0
      ? packed
      : await inflate(packed, { maxOutputLength: most + 1 }).catch((error: unknown) => {
          const code = error instanceof Error && 'code' in error ? error.code : '';
          throw new Refused(code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacked-too-large' : 'file-broken');
        });
  if (part.length > most) throw new Refused('unpacked-too-large');
  if (crc32(part) !== entry.crc) throw new Refused('file-broken');
  return part;
}

const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(_rels\/)?workbook\.xml(\.rels)?|xl\/(sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/** A fresh, uncompressed archive of the parts a table needs, each really unpacked and counted. */
export async function cleaned(bytes: Uint8Array): Promise<Uint8Array> {
  const parts: Zippable = {};
  let left: number = tableLimits.unpackedBytes;
  for (const entry of entriesOf(bytes)) {
    if (!wanted.test(entry.name)) continue;
    if (Object.hasOwn(parts, entry.name)) throw new Refused('file-broken');
    const part = await unpack(bytes, entry, left);
    left -= part.length;
    // No honest spreadsheet declares entities.
    if (Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('<!DOCTYPE'))
      throw new Refused('file-broken');
    parts[entry.name] = part;
  }
  if (!Object.keys(parts).some((name) => name.toLowerCase() === 'xl/workbook.xml'))
    throw new Refused('file-content-differs');
  return zipSync(parts, { level: 0 });
}
