/** Ballot papers that came too late: what the person had said, for the tray. Pure. */
import type { Board } from '#lib/lab/board/state.ts';
import type { Refused } from '#lib/live/outbox.ts';

/** The paper as lines; empty for everything that is no paper. A sheet of marks comes in several acts. */
export function paperLines(refused: readonly Refused[], board: Board, lang: 'id' | 'en'): string[] {
  const nameOf = (id: string) => board.clusters[id]?.title ?? board.cards[id]?.text ?? '';
  const last = refused.at(-1)?.act;
  if (last?.type === 'ranks.place') return last.order.map((id, at) => `${at + 1}. ${nameOf(id)}`);
  if (last?.type === 'dots.place') {
    const dots = Object.entries(last.dots).filter(([, count]) => count > 0);
    return dots.map(([id, count]) => `${count} × ${nameOf(id)}`);
  }
  const sheet = new Map<string, (number | null)[]>();
  for (const { act } of refused) {
    if (act.type === 'scores.place') sheet.set(act.targetId, act.marks);
  }
  const [first] = refused;
  const ballotId = first && 'ballotId' in first.act ? first.act.ballotId : null;
  const all = [board.ballot, ...board.results];
  const criteria = all.find((one) => one?.id === ballotId)?.criteria ?? [];
  return [...sheet].map(([id, marks]) => {
    const said = marks.map((mark, at) => `${criteria[at]?.[lang] ?? ''} ${mark ?? '–'}`.trim());
    return `${nameOf(id)}: ${said.join(', ')}`;
  });
}
