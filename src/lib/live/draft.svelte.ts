import type { Outbox } from './outbox.ts';

/** How long after the last key a draft is written to the device. */
const restFor = 250;

/**
 * The text of one open field, kept on the device until it is sent: it survives a reload, a locked
 * phone and a change of activity. What was typed before the kept text has been read wins over it.
 */
export class Draft {
  readonly key: string;
  #outbox: Pick<Outbox, 'draft'> | null;
  #text = $state('');
  #ready = $state(false);
  #typed = false;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(outbox: Pick<Outbox, 'draft'> | null, key: string, initial = '') {
    this.#outbox = outbox;
    this.#text = initial;
    this.key = key;
    void outbox?.draft.read(key).then((kept) => {
      if (!this.#typed && kept) this.#text = kept;
      this.#ready = true;
    });
  }

  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#typed = true;
    this.#text = text;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.keep(), restFor);
  }

  /** True once the device has been asked what it kept. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Writes it down now: the page may be going. */
  keep(): void {
    clearTimeout(this.#later);
    if (!this.#typed) return;
    if (this.#text === '') void this.#outbox?.draft.drop(this.key);
    else void this.#outbox?.draft.save(this.key, this.#text);
  }

  /** It has been sent or let go. */
  clear(): void {
    this.text = '';
    this.keep();
  }
}
