/**
 * Copies a text; false where the browser does not let us, and the person copies it by hand from
 * `field`. On plain http there is no clipboard but the old one.
 */
export async function copyText(
  text: string,
  field: HTMLInputElement | HTMLTextAreaElement | null,
): Promise<boolean> {
  if (window.isSecureContext && 'clipboard' in navigator) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  if (!field) return false;
  field.value = text;
  field.select();
  return document.execCommand?.('copy') ?? false;
}
