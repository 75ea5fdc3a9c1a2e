/** A file on its way to the evidence of an idea (`server/upload-road.ts`). */
import * as v from 'valibot';
import * as parts from '#lib/lab/idea/parts.ts';
import { refuse } from '#lib/lab/refusals.ts';
import { id } from '#lib/lab/values.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { addEvidence, whyNoEvidence } from '#lib/server/operations/evidence.ts';
import { aboutFile, uploadRoad } from '#lib/server/upload-road.ts';
import type { RequestEvent, RequestHandler } from './$types.ts';

const { indicator, year, stage, checkInId } = parts.evidence.entries;
const about = aboutFile({ indicator, year, stage, checkInId });

const road = uploadRoad(about, async ({ locals, params }: RequestEvent) => {
  const viewer = await viewerOf(locals, params.lab);
  const ref = { kind: 'idea' as const, id: params.idea };
  const found = viewer && !viewer.removed && (await openProgram().read(ref, viewer.person));
  if (!viewer || !found || !v.is(id, params.evidence)) return refuse('not-found');
  const { person } = viewer;
  const idea = found.state;
  const refusal = whyNoEvidence(idea, person);
  if (refusal) return refusal;
  if (openProgram().trouble) return refuse('storage');
  const evidenceId = params.evidence;
  return {
    key: { personId: person.id, subjectId: idea.id, evidenceId },
    poolId: idea.labId,
    isThere: async () => {
      const now = await openProgram().read(ref, person);
      return now?.state.evidence[evidenceId] !== undefined;
    },
    add: ({ size: _size, ...asked }, kept, fileName) =>
      addEvidence(
        { idea, person },
        { ...asked, id: evidenceId, fileName },
        {
          keep: async () => kept,
          submit: (act, actId) => openProgram().submit(ref, person, act, actId),
        },
      ),
  };
});

export const POST: RequestHandler = road.POST;
export const HEAD: RequestHandler = road.HEAD;
export const PATCH: RequestHandler = road.PATCH;
export const PUT: RequestHandler = road.PUT;
export const DELETE: RequestHandler = road.DELETE;
