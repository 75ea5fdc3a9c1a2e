/** A zip as it is written, one piece at a time: as large as it may be, little of it is in memory. */
import { createReadStream } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';

export type ZipPart = {
  name: string;
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Pictures, films and PDFs are packed already. */
  packed?: boolean;
};

export async function* zipOf(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault;
    pieces.push(piece);
  });
  for await (const { name, content, packed = false } of parts) {
    const part = new ZipDeflate(name, { level: packed ? 0 : 6 });
    zip.add(part);
    for await (const piece of content) {
      part.push(piece);
      yield* pieces.splice(0);
    }
    part.push(new Uint8Array(), true);
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces.splice(0);
}

/**
 * A file as the content of a part. It is opened when its turn has come and closed when nobody reads on:
 * a download of hundreds of files that breaks off must not leave them open.
 */
export async function* fileContent(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
}
