import type { BoardAct } from '#lib/lab/acts.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Suggestions } from '#lib/lab/grouping/suggest.ts';
import { tidy } from '#lib/lab/values.ts';
import { newId } from '#lib/live/ids.ts';

type Arrange = Extract<BoardAct, { type: 'board.arrange' }>;

/** One suggested group under the facilitator's hands. */
export class DraftTheme {
  readonly clusterId: string;
  /** Whether the cluster stands already; its name is not asked for then. */
  readonly standing: boolean;
  title = $state('');
  chosen = $state(true);
  cards: string[] = $state([]);
  /** Cards that were ticked off but still hang here, so that a tick brings them back. */
  off: string[] = $state([]);

  constructor(clusterId: string | null, title: string, cards: string[]) {
    this.clusterId = clusterId ?? newId();
    this.standing = clusterId !== null;
    this.title = title;
    this.cards = cards;
  }
}

/** The preview: nothing of it is on the board until it is taken. */
export class SuggestionDraft {
  readonly themes: DraftTheme[];
  readonly duplicates: Suggestions['duplicates'];
  left: string[] = $state([]);

  constructor({ themes, duplicates, left }: Suggestions) {
    this.themes = themes.map(
      ({ clusterId, title, cards }) => new DraftTheme(clusterId, title, [...cards]),
    );
    this.duplicates = duplicates;
    this.left = [...left];
  }

  /** Moves a card to another group of the preview, or to those left out. */
  move(cardId: string, to: DraftTheme | null): void {
    for (const theme of this.themes) {
      theme.cards = theme.cards.filter((id) => id !== cardId);
      theme.off = theme.off.filter((id) => id !== cardId);
    }
    this.left = this.left.filter((id) => id !== cardId);
    if (to) to.cards = [...to.cards, cardId];
    else this.left = [...this.left, cardId];
  }

  tick(theme: DraftTheme, cardId: string, inside: boolean): void {
    const off = theme.off.filter((id) => id !== cardId);
    theme.off = inside ? off : [...off, cardId];
  }

  /** What would be asked of the board as it stands now: others go on grouping meanwhile. */
  groups(board: Board): Arrange['groups'] {
    const loose = (id: string) => {
      const card = board.cards[id];
      return card !== undefined && !card.removed && card.clusterId === null;
    };
    return this.themes
      .filter(({ chosen }) => chosen)
      .map(({ clusterId, title, cards, off }) => ({
        clusterId,
        title: tidy(title),
        cardIds: cards.filter((id) => loose(id) && !off.includes(id)),
      }))
      .filter(({ cardIds }) => cardIds.length > 0);
  }
}
