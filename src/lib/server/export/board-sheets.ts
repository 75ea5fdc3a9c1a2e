/** What hung on the walls: cards of revealed boards, clusters, closed ballots. */
import { asked } from '#lib/lab/board/ballots.ts';
import { isRegion } from '#lib/lab/board/layouts.ts';
import { ranked } from '#lib/lab/board/standings.ts';
import type { BallotResult, Board, Card } from '#lib/lab/board/state.ts';
import { hangs, reactions } from '#lib/lab/board/talk.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { Outcome } from './lab-outcome.ts';
import { cellWords, sheetOf } from './outcome-sheet.ts';
import type { Sheet } from './sheets.ts';

export function boardSheets({ hall, boards }: Outcome, lang: Lang): Sheet[] {
  const { word, yesNo } = cellWords(lang);
  // A reader's own unrevealed card is theirs to see, and still not the lab's outcome.
  const revealed = boards.filter((board) => board.revealed);
  return [
    sheetOf(
      lang,
      'cards',
      [
        ...([
          'board',
          'text',
          'agency',
          'author',
          'entered',
          'cluster',
          'dots',
          ...reactions,
        ] as const),
        ...(['comments', 'hiddenFor', 'from', 'at'] as const),
      ],
      revealed.flatMap((board) =>
        Object.values(board.cards).map((card) => ({
          board: nameOf(board, hall),
          text: card.text,
          ...signature(board, card, hall),
          // [F4] Only where names are shown; elsewhere it would name somebody.
          entered: board.names === 'author' ? yesNo(card.entered) : '',
          cluster: card.clusterId && board.clusters[card.clusterId]?.title,
          dots: dotsOf(board, 'cards', card.id),
          ...Object.fromEntries(reactions.map((one, at) => [one, card.talk?.sums[at] ?? 0])),
          comments: card.talk?.comments.filter(({ removed }) => removed === null).length ?? 0,
          hiddenFor: card.talk?.hidden?.text,
          from: originOf(board, card, boards, hall),
          // An hour to the second would say beside whom somebody was sitting.
          at: board.names === 'nobody' ? null : card.at,
        })),
      ),
    ),
    // [B67] Signed like the cards; what was taken away with the reason.
    sheetOf(
      lang,
      'comments',
      ['board', 'text', 'comment', 'agency', 'author', 'removedFor', 'at'],
      revealed.flatMap((board) =>
        Object.values(board.cards).flatMap((card) =>
          (card.talk?.comments ?? []).map((comment) => ({
            board: nameOf(board, hall),
            text: card.text,
            comment: comment.text,
            ...signature(board, comment, hall),
            removedFor: comment.removed,
            at: board.names === 'nobody' ? null : comment.at,
          })),
        ),
      ),
    ),
    sheetOf(
      lang,
      'clusters',
      ['board', 'cluster', 'picture', 'place', 'cards', 'dots'],
      revealed.flatMap((board) =>
        Object.values(board.clusters).map((cluster) => ({
          board: nameOf(board, hall),
          cluster: cluster.title,
          picture: board.layout && isRegion(board, cluster.id) ? word(board.layout.kind) : null,
          place: placeOf(board, cluster.id, lang),
          cards: Object.values(board.cards).filter(
            (card) => hangs(card) && card.clusterId === cluster.id,
          ).length,
          dots: dotsOf(board, 'clusters', cluster.id),
        })),
      ),
    ),
    sheetOf(
      lang,
      'ballots',
      ['board', 'deciding', 'over', 'perPerson', 'turnout', 'dots', 'closedAt'],
      revealed.flatMap((board) =>
        board.results.map((result) => ({
          board: nameOf(board, hall),
          deciding: methodOf(result, lang),
          over: word(result.over),
          perPerson: result.method === 'dots' ? result.dots : null,
          turnout: result.turnout,
          dots:
            result.method === 'dots'
              ? Object.values(result.tally).reduce((sum, dots) => sum + dots, 0)
              : null,
          closedAt: result.closedAt,
        })),
      ),
    ),
    sheetOf(
      lang,
      'results',
      [
        ...(['board', 'deciding', 'rank', 'thing', 'score', 'means', 'borda', 'spread'] as const),
        ...(['lowest', 'highest', 'raters', 'closedAt'] as const),
      ],
      revealed.flatMap((board) =>
        board.results.flatMap((result) => resultRows(board, result, hall, lang)),
      ),
    ),
  ];
}

/** Boards of agencies have the title of their plenary: with the agency one knows which it is. */
export const nameOf = ({ title, home }: Board, { agencies }: Hall): string =>
  home
    ? `${title} (${agencies[home.agencyId]?.short || agencies[home.agencyId]?.name || ''})`
    : title;

/** [B77] The board that a card came from, as far as the one it hangs on tells it. */
function originOf({ traces }: Board, { id }: Card, boards: readonly Board[], hall: Hall) {
  const source = boards.find((one) => one.id === traces[id]?.boardId);
  return source && nameOf(source, hall);
}

/** [V15] Where a region lies on the axes of a matrix, as "Dampak: tinggi; Upaya: rendah". */
function placeOf({ layout }: Board, id: string, lang: Lang): string | null {
  const at = layout?.kind === 'matrix' ? layout.regions.indexOf(id) : -1;
  if (!layout || at < 0) return null;
  const { word } = cellWords(lang);
  // Row by row from the top: up is high in the first row, across is high in the second column.
  const up = word(at < 2 ? 'high' : 'low');
  const across = word(at % 2 === 1 ? 'high' : 'low');
  return `${layout.up}: ${up}; ${layout.across}: ${across}`;
}

/**
 * [S9] What the board promised, also of the reader's own cards: they know whose they are, the file
 * goes to others.
 */
export function signature(
  { names }: Board,
  { agencyId, author }: Pick<Card, 'agencyId' | 'author'>,
  { agencies }: Hall,
) {
  const agency = names === 'nobody' ? '' : ((agencyId && agencies[agencyId]?.name) ?? '');
  return { agency, author: names === 'author' ? author : null };
}

/** What was asked for, in words: dots, or the criteria. */
function methodOf({ method, criteria }: BallotResult, lang: Lang): string {
  return method !== 'scores'
    ? cellWords(lang).word(method)
    : criteria.map((criterion) => criterion[lang]).join(', ');
}

/** Each thing of a closed ballot, from the first to the last. Sums and means, nobody's paper. */
function resultRows(board: Board, result: BallotResult, hall: Hall, lang: Lang) {
  const f = numbers(lang);
  const scored = result.method !== 'dots';
  return ranked(result, asked(board, result)).map((place) => ({
    board: nameOf(board, hall),
    deciding: methodOf(result, lang),
    rank: place.rank,
    thing: board.clusters[place.id]?.title ?? board.cards[place.id]?.text,
    score: scored && place.raters === 0 ? null : round(place.value),
    means: place.means
      .map((mean, at) => `${result.criteria[at]?.[lang] ?? ''} ${f.number(mean, 2)}`)
      .join('; '),
    borda: result.method === 'ranks' ? round(place.points) : null,
    spread: scored && place.raters > 0 ? round(place.spread) : null,
    lowest: scored && place.raters > 0 ? place.low : null,
    highest: scored && place.raters > 0 ? place.high : null,
    raters: scored ? place.raters : null,
    closedAt: result.closedAt,
  }));
}

const round = (value: number) => Math.round(value * 100) / 100;

const not = { cards: 'clusters', clusters: 'cards' };

/** Dots for one thing over all closed ballots; empty where nobody was asked. */
export function dotsOf(board: Board, over: 'cards' | 'clusters', id: string): number | null {
  const asked = board.results.filter(
    (result) => result.over !== not[over] && result.method === 'dots',
  );
  if (asked.length === 0) return null;
  return asked.reduce((sum, { tally }) => sum + (tally[id] ?? 0), 0);
}
