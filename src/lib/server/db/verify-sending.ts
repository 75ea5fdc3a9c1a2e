/** [B79] What one board says it sent, the other says it received: both journals tell the same. */
import { copyOf, sentTo } from '#lib/lab/board/sending.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Findings } from './verify-findings.ts';

/** Collects what boards say of each other; `check` once all of them have been read. */
export class Sendings {
  #sent = new Set<string>();
  #received = new Map<string, string>();

  add(board: Board): void {
    const targets = new Set(Object.values(board.sent).flat());
    for (const to of targets) {
      for (const id of sentTo(board, to)) this.#sent.add(line(board.id, id, to));
    }
    for (const [cardId, { boardId, sourceId }] of Object.entries(board.traces)) {
      const isCopy = cardId === copyOf(sourceId, board.id);
      this.#received.set(line(boardId, sourceId, board.id), isCopy ? board.id : '');
    }
  }

  check(findings: Findings): void {
    for (const one of this.#sent) {
      if (this.#received.get(one)) continue;
      findings.add(
        'tables',
        one,
        `Kartu yang dikirim tidak diterima (papan, kartu, tujuan): ${one}.`,
      );
    }
    for (const [one] of this.#received) {
      if (this.#sent.has(one)) continue;
      findings.add('tables', one, `Kartu diterima tanpa dikirim (papan, kartu, tujuan): ${one}.`);
    }
  }
}

const line = (...ids: string[]) => ids.join(' ');
