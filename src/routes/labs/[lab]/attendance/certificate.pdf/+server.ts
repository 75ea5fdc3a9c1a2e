import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { hallOf } from '#lib/server/db/attendance.ts';
import { db } from '#lib/server/db/open.ts';
import { certificatePaper, presentOf } from '#lib/server/export/lab-papers.ts';
import { attachment } from '#lib/server/files.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import type { RequestHandler } from './$types.ts';

/** Certificates: of everybody who was there or of one agency for staff, one's own for everybody else. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const t = attendanceWords[locals.lang];
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer) error(404, accessWords[locals.lang].noLab);
  if (viewer.removed) error(403, accessWords[locals.lang].removed);
  const { person } = viewer;
  const hall = await hallOf(db().read, params.lab);
  const asked = url.searchParams.get('agency');
  const agencies = asked ? [asked] : Object.keys(hall.agencies);
  const all = (leadersView(person) ? agencies : [person.agencyId ?? '']).flatMap((agencyId) =>
    presentOf(hall, agencyId),
  );
  const people = leadersView(person) ? all : all.filter(({ id }) => id === person.id);
  const paper = certificatePaper(hall, people, locals.lang);
  if (!paper) error(404, t.noPaper);
  return new Response(new Uint8Array(paper), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': attachment(`${t.certificate} ${hall.lab.title}.pdf`),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    },
  });
};
