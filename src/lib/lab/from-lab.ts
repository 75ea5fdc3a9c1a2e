/**
 * What the lab already knows for each field of the ministry's profile, and from where (DOMAIN.md
 * 6.7, a proposal of this program and no rule of the ministry). Nothing is filled in by itself:
 * whoever writes the profile takes it over and changes it. Texts are Indonesian, as the form is.
 */
import { affairOf } from './affairs.ts';
import { phases, type Phase } from './idea/canvas.ts';
import type { DesignPart } from './idea/design-parts.ts';
import { rowsOf } from './idea/rows.ts';
import type { Idea, Measure } from './idea/state.ts';
import { headcount, teamOf } from './idea/team.ts';

/** Where in the lab a proposal comes from; the page links to it and names it. */
export type Origin =
  | 'canvas'
  | 'traits'
  | 'plan'
  | 'measures'
  | 'trial'
  | 'stakeholders'
  | 'team'
  | 'agency';
export type Proposal<T> = { value: T; from: Origin[] };

/** Fields of the profile, parts of the rancang bangun, and indicators that the lab has something for. */
export type FromLab = Record<`design.${DesignPart}`, Proposal<string>> & {
  initiatorName: Proposal<string>;
  goal: Proposal<string>;
  benefit: Proposal<string>;
  result: Proposal<string>;
  budget: Proposal<number>;
  budgetNote: Proposal<string>;
  monthsToCreate: Proposal<number>;
  benefitValue: Proposal<number>;
  /** Levels by indicator: 17 (people), 22 (elements), 23 (appointment), 24 (agencies), 32 (months). */
  claims: Proposal<Record<number, number>>;
};

const phaseNames: Record<Phase, string> = {
  preparation: 'Persiapan',
  execution: 'Pelaksanaan',
  monitoring: 'Monitoring',
  evaluation: 'Evaluasi',
};
const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });
const paragraphs = (...texts: string[]) => texts.filter((text) => text !== '').join('\n\n');
const sentence = (text: string) => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);

/** Everything the lab can offer now; what it knows nothing about is left out. */
export function fromLab(idea: Idea, agencyName: string): Partial<FromLab> {
  const { fields, traits, trial } = idea;
  const offers: Partial<FromLab> = {};
  const offer = <K extends keyof FromLab>(key: K, value: FromLab[K]['value'], from: Origin[]) => {
    const empty = value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
    if (!empty) offers[key] = { value, from } as FromLab[K];
  };

  offer('initiatorName', agencyName, ['agency']);
  offer('goal', fields.goal.text, ['canvas']);
  const outcomes = measuresOf(idea, ({ kind, after }) => kind === 'outcome' && after !== null);
  const benefit = paragraphs(
    sentence(fields.beneficiaries.text),
    sentence(fields.targetChange.text),
    outcomes,
  );
  offer('benefit', benefit, outcomes ? ['canvas', 'measures'] : ['canvas']);
  const measured = measuresOf(idea, ({ after }) => after !== null);
  offer('result', paragraphs(measured, sentence(trial.result)), [
    ...(measured ? (['measures'] as const) : []),
    ...(trial.result ? (['trial'] as const) : []),
  ]);

  offer('design.micro', fields.background.text, ['canvas']);
  const affair = traits.affair === null ? undefined : affairOf(traits.affair)?.name.id;
  const issue = affair ? `Urusan pemerintahan: ${affair}.` : '';
  offer('design.issue', issue, ['traits']);
  const renewed = [idea.markNotes?.change, idea.markNotes?.method].map((one) =>
    sentence(one ?? ''),
  );
  const method = paragraphs(fields.idea.text, sentence(fields.targetChange.text), ...renewed);
  offer('design.method', method, ['canvas']);
  const adapted = sentence(traits.sourceAdapted ?? '');
  offer('design.novelty', paragraphs(fields.novelty.text, adapted), [
    ...(fields.novelty.text ? (['canvas'] as const) : []),
    ...(adapted ? (['traits'] as const) : []),
  ]);
  const stages = stagesOf(idea);
  offer('design.stages', paragraphs(fields.description.text, stages), [
    ...(fields.description.text ? (['canvas'] as const) : []),
    ...(stages ? (['plan'] as const) : []),
  ]);

  const costs = rowsOf(idea).filter(({ cost }) => cost !== null);
  if (costs.length > 0) {
    offer(
      'budget',
      costs.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
      ['plan'],
    );
    const sources = costs.flatMap(({ costSource }) => (costSource ? [costSource] : []));
    offer('budgetNote', [...new Set(sources)].join('; ').slice(0, 300), ['plan']);
  }
  const months = monthsToCreate(idea);
  if (months !== null) offer('monthsToCreate', months, ['plan', 'trial']);
  const people = Object.values(idea.measures).find(
    ({ unit, after }) => /^orang\b/i.test(unit.trim()) && after !== null,
  );
  if (people?.after) offer('benefitValue', people.after, ['measures']);
  offer('claims', claimsFrom(idea, months), ['stakeholders', 'team', 'plan', 'trial']);
  return offers;
}

export type OpenOffer = {
  [K in Exclude<keyof FromLab, 'claims'>]: { key: K } & FromLab[K];
}[Exclude<keyof FromLab, 'claims'>];

/**
 * [P22] What may be taken over at once: the offers for fields in which nothing stands yet. A rancang
 * bangun written freely has no empty parts. Levels of indicators are claimed one by one, beside
 * their evidence.
 */
export function openOffers(idea: Idea, agencyName: string): OpenOffer[] {
  const { claims: _oneByOne, ...offers } = fromLab(idea, agencyName);
  const isEmpty = (key: keyof typeof offers) => {
    const [, part] = key.split('.') as [string, DesignPart | undefined];
    if (part) return idea.design[part] === '' && idea.design.free.trim() === '';
    const value = idea.profile[key as ProfileKey];
    return value === null || (typeof value === 'string' && value.trim() === '');
  };
  return Object.entries(offers)
    .map(([key, offer]) => ({ key, ...offer }) as OpenOffer)
    .filter(({ key }) => isEmpty(key));
}
type ProfileKey = Exclude<OpenOffer['key'], `design.${string}`>;

/** "Waktu tunggu: 34 hari menjadi 1,2 hari (target 1 hari)." for each measure that is asked for. */
const measuresOf = (idea: Idea, wanted: (measure: Measure) => boolean) =>
  Object.values(idea.measures)
    .filter(wanted)
    .map((measure) => {
      const said = (value: number) => `${number.format(value)} ${measure.unit}`.trim();
      const before = measure.before === null ? '' : `${said(measure.before)} menjadi `;
      const target = measure.target === null ? '' : ` (target ${said(measure.target)})`;
      return `${measure.name}: ${before}${said(measure.after ?? 0)}${target}.`;
    })
    .join('\n');

/** "Persiapan: menyusun SOP; melatih bidan." for each phase that has something to do. */
const stagesOf = (idea: Idea) =>
  phases
    .flatMap((phase) => {
      const done = rowsOf(idea)
        .filter((row) => row.phase === phase && row.status !== 'cancelled')
        .flatMap(({ activity }) => (activity === '' ? [] : [activity.replace(/[.;]$/, '')]));
      return done.length > 0 ? [`${phaseNames[phase]}: ${done.join('; ')}.`] : [];
    })
    .join('\n');

/**
 * Whole months from the first planned month to the application, at least one; null while either is
 * open, and where an older innovation was applied before this plan began.
 */
export function monthsToCreate(idea: Idea): number | null {
  const begun = rowsOf(idea)
    .filter(({ months, status }) => months.length > 0 && status !== 'cancelled')
    .map(({ year, months }) => year * 12 + Math.min(...months));
  if (begun.length === 0 || !idea.trial.appliedOn) return null;
  const [year = 0, month = 0] = idea.trial.appliedOn.split('-').map(Number);
  const count = year * 12 + month - Math.min(...begun);
  return count < 0 ? null : Math.max(1, count);
}

/** Lower bounds of levels 1-3 of the 2026 catalogue, where the lab can count (DOMAIN.md 6.3). */
const peopleFor = [1, 11, 31];
const elementsFor = [3, 4, 5];
const agenciesFor = [2, 3, 5];
const levelOf = { none: 1, agency: 2, region: 3 };
const monthsFor = [Number.POSITIVE_INFINITY, 8, 4];

const reached = (count: number, bounds: readonly number[]) =>
  bounds.filter((least) => count >= least).length;

function claimsFrom(idea: Idea, months: number | null): Record<number, number> {
  const elements = new Set(Object.values(idea.stakeholders).map(({ element }) => element)).size;
  const involved = reached(elements, elementsFor);
  const claims: Record<number, number> = {};
  const team = teamOf(idea);
  const people = reached(headcount(team), peopleFor);
  if (people > 0) claims[17] = people;
  if (involved > 0) claims[22] = involved;
  if (team.appointed) claims[23] = levelOf[team.appointed];
  const agencies = reached(team.agencies.length, agenciesFor);
  if (agencies > 0) claims[24] = agencies;
  if (months !== null) claims[32] = monthsFor.filter((most) => months <= most).length;
  return claims;
}
