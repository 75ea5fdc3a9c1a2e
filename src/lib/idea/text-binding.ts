import type { CoText } from './co-text.svelte.ts';

/** `moved`: the caret stands elsewhere now, or nobody is in the field any more. */
type Options = { moved: (caret: number | null) => void; drawn: () => void };

/**
 * Ties a plain textarea to a shared text. The browser does the typing, so that every input method,
 * spell checker and screen reader works as everywhere else; here its result is compared with what
 * stood there before. News is put in place by `setRangeText`, which leaves the caret where it is
 * and says nothing aloud.
 */
export function bindText(field: HTMLTextAreaElement, text: CoText, options: Options): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    hear: (event: HTMLElementEventMap[K]) => void,
  ) => field.addEventListener(name, hear, { signal: stop.signal });
  const tell = () => {
    const { selectionStart, selectionEnd, selectionDirection } = field;
    options.moved(selectionDirection === 'backward' ? selectionStart : selectionEnd);
  };
  const read = () => {
    const holds = text.typed(field.value, field.selectionEnd);
    if (holds !== field.value) put(field, holds);
    options.drawn();
  };

  // What was typed before the page came alive is typing like any other.
  if (field.value !== text.value) {
    if (field.value !== field.defaultValue) read();
    else put(field, text.value);
  }
  const unshow = text.shown((edits, now) => {
    for (const { at, del, ins } of edits) field.setRangeText(ins, at, at + del, 'preserve');
    if (field.value !== now) put(field, now);
    options.drawn();
  });
  on('input', (event) => {
    if ((event as InputEvent).isComposing) text.compose();
    read();
    tell();
  });
  on('compositionstart', () => text.compose());
  on('compositionend', () => text.composed());
  on('beforeinput', (event) => {
    if (event.inputType === 'historyUndo') event.preventDefault();
    if (event.inputType === 'historyRedo') event.preventDefault();
    if (event.inputType === 'historyUndo') text.undo();
    if (event.inputType === 'historyRedo') text.redo();
  });
  on('keydown', (event) => {
    if (event.altKey || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    // The browser's own list knows nothing of what others wrote in between.
    event.preventDefault();
    if (key === 'y' || event.shiftKey) text.redo();
    else text.undo();
  });
  on('focus', tell);
  on('blur', () => {
    text.composed();
    void text.flush();
    options.moved(null);
  });
  on('scroll', () => options.drawn());
  const select = () => document.activeElement === field && tell();
  document.addEventListener('selectionchange', select, { signal: stop.signal });
  const leave = () => void text.flush();
  addEventListener('pagehide', leave, { signal: stop.signal });
  document.addEventListener('visibilitychange', () => document.hidden && leave(), {
    signal: stop.signal,
  });
  return () => {
    stop.abort();
    unshow();
    options.moved(null);
  };
}

/** The whole text anew, with the caret as near as it can be to where it was. */
function put(field: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd } = field;
  field.value = text;
  if (document.activeElement !== field) return;
  field.setSelectionRange(selectionStart, selectionEnd);
}
