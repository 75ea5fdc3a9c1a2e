import { keepTyped } from './enhance.ts';

/** Drafts on this device, by a name of the page's own choosing (`live/outbox.ts`). */
export type Drafts = {
  save(key: string, text: string): Promise<void>;
  read(key: string): Promise<string | null>;
  drop(key: string): Promise<void>;
};

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What was typed into a form and not sent yet outlives the page: `{@attach keeper.here}` at the form,
 * `use:enhance={keeper.send}` beside it. Only fields that somebody touched are kept, so that all others
 * show what is there when the page comes back. Files stay with the upload.
 */
export class FormKeeper {
  /** Something came back that was not sent. */
  restored = $state(false);
  readonly #drafts: Drafts | null | undefined;
  readonly #key: string;
  readonly #touched = new Set<string>();
  /** Counts what is typed: an answer takes away only what was there when it was asked for. */
  #typed = 0;
  #form: HTMLFormElement | null = null;
  #bringing = false;

  constructor(drafts: Drafts | null | undefined, key: string) {
    this.#drafts = drafts;
    this.#key = key;
  }

  readonly here = (form: HTMLFormElement): (() => void) => {
    this.#form = form;
    // Fields that stand elsewhere on the page may belong to the form as well.
    const hear = ({ target }: Event) => {
      if (isKept(target) && target.form === form && !this.#bringing) this.#note(target);
    };
    const heard = ['input', 'change'] as const;
    for (const type of heard) document.addEventListener(type, hear);
    void this.#bringBack();
    return () => {
      for (const type of heard) document.removeEventListener(type, hear);
      this.#form = null;
    };
  };

  readonly send: typeof keepTyped = (input) => {
    const asked = this.#typed;
    const told = keepTyped(input);
    return async (end) => {
      await (
        await told
      )?.(end);
      const done = end.result.type === 'success' || end.result.type === 'redirect';
      if (done && this.#typed === asked) this.forget();
    };
  };

  /**
   * Of what was sent and refused only what somebody touched: every other field shows what is there by
   * now, and does not put back what somebody else changed meanwhile. Without script it is all of it.
   */
  touchedOf(sent: Record<string, string>): Record<string, string> {
    if (!this.#form) return sent;
    return Object.fromEntries(Object.entries(sent).filter(([name]) => this.#touched.has(name)));
  }

  /** It was sent, or is let go. */
  forget(): void {
    this.restored = false;
    this.#touched.clear();
    void this.#drafts?.drop(this.#key);
  }

  /** Lets go what came back; the page shows what is there. */
  async discard(): Promise<void> {
    this.restored = false;
    await this.#drafts?.drop(this.#key);
    location.reload();
  }

  #note(control: Control): void {
    this.#typed += 1;
    this.#touched.add(nameOf(control));
    const kept = this.#controls().filter((one) => this.#touched.has(nameOf(one)));
    const values = Object.fromEntries(kept.map((one) => [nameOf(one), valueOf(one)]));
    void this.#drafts?.save(this.#key, JSON.stringify(values));
  }

  #controls(): Control[] {
    return [...(this.#form?.elements ?? [])].filter(isKept);
  }

  async #bringBack(): Promise<void> {
    const text = await this.#drafts?.read(this.#key);
    if (!text) return;
    const values = JSON.parse(text) as Record<string, string>;
    this.#bringing = true;
    for (const control of this.#controls()) {
      const value = values[nameOf(control)];
      if (value === undefined) continue;
      this.#touched.add(nameOf(control));
      if (valueOf(control) === value) continue;
      this.restored = true;
      put(control, value);
    }
    this.#bringing = false;
  }
}

function isKept(target: unknown): target is Control {
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) {
    return target.name !== '';
  }
  const isInput = target instanceof HTMLInputElement && target.name !== '';
  return isInput && !['hidden', 'file', 'password', 'radio', 'submit'].includes(target.type);
}

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === 'checkbox';
/** Ticks may share a name. */
const nameOf = (control: Control): string =>
  isTick(control) ? `${control.name}=${control.value}` : control.name;
const valueOf = (control: Control): string =>
  isTick(control) ? (control.checked ? 'on' : '') : control.value;

function put(control: Control, value: string): void {
  if (isTick(control)) control.checked = value === 'on';
  else control.value = value;
  // Whoever binds the field hears of it.
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
