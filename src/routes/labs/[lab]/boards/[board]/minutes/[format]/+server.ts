import { error } from '@sveltejs/kit';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { requireBoard } from '#lib/server/lab-staff.ts';
import { asDownload, printed } from '#lib/server/printed.ts';
import { minutesWords } from '#lib/words/minutes.ts';
import { pictureWords } from '#lib/words/pictures.ts';
import type { RequestHandler } from './$types.ts';

/** [X13] What happened on the board, from its journal. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const { lang } = locals;
  const { format } = params;
  const { person, board } = await requireBoard(locals, params);
  if (format !== 'docx' && format !== 'pdf') error(404);
  const of = { labId: params.lab, boardId: params.board, viewer: person };
  const paper = await printed({ what: 'board-minutes', ...of, lang, at: steadyNow(), format });
  if (!paper) error(409, pictureWords[lang].notYet);
  const name = minutesWords[lang].title(board.title).slice(0, 120);
  return asDownload(new Uint8Array(paper), { name, format });
};
