/**
 * A long text that several people write in at once: one Yjs document, kept as the list of its
 * updates in the order of the journal. Equal lists give equal documents on every device, so state
 * and rules stay plain data. Live documents are remembered beside the lists, and only beside them:
 * a list whose document has gone on, or was never here, is read again.
 *
 * Whose a piece of an update is can be read off it: a writer's number begins with the person's
 * (`writerOf`), so nobody writes as somebody else, and nothing has to be kept about it.
 */
import * as Y from 'yjs';
import { printable, type Id } from '../values.ts';
import type { Edit } from './text-edits.ts';

/** Updates of one field, oldest first, each in base64. */
export type Updates = readonly string[];
/** What became of a document by an update; 'same' when it said nothing new. */
export type Grown = { updates: Updates; text: string } | 'same' | 'unsound';

/** After so many the list is written as one. */
const mostUpdates = 48;
const root = 't';
const seats = 2 ** 20;

export const newText = (): Y.Doc => new Y.Doc();
export const wordsOfDoc = (doc: Y.Doc): Y.Text => doc.getText(root);

/** The number under which a person's page writes; `seat` tells their pages apart, 0 to 2^20 - 1. */
export const writerOf = (personId: Id, seat: number): number =>
  numberOf(personId) * seats + (seat % seats);
const isBy = (writer: number, personId: Id) => Math.floor(writer / seats) === numberOf(personId);

/** FNV-1a: ids of people come from the server, so nobody can choose a neighbour's number. */
function numberOf(personId: Id): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < personId.length; at += 1) {
    hash = Math.imul(hash ^ personId.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

export function toBase64(bytes: Uint8Array): string {
  let signs = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(signs);
}
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** [W6] Where the document of a text begins that was written before it had one: by writer 0. */
export function begun(text: string): Updates {
  if (text === '') return [];
  const doc = newText();
  doc.clientID = 0;
  wordsOfDoc(doc).insert(0, text);
  return [toBase64(Y.encodeStateAsUpdate(doc))];
}

const alive = new WeakMap<Updates, Y.Doc>();
type Judged = { update: string; whose: Id | null; grown: Grown };
const lastJudged = new WeakMap<Updates, Judged>();

/** A document with these updates, for whoever goes on writing in it. */
export function openText(updates: Updates): Y.Doc {
  const doc = newText();
  for (const update of updates) Y.applyUpdate(doc, fromBase64(update));
  return doc;
}

/**
 * The document after one more update. [W3] `whose`: only what this person wrote is sound; null for
 * what stands in the journal already. Nothing of an unsound update is taken in.
 */
export function grow(updates: Updates, update: string, whose: Id | null): Grown {
  const last = lastJudged.get(updates);
  // What was judged is folded at once: the same update comes twice to the same list.
  const isKnown = last?.whose === whose || (whose === null && last?.grown !== 'unsound');
  if (last?.update === update && isKnown) return last.grown;
  const grown = growNow(updates, update, whose);
  lastJudged.set(updates, { update, whose, grown });
  return grown;
}

function growNow(updates: Updates, update: string, whose: Id | null): Grown {
  const doc = alive.get(updates) ?? openText(updates);
  alive.set(updates, doc);
  let said = false;
  const hear = () => (said = true);
  try {
    const bytes = fromBase64(update);
    if (!isSound(doc, Y.decodeUpdate(bytes), whose)) return 'unsound';
    // From here on this list's document has gone on.
    alive.delete(updates);
    doc.on('update', hear);
    Y.applyUpdate(doc, bytes);
  } catch {
    return 'unsound';
  }
  doc.off('update', hear);
  if (!said) {
    alive.set(updates, doc);
    return 'same';
  }
  const grown = updates.length < mostUpdates ? [...updates, update] : asOne(updates, update);
  alive.set(grown, doc);
  return { updates: grown, text: wordsOfDoc(doc).toString() };
}

/** From the list alone, never from a living document: so it is the same bytes everywhere. */
const asOne = (updates: Updates, update: string): Updates => [
  toBase64(Y.encodeStateAsUpdate(openText([...updates, update]))),
];

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Plain words in the one text, by this person, built on nothing that is not there. */
function isSound(doc: Y.Doc, { structs, ds }: Decoded, whose: Id | null): boolean {
  const known = new Map<number, number>();
  const upTo = (client: number) => known.get(client) ?? Y.getState(doc.store, client);
  const isThere = (id: Y.ID | null) => id === null || id.clock < upTo(id.client);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (whose !== null && !isBy(client, whose)) return false;
    if (clock > upTo(client) || !(struct instanceof Y.Item) || !isWords(struct)) return false;
    if (!isThere(struct.origin) || !isThere(struct.rightOrigin)) return false;
    known.set(client, Math.max(upTo(client), clock + struct.length));
  }
  for (const [client, ranges] of ds.clients) {
    if (ranges.some(({ clock, len }) => clock + len > upTo(client))) return false;
  }
  return true;
}

function isWords({ content, parent, parentSub, origin, rightOrigin }: Y.Item): boolean {
  const isInText = origin || rightOrigin ? parent === null : (parent as unknown) === root;
  if (!isInText || parentSub !== null || !(content instanceof Y.ContentString)) return false;
  return printable(content.str) === content.str;
}

/** Several updates of one page as one. */
export const mergedUpdate = (updates: Updates): string =>
  updates.length === 1
    ? (updates[0] ?? '')
    : toBase64(Y.mergeUpdates(updates.map((one) => fromBase64(one))));

/** The words that an update brings, for people who have to read what could not be stored. */
export function wordsIn(update: string): string {
  try {
    const { structs } = Y.decodeUpdate(fromBase64(update));
    const words = structs.map((one) =>
      one instanceof Y.Item && one.content instanceof Y.ContentString ? one.content.str : '',
    );
    return words.join('').trim();
  } catch {
    return '';
  }
}

/** The update that makes these changes, each on the text after the one before, by this writer. */
export function updateBy(updates: Updates, writer: number, edits: readonly Edit[]): string {
  const doc = openText(updates);
  doc.clientID = writer;
  const made: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => made.push(bytes));
  doc.transact(() => edits.forEach((edit) => applyTo(doc, edit)));
  return toBase64(made[0] ?? Y.mergeUpdates([]));
}

export function applyTo(doc: Y.Doc, { at, del, ins }: Edit): void {
  const words = wordsOfDoc(doc);
  if (del > 0) words.delete(at, del);
  if (ins !== '') words.insert(at, ins);
}
