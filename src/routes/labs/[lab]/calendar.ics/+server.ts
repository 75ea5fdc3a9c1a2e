import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { occasionsFor, occasionsOf, type Occasion } from '#lib/lab/calendar.ts';
import { carries } from '#lib/lab/idea/answers.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Person } from '#lib/lab/people.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { calendarFile } from '#lib/server/export/calendar-file.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import { monitoringWords } from '#lib/words/monitoring.ts';
import type { RequestHandler } from './$types';

/** Whose dates somebody may take home: all of them, or those of the ideas they carry. */
const isOpenTo = (idea: Idea, person: Person) =>
  leadersView(person) || person.role === 'leader' || carries(idea, person);

/** [D74] Dates of the lab, of one idea (`?idea=`) or of one person (`?who=`), for any calendar. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  const { person, lab } = viewer;
  const words = monitoringWords[locals.lang];
  const [only, who] = [url.searchParams.get('idea'), url.searchParams.get('who')];
  const states = await ideas.statesOf(db().read, params.lab);
  const open = states.filter(
    (idea) => isOpenTo(idea, person) && (only === null || idea.id === only),
  );
  if (only !== null && open.length === 0) error(404, accessWords[locals.lang].noLab);
  const origin = seat.address?.origin(url.host) ?? url.origin;
  const entry = ({ id, day, kind, what, who: by, idea }: Occasion) => ({
    uid: `${id}@labinov`,
    day,
    title: `${words.occasion[kind](what)} · ${idea.title}`,
    text: words.occasionText(idea.title, by),
    url: `${origin}/labs/${params.lab}/ideas/${idea.id}/deliver`,
  });
  const occasions = open.flatMap((idea) =>
    who === null ? occasionsOf(idea) : occasionsFor(idea, who),
  );
  const file = calendarFile(words.calendarName(lab.title), occasions.map(entry), Date.now());
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="labinov.ics"',
      'cache-control': 'private, no-store',
    },
  });
};
