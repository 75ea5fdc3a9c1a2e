/**
 * DOCX and XLSX are archives of parts. One is taken when it has the parts of its kind, no macros,
 * nothing that fetches from outside when it is opened, and unpacks to what an honest document may:
 * every part is really unpacked and counted, because an archive can lie about its sizes.
 */
import { createInflateRaw } from 'node:zlib';
import { entriesOf, packedPart, Refused, type Entry } from './import/unzip.ts';
import type { FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';

const mega = 1024 * 1024;
/** All parts together, unpacked. A long document with pictures stays below a third of it. */
const mostUnpacked = 150 * mega;
/** A part that is read as text: lists of parts and of links. */
const mostText = 4 * mega;
const mostEntries = 5_000;

const kinds = [
  { kind: 'docx', main: 'word/document.xml', type: /wordprocessingml\.document\.main\+xml/ },
  { kind: 'xlsx', main: 'xl/workbook.xml', type: /spreadsheetml\.sheet\.main\+xml/ },
] as const;

/** Programs and things that would start one. */
const activeName =
  /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|macrosheets\/|dialogsheets\/)|\.(exe|dll|js|vbs|scr|bat|cmd|ps1|hta|lnk|jar)$/i;
const activeType = /macroEnabled|vbaProject|activeX|oleObject/i;

/** Which of the two it is, or why it is not taken. */
export async function officeKind(bytes: Uint8Array): Promise<'docx' | 'xlsx' | FileFlaw> {
  try {
    return await judged(bytes, entriesOf(bytes, mostEntries));
  } catch (fault) {
    if (fault instanceof Refused) {
      return fault.refusal === 'unpacked-too-large' ? 'expands' : 'broken';
    }
    // Offsets that lead out of the file.
    if (fault instanceof RangeError) return 'broken';
    throw fault;
  }
}

async function judged(bytes: Uint8Array, entries: Entry[]): Promise<'docx' | 'xlsx' | FileFlaw> {
  const names = entries.map(({ name }) => name);
  const found = kinds.find(({ main }) => names.includes(main));
  if (!found || !names.includes('[Content_Types].xml')) return 'wrong-type';
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return 'broken';
  if (names.some((name) => /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:/i.test(name))) return 'broken';
  if (names.some((name) => activeName.test(name))) return 'active';
  let left = mostUnpacked;
  for (const entry of entries) {
    const { size, text } = await unpacked(packedPart(bytes, entry), entry, left);
    left -= size;
    if (entry.name === '[Content_Types].xml') {
      if (activeType.test(text)) return 'active';
      if (!found.type.test(text)) return 'wrong-type';
    }
    if (entry.name.endsWith('.rels') && fetches(text)) return 'active';
    if (/\.(xml|rels)$/i.test(entry.name) && text.includes('<!DOCTYPE')) return 'broken';
  }
  return found.kind;
}

/** A link that a person follows is no harm; whatever opens by itself is. */
const fetches = (rels: string): boolean =>
  (rels.match(/<Relationship\b[^>]*>/g) ?? []).some(
    (one) => /TargetMode\s*=\s*["']External["']/i.test(one) && !/\/hyperlink["']/i.test(one),
  );

/** Counts what a part unpacks to, without holding it; the beginning of it as text. */
async function unpacked(
  packed: Uint8Array,
  { method, name }: Entry,
  most: number,
): Promise<{ size: number; text: string }> {
  const lists = /(\.rels|^\[Content_Types\]\.xml)$/i.test(name);
  const reads = /\.(xml|rels)$/i.test(name);
  const pieces: Buffer[] = [];
  let size = 0;
  const take = (piece: Uint8Array) => {
    if (reads && size < mostText) pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > (lists ? mostText : most)) throw new Refused('unpacked-too-large');
  };
  if (method === 0) take(packed);
  else {
    const inflating = createInflateRaw({ chunkSize: 512 * 1024 });
    inflating.end(packed);
    try {
      for await (const piece of inflating) take(piece as Uint8Array);
    } catch (fault) {
      throw fault instanceof Refused ? fault : new Refused('file-broken');
    } finally {
      inflating.destroy();
    }
  }
  return { size, text: Buffer.concat(pieces).toString('utf8') };
}
