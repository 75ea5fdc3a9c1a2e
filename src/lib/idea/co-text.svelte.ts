import * as Y from 'yjs';
import {
  applyTo,
  fromBase64,
  mergedUpdate,
  openText,
  toBase64,
  wordsOfDoc,
  writerOf,
  type Updates,
} from '#lib/lab/idea/shared-text.ts';
import {
  applyEdit,
  carriedOver,
  editBetween,
  together,
  type Edit,
} from '#lib/lab/idea/text-edits.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { printable } from '#lib/lab/values.ts';
import type { Answer } from '#lib/live/protocol.ts';

type Drafts = {
  read(key: string): Promise<string | null>;
  save(key: string, text: string): Promise<void>;
  drop(key: string): Promise<void>;
};
export type CoTextOptions = {
  personId: string;
  /** The document as the state has it now, with what is on its way. */
  updates: () => Updates;
  most: number;
  /** Sends what was typed; answers with the server's last word, or at once with a refusal. */
  send: (update: string) => Promise<Answer>;
  /** Somebody else is in the field too: what is typed leaves sooner. */
  shared?: () => boolean;
  drafts?: { store: Drafts; key: string } | null | undefined;
  /** Fulfilled when acts that were left on the device are in `updates`. */
  restored?: Promise<void>;
};
/** Who shows the text: told what others changed, to change the same in a field of the page. */
type Show = (edits: readonly Edit[], text: string) => void;

const alone = { rest: 1000, most: 3000 };
const inCompany = { rest: 250, most: 500 };
/** Whoever composes a letter (an input method) and rests this long may be shown news. */
const composingRests = 2000;
const seats = 2 ** 20;

/**
 * One long text as somebody writes in it. `value` is what stands in the field; it is never
 * replaced, only changed where others changed it. What is typed waits as one plain change, becomes
 * part of the document when it no longer belongs together or others are heard, and leaves as an
 * update after a rest. Where the server refuses, the field keeps its words and says so.
 */
export class CoText {
  #options: CoTextOptions;
  #value = $state('');
  #refusal: Refusal | null = $state.raw(null);
  #unsent = $state(false);
  #doc!: Y.Doc;
  #undo!: Y.UndoManager;
  /** The text of the document, and what was typed on top of it. */
  #base = '';
  #typed: Edit | null = null;
  #made: Uint8Array[] = [];
  #latest: Updates = [];
  #heard = new Set<string>();
  #show: Show | null = null;
  #news: Edit[] = [];
  #composing = false;
  #timers: { rest?: Timer; most?: Timer; composing?: Timer } = {};
  #touched = false;
  /** How often in a row nothing was taken. */
  #turnedBack = 0;

  constructor(options: CoTextOptions) {
    this.#options = options;
    this.#begin();
    this.#value = this.#base;
    void this.#resume();
  }

  /** What stands in the field. */
  get value(): string {
    return this.#value;
  }
  /** Why the last words were not taken; they stay in the field. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }
  /** Something is typed that has not left. */
  get unsent(): boolean {
    return this.#unsent;
  }

  /** Connects the field that shows it; the function it returns ends that. */
  shown(show: Show): () => void {
    this.#show = show;
    return () => (this.#show = null);
  }

  /** The field holds this now, and the caret stands there. Answers what it should hold. */
  typed(raw: string, caret = raw.length): string {
    const text = printable(raw);
    const edit = editBetween(this.#value, text, caret);
    if (!edit) return text;
    this.#touched = true;
    const joined = this.#typed ? together(this.#typed, edit) : edit;
    if (!joined && this.#fits(this.#value)) this.#commit();
    this.#typed = joined ?? (this.#typed ? editBetween(this.#base, text) : edit);
    this.#value = text;
    this.#unsent = true;
    this.#keep();
    this.#plan();
    return text;
  }

  /** The state has these updates now. */
  hear(updates: Updates): void {
    if (updates === this.#latest) return;
    this.#latest = updates;
    if (!this.#composing) this.#takeNews();
  }

  /** A letter is being composed: what others write waits until it is whole, or nobody goes on. */
  compose(): void {
    this.#composing = true;
    clearTimeout(this.#timers.composing);
    this.#timers.composing = setTimeout(() => this.composed(), composingRests);
  }
  composed(): void {
    clearTimeout(this.#timers.composing);
    this.#composing = false;
    this.#takeNews();
  }

  /** Takes back, or does again, what was written on this page, and nothing of anybody else. */
  undo(): void {
    if (this.#fits(this.#value)) this.#commit();
    this.#changed(() => this.#undo.undo());
  }
  redo(): void {
    if (this.#fits(this.#value)) this.#commit();
    this.#changed(() => this.#undo.redo());
  }

  /** Makes the whole text this one, as one change of this page. */
  become(text: string): void {
    const edit = editBetween(this.#value, printable(text));
    if (!edit) return;
    this.typed(printable(text));
    this.#show?.([edit], this.#value);
    void this.flush();
  }

  /** Sends what is there now: the field is left, or the page may be going. */
  async flush(): Promise<void> {
    for (const timer of [this.#timers.rest, this.#timers.most]) clearTimeout(timer);
    this.#timers.rest = this.#timers.most = undefined;
    if (!this.#fits(this.#value)) {
      this.#refusal = refuse('too-long', { most: this.#options.most });
      return;
    }
    this.#commit();
    if (this.#made.length === 0) return this.#settle();
    const update = mergedUpdate(this.#made.splice(0).map(toBase64));
    this.#heard.add(update);
    const doc = this.#doc;
    const answering = this.#options.send(update);
    this.#settle();
    const answer = await answering;
    if (!isRefusal(answer)) this.#turnedBack = 0;
    else if (doc === this.#doc) this.#refused(answer);
  }

  /** Nothing more is shown or planned; what is typed leaves. */
  close(): void {
    if (this.#unsent) void this.flush();
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#undo.destroy();
  }

  /** A place of the field as one of the document, which stays where it is when others write. */
  placeOf(index: number): string {
    const typed = this.#typed;
    let at = index;
    if (typed && index > typed.at) {
      const behind = index - typed.at - typed.ins.length;
      at = behind > 0 ? typed.at + typed.del + behind : typed.at;
    }
    const words = wordsOfDoc(this.#doc);
    const place = Y.createRelativePositionFromTypeIndex(words, Math.min(at, words.length), -1);
    return toBase64(Y.encodeRelativePosition(place));
  }

  /** Where such a place is in the field; null while it is not known here. */
  indexOf(place: string): number | null {
    try {
      const relative = Y.decodeRelativePosition(fromBase64(place));
      const found = Y.createAbsolutePositionFromRelativePosition(relative, this.#doc);
      if (!found || found.type !== wordsOfDoc(this.#doc)) return null;
      const { index } = found;
      const typed = this.#typed;
      if (!typed || index <= typed.at) return index;
      return Math.max(typed.at, index - typed.del) + typed.ins.length;
    } catch {
      return null;
    }
  }

  #fits = (text: string) => text.length <= this.#options.most;

  /** A document of this page's own, with a writer's number that nobody used. */
  #begin(): void {
    this.#latest = this.#options.updates();
    const doc = openText(this.#latest);
    doc.clientID = writerOf(this.#options.personId, 1 + Math.floor(Math.random() * (seats - 2)));
    this.#heard = new Set(this.#latest);
    this.#made = [];
    const words = wordsOfDoc(doc);
    this.#base = words.toString();
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'news') this.#made.push(bytes);
    });
    words.observe(({ delta }, { origin }) => {
      if (origin !== 'typed') this.#news.push(...editsOf(delta));
    });
    this.#undo?.destroy();
    this.#undo = new Y.UndoManager(words, { trackedOrigins: new Set(['typed']) });
    this.#doc = doc;
  }

  /** What is typed becomes part of the document. */
  #commit(): void {
    const typed = this.#typed;
    if (!typed) return;
    this.#typed = null;
    this.#doc.transact(() => applyTo(this.#doc, typed), 'typed');
    this.#base = this.#value;
  }

  /** The document changes by other hands than these keys: the field follows. */
  #changed(change: () => void): void {
    this.#news = [];
    change();
    const news = this.#news;
    this.#base = wordsOfDoc(this.#doc).toString();
    if (this.#made.length > 0) {
      this.#unsent = true;
      this.#plan();
    }
    if (news.length === 0) return;
    this.#value = this.#base;
    this.#show?.(news, this.#value);
  }

  #takeNews(): void {
    const fresh = this.#latest.filter((update) => !this.#heard.has(update));
    if (fresh.length === 0) return;
    for (const update of fresh) this.#heard.add(update);
    const hear = () => {
      for (const update of fresh) Y.applyUpdate(this.#doc, fromBase64(update), 'news');
    };
    if (this.#fits(this.#value)) {
      this.#commit();
      this.#changed(hear);
    } else this.#hearBeside(hear);
  }

  /** What is too long to be taken stays beside the document, and moves with it. */
  #hearBeside(hear: () => void): void {
    const [before, shown] = [this.#base, this.#value];
    hear();
    this.#base = wordsOfDoc(this.#doc).toString();
    const other = editBetween(before, this.#base);
    if (!other || !this.#typed) return;
    this.#typed = carriedOver(this.#typed, other);
    this.#value = applyEdit(this.#base, this.#typed);
    const edit = editBetween(shown, this.#value);
    if (edit) this.#show?.([edit], this.#value);
  }

  /** The server, or the rule before it, took nothing: everything typed is beside the document again. */
  #refused(refusal: Refusal): void {
    this.#refusal = refusal;
    this.#turnedBack += 1;
    this.#begin();
    this.#typed = editBetween(this.#base, this.#value);
    this.#unsent = this.#typed !== null;
    this.#keep();
    // It was built on something that the server did not take either: as new words it may go.
    if (refusal.code === 'bad-act' && this.#turnedBack < 3 && this.#unsent) this.#plan();
  }

  /** Everything is on its way. */
  #settle(): void {
    this.#unsent = false;
    this.#refusal = null;
    const { drafts } = this.#options;
    if (this.#touched) void drafts?.store.drop(drafts.key);
  }

  #plan(): void {
    const { rest, most } = this.#options.shared?.() ? inCompany : alone;
    clearTimeout(this.#timers.rest);
    this.#timers.rest = setTimeout(() => void this.flush(), rest);
    this.#timers.most ??= setTimeout(() => void this.flush(), most);
  }

  /** On the device at every key, until it has left as an act. */
  #keep(): void {
    const { drafts } = this.#options;
    const writer = this.#doc.clientID;
    const draft: Kept = {
      made: this.#made.map(toBase64),
      base: this.#base,
      text: this.#value,
      writer,
      said: saidBy(this.#doc, writer),
    };
    void drafts?.store.save(drafts.key, JSON.stringify(draft));
  }

  /** What an earlier visit left behind unsent goes on from what is shared now. */
  async #resume(): Promise<void> {
    const { drafts, restored } = this.#options;
    if (!drafts) return;
    await restored;
    const kept = await drafts.store.read(drafts.key);
    const draft = kept && !this.#touched ? readKept(kept) : null;
    if (!draft) return;
    this.#changed(() => {
      for (const update of draft.made) Y.applyUpdate(this.#doc, fromBase64(update), 'kept');
    });
    // It left after all, in the last moment of that visit, and the draft could not be let go.
    if (saidBy(this.#doc, draft.writer) > draft.said) return;
    const mine = editBetween(draft.base, draft.text);
    const now = this.#value;
    const other = editBetween(draft.base, now);
    if (!mine || now === draft.text || (other && isSame(mine, other))) return;
    const carried = other ? carriedOver(mine, other) : mine;
    this.typed(applyEdit(now, carried), carried.at + carried.ins.length);
    this.#show?.([carried], this.#value);
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;
/**
 * What a page had not sent: its changes of the document, and what was typed on top of `base`.
 * `writer` would have written it, who had `said` so much by then.
 */
type Kept = { made: string[]; base: string; text: string; writer: number; said: number };

const isSame = (one: Edit, other: Edit) =>
  one.at === other.at && one.del === other.del && one.ins === other.ins;

const saidBy = (doc: Y.Doc, writer: number) => Y.getState(doc.store, writer);

function readKept(kept: string): Kept | null {
  try {
    const {
      base,
      text,
      made = [],
      writer = 0,
      said = Infinity,
    } = JSON.parse(kept) as Partial<Kept>;
    if (typeof base !== 'string' || typeof text !== 'string') return null;
    return { base, text, made, writer, said };
  } catch {
    return null;
  }
}

/** Yjs tells a change as steps through the text; a field wants places. */
function editsOf(delta: { retain?: number; insert?: unknown; delete?: number }[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const step of delta) {
    if (step.retain) at += step.retain;
    else if (step.delete) edits.push({ at, del: step.delete, ins: '' });
    else if (typeof step.insert === 'string') {
      edits.push({ at, del: 0, ins: step.insert });
      at += step.insert.length;
    }
  }
  return edits;
}
