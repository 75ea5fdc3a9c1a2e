/**
 * What the months after the lab look like: which innovation was heard of when, what is overdue, who
 * waits for help. Pure: days are `YYYY-MM-DD` on the region's calendar, and `dayOf` tells the day of
 * an instant there.
 */
import { checkInsOf, openHelp } from './idea/check-ins.ts';
import { factsOf } from './idea/forms.ts';
import { isMeasured } from './idea/delivered.ts';
import { isRowOpen, lastDayOf } from './idea/lateness.ts';
import { curveOf, type CurvePoint } from './idea/readings.ts';
import type { CheckIn, Idea } from './idea/state.ts';

/** The funnel of DOMAIN 2.4. */
export const funnelSteps = [
  'gathered',
  'approved',
  'planned',
  'launched',
  'monitored',
  'exhibited',
  'registered',
] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** What the last check-in says stands in the way; of `unheard` none has come. */
export const obstacleKinds = ['willingness', 'ability', 'other', 'none', 'unheard'] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

export type News = {
  kind: 'launch' | 'check-in' | 'measure' | 'evidence' | 'decision' | 'hand-over';
  day: string;
};
/** Something whose day is over; `days` since then. */
export type Overdue = {
  what: string;
  /** Who owes it; empty for an activity of the plan without executor. */
  who: string;
  of: 'commitment' | 'row';
  due: string;
  days: number;
};
export type WatchedMeasure = {
  id: string;
  name: string;
  unit: string;
  target: number | null;
  points: CurvePoint[];
};
export type Watched = {
  id: string;
  agencyId: string;
  title: string;
  owners: string[];
  /** Null before anything was heard of it. */
  news: News | null;
  silentDays: number;
  overdue: Overdue[];
  obstacle: ObstacleKind;
  note: string;
  help: CheckIn[];
  /** Measures with a value since the baseline, with their curves (D105). */
  measures: WatchedMeasure[];
  isLaunched: boolean;
  isMeasured: boolean;
};

const dayMs = 86_400_000;
/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

type Calendar = { today: string; dayOf: (instant: number) => string };

/** [D70] Approved plans that are not in the registry yet, the longest silent first. */
export function watched(ideas: readonly Idea[], calendar: Calendar): Watched[] {
  return ideas
    .filter(({ plan, innovationId }) => plan.status === 'approved' && innovationId === null)
    .map((idea) => watch(idea, calendar))
    .sort((a, b) => b.silentDays - a.silentDays || (a.id < b.id ? -1 : 1));
}

function watch(idea: Idea, { today, dayOf }: Calendar): Watched {
  const news = lastNews(idea, { today, dayOf });
  // That one row is given up says nothing of how the others go.
  const last = checkInsOf(idea).find(({ cancelled }) => !cancelled);
  return {
    id: idea.id,
    agencyId: idea.agencyId,
    title: idea.fields.title.text,
    owners: idea.owners.map(({ name }) => name),
    news,
    silentDays: Math.max(0, daysBetween(news?.day ?? dayOf(idea.raisedAt), today)),
    overdue: overdueOf(idea, today),
    obstacle: last ? (last.obstacle ?? 'none') : 'unheard',
    note: last?.note ?? '',
    help: openHelp(idea),
    measures: measuresOf(idea),
    isLaunched: idea.launch !== null,
    isMeasured: isMeasured(idea),
  };
}

const measuresOf = (idea: Idea): WatchedMeasure[] =>
  Object.values(idea.measures)
    .map((measure) => {
      const { id, name, unit, target } = measure;
      return { id, name, unit, target, points: curveOf(idea, measure) };
    })
    .filter(({ points }) => points.some(({ isBaseline }) => !isBaseline));

/** The last time something was heard of an idea; a day that is still to come is no news yet. */
export function lastNews(idea: Idea, { today, dayOf }: Calendar): News | null {
  const { launch, checkIns, evidence, canvas, plan, handOvers = [], readings = {} } = idea;
  const all: News[] = [
    ...(launch ? [{ kind: 'launch' as const, day: launch.date }] : []),
    ...Object.values(checkIns).map(({ date }) => ({ kind: 'check-in' as const, day: date })),
    ...Object.values(readings).flatMap((list) =>
      list.map(({ on }) => ({ kind: 'measure' as const, day: on })),
    ),
    ...Object.values(evidence).map(({ at }) => ({ kind: 'evidence' as const, day: dayOf(at) })),
    ...[...canvas.decisions, ...plan.decisions].map(({ at }) => {
      return { kind: 'decision' as const, day: dayOf(at) };
    }),
    ...handOvers.map(({ at }) => ({ kind: 'hand-over' as const, day: dayOf(at) })),
  ];
  return all
    .filter(({ day }) => day <= today)
    .reduce<News | null>((newest, one) => (newest && newest.day > one.day ? newest : one), null);
}

/** [D71] The longest overdue first. */
export function overdueOf(idea: Idea, today: string): Overdue[] {
  const commitments = Object.values(idea.commitments)
    .filter(({ status }) => status === 'open')
    .map(({ who, what, due }) => ({ who, what, due, of: 'commitment' as const }));
  const rows = Object.values(idea.rows)
    .filter(isRowOpen)
    .map((row) => ({ row, due: lastDayOf(row) }))
    .flatMap(({ row, due }) =>
      due === null ? [] : [{ who: row.executor, what: row.activity, due, of: 'row' as const }],
    );
  return [...commitments, ...rows]
    .map((one) => ({ ...one, days: daysBetween(one.due, today) }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days || (a.what < b.what ? -1 : 1));
}

/** [D72] How many ideas have each step themselves. */
export function funnel(ideas: readonly Idea[]): { step: FunnelStep; count: number }[] {
  const has: Record<FunnelStep, (idea: Idea) => boolean> = {
    gathered: () => true,
    approved: ({ canvas }) => canvas.status === 'approved',
    planned: ({ plan }) => plan.status === 'approved',
    launched: ({ launch }) => launch !== null,
    monitored: ({ checkIns }) => Object.keys(checkIns).length > 0,
    exhibited: (idea) => factsOf(idea).poster,
    registered: ({ innovationId }) => innovationId !== null,
  };
  return funnelSteps.map((step) => ({ step, count: ideas.filter(has[step]).length }));
}

export type AgencyWatch = {
  agencyId: string;
  ideas: number;
  silentDays: number;
  overdue: number;
  help: number;
};

/** Each agency with something to follow, the longest silent first. */
export function byAgency(list: readonly Watched[]): AgencyWatch[] {
  const agencies = new Map<string, AgencyWatch>();
  for (const { agencyId, silentDays, overdue, help } of list) {
    const known = agencies.get(agencyId);
    agencies.set(agencyId, {
      agencyId,
      ideas: (known?.ideas ?? 0) + 1,
      silentDays: Math.max(known?.silentDays ?? 0, silentDays),
      overdue: (known?.overdue ?? 0) + overdue.length,
      help: (known?.help ?? 0) + help.length,
    });
  }
  return [...agencies.values()].sort((a, b) => b.silentDays - a.silentDays);
}
