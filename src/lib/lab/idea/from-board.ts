/**
 * What the boards of the lab offer to a plan (D100, D101): cards of a pre-mortem become risks, cards of
 * a theory of change its links. Pure; boards come as the person who asks may see them, and of a card
 * nothing travels but its words, its paper and where it hangs.
 */
import type { Board, Card } from '../board/state.ts';
import { presets } from '../board/presets.ts';
import { isHidden } from '../board/talk.ts';
import { byTime } from '../board/standing.ts';
import { boardNeed, isQuick } from '../hall/agenda.ts';
import { agencyBoard, sendingOf } from '../hall/per-agency.ts';
import type { Hall } from '../hall/state.ts';
import type { Id } from '../values.ts';
import { copyOf } from '../board/sending.ts';
import { levels, type Level } from './canvas.ts';
import type { Offered, OfferPart, Offers } from './taking.ts';

/** Kinds of activity and recipes that are such an exercise, whatever their board looks like. */
const exercises: Record<string, OfferPart> = {
  premortem: 'risks',
  'pre-mortem': 'risks',
  'theory-of-change': 'chain',
  'teori-perubahan': 'chain',
};

/** The activity a board belongs to, as far as it says what was done there. */
export type Exercise = { kind: string; recipe: string | null };

/** Boards on which such an exercise can have been done: the room's, and this agency's own beside them. */
export function boardsOffering(hall: Hall, agencyId: Id): { id: Id; activity: Exercise }[] {
  return hall.activities.flatMap((activity) => {
    const { boardId } = activity;
    if (boardId === null || boardNeed(activity.kind) !== 'own' || isQuick(activity.kind)) return [];
    const apart = sendingOf(hall, activity) === null ? [] : [agencyBoard(boardId, agencyId)];
    return [...apart, boardId].map((id) => ({ id, activity }));
  });
}

/** Words that people give to the columns, beside those of the preset. */
const levelWords: Record<Level, string[]> = {
  input: ['masukan', 'input', 'inputs', 'sumber daya'],
  activity: ['kegiatan', 'aktivitas', 'activity', 'activities'],
  output: ['keluaran', 'luaran', 'output', 'outputs'],
  outcome: ['hasil', 'outcome', 'outcomes'],
  impact: ['dampak', 'impact', 'impacts'],
};

const plain = (text: string) => text.trim().toLowerCase();

/** The level of the theory of change that a column of this name stands for. */
export const levelNamed = (title: string): Level | null =>
  levels.find((level) => levelWords[level].includes(plain(title))) ?? null;

/** Columns that name at least three levels are a theory of change, whatever the activity is called. */
const isChain = ({ layout, clusters }: Board): boolean => {
  const named = layout?.regions.map((id) => levelNamed(clusters[id]?.title ?? '')) ?? [];
  return new Set(named.filter(Boolean)).size >= 3;
};

/** A matrix of likelihood and harm, in either language. */
const isRiskMatrix = ({ layout }: Board): boolean => {
  const preset = presets.find(({ key }) => key === 'likely-harm');
  if (layout?.kind !== 'matrix' || !preset) return false;
  const { across, up } = preset;
  return (['id', 'en'] as const).some(
    (lang) => plain(layout.across) === plain(across[lang]) && plain(layout.up) === plain(up[lang]),
  );
};

/** What the cards of a board are offered to; null where the board was about something else. */
export function offersTo(board: Board, { kind, recipe }: Exercise): OfferPart | null {
  const known = exercises[recipe ?? ''] ?? exercises[kind];
  if (known) return known;
  if (isChain(board)) return 'chain';
  return isRiskMatrix(board) ? 'risks' : null;
}

/** [D100] All that these boards offer, in the order of boards and of regions on them. */
export function offersOf(boards: readonly { board: Board; activity: Exercise }[]): Offers {
  const offers: Offers = { risks: [], chain: [] };
  for (const { board, activity } of boards) {
    const part = board.revealed ? offersTo(board, activity) : null;
    if (part) offers[part].push(...cardsOf(board));
  }
  return offers;
}

function cardsOf(board: Board): Offered[] {
  const regions = board.layout?.regions ?? [];
  const at = (card: Card) => (card.clusterId === null ? -1 : regions.indexOf(card.clusterId));
  return Object.values(board.cards)
    .filter((card) => !card.removed && !isHidden(card))
    .sort((a, b) => at(a) - at(b) || byTime(a, b))
    .map((card) => {
      const { id, text, paper, agencyId, clusterId } = card;
      const level = clusterId === null ? null : levelNamed(board.clusters[clusterId]?.title ?? '');
      const trace = board.traces[id];
      return {
        boardId: board.id,
        board: board.title,
        cardId: id,
        text: text.slice(0, 300),
        paper,
        agencyId,
        level,
        ...weightAt(board, at(card)),
        alias: [
          ...(trace ? [trace.sourceId] : []),
          ...(board.home ? [copyOf(id, board.home.plenaryId)] : []),
        ],
      };
    });
}

/** Regions of a matrix are read row by row from the top: above is graver, to the right likelier. */
const weightAt = (board: Board, region: number) =>
  region < 0 || !isRiskMatrix(board)
    ? { likely: 3, grave: 3 }
    : { likely: region % 2 === 1 ? 4 : 2, grave: region < 2 ? 4 : 2 };
