/**
 * What happened on a board, minute by minute, as counts: for the facilitator who looks for the moment
 * to go back to. [B55] It names nobody, also where cards do, and of the time before the reveal it
 * tells only how many cards came and went.
 */
import type { BoardEvent } from '../events.ts';
import type { Happened } from '../space.ts';

export const happenings = [
  'written',
  'removed',
  'back',
  'received',
  'edited',
  'moved',
  'made',
  'renamed',
  'dissolved',
  'laid',
  'hidden',
  'revealed',
  'ballots',
  'restored',
] as const;
export type Happening = (typeof happenings)[number];

/** A minute, or what of it lies before and after a reveal or a restoration. */
export type Passage = {
  at: number;
  /** Its first event; the wall as it was before stands after the event before it. */
  from: number;
  counts: Partial<Record<Happening, number>>;
  /** Whether the wall can be brought back as it was before: not to before the reveal. */
  open: boolean;
};

const minute = 60_000;

/** The passages in which something happened, oldest first. */
export function historyOf(happened: readonly Happened[]): Passage[] {
  const passages: Passage[] = [];
  let revealed = false;
  let current: Passage | null = null;
  for (const { number, at, event } of happened) {
    const told = countOf(event as BoardEvent, revealed);
    const stands = current && Math.floor(current.at / minute) === Math.floor(at / minute);
    if (!current || !stands || event.type === 'board.restored') {
      current = { at, from: number, counts: {}, open: revealed };
      passages.push(current);
    }
    if (told) current.counts[told[0]] = (current.counts[told[0]] ?? 0) + told[1];
    revealed = revealedBy(event as BoardEvent, revealed);
    if (event.type === 'board.revealed' || event.type === 'board.restored') current = null;
  }
  return passages.filter(({ counts }) => Object.keys(counts).length > 0);
}

/** Whether the wall is open after this event. */
export function revealedBy(event: BoardEvent, before: boolean): boolean {
  switch (event.type) {
    case 'board.revealed':
      return true;
    case 'board.opened':
    case 'board.ruled':
      return !event.silent;
    default:
      return before;
  }
}

/** Before the reveal nobody learns what authors do with their cards but write and take away (B43). */
const silent: ReadonlySet<Happening> = new Set(['written', 'removed', 'back', 'revealed', 'laid']);

/** What the event counts as, as far as it may be told of a wall that is open or not yet. */
export function countOf(event: BoardEvent, revealed: boolean): [Happening, number] | null {
  const told = toldOf(event);
  return told && told[1] > 0 && (revealed || silent.has(told[0])) ? told : null;
}

function toldOf(event: BoardEvent): [Happening, number] | null {
  switch (event.type) {
    case 'card.added':
      return ['written', 1];
    case 'card.removed':
      return ['removed', 1];
    case 'card.restored':
      return ['back', 1];
    case 'cards.received':
      return ['received', event.cards.length];
    case 'cards.returned':
      return ['removed', event.cardIds.length];
    case 'card.edited':
      return ['edited', 1];
    case 'card.grouped':
      return ['moved', event.cardIds.length];
    case 'cluster.added':
      return ['made', 1];
    case 'board.arranged':
      return ['moved', event.groups.reduce((sum, { cardIds }) => sum + cardIds.length, 0)];
    case 'board.arrange.undone':
      return ['moved', event.cardIds.length];
    case 'cluster.renamed':
      return ['renamed', 1];
    case 'cluster.removed':
      return ['dissolved', 1];
    case 'board.laid':
      return ['laid', 1];
    case 'card.hidden':
      return ['hidden', 1];
    case 'board.revealed':
      return ['revealed', 1];
    case 'ballot.opened':
      return ['ballots', 1];
    case 'board.restored':
      return ['restored', 1];
    default:
      return null;
  }
}
