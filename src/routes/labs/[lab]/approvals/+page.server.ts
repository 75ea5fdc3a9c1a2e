import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { approvalLine } from '#lib/lab/idea/summary.ts';
import type { Decision, Idea } from '#lib/lab/idea/state.ts';
import { leads } from '#lib/lab/people.ts';
import { refuse } from '#lib/lab/refusals.ts';
import { dayAt } from '#lib/lab/zone.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { piecesOf, evidenceDir, keepFile } from '#lib/server/files.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as regions from '#lib/server/db/regions.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { approveOnPaper, decideMany, readChoices } from '#lib/server/operations/approvals.ts';
import { linksFor } from '#lib/server/operations/personal-links.ts';
import {
  againPersonal,
  closePersonal,
  makePersonal,
  shownLink,
} from '#lib/server/personal-link-forms.ts';
import { accessWords } from '#lib/words/access.ts';
import { canvasWords } from '#lib/words/canvas.ts';
import { deliverWords } from '#lib/words/deliver.ts';
import { refusalText } from '#lib/words/refusals.ts';
import { reviewWords } from '#lib/words/review.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const shown = 30;
/** The largest photo of a paper. */
const mostBytes = 10 * 1024 * 1024;
/** What a form brings besides its file. */
const overhead = 64 * 1024;
type Event = RequestEvent<{ lab: string }>;

/** What waits for the leader, a line each; what was decided last; whom the leader named. */
export const load: PageServerLoad = async ({ params, locals, depends, parent }) => {
  depends('labinov:summary');
  const { hall } = await parent();
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  const { person } = viewer;
  const nothing = { batch: '', pending: [], decided: [], links: [], named: false, bound: false };
  if (!['leader', 'facilitator', 'bappeda'].includes(person.role)) {
    return { allowed: false, ...nothing };
  }
  const states = await ideas.statesOf(db().read, params.lab);
  const leader = person.role === 'leader';
  const links = leader ? await linksFor(db().read, person) : [];
  return {
    allowed: true,
    /** Makes a form that is sent twice one decision. */
    batch: uuidv7(),
    pending: states
      .map((idea) => approvalLine(idea, hall.state.passFirst))
      .filter((line) => line !== null),
    decided: states
      .flatMap((idea) => [...decisionsOn(idea, 'canvas'), ...decisionsOn(idea, 'plan')])
      .sort((a, b) => b.at - a.at)
      .slice(0, shown),
    links: links.map(shownLink),
    /** Decides in somebody's name, and names nobody. */
    named: person.behalf !== undefined,
    /** Came by a personal link, which another device may be let in by. */
    bound: person.until !== undefined,
  };
};

/** The decisions on one form of an idea, without the handing in. */
function decisionsOn(idea: Idea, form: 'canvas' | 'plan') {
  const made = (one: Decision) => one.decision === 'approved' || one.decision === 'returned';
  return idea[form].decisions.filter(made).map((one) => ({
    ...one,
    form,
    ideaId: idea.id,
    agencyId: idea.agencyId,
    title: idea.fields.title.text,
  }));
}

/** Whoever asks, as somebody who is in this lab. */
async function asking({ locals, params }: Event) {
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  return viewer.person;
}

async function leading(event: Event) {
  const person = await asking(event);
  if (person.role !== 'leader') error(403, refusalText(refuse('no-right'), event.locals.lang));
  return person;
}

export const actions: Actions = {
  /** Approves or returns what is ticked: one request, one answer for each. */
  decide: async (event) => {
    const { locals, request } = event;
    const person = await leading(event);
    const form = await request.formData();
    const choices = readChoices(form.getAll('one'));
    const decision = textOf(form, 'decision') === 'return' ? 'return' : 'approve';
    const note = textOf(form, 'note', 1000);
    if (choices.length === 0) {
      return fail(400, { flaw: refusalText(refuse('empty'), locals.lang) });
    }
    if (decision === 'return' && note === '') {
      return fail(400, { flaw: canvasWords[locals.lang].returnNeeded });
    }
    const asked = { person, decision, note, batch: textOf(form, 'batch', 40), choices } as const;
    const answers = await decideMany(asked, openProgram().submit);
    return {
      decision,
      done: answers.filter(({ refusal }) => refusal === null).length,
      refused: answers.flatMap(({ ideaId, form: part, refusal }) =>
        refusal
          ? [{ ideaId, form: part, code: refusal.code, text: refusalText(refusal, locals.lang) }]
          : [],
      ),
    };
  },

  /** A facilitator enters an approval that was given on paper, with a photo of it. */
  paper: async (event) => {
    const { locals, request } = event;
    const { lang } = locals;
    const words = { ...deliverWords[lang].evidence.flaw, ...reviewWords[lang].paper.flaw };
    if (Number(request.headers.get('content-length')) > mostBytes + overhead) {
      return fail(413, { paperFlaw: words['too-large'] });
    }
    const person = await asking(event);
    if (!leads(person)) error(403, refusalText(refuse('no-right'), lang));
    const form = await request.formData();
    const file = form.get('photo');
    if (!(file instanceof File) || file.size === 0) return fail(400, { paperFlaw: words.empty });
    const content = piecesOf(file);
    const flaw = await approveOnPaper(
      person,
      {
        ideaId: textOf(form, 'idea', 40),
        form: textOf(form, 'form') === 'plan' ? 'plan' : 'canvas',
        version: textOf(form, 'version', 64),
        name: textOf(form, 'name'),
        position: textOf(form, 'position'),
        note: textOf(form, 'note', 1000),
        on: textOf(form, 'on'),
        fileName: file.name,
      },
      {
        read: (ideaId) => openProgram().read({ kind: 'idea', id: ideaId }, person),
        keep: () =>
          keepFile(evidenceDir(), content, { name: file.name, newId: uuidv7, most: mostBytes }),
        submit: openProgram().submit,
        actId: textOf(form, 'act', 40) || uuidv7(),
        today: dayAt(Date.now(), await regions.zoneOfLab(db().read, event.params.lab)),
      },
    );
    if (flaw === null) return { entered: true };
    const text = typeof flaw === 'string' ? words[flaw] : refusalText(flaw, lang);
    return fail(409, { paperFlaw: text });
  },

  /** The leader names somebody who decides in the leader's name. */
  personal: async (event) => {
    const { url } = event;
    const origin = seat.address?.origin(url.host) ?? url.origin;
    return makePersonal(event, await leading(event), origin);
  },
  again: async (event) => againPersonal(event, await leading(event)),
  close: async (event) => closePersonal(event, await leading(event)),
};
