/**
 * A package as a file: a zip of the signed text, the signature, the chosen evidence under its hashes,
 * and a line for whoever opens it by hand. Evidence is in the text by hash, so the signature holds it.
 */
import { join } from 'node:path';
import * as v from 'valibot';
import { readPackage, type Package, type Unreadable } from '#lib/lab/exchange.ts';
import { exchangeLimits } from '#lib/lab/package-judged.ts';
import { fileContent, type ZipPart } from '#lib/server/export/zip-stream.ts';
import { entriesOf, Refused, unpack, type Entry } from '#lib/server/import/unzip.ts';
import { exchangeWords } from '#lib/words/exchange.ts';
import type { Lang } from '#lib/words/lang.ts';
import { signed, signerOf, type Signature } from './signing.ts';

const names = { text: 'paket.json', signature: 'tanda-tangan.json', about: 'BACA-SAYA.txt' };
const folder = 'bukti/';

const signatureSchema = v.object({
  publicKey: v.pipe(v.string(), v.maxLength(200)),
  signature: v.pipe(v.string(), v.maxLength(200)),
});

/** [Q1] [Q3] The parts of the zip; `dir` is where files of evidence lie, `made` those made for it. */
export async function packageParts(
  content: Package,
  {
    dir,
    lang,
    made = new Map(),
    key,
  }: { dir: string; lang: Lang; made?: ReadonlyMap<string, Uint8Array>; key?: string },
): Promise<ZipPart[]> {
  const text = JSON.stringify(content, null, 1);
  const signature = await signed(text, key);
  const bytes = (part: string) => [Buffer.from(part)];
  const fingerprint = signerOf(text, signature) ?? '';
  const about = exchangeWords[lang].read(content.region, fingerprint).replace(/\n/g, '\r\n');
  const stored = new Set(storedIn(content).keys());
  return [
    { name: names.about, content: bytes(about) },
    { name: names.text, content: bytes(text) },
    {
      name: names.signature,
      content: bytes(JSON.stringify({ algorithm: 'Ed25519', ...signature }, null, 1)),
    },
    ...[...stored].map((one) => {
      const bytes = made.get(one);
      const content = bytes ? [bytes] : fileContent(join(dir, one));
      return { name: folder + one, content, packed: true };
    }),
  ];
}

/** Files a package names, with their sizes. */
const storedIn = ({ innovations }: Package): Map<string, number> =>
  new Map(
    innovations.flatMap(({ evidence }) => evidence.map(({ stored, size }) => [stored, size])),
  );

export type PackageFlaw = Unreadable | 'empty' | 'too-large' | 'protected' | 'forged';

/** A package that came, its signature proved. */
export type Came = {
  content: Package;
  /** The short form of the key that signed it, and the key. */
  fingerprint: string;
  publicKey: string;
  /** Unpacks this evidence, one file after the other; throws `Forged` where one is not what was signed. */
  files: (of: ReadonlySet<string>) => AsyncGenerator<{ stored: string; bytes: Uint8Array }>;
};

/** A file of a package is not what its text says. */
export class Forged extends Error {}

/** [Q3] [Q6] Reads a file somebody brought. Never throws for what is in it, and unpacks under limits. */
export async function readPackageFile(bytes: Uint8Array): Promise<Came | PackageFlaw> {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > exchangeLimits.package) return 'too-large';
  try {
    return await read(bytes);
  } catch (fault) {
    return flawOf(fault);
  }
}

function flawOf(fault: unknown): PackageFlaw {
  if (fault instanceof RangeError) return 'broken';
  if (!(fault instanceof Refused)) throw fault;
  if (fault.refusal === 'file-protected') return 'protected';
  return fault.refusal === 'unpacked-too-large' ? 'too-large' : 'broken';
}

async function read(bytes: Uint8Array): Promise<Came | PackageFlaw> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return 'not-a-package';
  const most = exchangeLimits.innovations * exchangeLimits.evidence + 3;
  const entries = new Map<string, Entry>();
  for (const entry of entriesOf(bytes, most)) {
    if (entries.has(entry.name)) return 'broken';
    entries.set(entry.name, entry);
  }
  const text = entries.get(names.text);
  if (!text) return 'not-a-package';
  const signature = entries.get(names.signature);
  if (!signature) return 'forged';
  const told = Buffer.from(await unpack(bytes, text, exchangeLimits.text)).toString('utf8');
  const claimed = signatureIn(await unpack(bytes, signature, 10_000));
  const content = readPackage(told);
  // A newer program may sign in another way too: that it is newer is what helps.
  if (typeof content === 'string') return content;
  const fingerprint = claimed && signerOf(told, claimed);
  if (!claimed || fingerprint === null) return 'forged';
  const wanted = storedIn(content);
  for (const [stored, size] of wanted) {
    if (entries.get(folder + stored)?.size !== size) return 'forged';
  }
  const sum = [...wanted.values()].reduce((all, size) => all + size, 0);
  if (sum > exchangeLimits.package) return 'too-large';
  const files = (of: ReadonlySet<string>) =>
    filesOf(bytes, entries, new Map([...wanted].filter(([stored]) => of.has(stored))));
  return { content, fingerprint, publicKey: claimed.publicKey, files };
}

async function* filesOf(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, Entry>,
  wanted: ReadonlyMap<string, number>,
) {
  for (const [stored, size] of wanted) {
    const entry = entries.get(folder + stored);
    const part = entry && (await unpack(bytes, entry, size).catch(() => null));
    if (part?.length !== size) throw new Forged();
    yield { stored, bytes: part };
  }
}

function signatureIn(bytes: Uint8Array): Signature | null {
  try {
    const found = v.safeParse(signatureSchema, JSON.parse(Buffer.from(bytes).toString('utf8')));
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}
