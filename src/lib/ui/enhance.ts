import { tick } from 'svelte';
import { enhance as kit } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { commonWords } from '#lib/words/common.ts';
import { sendingWords } from '#lib/words/sending.ts';
import { wordsOf } from '#lib/words/words.svelte.ts';
import { toast } from './toasts.svelte.ts';

// As Kit's own `SubmitFunction` has it: what an action answers is known to each form.
// oxlint-disable-next-line no-explicit-any
type Told = Record<string, any>;
type Submit = NonNullable<Parameters<typeof kit<Told, Told>>[1]>;
type After = Exclude<Awaited<ReturnType<Submit>>, void>;
type Result = Parameters<After>[0]['result'];

/**
 * True when nothing became of a form although nothing is wrong with it: no line, an answer of
 * something between, a server that has trouble, or too much for it.
 */
export const isUnsent = (result: Result): boolean =>
  result.type === 'error' &&
  (result.status === undefined || result.status === 413 || result.status >= 500);

/** The sentence for a form that could not be sent, empty for every other answer. */
export function unsent(result: Result): string {
  if (result.type !== 'error' || !isUnsent(result)) return '';
  const t = wordsOf(sendingWords);
  // Without a status the fault is the browser's own, in its own language.
  if (result.status === undefined) return `${t.lost} ${t.kept}`;
  const { message, code } = result.error as App.Error;
  return [message, t.kept, code ? wordsOf(commonWords).error.code(code) : ''].join(' ').trim();
}

/**
 * `use:enhance` of every form. Kit shows its error page in the place of whatever could not be sent,
 * and what was typed is gone with the page; here the page stays, and says it.
 */
export function enhance(form: HTMLFormElement, submit?: Submit): ReturnType<typeof kit> {
  return kit<Told, Told>(form, async (input) => {
    const after = await submit?.(input);
    return async (told) => {
      const sentence = unsent(told.result);
      const stay = async () => void toast(sentence, 'bad');
      const update = sentence === '' ? told.update : stay;
      if (after) await after({ ...told, update });
      else await update();
    };
  });
}

/**
 * Fields take their first value by `defaultValue` and `defaultChecked`: with `value` the page, when
 * its script wakes up, would wipe what somebody on a slow phone has typed in the meantime.
 *
 * `use:enhance={keepTyped}`: what was typed stays, and the answer leads to the field it is about, or
 * to where it is said.
 */
export const keepTyped: Submit = ({ formElement }) => {
  return async ({ update, result }) => {
    await update({ reset: false });
    if (result.type !== 'failure' && result.type !== 'success') return;
    // As a page that is loaded anew has it: what somebody else changed meanwhile is what is seen now.
    if (result.type === 'failure') await invalidateAll();
    await tick();
    const flaw = formElement.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (flaw) flaw.focus();
    else sentenceNear(formElement)?.scrollIntoView({ block: 'nearest' });
  };
};

/** What the page says of a form: in it, beside it, or at the head of the page. */
function sentenceNear(form: HTMLFormElement): Element | null {
  const around = [form, form.closest('section, details'), document.querySelector('main')];
  // What somebody must know first, before what only tells of earlier words.
  const said = (role: string) =>
    around.map((one) => one?.querySelector(`.banner[role=${role}]`) ?? null);
  return [...said('alert'), ...said('status')].find((one) => one !== null) ?? null;
}
