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

/**
 * Says something for a few seconds at the foot of the screen. Trouble (`bad`) and toasts with an
 * action stay until they are closed: a person must be able to read them at their own pace.
 */
export function toast(text: string, kind: ToastKind = 'ok', action?: Toast['action']): number {
  const id = ++last;
  // The same sentence twice in a row is one sentence.
  const same = shown.findIndex((other) => other.text === text);
  if (same >= 0) shown.splice(same, 1);
  shown.push({ id, text, kind, ...(action ? { action } : {}) });
  if (shown.length > 3) shown.shift();
  if (kind !== 'bad' && !action) setTimeout(() => closeToast(id), 6000);
  return id;
}

export function closeToast(id: number): void {
  const at = shown.findIndex((other) => other.id === id);
  if (at >= 0) shown.splice(at, 1);
}
