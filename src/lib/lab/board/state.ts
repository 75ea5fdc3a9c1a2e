import type { Id } from '../values.ts';
import type { Layout } from './layouts.ts';
import type { Sums, Way } from './methods.ts';
import type { Talk } from './talk.ts';

/** Papers of design/tokens.css; the author picks one, it never encodes anything. */
export const papers = ['kunyit', 'pepaya', 'jambu', 'anggrek', 'langit', 'pandan'] as const;
export type Paper = (typeof papers)[number];

/**
 * How cards are signed, from the weakest promise to the strongest: with name and agency, with the
 * agency alone (the name is nobody's to see), with nothing that anybody else could see.
 */
export const signings = ['author', 'agency', 'nobody'] as const;
export type Signing = (typeof signings)[number];

/** Whether `a` hides less of an author than `b`. */
export const isWeaker = (a: Signing, b: Signing) => signings.indexOf(a) < signings.indexOf(b);

/** Who does something on a board: everybody who writes there, or facilitators alone. */
export const circles = ['all', 'lead'] as const;
export type BoardRules = {
  adds: (typeof circles)[number];
  groups: (typeof circles)[number];
  /** Most cards that one person has here at a time. */
  most: number;
};

/** The agency whose own board this is, the plenary it sends to, and how many cards at most. */
export type Home = { agencyId: Id; plenaryId: Id; most: number };

/** Where a card came from that was written elsewhere; `agencyId` where an agency sent it. */
export type Trace = { boardId: Id; sourceId: Id; agencyId: Id | null };

/**
 * Who may bring back a card that was taken away: its author alone, the author or a facilitator, or a
 * facilitator alone. What went while the board was silent has been read by nobody else.
 */
export const backs = ['author', 'either', 'lead'] as const;
export type Back = (typeof backs)[number];

/** A live wall. A silent board keeps every card with its author until the facilitator reveals. */
export type Board = {
  kind: 'board';
  id: Id;
  opened: boolean;
  labId: Id;
  title: string;
  /** What hangs on a card of its author. Shown before writing, never weakened afterwards. */
  names: Signing;
  revealed: boolean;
  locked: boolean;
  rules: BoardRules;
  /** Set on an agency's own board: nobody else reads it but facilitators and Bappeda. */
  home: Home | null;
  /** Boards that a card or cluster of this one was sent to. */
  sent: Record<Id, Id[]>;
  /** Where cards came from, as far as the viewer may know. */
  traces: Record<Id, Trace>;
  cards: Record<Id, Card>;
  clusters: Record<Id, Cluster>;
  /** Cards that were taken away, and who may bring each back. Never leaves the server. */
  taken: Record<Id, Back>;
  /** The picture whose regions the clusters are; null on a free wall. */
  layout: Layout | null;
  /** The newest arrangement, while it can be undone. */
  arranged: Arrangement | null;
  ballot: Ballot | null;
  /** Closed ballots, oldest first: sums only. */
  results: BallotResult[];
  /** Counts over the cards that are still hidden from the viewer; zeros on the server's own state. */
  hidden: HiddenCounts;
};

export type Card = {
  id: Id;
  text: string;
  paper: Paper;
  /** Null for everybody but the author. */
  authorId: Id | null;
  /** Null for others unless names are shown. */
  author: string | null;
  /** Null for others where nobody is named. */
  agencyId: Id | null;
  clusterId: Id | null;
  at: number;
  removed: boolean;
  /** Comments, reactions, and what facilitators ask of the author; null where nothing is said. */
  talk: Talk | null;
  /** Entered by a facilitator for somebody without a device; false for others unless names are shown. */
  entered: boolean;
};

export type Cluster = { id: Id; title: string; at: number };

/** What a taken suggestion did: cards that were loose before, and clusters that came with it. */
export type Arrangement = {
  id: Id;
  groups: { clusterId: Id; title: string; made: boolean; cardIds: Id[] }[];
};

/** What a vote is over; both: the clusters, and the cards in none of them. */
export const overs = ['cards', 'clusters', 'both'] as const;
export type Over = (typeof overs)[number];

export type Ballot = Way & {
  id: Id;
  over: Over;
  /** What is voted on; null for all there is. */
  among: Id[] | null;
  /** Papers by person: dots, or marks (`packMarks`), by thing. Leaves the server only towards that person. */
  papers: Record<Id, Record<Id, number>>;
  /** How many people have voted: all that anybody learns before closing. */
  turnout: number;
  /** Sums that show early, where that was chosen; always of several people more than before. */
  partial: Sums | null;
  openedAt: number;
};

export type BallotResult = Way &
  Sums & {
    id: Id;
    over: Over;
    among: Id[] | null;
    closedAt: number;
  };

/** `byAgency` is filled for the facilitator only; where nobody is named, `agencies` is 0 as well. */
export type HiddenCounts = {
  cards: number;
  writers: number;
  agencies: number;
  byAgency: Record<Id, number>;
};

export const noneHidden = (): HiddenCounts => ({ cards: 0, writers: 0, agencies: 0, byAgency: {} });

export const emptyBoard = (id: Id): Board => ({
  kind: 'board',
  id,
  opened: false,
  labId: '',
  title: '',
  names: 'agency',
  revealed: false,
  locked: false,
  rules: { adds: 'all', groups: 'all', most: 60 },
  home: null,
  sent: {},
  traces: {},
  cards: {},
  clusters: {},
  taken: {},
  layout: null,
  arranged: null,
  ballot: null,
  results: [],
  hidden: noneHidden(),
});
