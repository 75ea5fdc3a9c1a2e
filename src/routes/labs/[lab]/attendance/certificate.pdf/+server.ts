import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { hallOf } from '#lib/server/db/attendance.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { asDownload, printed } from '#lib/server/printed.ts';
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
  const staff = leadersView(person);
  const order = {
    what: 'certificates-of',
    labId: params.lab,
    agencyIds: staff ? agencies : [person.agencyId ?? ''],
    personId: staff ? null : person.id,
    lang: locals.lang,
    at: 0,
    format: 'pdf',
  } as const;
  const paper = await printed(order, staff ? null : person.id);
  if (!paper) error(404, t.noPaper);
  const name = `${t.certificate} ${hall.lab.title}`;
  return asDownload(new Uint8Array(paper), { name, format: 'pdf' });
};
