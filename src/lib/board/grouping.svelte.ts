import { tidy } from '#lib/lab/values.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import { Draft } from '#lib/live/draft.svelte.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import type { Outbox } from '#lib/live/outbox.ts';

/** What is asked for in the dialog that is open. */
type Asking = 'name' | 'move' | { rename: string } | null;

/** Somebody grouping cards of one board: what they have chosen and the name they are writing. */
export class Grouping {
  selected: string[] = $state.raw([]);
  asking: Asking = $state.raw(null);
  refusal: Refusal | null = $state.raw(null);
  readonly title: Draft;
  #space: LiveSpace<'board'>;

  constructor(space: LiveSpace<'board'>, outbox: Outbox | null) {
    this.#space = space;
    this.title = new Draft(outbox, `cluster ${space.ref.id}`);
  }

  /** Chosen cards that still hang: others may have taken one away meanwhile. */
  get cards(): string[] {
    const { cards } = this.#space.state;
    return this.selected.filter((id) => cards[id] && !cards[id].removed);
  }
  get unsent(): boolean {
    return this.asking !== null && this.asking !== 'move' && tidy(this.title.text) !== '';
  }

  ask(asking: Asking): void {
    this.refusal = null;
    this.asking = asking;
    if (asking !== null && typeof asking === 'object') {
      this.title.text = this.#space.state.clusters[asking.rename]?.title ?? '';
    }
  }

  /** Makes the cluster, or gives the old one its new name. */
  send(): boolean {
    const title = tidy(this.title.text);
    const { asking } = this;
    if (title === '' || asking === null || asking === 'move') return false;
    const refusal =
      typeof asking === 'object'
        ? this.#space.act({ type: 'cluster.rename', clusterId: asking.rename, title })
        : this.#space.act({ type: 'cluster.add', clusterId: newId(), title, cardIds: this.cards });
    if (asking === 'name') return this.#after(refusal);
    return this.#after(refusal, this.selected);
  }

  /** Moves the chosen cards; null takes them out of their clusters. */
  move(clusterId: string | null): boolean {
    return this.#after(this.#space.act({ type: 'card.group', cardIds: this.cards, clusterId }));
  }

  dissolve(clusterId: string): boolean {
    return this.#after(this.#space.act({ type: 'cluster.remove', clusterId }), this.selected);
  }

  /** A new name that was given up is gone; the name of a cluster to be stays for the next try. */
  close(): void {
    if (this.asking !== null && typeof this.asking === 'object') this.title.clear();
    this.asking = null;
    this.refusal = null;
  }

  keep(): void {
    this.title.keep();
  }

  #after(refusal: Refusal | null, selected: string[] = []): boolean {
    this.refusal = refusal;
    if (refusal) return false;
    this.title.clear();
    this.selected = selected;
    this.asking = null;
    return true;
  }
}
