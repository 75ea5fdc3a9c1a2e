/** What hung on the walls: cards of revealed boards, clusters, closed ballots. */
import type { Board, Card } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { Outcome } from './lab-outcome.ts';
import { cellWords, sheetOf } from './outcome-sheet.ts';
import type { Sheet } from './sheets.ts';

export function boardSheets({ hall, boards }: Outcome, lang: Lang): Sheet[] {
  const { word } = cellWords(lang);
  // A reader's own unrevealed card is theirs to see, and still not the lab's outcome.
  const revealed = boards.filter((board) => board.revealed);
  return [
    sheetOf(
      lang,
      'cards',
      ['board', 'text', 'agency', 'author', 'cluster', 'dots', 'at'],
      revealed.flatMap((board) =>
        Object.values(board.cards).map((card) => ({
          board: board.title,
          text: card.text,
          ...signature(board, card, hall),
          cluster: card.clusterId && board.clusters[card.clusterId]?.title,
          dots: dotsOf(board, 'cards', card.id),
          // An hour to the second would say beside whom somebody was sitting.
          at: board.names === 'nobody' ? null : card.at,
        })),
      ),
    ),
    sheetOf(
      lang,
      'clusters',
      ['board', 'cluster', 'cards', 'dots'],
      revealed.flatMap((board) =>
        Object.values(board.clusters).map((cluster) => ({
          board: board.title,
          cluster: cluster.title,
          cards: Object.values(board.cards).filter(({ clusterId }) => clusterId === cluster.id)
            .length,
          dots: dotsOf(board, 'clusters', cluster.id),
        })),
      ),
    ),
    sheetOf(
      lang,
      'ballots',
      ['board', 'over', 'perPerson', 'turnout', 'dots', 'closedAt'],
      revealed.flatMap((board) =>
        board.results.map((result) => ({
          board: board.title,
          over: word(result.over),
          perPerson: result.dots,
          turnout: result.turnout,
          dots: Object.values(result.tally).reduce((sum, dots) => sum + dots, 0),
          closedAt: result.closedAt,
        })),
      ),
    ),
  ];
}

/**
 * [S9] What the board promised, also of the reader's own cards: they know whose they are, the file
 * goes to others.
 */
function signature({ names }: Board, { agencyId, author }: Card, { agencies }: Hall) {
  const agency = names === 'nobody' ? '' : ((agencyId && agencies[agencyId]?.name) ?? '');
  return { agency, author: names === 'author' ? author : null };
}

/** Dots for one thing over all closed ballots; empty where nobody was asked. */
function dotsOf(board: Board, over: 'cards' | 'clusters', id: string): number | null {
  const asked = board.results.filter((result) => result.over === over);
  if (asked.length === 0) return null;
  return asked.reduce((sum, { tally }) => sum + (tally[id] ?? 0), 0);
}
