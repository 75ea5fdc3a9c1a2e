import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { uuidv7 } from 'uuidv7';
import { affairs } from '#lib/lab/affairs.ts';
import { isShared } from '#lib/lab/exchange.ts';
import { scoredLines } from '#lib/lab/catalogue.ts';
import { raisingSteps } from '#lib/lab/raising.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import {
  isRegistryRefusal,
  isStatus,
  readNotes,
  refuseCorrection,
  refuseFindings,
  waysOf,
  type Findings,
  type RegistryRefusal,
} from '#lib/lab/registry.ts';
import { day, tidy } from '#lib/lab/values.ts';
import { yearAt } from '#lib/lab/zone.ts';
import { readBenefit, readClaims, readFindings, readProfile } from '#lib/registry/read-forms.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as shelf from '#lib/server/db/shelf.ts';
import * as standings from '#lib/server/db/standings.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { evidenceDir, removeFile } from '#lib/server/files.ts';
import { isTooLarge, readProof, type ProofPlace } from '#lib/server/entry-proof.ts';
import { addProof, dropProof, enterClaims } from '#lib/server/operations/registry-claims.ts';
import { isUsed } from '#lib/server/operations/sample.ts';
import {
  correctProfile,
  enterFindings,
  moveEntry,
  restoreFields,
  resubmitEntry,
} from '#lib/server/operations/registry.ts';
import { ofRegistry, replicate } from '#lib/server/operations/replicate.ts';
import { clerkOf, registryReader, seenEntry, seenVersion } from '#lib/server/registry-reader.ts';
import { deliverWords } from '#lib/words/deliver.ts';
import { refusalText } from '#lib/words/refusals.ts';
import { registryClaimsWords } from '#lib/words/registry-claims.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { lang } = locals;
  const living = await seenVersion(locals, params.innovation);
  if (!living) error(404, registryWords[lang].refusal['not-found']);
  const zone = await regions.zoneOf(db().read, living.entry.regionId);
  const reader = registryReader(locals);
  const checks = reader.staff && reader.regionId === living.entry.regionId;
  // [N26] Its staff may look at what stands of it; they work on the entry alone.
  const stands = checks ? await innovations.standing(db().read, living.entry) : null;
  const shown = url.searchParams.get('version') === 'registered' && stands ? stands : living;
  const { entry, evidence } = shown;
  const ours = checks && !shown.standing;
  const clerk = shown.standing ? null : await clerkOf(locals.account, entry);
  const catalogue = await catalogues.load(db().read, entry.regionId, entry.catalogueYear);
  const { original } = entry.lineage;
  const source = original?.id ? await seenEntry(locals, original.id) : null;
  const shelved =
    ours && original?.id
      ? await shelf.find(db().read, entry.regionId, { originalId: original.id })
      : null;
  return {
    title: entry.name,
    entry: {
      ...entry,
      // Names of people who approved, and what Bappeda noted, are for the staff of the region.
      lineage: ours ? entry.lineage : { ...entry.lineage, approvals: [] },
      findings: ours ? entry.findings : withoutNotes(entry.findings),
      fieldNotes: ours ? entry.fieldNotes : {},
    },
    ours,
    standing: stands && {
      year: stands.entry.registeredYear ?? stands.entry.catalogueYear,
      shown: shown.standing,
      open:
        !entry.sample &&
        stands.entry.status === 'registered' &&
        (await regions.isRegistryPublic(db().read, entry.regionId)),
    },
    catalogue: { maximum: catalogue.maximum, lines: scoredLines(catalogue) },
    evidence: evidence.map(({ id, indicator, title, year, fileName, fileSize, stored, link }) => ({
      id,
      indicator,
      title,
      year,
      // Files and links are shown to those who may check them.
      fileName: checks ? fileName : null,
      fileSize,
      stored: checks && stored !== null,
      link: checks ? link : null,
    })),
    raising: ours
      ? raisingSteps(
          entry.claims,
          evidence.flatMap(({ indicator }) => indicator ?? []),
          catalogue,
        )
      : [],
    steps: ours ? await innovations.steps(db().read, entry.id) : [],
    copies: await innovations.copiesSeen(
      db().read,
      entry.id,
      reader.staff ? reader.regionId : null,
    ),
    ideaHref: await ideaHrefOf(locals, entry.lineage),
    sourceHref: source ? `/registry/${source.id}` : shelved && `/registry/exchange/${shelved.id}`,
    // [Q10] What other regions made of it, as their packages told.
    abroad: ours ? await shelf.copiesAbroad(db().read, entry.regionId, entry.id) : [],
    sends: clerk?.role === 'bappeda' && (isShared(entry) || stands?.entry.status === 'registered'),
    ways: clerk
      ? waysOf({ ...entry, before: await innovations.statusBefore(db().read, entry) }, clerk)
      : [],
    finds: clerk !== null && refuseFindings(entry, clerk) === null,
    corrects: clerk !== null && refuseCorrection(entry, clerk) === null,
    verifies: clerk?.role === 'bappeda',
    // What stands is the last of them itself.
    editions: (await innovations.editions(db().read, entry.id))
      .filter(({ catalogueYear }) => catalogueYear < entry.catalogueYear)
      .map(({ claims: _claims, findings: _findings, profile: _profile, ...one }) => one),
    years: clerk && entry.status === 'registered' ? await laterYears(entry) : [],
    packs: clerk !== null,
    zone,
    year: yearAt(Date.now(), zone),
    affairs: affairs.map(({ code, name }) => ({ code, name: name[lang] })),
    // From what stands its staff copies nothing: the entry is what they have in hand.
    replicating: locals.account && shown === living ? await targets(locals.account.id) : null,
    ideaId: uuidv7(),
  };
};

/** Complete catalogues of the region after this year, newest first. */
async function laterYears({ regionId, catalogueYear }: Innovation): Promise<number[]> {
  const all = await catalogues.all(db().read, regionId);
  return all
    .filter(({ year, complete }) => complete && year > catalogueYear)
    .map(({ year }) => year)
    .toSorted((a, b) => b - a);
}

/** [D76] Back to the idea, for whoever is in its lab. */
async function ideaHrefOf(locals: App.Locals, { lab, ideaId }: Innovation['lineage']) {
  const viewer = lab && (await viewerOf(locals, lab.id));
  if (!viewer || viewer.removed || !ideaId) return null;
  const idea = await openProgram().read({ kind: 'idea', id: ideaId }, viewer.person);
  return idea && `/labs/${lab.id}/ideas/${ideaId}#lineage`;
}

const withoutNotes = (findings: Findings): Findings =>
  Object.fromEntries(
    Object.entries(findings).map(([no, finding]) => [no, finding && { ...finding, note: '' }]),
  );

/** Open labs this account facilitates, with their agencies. */
async function targets(accountId: string) {
  const open = (await labs.facilitatedBy(db().read, accountId)).filter(({ closed }) => !closed);
  return Promise.all(
    open.map(async ({ id, title }) => ({
      id,
      title,
      agencies: (await agencies.ofLab(db().read, id)).map(({ id: agencyId, name }) => ({
        id: agencyId,
        name,
      })),
    })),
  );
}

/** The account, the entry and the form of an action on this page. */
async function about(event: RequestEvent<{ innovation: string }>) {
  const account = requireAccount(event);
  const entry = await seenEntry(event.locals, event.params.innovation);
  if (!entry) error(404, registryWords[event.locals.lang].refusal['not-found']);
  return { account, entry, form: await event.request.formData() };
}

const refused = ({ locals }: RequestEvent, at: string, refusal: RegistryRefusal, form: FormData) =>
  fail(400, {
    at,
    error: registryWords[locals.lang].refusal[refusal.code],
    of: null as ProofPlace,
    lacks: refusal.lacks ?? [],
    typed: textsOf(form),
    done: '',
  });

/** What was typed into a form, without its files. */
const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );

/** What every change needs: who, on what, when, and which state of the entry the form showed. */
async function doing(event: RequestEvent<{ innovation: string }>) {
  const { account, entry, form } = await about(event);
  const clerk = await clerkOf(account, entry);
  const seen = Number(textOf(form, 'seen', 20));
  const seenAt = Number.isSafeInteger(seen) && seen > 0 ? seen : undefined;
  return { entry, form, clerk, innovationId: entry.id, at: steadyNow(), seenAt };
}

/** Removes a stored file to which nothing points any more. */
async function dropUnused(stored: string | null): Promise<void> {
  if (stored && !(await isUsed(db().write, stored))) await removeFile(evidenceDir(), stored);
}

const dayOf = (text: string) => (v.is(day, text) ? text : null);

const done = (at: string, sentence: string) => ({
  at,
  error: '',
  of: null as ProofPlace,
  lacks: [],
  typed: {} as Record<string, string>,
  done: sentence,
});

export const actions: Actions = {
  move: async (event) => {
    const { form, clerk, innovationId, at, seenAt } = await doing(event);
    const stood = await standings.evidence(db().read, innovationId);
    const to = form.get('to');
    if (!clerk) return refused(event, 'move', { code: 'no-right' }, form);
    if (!isStatus(to)) return refused(event, 'move', { code: 'way' }, form);
    const year = Number(textOf(form, 'year', 4));
    const outcome = await moveEntry(db().write, {
      innovationId,
      clerk,
      at,
      seenAt,
      move: {
        to,
        note: textOf(form, 'note', 2000),
        year: year >= 2000 && year <= 2100 ? year : null,
        ministryNumber: textOf(form, 'ministryNumber', 80),
        fieldNotes: readNotes((key) => textOf(form, `note-${key}`, 500)),
      },
    });
    if (isRegistryRefusal(outcome)) return refused(event, 'move', outcome, form);
    for (const { stored } of to === 'registered' ? stood : []) await dropUnused(stored);
    const words = registryWords[event.locals.lang];
    return done('move', words.movedTo(words.statuses[to]));
  },

  findings: async (event) => {
    const { entry, form, clerk, ...rest } = await doing(event);
    if (!clerk) return refused(event, 'findings', { code: 'no-right' }, form);
    const catalogue = await catalogues.load(db().read, entry.regionId, entry.catalogueYear);
    const findings = readFindings(form, catalogue);
    if (!findings) return refused(event, 'findings', { code: 'bad-input' }, form);
    const outcome = await enterFindings(db().write, { ...rest, clerk, findings });
    if (isRegistryRefusal(outcome)) return refused(event, 'findings', outcome, form);
    return done('findings', registryWords[event.locals.lang].saved);
  },

  /** [N19] What is claimed, for an entry that came without a lab or goes on another year. */
  claims: async (event) => {
    const { entry, form, clerk, ...rest } = await doing(event);
    if (!clerk) return refused(event, 'claims', { code: 'no-right' }, form);
    const catalogue = await catalogues.load(db().read, entry.regionId, entry.catalogueYear);
    const claims = readClaims(form, catalogue);
    const benefit = readBenefit(form, catalogue);
    if (!claims || !benefit) return refused(event, 'claims', { code: 'bad-input' }, form);
    const outcome = await enterClaims(db().write, { ...rest, clerk, claims, benefit });
    if (isRegistryRefusal(outcome)) return refused(event, 'claims', outcome, form);
    return done('claims', registryWords[event.locals.lang].saved);
  },

  /** [N19] Who may not is told before the file is taken in. */
  evidence: async (event) => {
    const account = requireAccount(event);
    const entry = await seenEntry(event.locals, event.params.innovation);
    if (!entry) error(404, registryWords[event.locals.lang].refusal['not-found']);
    const nobody = new FormData();
    const clerk = await clerkOf(account, entry);
    if (!clerk) return refused(event, 'evidence', { code: 'no-right' }, nobody);
    const refusal = refuseCorrection(entry, clerk);
    if (refusal) return refused(event, 'evidence', refusal, nobody);
    const words = deliverWords[event.locals.lang].evidence.flaw;
    const no = (of: ProofPlace, error: string, typed: Record<string, string> = {}) =>
      fail(400, { ...done('evidence', ''), error, of, typed });
    if (isTooLarge(event.request)) return no('file', words['too-large']);
    const form = await event.request.formData();
    const catalogue = await catalogues.load(db().read, entry.regionId, entry.catalogueYear);
    const proof = await readProof(form, { catalogue, dir: evidenceDir(), newId: uuidv7 });
    if ('flaw' in proof) return no(proof.of, words[proof.flaw], textsOf(form));
    const outcome = await addProof(db().write, {
      innovationId: entry.id,
      clerk,
      at: steadyNow(),
      evidence: proof,
    });
    if (isRegistryRefusal(outcome)) return refused(event, 'evidence', outcome, form);
    return done('evidence', registryClaimsWords[event.locals.lang].added(proof.title));
  },

  dropEvidence: async (event) => {
    const { entry, form, clerk, ...rest } = await doing(event);
    if (!clerk) return refused(event, 'evidence', { code: 'no-right' }, form);
    const evidenceId = textOf(form, 'evidence', 36);
    const lines = await innovations.evidence(db().read, entry.id);
    const stored = lines.find(({ id }) => id === evidenceId)?.stored ?? null;
    const outcome = await dropProof(db().write, { ...rest, clerk, evidenceId });
    if (isRegistryRefusal(outcome)) return refused(event, 'evidence', outcome, form);
    await dropUnused(stored);
    return done('evidence', registryClaimsWords[event.locals.lang].dropped);
  },

  correct: async (event) => {
    const { form, clerk, ...rest } = await doing(event);
    if (!clerk) return refused(event, 'correct', { code: 'no-right' }, form);
    const profile = readProfile(form);
    if (!profile) return refused(event, 'correct', { code: 'bad-input' }, form);
    const outcome = await correctProfile(db().write, { ...rest, clerk, profile });
    if (isRegistryRefusal(outcome)) return refused(event, 'correct', outcome, form);
    return done('correct', registryWords[event.locals.lang].saved);
  },

  restore: async (event) => {
    const { form, clerk, ...rest } = await doing(event);
    if (!clerk) return refused(event, 'restore', { code: 'no-right' }, form);
    const step = Number(textOf(form, 'step', 6));
    const outcome = await restoreFields(db().write, { ...rest, clerk, step });
    if (isRegistryRefusal(outcome)) return refused(event, 'restore', outcome, form);
    return done('restore', registryWords[event.locals.lang].restored);
  },

  resubmit: async (event) => {
    const { entry, form, clerk, ...rest } = await doing(event);
    if (!clerk) return refused(event, 'resubmit', { code: 'no-right' }, form);
    const year = Number(textOf(form, 'year', 4));
    const outcome = await resubmitEntry(db().write, {
      ...rest,
      clerk,
      catalogue: await catalogues.find(db().read, entry.regionId, year),
      developedOn: dayOf(textOf(form, 'developedOn', 10)),
      development: tidy(textOf(form, 'development', 4000)),
    });
    if (isRegistryRefusal(outcome)) return refused(event, 'resubmit', outcome, form);
    return done('resubmit', registryWords[event.locals.lang].resubmitted(year));
  },

  replicate: async (event) => {
    const { entry, form } = await about(event);
    const { lang } = event.locals;
    const no = (sentence: string) => fail(400, { ...done('replicate', ''), error: sentence });
    const [labId = '', agencyId = ''] = textOf(form, 'into', 80).split('/');
    const ideaId = textOf(form, 'ideaId', 36);
    const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
    if (![labId, agencyId, ideaId].every((one) => v.is(id, one))) {
      return no(registryWords[lang].chooseFirst);
    }
    const viewer = await viewerOf(event.locals, labId);
    if (!viewer || viewer.person.role !== 'facilitator' || viewer.lab.closed) {
      return no(registryWords[lang].refusal['no-right']);
    }
    const roster = await agencies.ofLab(db().read, labId);
    if (!roster.some((agency) => agency.id === agencyId))
      return no(registryWords[lang].chooseFirst);
    const answer = await copyInto(entry, { labId, agencyId, ideaId, person: viewer.person });
    if (isRefusal(answer)) return no(refusalText(answer, lang));
    redirect(303, `/labs/${labId}/ideas/${answer.ideaId}`);
  },
};

type Into = {
  labId: string;
  agencyId: string;
  ideaId: string;
  person: Parameters<typeof replicate>[0]['person'];
};

async function copyInto(original: Innovation, { ideaId, person, agencyId }: Into) {
  const region = await regions.load(db().read, original.regionId);
  const program = openProgram();
  return replicate(
    {
      original: ofRegistry(original, region ? regions.fullName(region) : ''),
      person,
      agencyId,
      ideaId,
    },
    (ref, who, act, actId) => program.submit(ref, who, act, actId),
  );
}
