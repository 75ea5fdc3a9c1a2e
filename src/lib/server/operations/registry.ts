/** What is done with an entry of the registry; each is one transaction and leaves one step behind. */
import * as v from 'valibot';
import {
  evidenced,
  maturity,
  scoredLines,
  type Catalogue,
  type Claims,
} from '#lib/lab/catalogue.ts';
import { profileSchema, type Profile } from '#lib/lab/profile.ts';
import {
  notesLeft,
  refuseCatalogueYear,
  refuseCorrection,
  refuseFindings,
  refuseMove,
  refuseResubmission,
  verifiedScore,
  type Clerk,
  type Finding,
  type Findings,
  type Move,
  type RegistryRefusal,
  type Resubmission,
} from '#lib/lab/registry.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Change, Innovation } from '#lib/server/db/innovations.ts';

export type Doing = {
  innovationId: string;
  clerk: Clerk;
  at: number;
  /** `updatedAt` of the entry as the form showed it; another value since then is refused as stale. */
  seenAt?: number | undefined;
};

export type Done = { ok: true } | RegistryRefusal;
export const done: Done = { ok: true };

/** Loads the entry inside a transaction, lets `change` decide, and nothing else. */
export async function about(
  db: Db,
  { innovationId, seenAt }: Doing,
  change: (trx: Trx, entry: Innovation) => Promise<Done>,
): Promise<Done> {
  return within(db, async (trx) => {
    const entry = await innovations.load(trx, innovationId);
    if (!entry) return { code: 'not-found' };
    if (seenAt !== undefined && entry.updatedAt !== seenAt) return { code: 'stale' };
    return change(trx, entry);
  });
}

/** In a transaction of its own, or in the one that many changes share. */
const within = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db as Trx) : db.transaction().execute(work);

/** The instant of a change; never the one before, so that `updatedAt` names every change. */
export const instant = (entry: Innovation, at: number) => Math.max(at, entry.updatedAt + 1);

/** [N1] [N2] [N4] Moves an entry on: checked, returned with a note, ready, registered. */
export function moveEntry(db: Db, doing: Doing & { move: Move }): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const { clerk, move } = doing;
    const catalogue = await catalogues.load(trx, entry.regionId, entry.catalogueYear);
    const before = await innovations.statusBefore(trx, entry);
    const refusal = refuseMove({ ...entry, before }, clerk, move, catalogue);
    if (refusal) return refusal;
    const at = instant(entry, doing.at);
    const registered = move.to === 'registered' && entry.status !== 'archived';
    const { fieldNotes: notes = {} } = move;
    // What was noted stays until it is corrected, or until Bappeda finds the whole ready.
    const fieldNotes = move.to === 'ready' ? {} : { ...entry.fieldNotes, ...notes };
    await innovations.update(trx, entry.id, {
      status: move.to,
      updatedAt: at,
      ...(move.to === 'returned' || move.to === 'ready' ? { fieldNotes } : {}),
      ...(registered
        ? { registeredYear: move.year, ministryNumber: move.ministryNumber.trim() || null }
        : {}),
    });
    const note = move.note.trim();
    await innovations.addStep(trx, entry.id, {
      status: move.to,
      by: clerk.name,
      note,
      change: move.to === 'returned' && Object.keys(notes).length > 0 ? { notes } : {},
      at,
    });
    return done;
  });
}

/** [N3] Enters what Bappeda found at some indicators; what is not named stays. */
export function enterFindings(db: Db, doing: Doing & { findings: Findings }): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const refusal = refuseFindings(entry, doing.clerk);
    if (refusal) return refusal;
    const changed: NonNullable<Change['findings']> = {};
    for (const [no, finding] of Object.entries(doing.findings)) {
      const before = entry.findings[Number(no)] ?? null;
      if (finding && !same(before, finding)) changed[no] = [before, finding];
    }
    if (Object.keys(changed).length === 0) return done;
    const findings = { ...entry.findings, ...doing.findings };
    const at = instant(entry, doing.at);
    const catalogue = await catalogues.load(trx, entry.regionId, entry.catalogueYear);
    const score = verifiedScore(findings, catalogue);
    await innovations.update(trx, entry.id, { findings, verifiedScore: score, updatedAt: at });
    await step(trx, entry, doing.clerk, { findings: changed }, at);
    return done;
  });
}

const same = (a: Finding | null, b: Finding) => a?.level === b.level && a.note === b.note;

/** [N5] [N12] Corrects fields of the profile; the idea stays as it was, notes at them are gone. */
export function correctProfile(db: Db, doing: Doing & { profile: Profile }): Promise<Done> {
  return about(db, doing, (trx, entry) => correct(trx, entry, doing, doing.profile));
}

/** [N13] Brings the fields that a step changed back to what they were before it: a correction. */
export function restoreFields(db: Db, doing: Doing & { step: number }): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const step = (await innovations.steps(trx, entry.id)).find(
      ({ number }) => number === doing.step,
    );
    const before = Object.entries(step?.change.fields ?? {}).map(([key, [was]]) => [key, was]);
    if (before.length === 0) return { code: 'bad-input', field: 'step' };
    const read = v.safeParse(profileSchema, { ...entry.profile, ...Object.fromEntries(before) });
    if (!read.success) return { code: 'bad-input', field: 'step' };
    return correct(trx, entry, doing, read.output);
  });
}

async function correct(trx: Trx, entry: Innovation, { clerk, at: asked }: Doing, profile: Profile) {
  const refusal = refuseCorrection(entry, clerk);
  if (refusal) return refusal;
  const fields: NonNullable<Change['fields']> = {};
  for (const key of Object.keys(profile) as (keyof Profile)[]) {
    const [before, after] = [entry.profile[key], profile[key]];
    if (JSON.stringify(before) !== JSON.stringify(after)) fields[key] = [before, after];
  }
  if (Object.keys(fields).length === 0) return done;
  const at = instant(entry, asked);
  await innovations.update(trx, entry.id, {
    ...columnsOf(profile),
    fieldNotes: notesLeft(entry.fieldNotes, Object.keys(fields)),
    updatedAt: at,
  });
  await step(trx, entry, clerk, { fields }, at);
  return done;
}

/** What of a profile stands in columns of its own. */
const columnsOf = (profile: Profile) => ({
  name: profile.name,
  digital: profile.digital === true,
  affair: profile.affair,
  stageOfInnovation: profile.stageOfInnovation,
  profile,
});

/**
 * [N14] Hands a registered entry in for a later year: the year that ends is kept as it stood, the
 * claims go on with the new catalogue, what was found and registered begins anew.
 */
export function resubmitEntry(db: Db, doing: Doing & Resubmission): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const { clerk, catalogue, developedOn } = doing;
    const refusal = refuseResubmission(entry, clerk, doing);
    if (refusal || !catalogue) return refusal ?? { code: 'year-wrong' };
    const at = instant(entry, doing.at);
    await innovations.addEdition(trx, entry, at);
    const profile = { ...entry.profile, developedOn };
    await innovations.update(trx, entry.id, {
      status: 'proposed',
      profile,
      ...(await scored(trx, entry, catalogue)),
      findings: {},
      verifiedScore: null,
      registeredYear: null,
      ministryNumber: null,
      fieldNotes: {},
      development: doing.development.trim(),
      updatedAt: at,
    });
    await innovations.addStep(trx, entry.id, {
      status: 'proposed',
      by: clerk.name,
      note: doing.development.trim(),
      change: { catalogueYear: [entry.catalogueYear, catalogue.year] },
      at,
    });
    return done;
  });
}

/** Claims that the catalogue knows, and what they are worth by it. */
export async function scored(trx: Trx, entry: Innovation, catalogue: Catalogue) {
  const known = new Set(scoredLines(catalogue).map(({ no }) => no));
  const own = Object.entries(entry.claims).filter(([no]) => known.has(Number(no)));
  const claims: Claims = Object.fromEntries(own);
  const shown = (await innovations.evidence(trx, entry.id)).flatMap(
    ({ indicator }) => indicator ?? [],
  );
  return {
    catalogueYear: catalogue.year,
    claims,
    claimedScore: maturity(claims, catalogue),
    evidencedScore: maturity(evidenced(claims, shown), catalogue),
  };
}

/** [N15] Measures the entry by the catalogue of another year. */
export function setCatalogueYear(
  db: Db,
  doing: Doing & { catalogue: Catalogue | null },
): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const { clerk, catalogue } = doing;
    const refusal = refuseCatalogueYear(entry, clerk, catalogue);
    if (refusal || !catalogue) return refusal ?? { code: 'year-wrong' };
    if (catalogue.year === entry.catalogueYear) return done;
    const at = instant(entry, doing.at);
    const verified = verifiedScore(entry.findings, catalogue);
    await innovations.update(trx, entry.id, {
      ...(await scored(trx, entry, catalogue)),
      verifiedScore: verified,
      updatedAt: at,
    });
    const catalogueYear: [number, number] = [entry.catalogueYear, catalogue.year];
    await step(trx, entry, clerk, { catalogueYear }, at);
    return done;
  });
}

export const step = (
  trx: Trx,
  { id, status }: Innovation,
  { name: by }: Clerk,
  change: Change,
  at: number,
) => innovations.addStep(trx, id, { status, by, note: '', change, at });
