import type { Board, Card } from '#lib/lab/board/state.ts';
import type { AgencyKind } from '#lib/lab/hall/state.ts';
import { standing, type AgencyNames } from './wall.ts';

/** Up to this many cards a wall is read, not searched. */
export const fewToFilter = 12;

/** What somebody looks for on a wall: words, a cluster, a kind of agency. All of it is theirs alone. */
export class WallFilter {
  search = $state('');
  /** Id of a cluster, `none` for cards in none, or empty. */
  cluster = $state('');
  kind: AgencyKind | '' = $state('');
  /** The kinds that may be offered (B8): the server says which, because it knows who wrote. */
  kinds: readonly AgencyKind[] = $state.raw([]);
  #asked = 0;
  #boardId = '';

  get active(): boolean {
    return this.search.trim() !== '' || this.cluster !== '' || this.kind !== '';
  }

  clear(): void {
    this.search = '';
    this.cluster = '';
    this.kind = '';
  }

  /** Asks again which kinds may be offered; one that no longer may is let go. */
  async ask({ labId, id }: Pick<Board, 'labId' | 'id'>): Promise<void> {
    const asked = (this.#asked += 1);
    // Kinds and clusters of another wall say nothing of this one, also while no answer comes.
    if (this.#boardId !== id) {
      this.#boardId = id;
      [this.kinds, this.kind, this.cluster] = [[], '', ''];
    }
    try {
      const answer = await fetch(`/labs/${labId}/boards/${id}/kinds.json`);
      if (!answer.ok || asked !== this.#asked) return;
      const { kinds } = (await answer.json()) as { kinds: AgencyKind[] };
      this.kinds = kinds;
      if (this.kind !== '' && !kinds.includes(this.kind)) this.kind = '';
    } catch {
      // Without a network the words and the clusters are at hand all the same.
    }
  }

  /** The board with the cards that are looked for; the board itself while nothing is. */
  on(board: Board, agencies: AgencyNames): Board {
    if (!this.active) return board;
    const words = this.search.trim().toLowerCase();
    const isWanted = ({ text, agencyId, clusterId }: Card) => {
      const place = clusterId !== null && board.clusters[clusterId] ? clusterId : 'none';
      return (
        (words === '' || text.toLowerCase().includes(words)) &&
        (this.cluster === '' || this.cluster === place) &&
        (this.kind === '' || (agencyId !== null && agencies[agencyId]?.kind === this.kind))
      );
    };
    const cards = standing(board).filter(isWanted);
    return { ...board, cards: Object.fromEntries(cards.map((card) => [card.id, card])) };
  }
}
