/** The pledge is one editable text: a title, a lead, and numbered or dashed lines that are its vows. */
export type PledgeParts = { title: string; lead: string; vows: string[] };

const numbered = /^\s*(?:\d+[.)]|[-•*–])\s+/;

/** Splits the text as it was typed; a text without numbered lines is all lead. */
export function pledgeParts(text: string): PledgeParts {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const vows = lines
    .filter((line) => numbered.test(line))
    .map((line) => capital(line.replace(numbered, '').replace(/[;.,]$/, '')));
  const rest = lines.filter((line) => !numbered.test(line));
  const [first = ''] = rest;
  // A short first line without a full stop or colon is a title.
  const titled = first.length <= 40 && !/[.:,;]$/.test(first);
  return {
    title: titled ? first : '',
    lead: (titled ? rest.slice(1) : rest).join(' '),
    vows,
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
