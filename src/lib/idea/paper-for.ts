import { papers } from '#lib/lab/board/state.ts';

/** The paper an innovation hangs on: always the same one, it means nothing. */
export function paperFor(id: string): (typeof papers)[number] {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.charCodeAt(0)) % 9973;
  return papers[sum % papers.length] ?? 'kunyit';
}
