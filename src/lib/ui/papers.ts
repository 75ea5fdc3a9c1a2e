/** Colours of sticky paper; the author picks one, it never encodes stage or status. */
export const papers = ['kunyit', 'pepaya', 'jambu', 'anggrek', 'langit', 'pandan'] as const;

export type Paper = (typeof papers)[number];

/** Any text from outside as a paper; the first colour when it is none. */
export function asPaper(value: string): Paper {
  return papers.find((paper) => paper === value) ?? papers[0];
}
