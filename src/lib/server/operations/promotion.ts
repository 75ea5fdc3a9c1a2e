/** From a finished design to an entry of the registry: one transaction, one journal event. */
import { evidenced, maturity, type Catalogue } from '#lib/lab/catalogue.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { emptyState } from '#lib/lab/empty.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { approvalsOf, rootsOf, storyOf, type Lineage } from '#lib/lab/lineage.ts';
import type { Person } from '#lib/lab/people.ts';
import {
  claimsOf,
  evidencedLines,
  profileOf,
  promotionLacks,
  type PromotionLack,
} from '#lib/lab/promotion.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import { registryNumber } from '#lib/lab/registry.ts';
import { anyoneOf, mayRead, seenState } from '#lib/lab/seen-by.ts';
import type { SpaceRef, State } from '#lib/lab/space.ts';
import { leadersView } from '#lib/lab/audience.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import { yearAt } from '#lib/lab/zone.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as journal from '#lib/server/db/journal.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as regions from '#lib/server/db/regions.ts';

export type Promoting = {
  ideaId: string;
  person: Person;
  /** The year it is scored against; null: the one in force in the region of the lab. */
  catalogueYear: number | null;
  newId: () => string;
  at: number;
};

export type Promoted = { innovationId: string; number: string; fresh: boolean };
export type PromotionRefusal = Refusal & { lacks?: PromotionLack[] };

/**
 * [P1]-[P8] Promotes an idea, or refuses with everything that is missing. An idea that is in the
 * registry already answers with its entry. Afterwards the caller lets the live program read on.
 */
export async function promoteDesign(
  db: Db,
  promoting: Promoting,
): Promise<Promoted | PromotionRefusal> {
  return db.transaction().execute(async (trx) => {
    const { ideaId, person } = promoting;
    const { state: idea, number } = await folded<Idea>(trx, { kind: 'idea', id: ideaId });
    if (!idea.opened || idea.labId !== person.labId) return refuse('not-found');
    if (!leadersView(person)) return refuse('no-right');
    const entry = await innovations.ofIdea(trx, ideaId);
    if (entry) return { innovationId: entry.id, number: entry.number, fresh: false };
    const lab = await labs.load(trx, idea.labId);
    if (!lab) return refuse('not-found');
    const { catalogueYear: year } = promoting;
    const catalogue = await (year === null
      ? catalogues.inForce(trx, lab.regionId)
      : catalogues.load(trx, lab.regionId, year));
    const lacks = promotionLacks(idea, catalogue);
    if (lacks.length > 0) return { ...refuse('incomplete'), lacks };
    return write(trx, idea, number, { ...promoting, lab, catalogue });
  });
}

/** A space as its journal tells it. */
async function folded<S extends State>(trx: Trx, ref: SpaceRef) {
  const happened = await journal.read(trx, ref, 0);
  const state = happened.reduce<State>(fold, emptyState(ref)) as S;
  return { state, number: happened.at(-1)?.number ?? 0 };
}

async function write(
  trx: Trx,
  idea: Idea,
  number: number,
  { person, newId, at, lab, catalogue }: Promoting & { lab: labs.Lab; catalogue: Catalogue },
): Promise<Promoted | PromotionRefusal> {
  const roster = await agencies.ofLab(trx, idea.labId);
  const agency = roster.find(({ id }) => id === idea.agencyId);
  if (!agency) return refuse('not-found');
  const nameOf = (id: string) => roster.find((one) => one.id === id)?.name ?? null;
  const profile = profileOf(idea);
  const claims = claimsOf(idea);
  const year = yearAt(at, await regions.zoneOf(trx, lab.regionId));
  const serial = await innovations.nextSerial(trx, lab.regionId, year, lab.sample);
  const innovationId = newId();
  const registered = registryNumber(year, serial, lab.sample);
  await innovations.insert(trx, {
    id: innovationId,
    regionId: lab.regionId,
    number: registered,
    year,
    name: profile.name,
    agencyName: agency.name,
    agencyKind: agency.kind,
    digital: profile.digital === true,
    affair: profile.affair,
    stageOfInnovation: profile.stageOfInnovation,
    status: 'proposed',
    catalogueYear: catalogue.year,
    claimedScore: maturity(claims, catalogue),
    evidencedScore: maturity(evidenced(claims, evidencedLines(idea)), catalogue),
    verifiedScore: null,
    profile,
    claims,
    findings: {},
    lineage: await lineageOf(trx, idea, lab, nameOf),
    story: storyOf(idea),
    sample: lab.sample,
    registeredYear: null,
    ministryNumber: null,
    labId: lab.id,
    ideaId: idea.id,
    origin: 'lab',
    fieldNotes: {},
    development: '',
    createdAt: at,
    updatedAt: at,
  });
  await innovations.addEvidence(trx, await evidenceOf(trx, idea, { innovationId, newId }));
  await innovations.addStep(trx, innovationId, {
    status: 'proposed',
    by: person.name,
    note: '',
    change: {},
    at,
  });
  const event = { type: 'idea.promoted' as const, innovationId, by: person.name };
  await journal.write(trx, {
    ref: { kind: 'idea', id: idea.id },
    labId: lab.id,
    by: person.id,
    actId: newId(),
    at,
    from: number + 1,
    events: [event],
    state: fold(idea, { number: number + 1, at, event }),
  });
  return { innovationId, number: registered, fresh: true };
}

async function lineageOf(
  trx: Trx,
  idea: Idea,
  lab: labs.Lab,
  nameOf: (id: string) => string | null,
): Promise<Lineage> {
  const region = await regions.load(trx, lab.regionId);
  const { boardId, innovation } = idea.lineage;
  const board = boardId === null ? null : await boardForAll(trx, lab.id, boardId);
  return {
    lab: {
      id: lab.id,
      title: lab.title,
      region: region ? regions.fullName(region) : '',
      place: lab.place,
    },
    ideaId: idea.id,
    raisedAt: idea.raisedAt,
    ...rootsOf(idea, board, nameOf, await earlierOf(trx, lab.id, board)),
    original: innovation,
    approvals: approvalsOf(idea),
  };
}

/** The board as everybody in the lab may see it; null when it belongs to another lab. */
async function boardForAll(trx: Trx, labId: string, id: string) {
  const { state } = await folded(trx, { kind: 'board', id });
  if (state.kind !== 'board' || state.labId !== labId) return null;
  const anyone = anyoneOf('member', state, labId);
  return mayRead(state, anyone) ? seenState(state, anyone) : null;
}

/** The boards that cards of this one were taken over from, as far as everybody may see them. */
async function earlierOf(trx: Trx, labId: string, board: Board | null): Promise<Board[]> {
  const ids = new Set(Object.values(board?.traces ?? {}).map(({ boardId }) => boardId));
  const found: Board[] = [];
  for (const id of ids) {
    const one = await boardForAll(trx, labId, id);
    if (one) found.push(one);
  }
  return found;
}

/**
 * Ids of evidence come from devices and are one of a kind within their idea alone: where another entry
 * has the same, this one gets its own, so that nobody can bar an innovation from the registry by it.
 */
async function evidenceOf(
  trx: Trx,
  idea: Idea,
  { innovationId, newId }: { innovationId: string; newId: () => string },
): Promise<innovations.EvidenceLine[]> {
  const all = Object.values(idea.evidence);
  const taken = await innovations.evidenceIds(
    trx,
    all.map(({ id }) => id),
  );
  return all.map(({ id, indicator, title, year, file, link }) => ({
    id: taken.has(id) ? newId() : id,
    innovationId,
    indicator,
    title,
    year,
    stored: file?.stored ?? null,
    fileName: file?.name ?? null,
    fileType: file?.type ?? null,
    fileSize: file?.size ?? null,
    link,
  }));
}
