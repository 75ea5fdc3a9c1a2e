import { error, fail } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { promisedBy, isPicture } from '#lib/lab/idea/evidence-kinds.ts';
import { leads } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { newId } from '#lib/live/ids.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { piecesOf, evidenceDir, keepFile } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { shownName } from '#lib/server/operations/evidence.ts';
import { accessWords } from '#lib/words/access.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is there; everything shown lives in the hall. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { person } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return { title: attendanceWords[locals.lang].title };
};

const most = 10 * 1024 * 1024;

export const actions: Actions = {
  /** [D90] A photo of the lab. */
  photo: async ({ locals, params, request }) => {
    const viewer = await viewerOf(locals, params.lab);
    if (!viewer || !leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
    const no = () => fail(400, { error: attendanceWords[locals.lang].photoFlaw });
    if (Number(request.headers.get('content-length')) > most + 64 * 1024) return no();
    const form = await request.formData();
    const title = textOf(form, 'title');
    const file = form.get('file');
    const id = /^[0-9a-f-]{36}$/.test(textOf(form, 'id')) ? textOf(form, 'id') : newId();
    if (title === '' || !(file instanceof File)) return no();
    const promised = promisedBy(file.name);
    if (promised === null || promised === 'heic' || !isPicture(promised)) return no();
    const content = piecesOf(file);
    const kept = await keepFile(evidenceDir(), content, { name: file.name, newId, most });
    if (typeof kept === 'string') return no();
    const { stored, size, type } = kept;
    if (type !== 'image/jpeg' && type !== 'image/png' && type !== 'image/webp') return no();
    const stays = { stored, size, type, name: shownName(file.name, stored) };
    const photo = { id, title, banner: form.get('banner') === 'on', file: stays };
    const ref = { kind: 'hall' as const, id: params.lab };
    const answer = await openProgram().submit(ref, viewer.person, { type: 'photo.add', photo }, id);
    return isRefusal(answer) && answer.code !== 'exists' ? no() : { photo: true };
  },
};
