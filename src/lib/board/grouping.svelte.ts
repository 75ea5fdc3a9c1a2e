import { tidy } from '#lib/lab/values.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import { Draft } from '#lib/live/draft.svelte.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import type { Outbox } from '#lib/live/outbox.ts';

/** What is asked for in the dialog that is open. */
type Asking = 'name' | 'move' | { rename: string } | null;

/** As many cards as one act takes. */
const atOnce = 200;

/** Somebody grouping cards of one board: what they have chosen and the name they are writing. */
export class Grouping {
  selected: string[] = $state.raw([]);
  asking: Asking = $state.raw(null);
  refusal: Refusal | null = $state.raw(null);
  readonly title: Draft;
  /** The cards that were put somewhere last. */
  placed: readonly string[] = [];
  #space: LiveSpace<'board'>;

  constructor(space: LiveSpace<'board'>, outbox: Outbox | null) {
    this.#space = space;
    this.title = new Draft(outbox, `cluster ${space.ref.id}`);
  }

  /** The chosen cards are some of one cluster: a new one over them splits it. */
  get splits(): boolean {
    const { cards, clusters } = this.#space.state;
    const [from, ...others] = new Set(this.cards.map((id) => cards[id]?.clusterId ?? null));
    if (from === undefined || from === null || others.length > 0 || !clusters[from]) return false;
    return this.#inside(from).length > this.cards.length;
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
        : this.#make(newId(), title);
    if (asking === 'name') return this.#after(refusal);
    return this.#after(refusal, this.selected);
  }

  /** Moves the chosen cards; null takes them out of their clusters. */
  move(clusterId: string | null): boolean {
    return this.#after(this.#group(this.cards, clusterId));
  }

  /** Everything in the one goes into the other. */
  merge(clusterId: string, into: string): boolean {
    return this.#after(this.#space.act({ type: 'cluster.merge', clusterId, into }), this.selected);
  }

  /** Chooses all cards of a cluster, to move them or to split some off. */
  takeAll(clusterId: string): void {
    this.selected = this.#inside(clusterId);
    this.close();
  }

  /** Cards that were dragged: onto a cluster, among the loose ones, or where a new one begins. */
  drop(cardIds: string[], place: string | null | undefined): void {
    this.selected = cardIds;
    if (place === undefined) this.ask('name');
    else this.move(place);
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

  #make(clusterId: string, title: string): Refusal | null {
    const [first, rest] = [this.cards.slice(0, atOnce), this.cards.slice(atOnce)];
    return (
      this.#space.act({ type: 'cluster.add', clusterId, title, cardIds: first }) ??
      this.#group(rest, clusterId)
    );
  }

  #group(cardIds: readonly string[], clusterId: string | null): Refusal | null {
    for (let at = 0; at < cardIds.length; at += atOnce) {
      const some = cardIds.slice(at, at + atOnce);
      const refusal = this.#space.act({ type: 'card.group', cardIds: some, clusterId });
      if (refusal) return refusal;
    }
    return null;
  }

  #inside(clusterId: string): string[] {
    return Object.values(this.#space.state.cards)
      .filter((card) => card.clusterId === clusterId && !card.removed)
      .map(({ id }) => id);
  }

  #after(refusal: Refusal | null, selected: string[] = []): boolean {
    this.refusal = refusal;
    if (refusal) return false;
    this.title.clear();
    this.placed = this.cards;
    this.selected = selected;
    this.asking = null;
    return true;
  }
}
