/** Which picture hangs on the projector. Pure, so that the console can say what the room sees. */
import type { Board } from './board/state.ts';
import { spotOf } from './hall/spotlight.ts';
import { sendingOf } from './hall/per-agency.ts';
import type { Activity, Hall } from './hall/state.ts';
import { surfaceOf } from './surface.ts';

export const pictures = [
  'join',
  'idle',
  'talk',
  'break',
  'silent',
  'agencies',
  'tiles',
  'layout',
  'ballot',
  'result',
  'scores',
  'poll',
  'words',
  'work',
  'gate',
  'pledge',
  'readiness',
  'coverage',
  'gallery',
  'awards',
  'pitch',
  'launch',
  'spotlight',
  'speaking',
  'blank',
] as const;
export type Picture = (typeof pictures)[number];

/** `board` is the board of the running activity, as far as it has been read. */
export function pictureOf(hall: Hall, activity: Activity | null, board: Board | null): Picture {
  const { view, ideaId } = hall.projector;
  if (view !== 'blank' && spotOf(hall, board)) return 'spotlight';
  if (view === 'gallery') return ideaId ? 'pitch' : 'gallery';
  if (view === 'words' && board?.revealed) return 'words';
  if (view === 'wall' && board?.revealed) return wallOf(board);
  if (view === 'speaking' && hall.speaking) return 'speaking';
  if (!['auto', 'words', 'wall', 'speaking'].includes(view)) return view as Picture;
  if (!activity) return hall.done.length === 0 ? 'join' : 'idle';
  const surface = surfaceOf(activity.kind);
  switch (surface) {
    case 'join':
    case 'break':
    case 'pledge':
    case 'readiness':
    case 'gallery':
      return surface;
    case 'board':
    case 'clusters':
    case 'dots':
    case 'scores':
      if (activity.kind === 'words' && board?.revealed) return 'words';
      // [A20] Agencies at boards of their own, until the plenary is revealed.
      if (sendingOf(hall, activity) !== null && board?.revealed === false) return 'agencies';
      return boardPicture(board, surface, hall.clock?.startedAt ?? Infinity);
    case 'ask':
      return board?.ballot || board?.results.length ? 'poll' : 'talk';
    case 'canvas':
    case 'review':
    case 'plan':
    case 'commitments':
      return 'work';
    case 'gate':
      return 'gate';
    case 'talk':
      // What is done at home until tomorrow is counted like what is done in the hall.
      return activity.kind === 'homework' ? 'work' : 'talk';
    default:
      return surface satisfies never;
  }
}

/** A layout is a picture of its own, whoever works on it. */
const wallOf = ({ layout }: Board): Picture => (layout ? 'layout' : 'tiles');

function boardPicture(
  board: Board | null,
  surface: 'board' | 'clusters' | 'dots' | 'scores',
  startedAt: number,
): Picture {
  if (!board?.opened) return 'talk';
  if (!board.revealed) return 'silent';
  if (board.ballot) return 'ballot';
  const result = board.results.at(-1);
  const wall = wallOf(board);
  if (!result) return wall;
  // A result stays up while the activity that voted runs; grouping anew shows the wall again.
  if (surface === 'clusters' && result.closedAt < startedAt) return wall;
  return result.method === 'dots' ? 'result' : 'scores';
}
