import { tick } from 'svelte';
import type { SubmitFunction } from '@sveltejs/kit';

/**
 * Fields take their first value by `defaultValue` and `defaultChecked`: with `value` the page, when
 * its script wakes up, would wipe what somebody on a slow phone has typed in the meantime.
 *
 * `use:enhance={keepTyped}`: what was typed stays, and a refusal leads to the field it is about.
 */
export const keepTyped: SubmitFunction = ({ formElement }) => {
  return async ({ update, result }) => {
    await update({ reset: false });
    if (result.type !== 'failure') return;
    await tick();
    formElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
};
