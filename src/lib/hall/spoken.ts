/** What a screen reader is told of the room: what others bring about and the screen alone would show. Pure. */
/** What is on a screen, as far as a change of it is worth a word. */
export type Scene = {
  /** The activity shown; null between activities. */
  activityId: string | null;
  boardId: string | null;
  revealed: boolean;
  locked: boolean;
  ballotId: string | null;
  /** Ballots closed on this board so far. */
  results: number;
  /** This person's own cards that hang here. */
  own: number;
};

export type News = 'activity' | 'revealed' | 'locked' | 'unlocked' | 'ballot' | 'results' | 'stuck';

/**
 * The one thing to say about a change, or null. Another activity says everything about its board;
 * cards of others come by the dozen and say nothing.
 */
export function newsOf(before: Scene, now: Scene): News | null {
  if (before.activityId !== now.activityId) return 'activity';
  // Turned to another board: what it shows is read where it stands.
  if (before.boardId !== now.boardId) return null;
  if (!before.revealed && now.revealed) return 'revealed';
  if (before.ballotId !== now.ballotId && now.ballotId) return 'ballot';
  if (before.results < now.results) return 'results';
  if (before.locked !== now.locked) return now.locked ? 'locked' : 'unlocked';
  return before.own < now.own ? 'stuck' : null;
}
