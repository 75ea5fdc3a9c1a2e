import { getContext, setContext } from 'svelte';
import type { Board } from '#lib/lab/board/state.ts';

/** Which card is open, so that every list of cards on a page can open one. */
export class OpenCard {
  /** Stays on its board when the room goes on: nothing that somebody writes there is closed. */
  at: { boardId: string; cardId: string } | null = $state.raw(null);
  #board: () => Board | null;

  constructor(board: () => Board | null) {
    this.#board = board;
  }

  /** Cards are talked about once everybody may read them. */
  get isOpen(): boolean {
    return this.#board()?.revealed === true;
  }

  open(cardId: string): void {
    const board = this.#board();
    if (board) this.at = { boardId: board.id, cardId };
  }
}

const key = Symbol('open card');

/** Lets the cards of this page be opened; `board` is the one they hang on. */
export const provideOpenCard = (board: () => Board | null): OpenCard =>
  setContext(key, new OpenCard(board));

/** Null on pages whose cards are only looked at. */
export const getOpenCard = (): OpenCard | null => getContext<OpenCard | undefined>(key) ?? null;
