/** [N19] A file on its way to the evidence of an entry (`server/upload-road.ts`). */
import * as v from 'valibot';
import { scoredLines } from '#lib/lab/catalogue.ts';
import * as parts from '#lib/lab/idea/parts.ts';
import { isRegistryRefusal, refuseCorrection } from '#lib/lab/registry.ts';
import { id, tidy } from '#lib/lab/values.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { ownAccount } from '#lib/server/live/viewer.ts';
import { shownName } from '#lib/server/operations/evidence.ts';
import { addProof } from '#lib/server/operations/registry-claims.ts';
import { clerkOf, seenEntry } from '#lib/server/registry-reader.ts';
import { aboutFile, uploadRoad } from '#lib/server/upload-road.ts';
import type { RequestEvent, RequestHandler } from './$types.ts';

const { indicator, year } = parts.evidence.entries;

const road = uploadRoad(
  aboutFile({ indicator, year }),
  async ({ locals, params }: RequestEvent) => {
    const account = ownAccount(locals.account);
    const entry = account && (await seenEntry(locals, params.innovation));
    if (!entry || !v.is(id, params.evidence)) return { code: 'not-found' };
    const clerk = await clerkOf(account, entry);
    if (!clerk) return { code: 'no-right' };
    const refusal = refuseCorrection(entry, clerk);
    if (refusal) return refusal;
    if (openProgram().trouble) return { code: 'storage' };
    const evidenceId = params.evidence;
    return {
      key: { personId: account.id, subjectId: entry.id, evidenceId },
      poolId: entry.regionId,
      isThere: async () => (await innovations.evidenceIds(db().read, [evidenceId])).size > 0,
      async add(asked, { stored, size: fileSize, type: fileType }, name) {
        const title = tidy(asked.title);
        if (title === '') return 'title';
        const catalogue = await catalogues.load(db().read, entry.regionId, entry.catalogueYear);
        const known = scoredLines(catalogue).some(({ no }) => no === asked.indicator);
        const file = { stored, fileName: shownName(name, stored), fileType, fileSize, link: null };
        const evidence = { id: evidenceId, title, year: asked.year, ...file };
        const outcome = await addProof(db().write, {
          innovationId: entry.id,
          clerk,
          at: steadyNow(),
          evidence: { ...evidence, indicator: known ? asked.indicator : null },
        });
        return isRegistryRefusal(outcome) ? outcome : null;
      },
    };
  },
);

export const POST: RequestHandler = road.POST;
export const HEAD: RequestHandler = road.HEAD;
export const PATCH: RequestHandler = road.PATCH;
export const PUT: RequestHandler = road.PUT;
export const DELETE: RequestHandler = road.DELETE;
