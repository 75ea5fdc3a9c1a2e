/** "Suara ruangan": what each agency has given to the activity of now. Never a ranking of people. */
import type { Board } from '#lib/lab/board/state.ts';
import type { Agency, Hall } from '#lib/lab/hall/state.ts';
import type { Surface } from '#lib/lab/surface.ts';

/** What is counted: people, cards, a signature, readiness sheets, ideas handed in. */
export type Counted = 'people' | 'cards' | 'pledges' | 'sheets' | 'ideas';

/** Cards without names have no agency either: there the people who are in are counted. */
export function countedBy(surface: Surface | null, board: Board | null = null): Counted {
  switch (surface) {
    case 'board':
    case 'clusters':
    case 'dots':
    case 'scores':
      return board?.names === 'nobody' ? 'people' : 'cards';
    case 'pledge':
      return 'pledges';
    case 'readiness':
      return 'sheets';
    case 'canvas':
    case 'review':
    case 'gate':
    case 'plan':
    case 'commitments':
    case 'gallery':
      return 'ideas';
    default:
      return 'people';
  }
}

export type Voice = {
  agency: Agency;
  /** People who have joined. */
  present: number;
  /** Of them connected at this moment. */
  connected: number;
  /** How much this agency has given; for `people` how many are in. */
  given: number;
  pledge: 'signed' | 'absent' | 'declined' | null;
  /** Somebody is in and nothing has come yet. */
  silent: boolean;
};

export type Given = {
  hall: Hall;
  counted: Counted;
  board: Board | null;
  /** Connected people by agency, as presence tells. */
  here: Record<string, number>;
  /** Ideas by agency, from the page load. */
  ideas: Record<string, number>;
};

/** One entry per agency in the order of the roster. */
export function voices({ hall, counted, board, here, ideas }: Given): Voice[] {
  const cards = counted === 'cards' && board ? cardsByAgency(board) : {};
  return Object.values(hall.agencies).map((agency) => {
    const { id } = agency;
    const present = hall.present[id] ?? 0;
    const pledge = hall.pledges[id]?.status ?? null;
    const counts: Record<Counted, number> = {
      people: present,
      cards: cards[id] ?? 0,
      pledges: pledge ? 1 : 0,
      sheets: hall.radars[id]?.sheets ?? 0,
      ideas: ideas[id] ?? 0,
    };
    const given = counts[counted];
    const connected = Math.min(present, here[id] ?? 0);
    return { agency, present, connected, given, pledge, silent: present > 0 && given === 0 };
  });
}

/** The plenary as if every card of the agencies' own boards hung there, silently. */
export function heardOnOwnBoards(plenary: Board, counts: Record<string, { cards: number }>): Board {
  const byAgency = Object.fromEntries(
    Object.entries(counts).map(([id, { cards }]) => [id, cards] as const),
  );
  return { ...plenary, revealed: false, hidden: { ...plenary.hidden, byAgency } };
}

/** Cards by agency: counted by the server while the board is silent, by hand afterwards. */
export function cardsByAgency(board: Board): Record<string, number> {
  if (!board.revealed) return board.hidden.byAgency;
  const counts: Record<string, number> = {};
  for (const { agencyId, removed } of Object.values(board.cards)) {
    if (agencyId && !removed) counts[agencyId] = (counts[agencyId] ?? 0) + 1;
  }
  return counts;
}
