import { fail, type RequestEvent } from '@sveltejs/kit';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import { stages } from '#lib/lab/stages.ts';
import { newId } from '#lib/live/ids.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { piecesOf, evidenceDir, keepFile } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { giveOffer } from '#lib/server/lab-offers.ts';
import { addEvidence, whyNoEvidence } from '#lib/server/operations/evidence.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import { deliverWords } from '#lib/words/deliver.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { Actions } from './$types.ts';

type Event = RequestEvent<{ lab: string; idea: string }>;
type Where = 'title' | 'file' | 'link' | 'year' | null;

/** The largest file that comes with a plain form; a page with script sends larger ones in pieces. */
const mostBytes = 10 * 1024 * 1024;
/** What a form brings besides its file. */
const overhead = 64 * 1024;
const nothing = { title: '', year: '', indicator: '', stage: '', kind: 'file', link: '' };

/** The idea and who asks; null where there is no such idea for them. */
async function asked({ locals, params }: Event) {
  const viewer = await viewerOf(locals, params.lab);
  const ref = { kind: 'idea' as const, id: params.idea };
  const found = viewer && !viewer.removed && (await openProgram().read(ref, viewer.person));
  return viewer && found ? { person: viewer.person, idea: found.state } : null;
}

export const actions: Actions = {
  /** Something of the lab itself becomes evidence. */
  offer: async (event: Event) => {
    const { lang } = event.locals;
    const no = (said: string, status: number) => fail(status, { said });
    const found = await asked(event);
    if (!found) return no(refusalText({ code: 'not-found' }, lang), 404);
    const form = await event.request.formData();
    const what = (['attendance', 'certificate', 'photo'] as const).find(
      (one) => one === textOf(form, 'what'),
    );
    const id = textOf(form, 'id');
    if (!what || !/^[0-9a-f-]{36}$/.test(id))
      return no(refusalText({ code: 'bad-act' }, lang), 400);
    const flaw = await giveOffer(
      { ...found, lang },
      { what, photoId: textOf(form, 'photo'), id, newId },
    );
    if (flaw === null) return { added: true };
    return no(flaw === 'nobody' ? attendanceWords[lang].offerNobody : refusalText(flaw, lang), 409);
  },

  upload: async (event: Event) => {
    const { locals, params, request } = event;
    const words = deliverWords[locals.lang].evidence.flaw;
    if (Number(request.headers.get('content-length')) > mostBytes + overhead) {
      return fail(413, { error: words['too-large'], of: 'file' as Where, typed: nothing });
    }
    // Before the body is taken in: a stranger's ten megabytes need not be held.
    const ref = { kind: 'idea' as const, id: params.idea };
    const found = await asked(event);
    if (!found) {
      const error = refusalText({ code: 'not-found' }, locals.lang);
      return fail(404, { error, of: null as Where, typed: nothing });
    }
    const { person, idea } = found;
    const said = (refusal: Refusal, typed = nothing) =>
      fail(409, { error: refusalText(refusal, locals.lang), of: null as Where, typed });
    const refusal = whyNoEvidence(idea, person);
    if (refusal) return said(refusal);
    const form = await request.formData();
    const typed = typedIn(form);
    const no = (of: Where, error: string, status = 400) => fail(status, { error, of, typed });
    if (!/^20\d\d$/.test(typed.year)) return no('year', words.year);
    const stage = stages.find((one) => one === typed.stage);
    const about = {
      id: /^[0-9a-f-]{36}$/.test(textOf(form, 'id')) ? textOf(form, 'id') : newId(),
      indicator: /^\d\d$/.test(typed.indicator) ? Number(typed.indicator) : null,
      title: typed.title,
      year: Number(typed.year),
      ...(stage ? { stage } : {}),
    };

    const file = form.get('file');
    const isFile = file instanceof File && file.size > 0;
    // Without script nobody says which: whatever is filled counts.
    if (typed.kind === 'link' || (typed.kind === '' && !isFile && typed.link !== '')) {
      if (typed.title === '') return no('title', words.title);
      if (!/^https?:\/\/\S+$/.test(typed.link)) return no('link', words.link);
      const evidence = { ...about, file: null, link: typed.link };
      const act = { type: 'evidence.link' as const, evidence };
      const answer = await openProgram().submit(ref, person, act, about.id);
      return isRefusal(answer) && answer.code !== 'exists' ? said(answer, typed) : { added: true };
    }

    if (!isFile) return no('file', words.empty);
    const content = piecesOf(file);
    const keeping = { name: file.name, newId, most: mostBytes };
    const flaw = await addEvidence(
      { idea, person },
      { ...about, fileName: file.name },
      {
        keep: () => keepFile(evidenceDir(), content, keeping),
        submit: (act, actId) => openProgram().submit(ref, person, act, actId),
      },
    );
    if (flaw === null) return { added: true };
    if (typeof flaw === 'object') return said(flaw, typed);
    return no(flaw === 'title' ? 'title' : 'file', words[flaw]);
  },
};

function typedIn(form: FormData) {
  return {
    title: textOf(form, 'title'),
    year: textOf(form, 'year'),
    indicator: textOf(form, 'indicator'),
    stage: textOf(form, 'stage'),
    kind: textOf(form, 'kind'),
    link: textOf(form, 'link', 600),
  };
}
