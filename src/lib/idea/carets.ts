/** One of five colours of the house, the same for a person on every screen. */
export function hueOf(personId: string): string {
  let sum = 0;
  for (let at = 0; at < personId.length; at += 1) sum = (sum * 31 + personId.charCodeAt(at)) >>> 0;
  return `var(--s${1 + (sum % 5)}-edge)`;
}
