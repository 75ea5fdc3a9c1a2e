/**
 * The key of this installation (Ed25519), made when it first signs and kept in the data directory for
 * its owner alone. A signature says that a package is as it left the house that holds the key; which
 * house that is, people learn by comparing the short form of the key once.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the key lies; read when it is used: the command line sets the data directory late. */
export const keyFile = (): string =>
  join(process.env['LABINOV_DATA'] || 'data', 'exchange-key.pem');

export type Signature = { publicKey: string; signature: string };

/** The private key; two first uses at once agree on one file, and nobody ever reads half of one. */
async function ownKey(file: string): Promise<KeyObject> {
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return createPrivateKey(known);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${createHash('sha256').update(pem).digest('hex').slice(0, 8)}.part`;
  await writeFile(draft, pem, { mode: 0o600, flush: true });
  await link(draft, file).catch((fault: unknown) => {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  });
  await rm(draft, { force: true });
  return createPrivateKey(await readFile(file, 'utf8'));
}

const rawOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' });

/** The short form of a key that two people can read to each other: `a1b2-c3d4-e5f6-0718-293a-4b5c`. */
const shortOf = (raw: Uint8Array): string =>
  (createHash('sha256').update(raw).digest('hex').slice(0, 24).match(/.{4}/g) ?? []).join('-');

export const ownFingerprint = async (file = keyFile()): Promise<string> =>
  shortOf(rawOf(await ownKey(file)));

/** 32 bytes that only this installation can make, always the same for one purpose. */
export async function ownSecret(purpose: string, file = keyFile()): Promise<Uint8Array> {
  const seed = (await ownKey(file)).export({ type: 'pkcs8', format: 'der' });
  return new Uint8Array(hkdfSync('sha256', seed, '', purpose, 32));
}

/** [Q3] Signs the very bytes of a text. */
export async function signed(text: string, file = keyFile()): Promise<Signature> {
  const key = await ownKey(file);
  const signature = sign(null, Buffer.from(text), key).toString('base64');
  return { publicKey: rawOf(key).toString('base64'), signature };
}

/** [Q3] Whose key signed this text; null where none did. Never throws. */
export function signerOf(text: string, { publicKey, signature }: Signature): string | null {
  try {
    const der = Buffer.from(publicKey, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return null;
    const holds = verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
    return holds ? shortOf(key.export({ type: 'spki', format: 'der' })) : null;
  } catch {
    return null;
  }
}
