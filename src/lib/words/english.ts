/**
 * English words of the areas that every phone fetches. A build for browsers takes them out of
 * their files (vite.config.ts), because most of the room reads Bahasa Indonesia; whoever reads
 * English fetches them here, before the page shows itself. On the server, in development and in
 * tests they stand in their files, and this is empty.
 */
let known: Record<string, unknown> = {};

/** The English of an area; Indonesian where the line did not carry it. */
export const englishOf = <T>(area: string, id: T): T => (known[area] as T | undefined) ?? id;

export async function bringEnglish(): Promise<void> {
  try {
    ({ default: known } = await import('./english-words.ts'));
  } catch {
    // Better a page in the other language than none.
  }
}
