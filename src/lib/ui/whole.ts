import { sendingWords } from '#lib/words/sending.ts';
import { wordsOf } from '#lib/words/words.svelte.ts';
import { toast } from './toasts.svelte.ts';

/** Forms that wait for the answer, and those that may go. */
const [asking, going] = [new WeakSet<EventTarget>(), new WeakSet<EventTarget>()];

/**
 * `onsubmit={whole}` of a form whose answer is a whole page or a file: the browser sends it itself,
 * once the server has answered a small question. Without an answer the page stays as it is, and says so.
 */
export async function whole(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
  const { currentTarget: form, submitter } = event;
  if (going.delete(form)) return;
  event.preventDefault();
  if (asking.has(form)) return;
  asking.add(form);
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null);
  asking.delete(form);
  if (answer?.ok) {
    going.add(form);
    // The button counts: it may carry a value, or an address of its own.
    form.requestSubmit(submitter);
  } else {
    const t = wordsOf(sendingWords);
    toast(`${t.lost} ${t.kept}`, 'bad');
  }
}
