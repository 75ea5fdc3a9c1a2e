/** What somebody typed as a join code: at most six capital letters and digits, the rest dropped. */
export function asCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 6);
}
