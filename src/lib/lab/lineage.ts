/** What an innovation keeps of where it came from and of its design, when the lab is long over. */
import type { Board, Over } from './board/state.ts';
import { canvasFields, marks, type CanvasField, type Mark } from './idea/canvas.ts';
import { curveOf, type CurvePoint } from './idea/readings.ts';
import type { Idea, Measure } from './idea/state.ts';

export type Lineage = {
  lab: { id: string; title: string; region: string; place: string } | null;
  ideaId: string | null;
  raisedAt: number;
  board: { id: string; title: string } | null;
  cluster: { id: string; title: string } | null;
  /** Texts as the room saw them; the agency where the card named one, never an author. */
  cards: {
    id: string;
    text: string;
    paper: string;
    agency: string | null;
    /** Title of the board it was taken over from; entries of before have none. */
    from?: string | null;
  }[];
  /** Dots for the cluster or the cards in ballots that were closed. */
  votes: { over: Over; dots: number; turnout: number; closedAt: number }[];
  /** The innovation it replicates. */
  original: { id: string | null; name: string; region: string } | null;
  approvals: { form: 'canvas' | 'plan'; by: string; position: string; at: number }[];
};

export type Story = {
  canvas: Record<CanvasField, string>;
  marks: Record<Mark, boolean>;
  /** With its curve, where more is known of a measure than before and after (N25). */
  measures: (Omit<Measure, 'id'> & { curve?: CurvePoint[] })[];
  benefitBasis: string | null;
  benefitValue: number | null;
  monthsToCreate: number | null;
};

export const emptyLineage = (): Lineage => ({
  lab: null,
  ideaId: null,
  raisedAt: 0,
  board: null,
  cluster: null,
  cards: [],
  votes: [],
  original: null,
  approvals: [],
});

/** Of an innovation that no lab worked on: nothing is known of its design. */
export const emptyStory = (): Story => ({
  canvas: Object.fromEntries(canvasFields.map((field) => [field, ''])) as Story['canvas'],
  marks: Object.fromEntries(marks.map((mark) => [mark, false])) as Story['marks'],
  measures: [],
  benefitBasis: null,
  benefitValue: null,
  monthsToCreate: null,
});

/** Dots for these things in the closed ballots of a board. */
function votesFor(board: Board, clusterIds: string[], cardIds: string[]): Lineage['votes'] {
  return board.results.flatMap(({ method, over, tally, turnout, closedAt }) => {
    if (method !== 'dots') return [];
    const named = over === 'cards' ? [] : clusterIds;
    const ids = new Set(over === 'clusters' ? named : [...named, ...cardIds]);
    const dots = [...ids].reduce((sum, id) => sum + (tally[id] ?? 0), 0);
    return dots > 0 ? [{ over, dots, turnout, closedAt }] : [];
  });
}

/**
 * The sticky notes behind an idea, on `board` as everybody in the lab may see it; `earlier` are the
 * boards, seen likewise, that cards of it were taken over from: their votes count as well.
 */
export function rootsOf(
  idea: Idea,
  board: Board | null,
  agencyName: (id: string) => string | null,
  earlier: readonly Board[] = [],
) {
  const { lineage } = idea;
  const cluster = (lineage.clusterId && board?.clusters[lineage.clusterId]) || null;
  const named = new Set(lineage.cardIds);
  const cards = Object.values(board?.cards ?? {}).filter(
    (card) => named.has(card.id) || (cluster !== null && card.clusterId === cluster.id),
  );
  const originOf = (cardId: string) => {
    const trace = board?.traces[cardId];
    return earlier.find(({ id }) => id === trace?.boardId);
  };
  const traced = cards.flatMap(({ id }) => board?.traces[id] ?? []);
  const votes = [
    ...earlier.flatMap((source) => {
      const here = traced.filter(({ boardId }) => boardId === source.id);
      const ids = here.map(({ sourceId }) => sourceId);
      return votesFor(source, ids, ids);
    }),
    ...(board
      ? votesFor(
          board,
          cluster ? [cluster.id] : [],
          cards.map(({ id }) => id),
        )
      : []),
  ];
  return {
    board: board && { id: board.id, title: board.title },
    cluster: cluster && { id: cluster.id, title: cluster.title },
    cards: cards.map(({ id, text, paper, agencyId }) => ({
      id,
      text,
      paper,
      agency: agencyId && agencyName(agencyId),
      from: originOf(id)?.title ?? null,
    })),
    votes,
  };
}

/**
 * [D76] The same for the pages of the lab, on boards as this person sees them: with the author where
 * the board shows authors, and never otherwise. Registry and files take `rootsOf`.
 */
export function signedRoots(
  idea: Idea,
  board: Board | null,
  agencyName: (id: string) => string | null,
  earlier: readonly Board[] = [],
) {
  const roots = rootsOf(idea, board, agencyName, earlier);
  const authorOf = (id: string) => (board?.names === 'author' && board.cards[id]?.author) || null;
  return { ...roots, cards: roots.cards.map((card) => ({ ...card, author: authorOf(card.id) })) };
}
export type SignedRoots = ReturnType<typeof signedRoots>;

/** [D76] An idea as a board names it: which of its cards and which cluster it came from. */
export type Offspring = { id: string; title: string; cardIds: string[]; clusterId: string | null };

export const offspringOf = (ideas: readonly Idea[], boardId: string): Offspring[] =>
  ideas
    .filter(({ lineage }) => lineage.boardId === boardId)
    .map(({ id, fields, lineage: { cardIds, clusterId } }) => {
      return { id, title: fields.title.text, cardIds, clusterId };
    });

/** Those that came from this card, or from the cluster it hangs in. */
export const ideasOfCard = (
  offspring: readonly Offspring[],
  card: { id: string; clusterId: string | null },
): Offspring[] =>
  offspring.filter(
    ({ cardIds, clusterId }) =>
      cardIds.includes(card.id) || (clusterId !== null && clusterId === card.clusterId),
  );

export const approvalsOf = (idea: Idea): Lineage['approvals'] =>
  (['canvas', 'plan'] as const).flatMap((form) =>
    idea[form].decisions
      .filter(({ decision }) => decision === 'approved')
      .map(({ by, position, at }) => ({ form, by, position, at })),
  );

/** [N25] Values of a measure go along by their days, without who entered them. */
export const storyOf = (idea: Idea): Story => {
  const { benefitBasis, benefitValue, monthsToCreate } = idea.profile;
  const texts = canvasFields.map((field) => [field, idea.fields[field].text] as const);
  return {
    canvas: Object.fromEntries(texts) as Story['canvas'],
    marks: idea.marks,
    measures: Object.values(idea.measures).map((one) => {
      const { id: _id, ...measure } = one;
      const curve = curveOf(idea, one);
      return curve.length > 2 ? { ...measure, curve } : measure;
    }),
    benefitBasis,
    benefitValue,
    monthsToCreate,
  };
};
