import { error } from '@sveltejs/kit';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { boardPicture } from '#lib/server/export/board-picture.ts';
import { requireBoard } from '#lib/server/lab-staff.ts';
import { isPicture, pictured } from '#lib/server/pictured.ts';
import { pictureWords } from '#lib/words/pictures.ts';
import type { RequestHandler } from './$types.ts';

/** [X11] The board as a picture. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const { lang } = locals;
  const { hall, board } = await requireBoard(locals, params);
  if (!isPicture(params.format)) error(404);
  const zone = await regions.zoneOfLab(db().read, params.lab);
  const drawing = boardPicture({ hall, board, lang, zone, at: steadyNow() });
  if (!drawing) error(409, pictureWords[lang].notYet);
  return pictured(drawing, params.format);
};
