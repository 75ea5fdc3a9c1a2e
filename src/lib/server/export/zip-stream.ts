/** A zip as it is written, one piece at a time: as large as it may be, little of it is in memory. */
import { createReadStream } from 'node:fs';
import { Readable, pipeline } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

export type ZipPart = {
  name: string;
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Pictures, films and PDFs are packed already. */
  packed?: boolean;
  /** How hard it is packed, 1 to 9: quickly, where much is to be written. */
  level?: number;
};

/** So large that the thread that packs is called seldom: small ones took a quarter of a file's time. */
const chunkSize = 256 * 1024;

export async function* zipOf(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault;
    pieces.push(piece);
  });
  for await (const { name, content, packed = false, level = 6 } of parts) {
    const part = new Part(name, packed ? 0 : 8);
    zip.add(part);
    const read = part.reading(content);
    const written = packed
      ? read
      : pipeline(Readable.from(read), createDeflateRaw({ level, chunkSize }), ended);
    for await (const piece of written) {
      part.ondata(null, piece as Uint8Array<ArrayBuffer>, false);
      yield* pieces.splice(0);
    }
    part.ondata(null, new Uint8Array(), true);
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces.splice(0);
}

/** A fault goes on to whoever reads. */
const ended = () => {};

/** What stands beside a part in the zip: how long it was and its sum, once all of it was read. */
class Part implements ZipInputFile {
  filename: string;
  compression: number;
  size = 0;
  crc = 0;
  // The zip sets it when the part is added.
  ondata: NonNullable<ZipInputFile['ondata']> = () => {};

  constructor(filename: string, compression: number) {
    this.filename = filename;
    this.compression = compression;
  }

  async *reading(content: ZipPart['content']): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      this.size += piece.length;
      this.crc = crc32(piece, this.crc);
      yield piece;
    }
  }
}

/**
 * A file as the content of a part. It is opened when its turn has come and closed when nobody reads on:
 * a download of hundreds of files that breaks off must not leave them open.
 */
export async function* fileContent(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
}
