/** What is done with an entry of the registry; each is one transaction and leaves one step behind. */
import type { Profile } from '#lib/lab/profile.ts';
import {
  refuseCorrection,
  refuseFindings,
  refuseMove,
  verifiedScore,
  type Clerk,
  type Finding,
  type Findings,
  type Move,
  type RegistryRefusal,
} from '#lib/lab/registry.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Change, Innovation } from '#lib/server/db/innovations.ts';

type Doing = {
  innovationId: string;
  clerk: Clerk;
  at: number;
  /** `updatedAt` of the entry as the form showed it; another value since then is refused as stale. */
  seenAt?: number | undefined;
};

type Done = { ok: true } | RegistryRefusal;
const done: Done = { ok: true };

/** Loads the entry inside a transaction, lets `change` decide, and nothing else. */
async function about(
  db: Db,
  { innovationId, seenAt }: Doing,
  change: (trx: Trx, entry: Innovation) => Promise<Done>,
): Promise<Done> {
  return db.transaction().execute(async (trx) => {
    const entry = await innovations.load(trx, innovationId);
    if (!entry) return { code: 'not-found' };
    if (seenAt !== undefined && entry.updatedAt !== seenAt) return { code: 'stale' };
    return change(trx, entry);
  });
}

/** The instant of a change; never the one before, so that `updatedAt` names every change. */
const instant = (entry: Innovation, at: number) => Math.max(at, entry.updatedAt + 1);

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
    await innovations.update(trx, entry.id, {
      status: move.to,
      updatedAt: at,
      ...(registered
        ? { registeredYear: move.year, ministryNumber: move.ministryNumber.trim() || null }
        : {}),
    });
    const note = move.note.trim();
    await innovations.addStep(trx, entry.id, {
      status: move.to,
      by: clerk.name,
      note,
      change: {},
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

/** [N5] Corrects fields of the profile after promotion; the idea itself stays as it was. */
export function correctProfile(db: Db, doing: Doing & { profile: Profile }): Promise<Done> {
  return about(db, doing, async (trx, entry) => {
    const refusal = refuseCorrection(entry, doing.clerk);
    if (refusal) return refusal;
    const { profile } = doing;
    const fields: NonNullable<Change['fields']> = {};
    for (const key of Object.keys(profile) as (keyof Profile)[]) {
      const [before, after] = [entry.profile[key], profile[key]];
      if (JSON.stringify(before) !== JSON.stringify(after)) fields[key] = [before, after];
    }
    if (Object.keys(fields).length === 0) return done;
    const at = instant(entry, doing.at);
    await innovations.update(trx, entry.id, {
      name: profile.name,
      digital: profile.digital === true,
      affair: profile.affair,
      stageOfInnovation: profile.stageOfInnovation,
      profile,
      updatedAt: at,
    });
    await step(trx, entry, doing.clerk, { fields }, at);
    return done;
  });
}

const step = (
  trx: Trx,
  { id, status }: Innovation,
  { name: by }: Clerk,
  change: Change,
  at: number,
) => innovations.addStep(trx, id, { status, by, note: '', change, at });
