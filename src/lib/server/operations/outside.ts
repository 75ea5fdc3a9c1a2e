/**
 * What other programs are told about a region: the same lists, figures and rules as its pages, put
 * into the shape of `lab/outside-answers.ts`. Whether they may ask is decided before (`server/outside.ts`).
 */
import { affairOf } from '#lib/lab/affairs.ts';
import {
  distanceTo,
  nextCategory,
  reckon,
  reportedOf,
  spdPoints,
} from '#lib/lab/index-estimate.ts';
import { levelsIn } from '#lib/lab/index-sheet.ts';
import type {
  CoverageAnswer,
  EstimateAnswer,
  InnovationList,
  OneInnovation,
} from '#lib/lab/outside-answers.ts';
import type { stagesOfInnovation } from '#lib/lab/profile-choices.ts';
import { addressOf, pageSize, type Question } from '#lib/lab/registry-question.ts';
import { isPublic, type Origin } from '#lib/lab/registry.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { pageOf } from '#lib/server/db/registry-list.ts';
import { coverageOf } from './coverage.ts';
import { estimateView } from './index-estimate.ts';

type Stage = keyof typeof stagesOfInnovation;
/** Region and the address under which this program is reached. */
export type Asked = { regionId: string; origin: string };

const short = (value: number) => Math.round(value * 100) / 100;
const affairNamed = (code: string) => ({ code, name: affairOf(code)?.name.id ?? code });
const pageAt = (origin: string, id: string) => `${origin}/registry/${id}`;

/** [Z4] What the region's public page lists, with its filters; nothing behind the last page. */
export async function listFor(
  db: Db,
  { regionId, origin }: Asked,
  question: Question,
): Promise<InnovationList> {
  const found = await pageOf(db, { publicOf: regionId }, question);
  const last = Math.max(1, Math.ceil(found.total / pageSize));
  const following = addressOf({ ...question, page: question.page + 1 });
  return {
    items:
      question.page > last
        ? []
        : found.lines.map((line) => ({
            id: line.id,
            number: line.number,
            name: line.name,
            agency: line.agency,
            affair: line.affair === null ? null : affairNamed(line.affair),
            digital: line.digital,
            stage: line.stage as Stage,
            origin: line.origin as Origin,
            year: line.year,
            catalogueYear: line.catalogueYear,
            maturity: { evidenced: line.evidenced, verified: line.verified },
            page: pageAt(origin, line.id),
          })),
    total: found.total,
    pageNumber: question.page,
    perPage: pageSize,
    next: question.page < last ? `${origin}/api/v1/innovations?${following}` : null,
  };
}

/** [Z4] [N26] One registered innovation of the region, or what stands of it; null for every other. */
export async function innovationFor(
  db: Db,
  { regionId, origin }: Asked,
  id: string,
): Promise<OneInnovation | null> {
  const entry = (await innovations.seenAs(db, id, isPublic))?.entry;
  if (!entry || entry.regionId !== regionId) return null;
  const { profile, lineage, story } = entry;
  const { trialStart, trialEnd, appliedOn, developedOn } = profile;
  const { design, goal, benefit, result } = profile;
  return {
    id: entry.id,
    number: entry.number,
    name: entry.name,
    agency: entry.agencyName,
    affair: entry.affair === null ? null : affairNamed(entry.affair),
    digital: entry.digital,
    stage: entry.stageOfInnovation as Stage,
    origin: entry.origin,
    year: entry.year,
    catalogueYear: entry.catalogueYear,
    maturity: { evidenced: entry.evidencedScore, verified: entry.verifiedScore },
    page: pageAt(origin, entry.id),
    agencyKind: entry.agencyKind,
    registeredYear: entry.registeredYear,
    ministryNumber: entry.ministryNumber || null,
    initiator: profile.initiator,
    classification: profile.classification,
    form: profile.form,
    theme: profile.theme,
    otherAffairs: profile.otherAffairs.map(affairNamed),
    trialStart,
    trialEnd,
    appliedOn,
    developedOn,
    design,
    goal,
    benefit,
    result,
    budget: profile.budget.amount,
    measures: story.measures.map(({ name, unit, before, target, after }) => {
      return { name, unit, before, target, after };
    }),
    copiedFrom: lineage.original && {
      name: lineage.original.name,
      region: lineage.original.region,
    },
    updatedAt: new Date(entry.updatedAt).toISOString(),
  };
}

/** [Z6] The estimate as the region's page shows it first: on what has evidence and is ripe. */
export async function estimateFor(
  db: Db,
  regionId: string,
  asked: number | null,
): Promise<EstimateAnswer | null> {
  const year = asked ?? (await catalogues.inForce(db, regionId)).year;
  const view = await estimateView(db, regionId, year);
  if (!view) return null;
  const { catalogue, stored, entries } = view;
  const { minimum, target } = stored.sheet;
  const reported = reportedOf(entries, 'evidenced', minimum);
  const now = reckon(reported, spdPoints(levelsIn(stored.sheet), catalogue.spdLines), catalogue);
  const next = nextCategory(now.index, catalogue);
  const away = target === null ? null : distanceTo(now.index, target, catalogue);
  return {
    official: false,
    year,
    announced: catalogue.standing === 'announced',
    index: short(now.index),
    category: now.category,
    regionPoints: short(now.spd),
    average: short(now.average),
    quantity: short(now.count),
    innovations: now.n,
    minimum,
    servicesCovered: now.covered,
    servicesNeeded: catalogue.basicServicesNeeded,
    services: Object.entries(now.services).map(([code, count]) => ({
      ...affairNamed(code),
      count,
    })),
    nextCategory: next && { category: next.category, from: next.from, missing: next.missing },
    ownTarget: away && { from: away.from, missing: away.missing },
  };
}

/** [Z6] Sums of the dashboard: how many agencies of each kind, never which, and never who. */
export async function coverageFor(
  db: Db,
  regionId: string,
  year: number | null,
): Promise<CoverageAnswer> {
  const view = await coverageOf(db, { regionId, labId: null, year });
  const { ideas: raised, approved, planned, launched, promoted, agencies } = view.funnel;
  return {
    year,
    innovations: view.entries,
    registered: view.registered,
    digitalInnovations: view.digital.digital,
    nonDigitalInnovations: view.digital.nonDigital,
    agencies: {
      all: view.rows.length,
      joined: agencies.joined,
      wrote: agencies.wrote,
      planned: agencies.design,
      launched: agencies.launched,
      promoted: agencies.promoted,
      silent: view.silent.length,
    },
    ideas: { raised, approved, planned, launched, promoted },
    kinds: view.shares.map(({ kind, agencies: all, reached, count }) => {
      return { kind, agencies: all, reached, innovations: count };
    }),
    servicesNeeded: view.servicesNeeded,
    services: view.services.map(({ code, name, count }) => ({ code, name: name.id, count })),
  };
}
