export type ToastKind = 'ok' | 'info' | 'warn' | 'bad';

export type Toast = {
  id: number;
  text: string;
  kind: ToastKind;
  action?: { label: string; run: () => void };
};

const shown: Toast[] = $state([]);
let last = 0;

/** The toasts on screen, oldest first. */
export const toasts: readonly Toast[] = shown;

/** How long a sentence stays: trouble until it is closed, an offer long enough to be weighed. */
const staysMs = { said: 6000, offered: 20_000 };

/** Says something at the edge of the screen, perhaps with something to do about it. */
export function toast(text: string, kind: ToastKind = 'ok', action?: Toast['action']): number {
  const id = ++last;
  // The same sentence twice in a row is one sentence.
  const same = shown.findIndex((other) => other.text === text);
  if (same >= 0) shown.splice(same, 1);
  shown.push({ id, text, kind, ...(action ? { action } : {}) });
  if (shown.length > 3) shown.shift();
  if (kind !== 'bad') setTimeout(() => closeToast(id), action ? staysMs.offered : staysMs.said);
  return id;
}

export function closeToast(id: number): void {
  const at = shown.findIndex((other) => other.id === id);
  if (at >= 0) shown.splice(at, 1);
}
