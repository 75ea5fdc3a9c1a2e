/** The walls of a lab: clusters with their votes, and every card that hangs in them. */
import type { Board, Card } from '#lib/lab/board/state.ts';
import { hangs } from '#lib/lab/board/talk.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { exportWords } from '#lib/words/export.ts';
import { numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { reportWords } from '#lib/words/report.ts';
import { dotsOf, nameOf } from './board-sheets.ts';
import type { Block } from './document.ts';
import { barPicture } from './drawings.ts';
import type { Outcome } from './lab-outcome.ts';

/** [X1] Boards that were revealed and on which something hangs. */
export const boardBlocks = ({ hall, boards }: Outcome, lang: Lang): Block[] =>
  boards
    .filter((board) => board.revealed && Object.values(board.cards).some(hangs))
    .flatMap((board) => blocksOf(board, hall, lang));

export type VotedCluster = { id: string; title: string; cards: Card[]; dots: number | null };

/** Clusters with what hangs in them, those with most dots first, then those with most cards. */
export function votedClusters(board: Board): VotedCluster[] {
  const cards = Object.values(board.cards).filter(hangs);
  return Object.values(board.clusters)
    .map(({ id, title }) => ({
      id,
      title,
      cards: cards.filter(({ clusterId }) => clusterId === id),
      dots: dotsOf(board, 'clusters', id),
    }))
    .sort((a, b) => (b.dots ?? 0) - (a.dots ?? 0) || b.cards.length - a.cards.length);
}

/** What had votes on the first wall that was voted over: the lab begins with its problems. */
export const firstVoted = (
  boards: readonly Board[],
): { board: Board; clusters: VotedCluster[] } | null =>
  boards
    .filter(({ revealed }) => revealed)
    .map((board) => ({
      board,
      clusters: votedClusters(board).filter(({ dots }) => (dots ?? 0) > 0),
    }))
    .find(({ clusters }) => clusters.length > 0) ?? null;

/** Groups with their votes, then every card; the first block is the name of the board. */
export function blocksOf(board: Board, hall: Hall, lang: Lang): Block[] {
  const t = reportWords[lang];
  const { columns } = exportWords[lang];
  const f = numbers(lang);
  const cards = Object.values(board.cards).filter(hangs);
  const clusters = votedClusters(board);
  const loose = cards.filter(({ clusterId }) => !clusterId || !board.clusters[clusterId]);
  const most = Math.max(0, ...clusters.map(({ dots, cards: inside }) => dots ?? inside.length));
  const agencyOf = ({ agencyId }: Card) =>
    board.names === 'nobody' ? '' : ((agencyId && hall.agencies[agencyId]?.name) ?? '');
  const listed = [...clusters, { id: '', title: t.loose, cards: loose }];
  return [
    { is: 'heading', level: 2, text: nameOf(board, hall) },
    { is: 'text', text: t.boardLead(f.number(cards.length), f.number(clusters.length)) },
    ...(clusters.length > 0
      ? [
          {
            is: 'table' as const,
            columns: [
              { label: columns.cluster, share: 5 },
              { label: columns.cards, share: 1, align: 'right' as const },
              { label: t.votes, share: 1, align: 'right' as const },
              { label: '', share: 2.4 },
            ],
            rows: clusters.map(({ title, cards: inside, dots }) => [
              { text: title, bold: true },
              f.number(inside.length),
              dots === null ? '–' : f.number(dots),
              { picture: barPicture(dots ?? inside.length, most, 2) },
            ]),
          },
        ]
      : []),
    ...listed.flatMap(({ title, cards: inside }): Block[] => {
      if (inside.length === 0) return [];
      const voted = inside.map((card) => dotsText(dotsOf(board, 'cards', card.id)));
      // A column that nobody voted in says nothing.
      const votes = voted.some((dots) => dots !== '');
      return [
        { is: 'heading', level: 3, text: title },
        {
          is: 'table',
          columns: [
            { label: t.card, share: 5 },
            { label: columns.agency, share: 2.8 },
            ...(votes ? [{ label: t.votes, share: 0.9, align: 'right' as const }] : []),
          ],
          rows: inside.map((card, at) => [
            card.text,
            agencyOf(card),
            ...(votes ? [voted[at] ?? ''] : []),
          ]),
        },
      ];
    }),
  ];
}

const dotsText = (dots: number | null) => (dots === null || dots === 0 ? '' : String(dots));
