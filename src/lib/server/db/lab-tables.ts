/**
 * Shape of the tables of `0002_laboratory`, as the plugin shows them: camel case. Flags are 0/1,
 * instants unix ms, days `YYYY-MM-DD`, structures JSON text.
 */
export interface LabTables {
  lab: LabTable;
  labFacilitator: LabFacilitatorTable;
  agency: AgencyTable;
  journal: JournalTable;
  unwrittenAct: UnwrittenActTable;
  person: PersonTable;
  pledge: PledgeTable;
  readinessSheet: ReadinessSheetTable;
  board: BoardTable;
  card: CardTable;
  ballotPaper: BallotPaperTable;
  ballotKey: BallotKeyTable;
  idea: IdeaTable;
  innovation: InnovationTable;
  innovationStep: InnovationStepTable;
  innovationEvidence: InnovationEvidenceTable;
  innovationEdition: InnovationEditionTable;
  innovationStanding: InnovationStandingTable;
  innovationStandingEvidence: InnovationEvidenceTable;
  /** FTS5, without the texts themselves: `rowid` is an entry's `searchRow`. */
  innovationSearch: { rowid: number; name: string; rest: string };
  innovationStandingSearch: { rowid: number; name: string; rest: string };
  registryView: RegistryViewTable;
  registryImport: RegistryImportTable;
  importedRow: ImportedRowTable;
  importMapping: ImportMappingTable;
  exchangeSource: ExchangeSourceTable;
  shelfEntry: ShelfEntryTable;
  shelfFile: ShelfFileTable;
  apiToken: ApiTokenTable;
  personalLink: PersonalLinkTable;
  returnLink: ReturnLinkTable;
  catalogue: CatalogueTable;
  catalogueInForce: CatalogueInForceTable;
  indexSheet: IndexSheetTable;
  visitorLike: VisitorLikeTable;
  visitorWord: VisitorWordTable;
}

export interface LabTable {
  id: string;
  regionId: string;
  title: string;
  place: string;
  startsOn: string;
  endsOn: string;
  /** Key of the agenda template it began with. */
  template: string;
  /** Six signs of `join-code.ts`; unique among all labs. */
  code: string;
  /** Opens a read-only screen that shows nothing hidden; kept in clear to show its link again. */
  projectorKey: string;
  /** SHA-256 (hex) of the personal link of the leader; null until a facilitator makes one. */
  leaderKeyHash: string | null;
  /** The same for the link of the jury. */
  juryKeyHash: string | null;
  stage: string;
  closed: number;
  /** 1 = sample lab: may be removed without trace, never counts in the registry of the region. */
  sample: number;
  /** The lab that a practice copy was made from; such a copy is a sample as well. */
  practiceOf: string | null;
  createdAt: number;
}

export interface LabFacilitatorTable {
  labId: string;
  accountId: string;
}

export interface AgencyTable {
  id: string;
  labId: string;
  code: string;
  name: string;
  short: string;
  kind: string;
  parentId: string | null;
  affair: string | null;
}

/** The numbered events of every space. The only writer of the live tables below. */
export interface JournalTable {
  kind: string;
  spaceId: string;
  number: number;
  labId: string;
  /** Id of the act, made on the device; unique with `part`: an act takes effect once. */
  actId: string;
  part: number;
  /** Who asked; null where the journal must not know (ballots, cards without names). */
  personId: string | null;
  at: number;
  event: string;
}

/** Answers to acts that left nothing in the journal, for a while. */
export interface UnwrittenActTable {
  actId: string;
  kind: string;
  spaceId: string;
  /** JSON: a refusal, or the number at which nothing changed. */
  answer: string;
  at: number;
}

export interface PersonTable {
  id: string;
  labId: string;
  agencyId: string | null;
  name: string;
  position: string;
  role: string;
  joinedAt: number;
  removed: number;
}

export interface PledgeTable {
  labId: string;
  agencyId: string;
  status: string;
  name: string;
  position: string;
  signedAs: string;
  strokes: string;
  note: string;
  personId: string | null;
  at: number;
}

export interface ReadinessSheetTable {
  labId: string;
  personId: string;
  agencyId: string;
  answers: string;
  at: number;
}

/** `state` holds clusters, results and flags; cards have rows of their own. */
export interface BoardTable {
  id: string;
  labId: string;
  title: string;
  revealed: number;
  state: string;
}

export interface CardTable {
  id: string;
  boardId: string;
  labId: string;
  text: string;
  paper: string;
  authorId: string | null;
  agencyId: string | null;
  clusterId: string | null;
  at: number;
  removed: number;
}

/** Papers of open ballots, by a keyed hash of the voter; gone with the key when the ballot closes. */
export interface BallotPaperTable {
  ballotId: string;
  voterHash: string;
  boardId: string;
  dots: string;
}

export interface BallotKeyTable {
  ballotId: string;
  boardId: string;
  key: string;
}

/** `state` is the whole idea (`lib/lab/idea/state.ts`); the columns beside it are for asking. */
export interface IdeaTable {
  id: string;
  labId: string;
  agencyId: string;
  title: string;
  standing: string;
  digital: number | null;
  affair: string | null;
  /** `GateFacts` of this idea. */
  facts: string;
  state: string;
  innovationId: string | null;
  /** The innovation it replicates. */
  copiedFrom: string | null;
  raisedAt: number;
}

/** The lasting list of the region. `profile`, `claims`, `verified` are what the ministry asks for. */
export interface InnovationTable {
  id: string;
  regionId: string;
  /** Registration number of this registry, e.g. `INV-2026-0001`. */
  number: string;
  year: number;
  name: string;
  agencyName: string;
  agencyKind: string;
  digital: number;
  affair: string | null;
  stageOfInnovation: string;
  status: string;
  catalogueYear: number;
  claimedScore: number;
  evidencedScore: number;
  verifiedScore: number | null;
  profile: string;
  claims: string;
  /** Findings of Bappeda by indicator (level and note), JSON; null before verification. */
  verified: string | null;
  /** Where it comes from: lab, idea, board, cards, votes, replicated innovation. */
  lineage: string;
  /** What a reader or a replicating lab needs of the design: canvas texts, measures, benefit. */
  story: string;
  /** 1 = from a sample lab: never counts, and goes with its lab. */
  sample: number;
  /** The year and number under which the ministry keeps it; null until registered. */
  registeredYear: number | null;
  ministryNumber: string | null;
  labId: string | null;
  ideaId: string | null;
  createdAt: number;
  updatedAt: number;
  /** `0021_registry` from here on. How it came into being: `origins` of `lib/lab/registry.ts`. */
  origin: string;
  /** What Bappeda noted at single fields when it returned the entry, JSON by field. */
  fieldNotes: string;
  /** What became better since the catalogue year before; empty in the first year. */
  development: string;
  /** Its row in `innovation_search`, and by which reading of words that was written (0: not yet). */
  searchRow: number | null;
  searchVersion: number;
}

/** An entry as it stood when another catalogue year began. */
export interface InnovationEditionTable {
  innovationId: string;
  catalogueYear: number;
  status: string;
  registeredYear: number | null;
  ministryNumber: string | null;
  claimedScore: number;
  evidencedScore: number;
  verifiedScore: number | null;
  claims: string;
  verified: string | null;
  profile: string;
  development: string;
  endedAt: number;
}

/**
 * `0030_standing`: of an entry that is handed in again, what the list asks of the version that is
 * registered; all else of that is in the edition of its year.
 */
export interface InnovationStandingTable {
  innovationId: string;
  catalogueYear: number;
  name: string;
  digital: number;
  affair: string | null;
  stageOfInnovation: string;
  /** When it was registered. */
  updatedAt: number;
  /** As of the entry; its words lie under the number of the entry's row. */
  searchVersion: number;
}

/** A question to the list that somebody keeps under a name. */
export interface RegistryViewTable {
  id: string;
  regionId: string;
  accountId: string;
  name: string;
  /** The address after the question mark. */
  query: string;
  /** 1 = for everybody in Bappeda. */
  shared: number;
  createdAt: number;
}

/** Every change of an innovation: who, when, why. Append only. */
export interface InnovationStepTable {
  innovationId: string;
  number: number;
  status: string;
  by: string;
  note: string;
  /** What else changed: fields of the profile and findings, with their values before and after, JSON. */
  change: string;
  at: number;
}

export interface InnovationEvidenceTable {
  id: string;
  innovationId: string;
  indicator: number | null;
  title: string;
  year: number;
  stored: string | null;
  fileName: string | null;
  fileType: string | null;
  fileSize: number | null;
  link: string | null;
}

/** `0011_personal_links`: somebody's own way into a lab. The link itself is kept as its hash. */
export interface PersonalLinkTable {
  /** Also the id of the person it seats, once it has been opened. */
  id: string;
  labId: string;
  role: 'leader' | 'expert' | 'jury';
  name: string;
  position: string;
  /** A juror's, which they do not score; null for everybody else. */
  agencyId: string | null;
  /** In whose name they decide; empty for their own. */
  behalf: string;
  /** Account or person who made it. */
  madeBy: string;
  keyHash: string;
  /** Hash of the device it was first opened on. */
  device: string | null;
  /** Until then it may be opened on one device more. */
  againUntil: number | null;
  createdAt: number;
  openedAt: number | null;
  expiresAt: number;
  closedAt: number | null;
}

/** `0013_delivery`: opens a lab once as this person, on whatever device. */
export interface ReturnLinkTable {
  /** SHA-256 (hex) of the key in the link. */
  keyHash: string;
  labId: string;
  personId: string;
  endsAt: number;
}

/** `0022_catalogues`: a catalogue of the index as a region brought it in; append only. */
export interface CatalogueTable {
  regionId: string;
  year: number;
  /** From 1; 0 is what came with the program and has no row. */
  version: number;
  /** `CatalogueFile`, JSON. */
  file: string;
  by: string;
  at: number;
}

/** The year new innovations of a region are scored against; without a row `currentYear`. */
export interface CatalogueInForceTable {
  regionId: string;
  year: number;
}

/** The region's own part of the index, once a year: `IndexSheet`, JSON. */
export interface IndexSheetTable {
  regionId: string;
  year: number;
  document: string;
  by: string;
  at: number;
}

/** `0023_visitors`: a visitor is a hash of their device and the lab. */
export interface VisitorLikeTable {
  ideaId: string;
  labId: string;
  visitor: string;
  at: number;
}

export interface VisitorWordTable {
  id: string;
  ideaId: string;
  labId: string;
  visitor: string;
  text: string;
  wantsCopy: number;
  name: string;
  contact: string;
  consentAt: number | null;
  hidden: number;
  at: number;
}

/** A spreadsheet that was brought into the registry: who, when, and what became of it. */
export interface RegistryImportTable {
  id: string;
  regionId: string;
  by: string;
  fileName: string;
  created: number;
  merged: number;
  skipped: number;
  faulty: number;
  at: number;
}

/** A row of a spreadsheet by the hash of what it says, and the entry that holds it. */
export interface ImportedRowTable {
  regionId: string;
  hash: string;
  innovationId: string;
}

/** What the columns under these headings meant the last time, JSON by field. */
export interface ImportMappingTable {
  regionId: string;
  headings: string;
  columns: string;
  at: number;
}

/** Another installation whose packages were taken in before, by its key. */
export interface ExchangeSourceTable {
  regionId: string;
  fingerprint: string;
  publicKey: string;
  name: string;
  firstSeenAt: number;
}

/** An innovation of another region, as its package told it; never part of the own registry. */
export interface ShelfEntryTable {
  id: string;
  regionId: string;
  source: string;
  sourceName: string;
  originalId: string;
  name: string;
  agencyName: string;
  digital: number | null;
  affair: string | null;
  stageOfInnovation: string;
  year: number;
  content: string;
  contentHash: string;
  exportedAt: number;
  importedAt: number;
  importedBy: string;
  /** What it is found by, as `lab/search-words.ts` read it when it came. */
  words: string;
  /** The innovation it says it copied, by the id it has at its home. */
  copiedFrom: string | null;
}

export interface ShelfFileTable {
  shelfId: string;
  name: string;
  title: string;
  indicator: number | null;
  stored: string;
  type: string;
  size: number;
}

/** A key by which another program reads what is registered; only its hash is kept. */
export interface ApiTokenTable {
  id: string;
  regionId: string;
  name: string;
  tokenHash: string;
  by: string;
  createdAt: number;
  revokedAt: number | null;
  lastUsedAt: number | null;
  /** Names of what it may read, with commas between. */
  scopes: string;
  expiresAt: number;
}
