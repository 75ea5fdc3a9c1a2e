import { commentLength, cardLength } from '#lib/lab/board/acts.ts';
import type { BoardAct } from '#lib/lab/acts.ts';
import type { Card } from '#lib/lab/board/state.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import { tidy } from '#lib/lab/values.ts';
import { Draft } from '#lib/live/draft.svelte.ts';
import { newId } from '#lib/live/ids.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import type { Outbox } from '#lib/live/outbox.ts';

/** What is being written beside the comment. */
export type Task =
  | { kind: 'edit' }
  | { kind: 'ask' }
  | { kind: 'hide' }
  | { kind: 'away'; commentId: string };

/** Somebody at an open card: a comment in the making, and at most one other text. */
export class Talking {
  readonly comment: Draft;
  /** Why the last thing was not taken; goes with the next key. */
  refusal: Refusal | null = $state.raw(null);
  #task: { task: Task; draft: Draft } | null = $state.raw(null);
  #space: LiveSpace<'board'>;
  #outbox: Outbox | null;
  #cardId: string;

  constructor(space: LiveSpace<'board'>, cardId: string, outbox: Outbox | null) {
    this.#space = space;
    this.#outbox = outbox;
    this.#cardId = cardId;
    this.comment = new Draft(outbox, `comment ${cardId}`);
  }

  get card(): Card | null {
    const card = this.#space.state.cards[this.#cardId];
    return card && !card.removed ? card : null;
  }
  get task(): Task | null {
    return this.#task?.task ?? null;
  }
  get draft(): Draft | null {
    return this.#task?.draft ?? null;
  }

  /** Asks for something about the card; true when it is on its way. */
  act(act: BoardAct): boolean {
    this.refusal = this.#space.act(act);
    return this.refusal === null;
  }

  say(): boolean {
    const text = tidy(this.comment.text);
    if (text === '' || text.length > commentLength) return false;
    const cardId = this.#cardId;
    if (!this.act({ type: 'comment.add', cardId, commentId: newId(), text })) return false;
    this.comment.clear();
    return true;
  }

  begin(task: Task): void {
    const key = task.kind === 'away' ? `away ${task.commentId}` : `${task.kind} ${this.#cardId}`;
    const initial = task.kind === 'edit' ? (this.card?.text ?? '') : '';
    this.refusal = null;
    this.#task = { task, draft: new Draft(this.#outbox, key, initial) };
  }

  leave(): void {
    this.#task?.draft.clear();
    this.#task = null;
    this.refusal = null;
  }

  /** Sends what the other text is for. */
  finish(): boolean {
    const begun = this.#task;
    const text = tidy(begun?.draft.text ?? '');
    if (!begun || text === '' || (begun.task.kind === 'edit' && text.length > cardLength)) {
      return false;
    }
    const isSame = begun.task.kind === 'edit' && text === this.card?.text;
    if (!isSame && !this.act(actOf(begun.task, this.#cardId, text))) return false;
    this.leave();
    return true;
  }

  keep(): void {
    this.comment.keep();
    this.#task?.draft.keep();
  }
}

function actOf(task: Task, cardId: string, text: string): BoardAct {
  switch (task.kind) {
    case 'edit':
      return { type: 'card.edit', cardId, text };
    case 'ask':
      return { type: 'card.ask', cardId, note: text };
    case 'hide':
      return { type: 'card.hide', cardId, reason: text };
    case 'away':
      return { type: 'comment.remove', cardId, commentId: task.commentId, reason: text };
    default:
      return task satisfies never;
  }
}
