/** What Bappeda's dashboard reads off labs that are over: ideas, readiness, units, time. Pure. */
import { daysBetween, lastNews } from './monitoring.ts';
import { radar, roomRadar, type RoomValue, type Sheet } from './readiness.ts';
import type { AgencyKind } from './roster.ts';
import { nextStage, stages, type Stage } from './stages.ts';
import type { Idea } from './idea/state.ts';

/** What became of an idea, the best first. */
export const fates = ['registered', 'running', 'quiet', 'planned', 'approved', 'waiting'] as const;
export type Fate = (typeof fates)[number];

/** After so many days without news a launched innovation no longer counts as running. (proposal) */
export const quietAfter = 180;

type Calendar = { today: string; dayOf: (instant: number) => string };

/** [I13] In the registry, launched and heard of, launched and silent, or how far it came. */
export function fateOf(idea: Idea, calendar: Calendar): Fate {
  if (idea.innovationId !== null) return 'registered';
  if (idea.launch) {
    const news = lastNews(idea, calendar);
    const heard = news !== null && daysBetween(news.day, calendar.today) <= quietAfter;
    return heard ? 'running' : 'quiet';
  }
  if (idea.plan.status === 'approved') return 'planned';
  return idea.canvas.status === 'approved' ? 'approved' : 'waiting';
}

/** [I13] Still running are those in the registry and those heard of. */
export const isAlive = (fate: Fate) => fate === 'registered' || fate === 'running';

export type Answered = {
  labId: string;
  personId: string;
  /** The agency under one name in every lab. */
  agency: string;
  at: number;
  values: Sheet;
};
export type ReadinessChange = { before: RoomValue[]; after: RoomValue[]; agencies: number };

/**
 * [I14] Readiness before and after, over the agencies that answered twice: the first answers of
 * their first lab, and the last ones of their latest.
 */
export function readinessChange(answers: readonly Answered[]): ReadinessChange {
  const inOrder = answers.toSorted((a, b) => a.at - b.at);
  const before: ReturnType<typeof radar>[] = [];
  const after: typeof before = [];
  for (const mine of Map.groupBy(inOrder, ({ agency }) => agency).values()) {
    const first = mine.filter(({ labId }) => labId === mine[0]?.labId);
    const last = mine.filter(({ labId }) => labId === mine.at(-1)?.labId);
    const again = mine[0]?.labId !== mine.at(-1)?.labId || people(first).size < first.length;
    if (!again) continue;
    before.push(radar([...people(first.toReversed()).values()]));
    after.push(radar([...people(last).values()]));
  }
  return { before: roomRadar(before), after: roomRadar(after), agencies: before.length };
}

/** One sheet of everybody: the one that comes last in this order. */
const people = (answers: readonly Answered[]) =>
  new Map(answers.map(({ personId, values }) => [personId, values]));

/** Kinds of unit as Bappeda speaks of them. */
export type UnitKind = AgencyKind | 'puskesmas' | 'school';

/** [I15] A health centre and a school are told from other units by their names. */
export function unitKindOf(kind: AgencyKind, name: string): UnitKind {
  if (kind !== 'uptd') return kind;
  const plain = name.toLowerCase();
  if (/\bpuskesmas\b/.test(plain)) return 'puskesmas';
  return /\b(sdn?|smpn?|sman?|smkn?|tk|sekolah)\b/.test(plain) ? 'school' : kind;
}

export type Pass = { stage: Stage; day: string };
/** A piece of a lab on the time line; both days belong to it. */
export type Span = { stage: Stage; from: string; to: string };

/** [I16] Each stage runs from the gate before it to its own, the present one until today. */
export function spansOf(startsOn: string, passes: readonly Pass[], today: string): Span[] {
  if (startsOn > today) return [];
  const spans: Span[] = [];
  let stage: Stage | null = stages[0];
  let from = startsOn;
  while (stage) {
    const now: Stage = stage;
    const passed = passes.find((pass) => pass.stage === now)?.day;
    const to = passed ?? today;
    spans.push({ stage: now, from, to: to < from ? from : to });
    if (passed === undefined) return spans;
    from = to < from ? from : to;
    stage = nextStage(now);
  }
  return spans;
}
