/** What counts while ideas are worked on: numbers of the room, never whose. */
import type { GateFacts, IdeaFacts } from '#lib/lab/hall/gates.ts';
import { surfaceOf } from '#lib/lab/surface.ts';

export type WorkKey =
  | 'ideas'
  | 'handedIn'
  | 'agencies'
  | 'approved'
  | 'plansHandedIn'
  | 'plansApproved'
  | 'launched'
  | 'measured';

const isIn = (status: IdeaFacts['canvas']) => status === 'submitted' || status === 'approved';

const counted: Record<WorkKey, (ideas: readonly IdeaFacts[]) => number> = {
  ideas: (ideas) => ideas.length,
  handedIn: (ideas) => ideas.filter(({ canvas }) => isIn(canvas)).length,
  agencies: (ideas) => new Set(ideas.map(({ agencyId }) => agencyId)).size,
  approved: (ideas) => ideas.filter(({ canvas }) => canvas === 'approved').length,
  plansHandedIn: (ideas) => ideas.filter(({ plan }) => isIn(plan)).length,
  plansApproved: (ideas) => ideas.filter(({ plan }) => plan === 'approved').length,
  launched: (ideas) => ideas.filter(({ launched }) => launched).length,
  measured: (ideas) => ideas.filter(({ measured }) => measured).length,
};

/** Which three numbers an activity of this kind is about. */
function keysOf(kind: string): WorkKey[] {
  switch (surfaceOf(kind)) {
    case 'review':
      return ['handedIn', 'agencies', 'approved'];
    case 'plan':
      return ['approved', 'plansHandedIn', 'plansApproved'];
    case 'commitments':
      return ['plansApproved', 'launched', 'measured'];
    default:
      return ['ideas', 'handedIn', 'agencies'];
  }
}

export const workCounts = (kind: string, { ideas }: GateFacts): { key: WorkKey; n: number }[] =>
  keysOf(kind).map((key) => ({ key, n: counted[key](ideas) }));
