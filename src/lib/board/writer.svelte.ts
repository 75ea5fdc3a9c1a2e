import { tidy } from '#lib/lab/values.ts';
import { cardLength } from '#lib/lab/board/acts.ts';
import type { Card, Paper, Signing } from '#lib/lab/board/state.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import { Draft } from '#lib/live/draft.svelte.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import type { Outbox } from '#lib/live/outbox.ts';

type Editing = { cardId: string; before: string; draft: Draft };

/**
 * Somebody writing on one board: the card that is being written and, at most, one that is being
 * changed. It lives as long as the page, not as long as what is on screen, so that a change of
 * activity takes nothing away.
 */
export class CardWriter {
  readonly draft: Draft;
  paper: Paper = $state('kunyit');
  /** Region of a layout that the next card is meant for; empty for none. */
  region = $state('');
  /** Why the last card was not taken; goes with the next key. */
  refusal: Refusal | null = $state.raw(null);
  /** How cards were signed when the one in the field was begun. */
  #promised: Signing | null = null;
  #editing: Editing | null = $state.raw(null);
  #space: LiveSpace<'board'>;
  #outbox: Outbox | null;

  constructor(space: LiveSpace<'board'>, outbox: Outbox | null) {
    this.#space = space;
    this.#outbox = outbox;
    this.draft = new Draft(outbox, `card ${space.ref.id}`);
  }

  /** Signs over the length of a card; 0 when it fits. */
  get over(): number {
    return Math.max(0, tidy(this.draft.text).length - cardLength);
  }
  get left(): number {
    return cardLength - tidy(this.draft.text).length;
  }
  /** What everybody will see of the author of a card that is stuck now. */
  get signing(): Signing | null {
    const { state } = this.#space;
    return state.opened ? state.names : null;
  }
  get editing(): Editing | null {
    return this.#editing;
  }
  /** Something stands in a field that nobody else has. */
  get unsent(): boolean {
    const edited = this.#editing;
    return tidy(this.draft.text) !== '' || (edited !== null && edited.draft.text !== edited.before);
  }

  /** Sticks the card. False when there is nothing to stick or the rules say no. */
  add(): boolean {
    const text = tidy(this.draft.text);
    if (text === '' || this.over > 0) return false;
    const names = this.#promised ?? this.#space.state.names;
    const { paper } = this;
    const place = this.region === '' ? {} : { clusterId: this.region };
    const card = { type: 'card.add' as const, cardId: newId(), text, paper, names };
    this.refusal = this.#space.act({ ...card, ...place });
    // Whoever sticks it once more has read what holds now.
    if (this.refusal?.code === 'names') this.#promised = null;
    if (this.refusal) return false;
    this.#promised = null;
    this.draft.clear();
    return true;
  }

  /** A key was pressed in one of the fields; the first letter of a card comes under what holds now. */
  typed(): void {
    this.refusal = null;
    if (tidy(this.draft.text) === '') this.#promised = this.signing;
    else this.#promised ??= this.signing;
    this.#space.types();
  }

  edit(card: Card): void {
    const draft = new Draft(this.#outbox, `edit ${card.id}`, card.text);
    this.refusal = null;
    this.#editing = { cardId: card.id, before: card.text, draft };
  }

  /** Leaves the card as it was. */
  cancel(): void {
    this.#editing?.draft.clear();
    this.#editing = null;
    this.refusal = null;
  }

  /** Saves the changed card. */
  save(): boolean {
    const edited = this.#editing;
    if (!edited) return false;
    const text = tidy(edited.draft.text);
    if (text === '' || text.length > cardLength) return false;
    if (text !== edited.before) {
      this.refusal = this.#space.act({ type: 'card.edit', cardId: edited.cardId, text });
      if (this.refusal) return false;
    }
    this.cancel();
    return true;
  }

  remove(cardId: string): Refusal | null {
    return this.#space.act({ type: 'card.remove', cardId });
  }

  /** Brings back a card that was taken away. */
  restore(cardId: string): Refusal | null {
    return this.#space.act({ type: 'card.restore', cardId });
  }

  /** Sends whatever stands in a field; true when nothing is left. */
  send(): boolean {
    if (this.#editing) this.save();
    if (tidy(this.draft.text) !== '') this.add();
    return !this.unsent;
  }

  keep(): void {
    this.draft.keep();
    this.#editing?.draft.keep();
  }
}
