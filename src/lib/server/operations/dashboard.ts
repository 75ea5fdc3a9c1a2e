/** Bappeda's dashboard: the breadth of the labs, and what the months and years after them brought. */
import { setImmediate } from 'node:timers/promises';
import {
  fateOf,
  readinessChange,
  spansOf,
  type Fate,
  type ReadinessChange,
  type Span,
} from '#lib/lab/dashboard.ts';
import { watched, type ObstacleKind, type Overdue } from '#lib/lab/monitoring.ts';
import type { Stage } from '#lib/lab/stages.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import type { Db } from '#lib/server/db/database.ts';
import { gatesAndSheets } from '#lib/server/db/hall-history.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { coverageOf, keyOf, labsOf, type Choice, type CoverageView } from './coverage.ts';

export type LabLine = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  stage: Stage;
  closed: boolean;
  spans: Span[];
  fates: Record<Fate, number>;
};
export type IdeaLine = {
  labId: string;
  lab: string;
  id: string;
  title: string;
  agency: string;
  fate: Fate;
};
export type OverdueLine = Overdue & { labId: string; ideaId: string; idea: string; agency: string };

export type DashboardView = {
  coverage: CoverageView;
  /** Oldest first. */
  labs: LabLine[];
  ideas: IdeaLine[];
  obstacles: Record<ObstacleKind, number>;
  /** The longest overdue first. */
  overdue: OverdueLine[];
  readiness: ReadinessChange;
};

export type Asking = Choice & { today: string; dayOf: (instant: number) => string };

/** Everything the dashboard shows for a choice of labs. Reads each lab once. */
export async function dashboardOf(
  db: Db,
  { today, dayOf, ...choice }: Asking,
): Promise<DashboardView> {
  const coverage = await coverageOf(db, choice);
  const chosen = (await labsOf(db, choice)).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const told = await gatesAndSheets(
    db,
    chosen.map(({ id }) => id),
  );
  const view: DashboardView = {
    coverage,
    labs: [],
    ideas: [],
    obstacles: { willingness: 0, ability: 0, other: 0, none: 0, unheard: 0 },
    overdue: [],
    readiness: { before: [], after: [], agencies: 0 },
  };
  const agencyKeys = new Map<string, string>();
  for (const lab of chosen) {
    // Whole ideas are large: between two labs a live one gets its turn.
    await setImmediate();
    const names = new Map<string, string>();
    for (const { id, name } of await agencies.ofLab(db, lab.id)) {
      names.set(id, name);
      agencyKeys.set(id, keyOf(name));
    }
    const nameOf = (id: string) => names.get(id) ?? '';
    const whole = await ideas.statesOf(db, lab.id);
    const about = { labId: lab.id, lab: lab.title };
    const fates: LabLine['fates'] = {
      registered: 0,
      running: 0,
      quiet: 0,
      planned: 0,
      approved: 0,
      waiting: 0,
    };
    for (const idea of whole) {
      const fate = fateOf(idea, { today, dayOf });
      fates[fate] += 1;
      const title = idea.fields.title.text;
      view.ideas.push({ ...about, id: idea.id, title, agency: nameOf(idea.agencyId), fate });
    }
    for (const one of watched(whole, { today, dayOf })) {
      view.obstacles[one.obstacle] += 1;
      const { id: ideaId, title: idea } = one;
      const agency = nameOf(one.agencyId);
      view.overdue.push(
        ...one.overdue.map((late) => ({ ...late, labId: lab.id, ideaId, idea, agency })),
      );
    }
    const passes = told.flatMap(({ labId, at, event }) =>
      labId === lab.id && event.type === 'stage.passed'
        ? [{ stage: event.stage, day: dayOf(at) }]
        : [],
    );
    const { id, title, startsOn, endsOn, closed } = lab;
    const stage = lab.stage as Stage;
    const spans = spansOf(startsOn, passes, today);
    view.labs.push({ id, title, startsOn, endsOn, stage, closed, spans, fates });
  }
  view.overdue.sort((a, b) => b.days - a.days);
  view.readiness = readinessChange(
    told.flatMap(({ labId, at, event }) => {
      if (event.type !== 'readiness.answered' || !event.values) return [];
      const agency = agencyKeys.get(event.agencyId);
      const { personId, values } = event;
      return agency === undefined ? [] : [{ labId, personId, agency, at, values }];
    }),
  );
  return view;
}
